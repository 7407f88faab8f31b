"""Names are tidied, never changed otherwise."""

from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.desk.rules import checked_establishment, checked_user_name


def test_country_is_read_as_people_write_it() -> None:
    assert checked_establishment(Establishment(name="x", country="Belgique")).country == "BE"


def test_user_names() -> None:
    assert checked_user_name("  Zoé \u200b Rey ") == "Zoé Rey"
    with pytest.raises(Refused):
        checked_user_name("\u200b ")
