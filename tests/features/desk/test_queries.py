"""Settings read back as they were written, also by an older or newer program."""

from __future__ import annotations

from grc_desktop.database.database import Database
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.desk.queries import ESTABLISHMENT, establishment


def test_an_establishment_with_unknown_and_missing_fields_is_read(base: Database) -> None:
    base.write(save_setting, key=ESTABLISHMENT, value={"name": "Hôtel du Lac", "stars": 3})
    assert (base.read(establishment).name, base.read(establishment).country) == ("Hôtel du Lac", "FR")
