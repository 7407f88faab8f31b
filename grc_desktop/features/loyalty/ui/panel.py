"""The tab *Loyalty* of the customer record: where the customer stands, and every point that came or went."""

from __future__ import annotations

from collections.abc import Callable

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.features.loyalty.actions import adjust_points, give_points, settle_stays, spend_points
from grc_desktop.features.loyalty.queries import tab
from grc_desktop.features.loyalty.records import KINDS, Account, Entry, Unsettled
from grc_desktop.ui.buttons import button
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.figures import Figure, FigureStrip
from grc_desktop.ui.form import Field
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.theme import Tone
from grc_desktop.ui.workplace import Workplace
from grc_desktop.ui.written_panel import WrittenPanel

_TONES: dict[str, Tone] = {"earned": "accent", "spent": "info", "expired": "neutral", "adjusted": "warning"}

_COLUMNS: tuple[Column[Entry], ...] = (
    Column(key="day", title=later("Date"), text=lambda one: format_date(one.day), sort=lambda one: one.day, width=110),
    Column(
        key="kind", title=later("Movement"), text=lambda one: tr(KINDS[one.kind]), width=110,
        badge=lambda one: _TONES.get(one.kind, "neutral"),
    ),
    Column(key="words", title=later("Reason"), text=lambda one: one.words or "", width=180, stretch=True),
    Column(
        key="points", title=later("Points"), text=lambda one: format_count(one.points, signed=True), width=80,
        sort=lambda one: one.points, align="right", look="strong",
    ),
    Column(
        key="expires_on", title=later("Expire on"), width=110, look="muted", sort=lambda one: one.expires_on,
        text=lambda one: format_date(one.expires_on) if one.expires_on else "",
    ),
    Column(
        key="recorded_by", title=later("By"), text=lambda one: one.recorded_by or "", width=90, look="muted",
        spare=True,
    ),
)  # fmt: skip


TABLES = frozenset({"loyalty_entry", "setting", "customer", "purchase"})


class LoyaltyPanel(WrittenPanel):
    """Figures, the ledger, and the editor in its place while points are given or taken."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=TABLES, unsaved=tr("Save or cancel the points first."))
        self.figures = FigureStrip()
        self.give_button = button(tr("Give points"), self.write_new, icon="plus", role="primary")
        self.spend_button = button(tr("Use points"), self._spend, icon="voucher")
        adjust = button(tr("Correct…"), self._adjust, role="quiet")
        self._uncounted = label(role="muted")
        self.stays_button = button(tr("Count them"), self._settle, icon="check")
        self._stays = holding(row(self._uncounted, None, self.stays_button, spacing=2))
        self._stays.hide()
        self.table = FixedTable(_COLUMNS, name=tr("Points"), framed=True)
        self._told = False
        tools = row(self.give_button, self.spend_button, adjust, None, spacing=1)
        listing = column(self.figures, tools, self._stays, self.table, spacing=3)
        listing.setStretch(3, 1)
        self.lay_out(holding(listing))

    def reload(self) -> None:
        if self.customer_id is not None:
            self.jobs.ask(self, tab, self._receive, only_last="tab", customer_id=self.customer_id)

    def write_new(self) -> None:
        """Open the form that gives points."""
        self._open(tr("Give points"), give_points, later("Points"), icon="plus")

    def _spend(self) -> None:
        self._open(tr("Use points"), spend_points, later("Points"), icon="voucher")

    def _adjust(self) -> None:
        self._open(tr("Correct the balance"), adjust_points, later("Points more, or fewer with a minus"), icon="edit")

    def _settle(self) -> None:
        self.jobs.act(self, settle_stays, customer_id=self.customer_id)

    def _open(self, title: str, deed: Callable[..., int], points: str, *, icon: str) -> None:
        fields = [
            Field(key="points", label=points, required=True, longest=9),
            Field(key="words", label=later("Reason"), longest=200, wide=True, required=deed is adjust_points),
        ]
        form = self.editor.open_form(title, fields, {}, icon=icon)

        def save() -> None:
            values = form.values()
            self.act(deed, customer_id=self.customer_id, points=_number(values["points"]), words=values["words"])

        self.write(save)

    def _receive(self, told: tuple[Account, list[Entry], list[Unsettled]]) -> None:
        if not self._told:  # not before: there may be points that are only not read yet
            self.table.set_empty(
                EmptyState("loyalty", tr("No points yet"), tr("Points that are earned and spent are listed here."))
            )
        self._told = True
        account, entries, stays = told
        points = format_count(sum(stay.points for stay in stays), signed=True)
        self._uncounted.setText(
            trn("{count} stay is not counted: {points}", "{count} stays are not counted: {points}", len(stays),
                points=points)
        )  # fmt: skip
        self._stays.setVisible(bool(stays))
        self.figures.show_figures(_figures(account))
        self.spend_button.setEnabled(account.points > 0)
        self.table.show_rows(entries)


def _figures(account: Account) -> list[Figure]:
    tier = account.tier.name if account.tier else "—"
    above = account.next_tier
    towards = tr("{count} points to {tier}", count=format_count(account.missing), tier=above.name) if above else ""
    expiring = account.expiring
    when = format_date(expiring.expires_on) if expiring and expiring.expires_on else tr("none")
    return [
        Figure(tr("Points"), format_count(account.points)),
        Figure(tr("Tier"), tier, towards),
        Figure(tr("Earned in twelve months"), format_count(account.earned)),
        Figure(tr("Next to expire"), format_count(expiring.points) if expiring else "—", when),
    ]


def _number(typed: object) -> int | None:
    """A whole number as people type it, with a sign; None for anything else."""
    words = "".join(str(typed or "").split()).replace("−", "-")
    sign = -1 if words.startswith("-") else 1
    digits = words.lstrip("+-")
    return sign * int(digits) if digits.isascii() and digits.isdigit() else None
