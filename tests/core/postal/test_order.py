"""The order of a mailing."""

from __future__ import annotations

import pytest

from grc_desktop.core.postal import bundle_key, departement, postcode_sort_key


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


@pytest.mark.parametrize(
    ("country", "postcode", "sender", "key"),
    [
        ("FR", "74000", "FR", ("", "74")),
        (None, "20200", "FR", ("", "2B")),
        ("RE", "97400", "FR", ("", "974")),
        ("MC", "98000", "FR", ("", "980")),
        ("DE", "79098", "FR", ("DE", "")),
        ("FR", "74000", "BE", ("FR", "")),
        ("BE", "1000", "BE", ("", "")),
        ("FR", None, "FR", ("", "")),
    ],
)
def test_what_a_piece_is_bundled_with(
    country: str | None, postcode: str | None, sender: str, key: tuple[str, str]
) -> None:
    assert bundle_key(country, postcode, sender) == key
