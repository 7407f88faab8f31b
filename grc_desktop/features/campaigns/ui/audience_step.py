"""Second step: whom the campaign reaches, by what, and who is left out and why."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.campaigns.actions import choose, choose_channel
from grc_desktop.features.campaigns.queries import people
from grc_desktop.features.campaigns.records import Audience, Campaign, Channel, Person
from grc_desktop.features.campaigns.ui.people_table import ALL, OF_THE_ADDRESS, SHOWN_ROWS, PeopleTable
from grc_desktop.features.campaigns.ui.reach_card import CostsCard, ReachCard
from grc_desktop.features.campaigns.ui.step import Step
from grc_desktop.features.campaigns.ui.wording import SHOWN
from grc_desktop.features.customers.ui.customer_choice import CustomerChoice
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.features.outbox.ui.account_fields import read_price, written_price
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.segments.queries import saved_views
from grc_desktop.features.segments.records import SavedViewRecord
from grc_desktop.features.segments.ui.condition_builder import ConditionBuilder
from grc_desktop.ui.beside import Beside
from grc_desktop.ui.buttons import action, button, fill_menu
from grc_desktop.ui.card import Card
from grc_desktop.ui.form import Field
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, scrolled
from grc_desktop.ui.popover import AskPopover
from grc_desktop.ui.workplace import Workplace


class AudienceStep(Step):
    """Conditions and people at the left, figures and costs at the right."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._shown: Audience | None = None
        self._popover: AskPopover | None = None
        self._choice: CustomerChoice | None = None
        self.builder = ConditionBuilder(place)
        self.segments = button(tr("Saved segments"), icon="bookmark")
        self.segments.setMenu(QMenu(self.segments))
        self.segments.setProperty("menu", "true")
        self.people = PeopleTable()
        self.reach = ReachCard()
        self.costs = CostsCard(changes=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.builder.head.addWidget(self.segments)
        conditions = Card()
        conditions.setAccessibleName(tr("Conditions"))
        conditions.add(scrolled(self.builder))
        self.segment_line = label("", "small", wrap=True)
        conditions.add(self.segment_line)
        self.segment_line.hide()
        left = column(conditions, self.people, spacing=3)
        left.setStretch(0, 4)
        left.setStretch(1, 5)
        side = holding(column(self.reach, self.costs, None, spacing=3))
        self.setLayout(column(Beside(holding(left), side, width=320, least=560, roomy=1020), spacing=0))

    def _connect(self) -> None:
        self.builder.changed.connect(self._timer.start)
        self.reach.channel_wanted.connect(lambda channel: self.people.choose(f"channel:{channel}"))
        self.reach.left_out_wanted.connect(self._show_first_reason)
        self.people.which_chosen.connect(lambda _which: self._ask_people())
        self.people.customer_wanted.connect(self.place.open_customer)
        self.people.mend_wanted.connect(self._mend)
        self.people.included.connect(self._include)
        self.people.channel_given.connect(self._give_channel)
        self.people.consent_wanted.connect(self._ask_consent)
        self.people.adding_wanted.connect(self._ask_customer)
        self.costs.change_wanted.connect(self._ask_prices)

    # --- what is shown ---------------------------------------------------------------------------

    def show_campaign(self, campaign: Campaign) -> None:
        fresh = self._campaign is None or self._campaign.id != campaign.id
        super().show_campaign(campaign)
        if fresh or (campaign.expression != self.builder.expression and not self._timer.isActive()):
            self.builder.set_expression(campaign.expression)
            self._timer.stop()

    def enter(self) -> None:
        self.jobs.ask(self, saved_views, self._offer_segments, only_last="views")
        self.refresh()
        self.told.emit(tr("Each condition shows how many customers remain"))

    def refresh(self) -> None:
        """Work out the audience anew: a condition, a consent or an address was changed."""
        self.reach.wait()
        self._ask_audience()

    def _show_audience(self, found: Audience) -> None:
        self._shown = found
        self.reach.show_audience(found)
        self.costs.show_lines(found.costs, self.campaign.options.cost_micros)
        self.people.show_kinds(found)

    def _ask_people(self) -> None:
        kind, _, value = self.people.chosen.partition(":")
        self.jobs.ask(
            self,
            people,
            self._show_people,
            refused=self._refused,
            only_last="people",
            campaign_id=self.campaign.id,
            channel=value if kind == "channel" else None,
            reason=value if kind == "reason" else None,
            limit=SHOWN_ROWS,
        )

    def _show_people(self, found: list[Person]) -> None:
        self.people.show_people(found, max(len(found), self._count()))

    def _count(self) -> int:
        if self._shown is None:
            return 0
        kind, _, value = self.people.chosen.partition(":")
        if kind == ALL:
            return self._shown.reached
        counts: dict[str, int] = {str(channel): count for channel, count in self._shown.by_channel.items()}
        return (counts | dict(self._shown.left_out)).get(value, 0)

    def _mend(self, customer_id: int, reason: str) -> None:
        self.place.open_customer(customer_id, edit="address" if reason in OF_THE_ADDRESS else True)

    def _show_first_reason(self) -> None:
        if self._shown is not None and self._shown.left_out:
            self.people.choose(f"reason:{next(iter(self._shown.left_out))}")

    def _offer_segments(self, views: list[SavedViewRecord]) -> None:
        entries = [action(view.name, partial(self._take_segment, view)) for view in views]
        if not entries:
            none = action(tr("No segment has been saved yet"), lambda: None)
            none.setEnabled(False)
            entries = [none]
        fill_menu(self.segments.menu(), [action(tr("No segment"), partial(self._take_segment, None)), None, *entries])
        names = {view.id: view.name for view in views}
        name = names.get(self.campaign.view_id or 0)
        self.segment_line.setVisible(name is not None)
        self.segment_line.setText(tr("Only customers of the segment “{name}”", name=name or ""))

    def _take_segment(self, view: SavedViewRecord | None) -> None:
        self.save(view_id=view.id if view else None)

    # --- saving and mending ------------------------------------------------------------------------

    def keep(self) -> None:
        """Save the conditions as they stand."""
        self._timer.stop()
        if self._campaign is not None and self.builder.expression != self.campaign.expression:
            self.save(expression=self.builder.expression)

    def may_go_on(self) -> bool:
        """An audience of nobody needs no message; a rule may find somebody tomorrow."""
        self.keep()
        if self._shown is not None and not self._shown.reached and self.campaign.trigger is None:
            self.place.notices.warn(tr("Nobody would be reached. Change the conditions, or mend who is left out."))
            return False
        return True

    def _include(self, customer_id: int, on: bool) -> None:
        self._act(choose, customer_ids=[customer_id], included=on)

    def _give_channel(self, customer_id: int, channel: Channel | None) -> None:
        self._act(choose_channel, customer_ids=[customer_id], channel=channel)

    def _act(self, deed: object, **arguments: object) -> None:
        self.jobs.act(self, deed, refused=self._refused, campaign_id=self.campaign.id, **arguments)  # type: ignore[arg-type]

    def _ask_consent(self, person: Person) -> None:
        fields = [
            Field(
                key="channel",
                label=later("Agrees to be addressed by"),
                kind="choice",
                required=True,
                wide=True,
                choices=[(channel, tr(CHANNEL_TITLES[channel])) for channel in SHOWN],
            ),
            Field(key="means", label=later("How it was said"), wide=True, placeholder=later("At the desk, on paper…")),
        ]
        popover = self._open(tr("Consent of {name}", name=person.name), fields, tr("Record it"))

        def record(values: dict[str, object]) -> None:
            self.jobs.act(
                self,
                record_consent,
                refused=self._refused,
                customer_id=person.customer_id,
                given=True,
                channel=values["channel"],
                means=values["means"],
            )

        popover.ask(self.people.consent_button, record, {"channel": person.lacking or "email"})

    def _ask_customer(self) -> None:
        popover = self._open(
            tr("Add a customer"), [Field(key="who", label=later("Customer"), required=True, wide=True)], tr("Add")
        )
        self._choice = CustomerChoice(self.jobs, popover.form.input("who"), field="who")  # type: ignore[arg-type]

        def add(_values: dict[str, object]) -> None:
            try:
                customer_id = self._choice.chosen() if self._choice else None
            except Refused as refusal:
                self._refused(refusal)
                return
            if customer_id is not None:
                self._include(customer_id, True)

        popover.ask(self.people.add_button, add)

    def _ask_prices(self) -> None:
        """What a message costs by each channel, and what remains of the revenue: the return is reckoned from both."""
        options = self.campaign.options
        prices = [
            Field(key=channel, label=CHANNEL_TITLES[channel], hint=later("For each part") if channel == "sms" else "")
            for channel in options.channels
        ]
        margin = Field(
            key="margin", label=later("Margin (%)"), kind="number",
            hint=later("Of the revenue, what remains for the house: the return is reckoned on it"),
        )  # fmt: skip
        popover = self._open(tr("Price of one message"), [*prices, margin], tr("Keep"))

        def keep(values: dict[str, Any]) -> None:
            try:
                typed: dict[str, int] = {
                    channel: read_price(values[channel] or "", field=channel) for channel in options.channels
                }
            except Refused as refusal:
                self._refused(refusal)
                return
            percent = options.margin_percent if values["margin"] is None else values["margin"]
            changed = replace(options, cost_micros={**options.cost_micros, **typed}, margin_percent=percent)
            self.save(options=changed)

        shown: dict[str, Any] = {
            channel: written_price(options.cost_micros.get(channel, 0)) for channel in options.channels
        }
        popover.ask(self.costs.change, keep, {**shown, "margin": options.margin_percent})

    def _open(self, title: str, fields: list[Field], confirm: str) -> AskPopover:
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = AskPopover(self.window(), title, fields, confirm)
        return self._popover
