"""The automatic campaigns: which rules there are, whether they run, and whether they propose or send by themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.database.journal.notes import describe
from grc_desktop.features.campaigns.actions import create_rule, delete_campaign, pause, resume, save_trigger, send_rule
from grc_desktop.features.campaigns.queries import campaigns, proposals
from grc_desktop.features.campaigns.records import RULES, Campaign, Proposal, Purpose, Trigger
from grc_desktop.features.campaigns.ui.ideas import put_texts
from grc_desktop.features.campaigns.ui.wording import STATE_TONES
from grc_desktop.features.campaigns.wording import RULE_WORDS
from grc_desktop.ui.badge import Badge, IconTile
from grc_desktop.ui.buttons import Segmented, action, button, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, clear, column, divider, holding, row, scrolled
from grc_desktop.ui.spins import indent
from grc_desktop.ui.tips import plain_tip
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ICONS = {"birthday": "birthday", "departure": "star", "absence": "sleeping", "points": "loyalty", "consent": "privacy"}
_BEGINNINGS = {
    "birthday": Trigger(kind="birthday", days=1),
    "departure": Trigger(kind="departure", days=2),
    "absence": Trigger(kind="absence", months=12),
    "points": Trigger(kind="points", days=30),
    "consent": Trigger(kind="consent", months=34),
}
_TEMPLATES = {
    "birthday": "birthday", "departure": "thanks", "absence": "comeback", "points": "expiring", "consent": "consent",
}  # fmt: skip
_SERVICE = ("departure", "points", "consent")


class RulesView(QWidget):
    """``edit_wanted(id)``: its texts are to be written; ``results_wanted(id)``; ``sent(id)``: what it found waits."""

    sent = Signal(int)
    edit_wanted = Signal(int)
    results_wanted = Signal(int)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.add = menu_button(
            tr("Add a rule"),
            [action(tr(RULE_WORDS[kind]), partial(self._create, kind), icon=_ICONS[kind]) for kind in RULES],
            icon="plus",
            role="primary",
        )
        self.card = Card(flush=True)
        self.card.setAccessibleName(tr("Rules"))
        self._lines = column(spacing=0)
        self.empty = EmptyState(
            "refresh",
            tr("Let nothing be forgotten"),
            tr(
                "A rule finds each day whom to write to: a birthday tomorrow, a departure two days ago, a year without "
                "a stay. It proposes on Today, and sends by itself only if you say so. Nobody is written to twice."
            ),
        )
        self.card.add(self.empty, holding(self._lines))
        self.card.body.addStretch(1)
        words = label(
            tr("Each person once for each occasion; whoever must not be written to is left out as in any campaign."),
            "muted",
            wrap=True,
        )
        head = row(words, self.add, spacing=3)
        head.setStretch(0, 1)
        self.setLayout(column(head, scrolled(self.card), spacing=3, margin=(5, 4)))
        self.switches: dict[int, Segmented] = {}
        self.sends: dict[int, QPushButton] = {}

    def reload(self) -> None:
        """Ask for the rules."""
        self._place.jobs.ask(self, campaigns, self.show_rules, only_last="rules", automatic=True)
        self._place.jobs.ask(self, proposals, self._propose, only_last="proposals")

    def show_rules(self, found: list[Campaign]) -> None:
        """List these."""
        clear(self._lines)
        self.switches, self.sends = {}, {}
        self.empty.setVisible(not found)
        for place, one in enumerate(found):
            if place:
                self._lines.addWidget(divider())
            self._lines.addWidget(self._line(one))

    def _line(self, one: Campaign) -> QWidget:
        trigger = one.trigger or Trigger(kind="birthday")
        unit = "months" if trigger.kind in ("absence", "consent") else "days"
        running = one.state == "running"
        number, words = QSpinBox(), label("", "muted")
        indent(number)
        number.setRange(0, 120)

        def say(count: int) -> None:
            words.setText(_unit_words(trigger.kind, count))
            number.setAccessibleName(words.text())

        number.valueChanged.connect(say)
        number.setValue(trigger.days if unit == "days" else trigger.months)
        say(number.value())
        number.editingFinished.connect(
            lambda: self._save(one, replace(trigger, **{unit: number.value()}))  # type: ignore[arg-type]
        )
        way = Segmented(
            [(False, tr("Proposes")), (True, tr("Sends by itself"))], name=tr("What the rule does"), value=trigger.sends
        )
        way.chosen.connect(lambda sends: self._save(one, replace(trigger, sends=bool(sends))))
        self.switches[one.id] = way
        switch = button(
            tr("Switch off") if running else tr("Switch on"),
            partial(self._act, pause if running else resume, one.id),
            icon="pause" if running else "play",
            role="compact",
        )
        self.sends[one.id] = send = button("", partial(self._send, one.id), icon="send", role="primary")
        send.hide()
        texts = button(tr("Texts"), partial(self.edit_wanted.emit, one.id), icon="edit", role="compact")
        results = button(tr("Results"), partial(self.results_wanted.emit, one.id), icon="dashboard", role="compact")
        remove = button("", partial(self._act, delete_campaign, one.id), icon="trash", role="quiet",
                        tip=tr("Delete the rule “{name}”", name=one.name))  # fmt: skip
        sent_something = bool(one.sent + one.failed + one.unknown)
        remove.setEnabled(not sent_something)
        if sent_something:
            remove.setToolTip(tr("Messages of this rule have left: it can be switched off, not deleted"))
        title = row(
            label(one.name, "strong"),
            Badge(
                tr("Switched on") if running else tr("Switched off"), STATE_TONES["running"] if running else "neutral"
            ),
            label(tr("{count} sent", count=format_count(one.sent)), "small"),
            None,
        )
        asked = row(number, words, way, None, spacing=2)
        deeds = FlowLayout(spacing=2)
        for deed in (texts, results, switch, remove):
            deeds.addWidget(deed)
        line = row(
            IconTile(_ICONS.get(trigger.kind, "refresh"), "accent" if running else "neutral"),
            column(title, asked, spacing=1.5),
            column(holding(deeds), row(None, send), spacing=1.5),
            spacing=3,
            margin=(3.5, 3),
        )
        line.setStretch(1, 1)
        return holding(line)

    def _propose(self, found: list[Proposal]) -> None:
        """What the rules found today, each with its button."""
        for one in found:
            if one.campaign_id in self.sends:
                words = trn("Write to {count} customer", "Write to {count} customers", one.count)
                send = self.sends[one.campaign_id]
                send.setText(words)
                send.setToolTip(plain_tip(one.words))
                send.setAccessibleName(words)
                send.show()

    # --- deeds -----------------------------------------------------------------------------------

    def _create(self, kind: str) -> None:
        self._place.jobs.act(
            self, new_rule, lambda done: self.edit_wanted.emit(done.result), refused=self._refused, kind=kind
        )

    def _send(self, campaign_id: int) -> None:
        self._place.jobs.act(
            self,
            send_rule,
            lambda _done: self.sent.emit(campaign_id),
            refused=self._refused,
            campaign_id=campaign_id,
        )

    def _save(self, one: Campaign, trigger: Trigger) -> None:
        if trigger != one.trigger:
            self._act(save_trigger, one.id, trigger=trigger)

    def _act(self, deed: object, campaign_id: int, **values: object) -> None:
        self._place.jobs.act(self, deed, refused=self._refused, campaign_id=campaign_id, **values)  # type: ignore[arg-type]

    def _refused(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)


def _unit_words(kind: str, count: int) -> str:
    """What the number of a rule counts."""
    match kind:
        case "birthday":
            return trn("day before the birthday", "days before the birthday", count)
        case "departure":
            return trn("day after the departure", "days after the departure", count)
        case "absence":
            return trn("month without a stay", "months without a stay", count)
        case "points":
            return trn("day before the points expire", "days before the points expire", count)
    return trn("month since the consent", "months since the consent", count)


def new_rule(session: Session, *, kind: str) -> int:
    """A rule of a kind with the texts of the template that fits it; gives its id."""
    purpose: Purpose = "service" if kind in _SERVICE else "marketing"
    campaign_id = create_rule(session, name=tr(RULE_WORDS[kind]), trigger=_BEGINNINGS[kind], purpose=purpose)
    put_texts(session, campaign_id=campaign_id, template=_TEMPLATES[kind])
    describe(session, tr("Added the rule “{name}”", name=tr(RULE_WORDS[kind])))
    return campaign_id
