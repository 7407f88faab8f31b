from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.features.rfm.refreshing import refresh, refresh_if_stale

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


def test_refreshing_leaves_no_line_in_the_journal(house: Database) -> None:
    done = refresh(house)
    assert (done.result, done.operation_id) == (3, None)
    assert refresh_if_stale(house) is None
