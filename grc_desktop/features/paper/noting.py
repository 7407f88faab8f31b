"""What was printed, in the exchanges of everyone whom it is for: the long task, for the window and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import trn
from grc_desktop.database.database import Done
from grc_desktop.features.exports.making import Report
from grc_desktop.features.paper.actions import note_letters

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

_STEP = 500


def note_printed(base: Database, customer_ids: Sequence[int], subject: str, report: Report | None = None) -> Done[int]:
    """Note for each customer that a letter left, as one operation in steps; gives how many.

    Customers who are gone meanwhile are passed over. ``subject`` says what it was: "Labels L7160". Stopped, nothing
    is noted.
    """
    ids = list(dict.fromkeys(customer_ids))
    noted = 0
    with base.long_operation("paper.note_printed") as steps:
        for start in range(0, len(ids), _STEP):
            if report:
                report(start, len(ids))
            noted += steps.write(note_letters, customer_ids=ids[start : start + _STEP], subject=subject)
        steps.describe(
            trn("Noted for {count} customer: {what}", "Noted for {count} customers: {what}", noted, what=subject)
        )
    return Done(noted, steps.operation_id, steps.words, steps.tables)
