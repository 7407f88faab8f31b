"""The page *Outbox*: what waits, what to decide, what failed, what left."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QComboBox, QSizePolicy

from grc_desktop.core.dates import format_instant
from grc_desktop.core.language import tr, trn
from grc_desktop.database.database import Done
from grc_desktop.features.outbox.actions import cancel_rest, decide_unknown, mark_left, retry
from grc_desktop.features.outbox.law import CHANNEL_WORDS
from grc_desktop.features.outbox.queries import lines, listed, overview
from grc_desktop.features.outbox.records import OutboxLine, Overview
from grc_desktop.features.outbox.ui.exchanging import Exchanging
from grc_desktop.features.outbox.ui.listing import columns
from grc_desktop.features.outbox.ui.sending import Sending, missed_words
from grc_desktop.ui.buttons import action, button, menu_button, put_icon
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, divider, holding, row, step
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.record_table import RecordTable
from grc_desktop.ui.tabs import Tabs
from grc_desktop.ui.workplace import Workplace

_STATES = (("queued", "claimed"), ("unknown",), ("failed",), ("sent",), ("cancelled",))


class OutboxPage(PageWidget):
    """One table, a tab for each state, and the buttons of what can be done with the rows that are ticked.

    ``request(campaign_id=…, state=…, send=True)``: of that campaign, in that state, and begin to send;
    ``request(paths=…)``: read these e-mails.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Outbox"), tables=frozenset({"message", "campaign", "setting"}))
        self.sending = Sending.of(place)
        self.sending.changed.connect(self._show_sending)
        self.send_button = button("", self._send_or_stop, icon="send", role="primary")
        entries = [
            action(tr("Read the mail and SMS that came in"), self._read_answers, icon="email"),
            action(tr("Read returned mail from files…"), self._read_files, icon="folder"),
            None,
            action(tr("Write the SMS that wait to a file…"), self._write_file, icon="file-table"),
            action(tr("Read the results of the provider…"), self._read_results, icon="import"),
        ]
        self.more_button = menu_button(tr("Answers and files"), entries, icon="email")
        self.add_header(self.more_button, self.send_button)
        self.exchanging = Exchanging(place, self)
        self._overview: Overview | None = None
        self._ids: list[int] = []
        self._banner = Banner("warning")
        self._banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # as high as its words
        self._campaign = QComboBox()
        self._campaign.setAccessibleName(tr("Campaign"))
        self._campaign.setMinimumWidth(step(45))
        self._campaign.addItem(tr("All campaigns"), None)
        self._campaign.currentIndexChanged.connect(lambda _index: self.reload())
        titles = [tr("Waiting"), tr("To decide"), tr("Failures"), tr("Have left"), tr("Taken back")]
        self.tabs = Tabs(titles, name=tr("State of the messages"))
        self.tabs.currentChanged.connect(lambda _index: self._show_state())
        self.table = RecordTable(place.jobs, columns(place.home_country), lines, name=tr("Messages"), checkable=True)
        self._empty = EmptyState("send", "")
        self.table.set_empty(self._empty)
        self.table.opened.connect(lambda _id: self._open_customer())
        self.table.current_changed.connect(lambda _id: self._enable())
        self.table.records.dataChanged.connect(lambda *_: self._enable())  # the current row has arrived
        self.table.checked_changed.connect(lambda _count: self._enable())
        self._arrived = button(tr("It arrived"), lambda: self._decide("sent"), icon="check")
        self._again = button(tr("Send again"), self._send_again, icon="refresh")
        self._give_up = button(tr("Give up"), lambda: self._decide("give_up"), icon="close")
        self._cancel = button(tr("Cancel the sending"), self._cancel_chosen, icon="close")
        self._left = button(tr("This run has left"), self._letters_left, icon="letter")
        self._customer = button(tr("Open the customer"), self._open_customer, icon="customer")
        actions = row(self._arrived, self._again, self._give_up, self._cancel, self._left, None, self._customer,
                      spacing=2, margin=(3.5, 2.5))  # fmt: skip
        card = Card(flush=True)
        head = row(self.tabs, self._campaign, spacing=2)
        head.setStretch(0, 1)
        head.setContentsMargins(0, 0, step(2), 0)
        self._reason = label("", "muted", wrap=True, selectable=True)
        self._reason_box = holding(row(self._reason, margin=(3.5, 2)))
        card.add(head, divider(), self.table, divider(), self._reason_box, actions)
        card.body.setSpacing(0)
        card.body.setStretch(2, 1)
        self.setLayout(column(self._banner, card, spacing=3, margin=(3.5, 3.5)))
        self._banner.hide()
        self._show_sending()
        self._enable()

    # --- what is shown ----------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the counts and the list."""
        self.jobs.ask(self, overview, self._show_overview, only_last="overview", campaign_id=self._campaign_id)
        self._ask_list()

    def request(self, **request: object) -> None:
        """``campaign_id``, ``state`` (of the tab), ``send``: begin to send that campaign; ``paths``: read e-mails."""
        if "campaign_id" in request:
            self._choose_campaign(cast("int | None", request["campaign_id"]), str(request.get("campaign", "")))
        states = [state for place in _STATES for state in place]
        if request.get("state") in states:
            self.tabs.setCurrentIndex(next(at for at, place in enumerate(_STATES) if request["state"] in place))
        if "paths" in request:
            self.exchanging.take_files(cast("list[Path]", request["paths"]))
        if request.get("send"):
            self.sending.start(self.send_button, campaign_id=self._campaign_id)

    @property
    def _campaign_id(self) -> int | None:
        return cast("int | None", self._campaign.currentData())

    def _choose_campaign(self, campaign_id: int | None, name: str) -> None:
        at = self._campaign.findData(campaign_id)
        if at < 0:
            self._campaign.addItem(name or tr("Campaign {number}", number=campaign_id), campaign_id)
            at = self._campaign.count() - 1
        self._campaign.setCurrentIndex(at)

    def _show_state(self) -> None:
        if self._overview is not None:
            self._show_banner(self._overview)
        self._ask_list()

    def _ask_list(self) -> None:
        states = _STATES[max(0, self.tabs.currentIndex())]
        self.jobs.ask(self, listed, self._show_list, only_last="list", states=states, campaign_id=self._campaign_id)

    def _show_list(self, ids: list[int]) -> None:
        self._ids = ids
        self.table.show_ids(ids)
        self._empty.tell(*self._empty_words())
        self._enable()

    def _empty_words(self) -> tuple[str, str]:
        return (
            (tr("Nothing waits"), tr("Messages of campaigns wait here until they leave.")),
            (tr("Nothing to decide"), tr("A message whose fate is not known, after a crash, is shown here.")),
            (tr("Nothing failed"), tr("Messages that a server refused are shown here with its reason.")),
            (
                tr("Nothing was sent yet"),
                tr("Each message stays here, whatever becomes of its campaign."),
            ),
            (tr("Nothing was cancelled"), tr("Messages taken back before they left are shown here.")),
        )[max(0, self.tabs.currentIndex())]

    def _show_overview(self, found: Overview) -> None:
        self._overview = found
        status = found.status
        counts = (status.queued + status.sending, status.unknown, status.failed, status.sent, status.cancelled)
        for at, count in enumerate(counts):
            self.tabs.show_count(at, count, alarm=at == 1)
        chosen = self._campaign_id
        self._campaign.blockSignals(True)
        self._campaign.clear()
        self._campaign.addItem(tr("All campaigns"), None)
        for key, name in found.campaigns:
            self._campaign.addItem(name, key)
        self._campaign.setCurrentIndex(max(0, self._campaign.findData(chosen)))
        self._campaign.blockSignals(False)
        self.set_title(tr("Outbox"), self._summary(found))
        self._show_banner(found)
        self._show_sending()

    def _summary(self, found: Overview) -> str:
        words = trn("{count} message waits", "{count} messages wait", found.wired) if found.wired else ""
        if found.next_at is not None and found.wired:
            words += " · " + tr("next at {when}", when=format_instant(found.next_at))
        return words

    def _show_banner(self, found: Overview) -> None:
        self._banner.show()
        if found.missed is not None:
            self._banner.tell(
                "warning", missed_words(found.missed), head=tr("Hour missed"), action=tr("Send them now"),
                run=self._send_or_stop,
            )  # fmt: skip
        elif found.without_account:
            channels = ", ".join(tr(CHANNEL_WORDS[one]) for one in found.without_account)
            text = tr("No account carries what waits by {channels}.", channels=channels)
            self._banner.tell("warning", text, action=tr("Add an account"), run=self._open_settings)
        elif found.status.unknown and self.tabs.currentIndex() != 1:
            text = trn(
                "Nobody knows whether {count} message arrived: look, then decide.",
                "Nobody knows whether {count} messages arrived: look, then decide.",
                found.status.unknown,
            )
            self._banner.tell("warning", text, action=tr("Decide"), run=lambda: self.tabs.setCurrentIndex(1))
        else:
            self._banner.hide()

    def _show_sending(self) -> None:
        under_way = self.sending.is_under_way
        words = tr("Suspend") if under_way else tr("Send now")
        if words != self.send_button.accessibleName():  # the header may have left its icon alone
            self.send_button.setText(words)
            self.send_button.setAccessibleName(words)
            put_icon(self.send_button, "pause" if under_way else "send", "on_accent")
        self.send_button.setEnabled(under_way or bool(self._overview and self._overview.wired))

    # --- what is done -----------------------------------------------------------------------------

    def _send_or_stop(self) -> None:
        if self.sending.is_under_way:
            self.sending.stop()
        else:
            self.sending.start(self.send_button, campaign_id=self._campaign_id)

    def _chosen(self) -> list[int]:
        """The ticked rows, else the current one."""
        checked = sorted(self.table.checked & set(self._ids))
        current = self.table.current_id
        return checked or ([current] if current is not None else [])

    def _enable(self) -> None:
        state, chosen = self.tabs.currentIndex(), bool(self._chosen())
        shown = {self._arrived: (1,), self._again: (1, 2, 4), self._give_up: (1,), self._cancel: (0,), self._left: (0,)}
        current = self._current()
        for one, states in shown.items():
            one.setVisible(state in states)
            one.setEnabled(chosen)
        self._reason.setText((current.reason if current is not None else None) or "")
        self._reason_box.setVisible(bool(self._reason.text()))
        self._left.setVisible(state == 0 and current is not None and current.run is not None)
        self._customer.setEnabled(current is not None and current.customer_id is not None)

    def _current(self) -> OutboxLine | None:
        return self.table.current_row

    def _decide(self, decision: str) -> None:
        self.jobs.act(self, decide_unknown, self._done, message_ids=self._chosen(), decision=decision)

    def _send_again(self) -> None:
        if self.tabs.currentIndex() == 1:
            self._decide("again")
        else:
            self.jobs.act(self, retry, self._done, message_ids=self._chosen())

    def _cancel_chosen(self) -> None:
        chosen = self._chosen()
        self.jobs.act(self, cancel_rest, lambda done: self._cancelled(done, chosen), message_ids=chosen)

    def _cancelled(self, done: Done[int], chosen: list[int]) -> None:
        self.table.check_all(False)
        words = trn("{count} message will not leave.", "{count} messages will not leave.", done.result)
        self.place.notices.succeed(
            words, action=tr("Put back"), run=lambda: self.jobs.act(self, retry, None, message_ids=chosen)
        )

    def _letters_left(self) -> None:
        current = self._current()
        if current is not None and current.run is not None:
            self.jobs.act(self, mark_left, self._letters_marked, run=current.run)

    def _letters_marked(self, done: Done[int]) -> None:
        self.place.notices.succeed(trn("{count} letter has left.", "{count} letters have left.", done.result))

    def _done(self, _done: Done[int]) -> None:
        self.table.check_all(False)

    def _open_customer(self) -> None:
        current = self._current()
        if current is not None and current.customer_id is not None:
            self.place.open_customer(current.customer_id)

    def _read_answers(self) -> None:
        self.exchanging.read_answers(self.more_button)

    def _read_files(self) -> None:
        self.exchanging.read_files()

    def _write_file(self) -> None:
        self.exchanging.write_file(self._campaign_id)

    def _read_results(self) -> None:
        current = self._current()
        self.exchanging.read_results(current.run if current is not None else None)

    def _open_settings(self) -> None:
        self.place.go("settings", tab="sending")
