"""First step: what for, on what ground of law, by which channels, and with what restraint."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.campaigns.records import CHANNELS, Campaign
from grc_desktop.features.campaigns.ui.ideas import IDEAS, Idea
from grc_desktop.features.campaigns.ui.step import Step
from grc_desktop.features.campaigns.ui.wording import SHOWN
from grc_desktop.features.campaigns.wording import PURPOSE_WORDS
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.ui.badge import IconTile
from grc_desktop.ui.beside import Beside
from grc_desktop.ui.buttons import Segmented, button
from grc_desktop.ui.card import Card
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row, scrolled
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.workplace import Workplace

_LAW: dict[str, str] = {
    "marketing": later(
        "An offer or an invitation. By e-mail and SMS only to who agreed, by telephone only with a recorded consent; "
        "letters to whoever did not object. Each message says how to receive no more."
    ),
    "service": later(
        "News about a stay or a contract that exists: no consent is needed, but nothing may be offered for sale."
    ),
}

_FIELDS = (
    Field(key="name", label=later("Name of the campaign"), required=True, wide=True, longest=120),
    Field(
        key="objective",
        label=later("What it is for"),
        kind="multiline",
        placeholder=later("Fill the weekdays of January with guests who know the house"),
    ),
)
_RESTRAINT = (
    Field(
        key="quiet_days",
        label=later("Days of quiet"),
        kind="number",
        hint=later("Who was contacted more recently is left out; 0 leaves nobody out"),
    ),
    Field(
        key="response_days",
        label=later("Days to answer"),
        kind="number",
        hint=later("A booking within that time counts as brought by the campaign"),
    ),
)


class GoalStep(Step):
    """Asks for what the whole campaign rests on. ``idea_chosen(idea)``: begin with that one."""

    idea_chosen = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.form = Form(_FIELDS, clock=place.clock)
        self.restraint = Form(_RESTRAINT, clock=place.clock)
        self.purpose = Segmented([(key, tr(words)) for key, words in PURPOSE_WORDS.items()], name=tr("Purpose"))
        self.law = Banner("info", "")
        self.channels = {channel: QCheckBox(tr(CHANNEL_TITLES[channel])) for channel in SHOWN}
        self.household = QCheckBox(tr("One message per household"))
        self.existing = QCheckBox(tr("Former customers may receive offers of similar services without having agreed"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        goal = Card(tr("Goal"))
        goal.add(self.form, label(tr("Purpose"), "small"), self.purpose, self.law, self.existing)
        ways = Card(tr("Channels allowed"))
        ways.add(
            row(*self.channels.values(), None, spacing=5),
            label(
                tr("Each customer is reached by the channel that they prefer, that the law allows and that is known."),
                "small",
                wrap=True,
            ),
            self.household,
        )
        restraint = Card(tr("Restraint and results"))
        restraint.add(self.restraint)
        ideas = Card(tr("Begin with an idea"), flush=True)
        for idea in IDEAS:
            ideas.add(self._line(idea))
        ideas.body.addStretch(1)
        left = holding(column(goal, ways, restraint, None, spacing=3))
        self.setLayout(column(Beside(scrolled(left), holding(column(ideas, None)), width=320, least=480), spacing=0))

    def _line(self, idea: Idea) -> Any:
        take = button(tr("Take"), lambda: self.idea_chosen.emit(idea), role="compact")
        take.setAccessibleName(tr("Begin with “{idea}”", idea=tr(idea.name)))
        words = column(label(tr(idea.name), "strong", wrap=True), label(tr(idea.text), "small", wrap=True), spacing=0)
        line = row(IconTile(idea.icon, idea.tone), words, take, spacing=2.5, margin=(3.5, 2))
        line.setStretch(1, 1)
        return line

    def _connect(self) -> None:
        for form in (self.form, self.restraint):
            form.changed.connect(self._on_typed)
            form.submitted.connect(self.save_now)
        self.purpose.chosen.connect(lambda key: self._choose_purpose(str(key)))
        for box in (*self.channels.values(), self.household, self.existing):
            box.toggled.connect(lambda _on: self.save_now())

    # --- what is shown ---------------------------------------------------------------------------

    def show_campaign(self, campaign: Campaign) -> None:
        fresh = self._campaign is None or self._campaign.id != campaign.id
        super().show_campaign(campaign)
        options = campaign.options
        self.form.show_values({"name": campaign.name, "objective": campaign.objective}, keep_edits=not fresh)
        self.restraint.show_values(
            {"quiet_days": options.quiet_days, "response_days": options.response_days}, keep_edits=not fresh
        )
        self.purpose.set_value(campaign.purpose)
        self._show_law(campaign.purpose)
        answers = {box: channel in options.channels for channel, box in self.channels.items()}
        for box, on in {
            **answers,
            self.household: options.household,
            self.existing: options.existing_customers,
        }.items():
            with QSignalBlocker(box):
                box.setChecked(on)
        self._timer.stop()

    def _show_law(self, purpose: str) -> None:
        self.law.tell("info" if purpose == "marketing" else "accent", tr(_LAW[purpose]))
        self.existing.setVisible(purpose == "marketing")

    @property
    def begins(self) -> QWidget | None:
        return self.form.input("name")

    def may_go_on(self) -> bool:
        """A campaign needs its name and one channel at least."""
        self.save_now()
        if not self.form.is_valid() or not self.restraint.is_valid():
            return False
        if not any(box.isChecked() for box in self.channels.values()):
            self.place.notices.warn(tr("Allow at least one channel."))
            return False
        return True

    def keep(self) -> None:
        self.save_now()

    def refresh(self) -> None:
        """Nothing here depends on anything else."""

    def refuse(self, refusal: Refused) -> None:
        """Show beside its field why it could not be saved."""
        self.form.refuse(refusal)

    # --- saving ----------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        if self._campaign is not None and (self.form.is_changed or self.restraint.is_changed):
            self._timer.start()

    def _choose_purpose(self, purpose: str) -> None:
        self._show_law(purpose)
        self.save_now()

    def save_now(self) -> None:
        """Have saved what differs from the campaign."""
        self._timer.stop()
        if self._campaign is None:
            return
        campaign, typed = self.campaign, {**self.form.values(), **self.restraint.values()}
        ticked = [channel for channel in CHANNELS if self.channels[channel].isChecked()]
        kept = [channel for channel in campaign.options.channels if channel in ticked]
        options = replace(
            campaign.options,
            channels=(*kept, *(channel for channel in ticked if channel not in kept)),
            household=self.household.isChecked(),
            existing_customers=self.existing.isChecked(),
            quiet_days=_number(typed["quiet_days"], campaign.options.quiet_days),
            response_days=_number(typed["response_days"], campaign.options.response_days),
        )
        wanted: dict[str, object] = {
            "name": typed["name"] or campaign.name,
            "objective": typed["objective"],
            "purpose": self.purpose.value,
            "options": options,
        }
        changes = {key: value for key, value in wanted.items() if value != getattr(campaign, key)}
        if changes:
            self.save(**changes)


def _number(typed: int | None, before: int) -> int:
    return before if typed is None else typed
