from __future__ import annotations

from grc_desktop.features.paper.bundles import bundle_words, bundles_of, summed
from grc_desktop.features.paper.records import Addressed, Bundle


def test_neighbours_that_go_the_same_way_are_one_bundle() -> None:
    people = [Addressed(n, "", bundle=way) for n, way in enumerate([("", "69"), ("", "69"), ("", "74"), ("DE", "")])]
    assert bundles_of(people) == (Bundle("", "69", 2), Bundle("", "74", 1), Bundle("DE", "", 1))


def test_the_counts_come_home_first_and_the_largest_first() -> None:
    mixed = [Bundle("DE", "", 9), Bundle("", "74", 1), Bundle("", "69", 2), Bundle("", "74", 5), Bundle("BE", "", 2)]
    assert summed(mixed) == (Bundle("", "74", 6), Bundle("", "69", 2), Bundle("DE", "", 9), Bundle("BE", "", 2))


def test_a_bundle_is_named_as_the_post_speaks_of_it() -> None:
    assert bundle_words(Bundle("", "74", 38)) == "Département 74 – 38 pieces of mail"
    assert bundle_words(Bundle("DE", "", 1)) == "Germany – 1 piece of mail"
    assert bundle_words(Bundle("", "980", 1)) == "Monaco – 1 piece of mail"
    assert bundle_words(Bundle("", "00", 1)) == "Armed forces – 1 piece of mail"
