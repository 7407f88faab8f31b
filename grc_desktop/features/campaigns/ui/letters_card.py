"""The letters of a campaign: print them with their labels or envelopes, and say when they have left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.features.campaigns.queries import campaign
from grc_desktop.features.outbox.actions import begin_run, leave_out, mark_left
from grc_desktop.features.outbox.actions.paper_and_calls import StillToGo, put_back_letters
from grc_desktop.features.outbox.queries import listed, messages_of, runs
from grc_desktop.features.outbox.records import QueuedMessage, Run
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.layout import row
from grc_desktop.ui.timeline import Timeline, TimelineLine
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Done


class LettersCard(Card):
    """Hidden for a campaign without letters."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Letters"), flush=True)
        self._place = place
        self._campaign_id: int | None = None
        self._letters: tuple[QueuedMessage, ...] = ()
        self.print = button(tr("Print the letters"), self._print, icon="print", role="primary")
        self.labels = button(tr("Labels"), partial(self._go, "labels"), icon="tag", role="compact")
        self.envelopes = button(tr("Envelopes"), partial(self._go, "envelopes"), icon="letter", role="compact")
        self.lines = Timeline()
        self.add(row(self.print, self.labels, self.envelopes, None, margin=(3.5, 2.5)), self.lines)
        self.hide()

    def open(self, campaign_id: int) -> None:
        """Ask which letters wait, and which were printed."""
        self._campaign_id = campaign_id
        self._place.jobs.ask(self, letters_of, self._show, only_last="letters", campaign_id=campaign_id)

    def _show(self, found: tuple[list[QueuedMessage], list[Run]]) -> None:
        letters, printed = found
        self._letters = tuple(letters)
        self.setVisible(bool(letters or printed))
        fresh = [one for one in letters if one.run is None]
        words = trn("Print {count} letter", "Print {count} letters", len(fresh))
        self.print.setText(words)
        self.print.setAccessibleName(words)
        self.print.setVisible(bool(fresh))
        for part in (self.labels, self.envelopes):
            part.setEnabled(bool(letters))
        self.lines.show_lines([self._line(run) for run in printed])

    def _line(self, run: Run) -> TimelineLine:
        gone = run.left >= run.printed
        deeds: list[QWidget] = []
        if not gone:
            deeds = [
                button(tr("Print again"), partial(self._act, put_back_letters, run.number), role="compact"),
                button(tr("The letters have left"), partial(self._act, mark_left, run.number), icon="send"),
            ]
        return TimelineLine(
            "letter",
            trn("Run {number}: {count} letter", "Run {number}: {count} letters", run.printed, number=run.number),
            tone="accent" if gone else "warning",
            badge=(tr("Left"), "accent") if gone else (tr("Printed"), "warning"),
            buttons=deeds,
        )

    # --- deeds -----------------------------------------------------------------------------------

    def _print(self) -> None:
        """Print those whose customers may still be written to: since the launch somebody may have refused, or died."""
        ids = tuple(one.id for one in self._letters if one.run is None)
        self._place.jobs.act(self, leave_out, self._print_rest, refused=self._refused, message_ids=ids)

    def _print_rest(self, done: Done[StillToGo]) -> None:
        rest = done.result
        if rest.left_out:
            self._place.notices.warn(rest.words)
        if rest.ids:
            self._go("letters", messages=rest.ids, printed=self._begin_run)

    def _begin_run(self, customer_ids: tuple[int, ...]) -> None:
        """What was really printed is a run: whoever's letter could not be, or not yet, stays to be printed."""
        printed = set(customer_ids)
        ids = [one.id for one in self._letters if one.run is None and one.customer_id in printed]
        if ids:
            self._place.jobs.act(self, begin_run, refused=self._refused, message_ids=ids)

    def _go(self, what: str, **more: object) -> None:
        ids = tuple(one.customer_id for one in self._letters if one.customer_id is not None)
        self._place.go("print", ids=ids, what=what, **more)

    def _act(self, deed: Any, number: int) -> None:
        self._place.jobs.act(self, deed, refused=self._refused, run=number)

    def _refused(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)


def letters_of(session: Session, *, campaign_id: int) -> tuple[list[QueuedMessage], list[Run]]:
    """The letters of a campaign that have not left, none while it does not run, and its printings."""
    printed = runs(session, campaign_id=campaign_id)
    if campaign(session, campaign_id=campaign_id).state != "running":
        return [], printed
    ids = listed(session, states=["queued"], campaign_id=campaign_id, channels=["post"])
    return messages_of(session, ids=ids), printed
