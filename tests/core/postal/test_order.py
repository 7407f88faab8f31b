"""The order of a mailing."""

from __future__ import annotations

import pytest

from grc_desktop.core.postal import departement, postcode_sort_key


@pytest.mark.parametrize(
    ("postcode", "expected"),
    [
        ("75008", "75"),
        ("01000", "01"),
        ("20000", "2A"),
        ("20137", "2A"),
        ("20200", "2B"),
        ("20600", "2B"),
        ("97400", "974"),
        ("98000", "980"),
        ("98800", "988"),
        ("75 008", "75"),
        ("1000", None),
        ("", None),
        (None, None),
        ("SW1A 1AA", None),
    ],
)
def test_departement(postcode: str | None, expected: str | None) -> None:
    assert departement(postcode) == expected


def test_a_mailing_is_sorted_as_the_bundles_are_made() -> None:
    places = [
        ("DE", "79098", "Freiburg", "Kaiserstraße 1"),
        ("FR", "75008", "Paris", "110 rue Neuve"),
        ("FR", "75008", "Paris", "12 rue Neuve"),
        (None, "20200", "Bastia", "1 rue A"),
        ("FR", "20000", "Ajaccio", "1 rue A"),
        ("FR", "01000", "Bourg", "1 rue A"),
        ("FR", "75008", "Paris", "9 avenue Foch"),
    ]
    ordered = sorted(places, key=lambda place: postcode_sort_key(*place))
    assert [(place[2], place[3]) for place in ordered] == [
        ("Bourg", "1 rue A"),
        ("Ajaccio", "1 rue A"),
        ("Bastia", "1 rue A"),
        ("Paris", "9 avenue Foch"),
        ("Paris", "12 rue Neuve"),
        ("Paris", "110 rue Neuve"),
        ("Freiburg", "Kaiserstraße 1"),
    ]
