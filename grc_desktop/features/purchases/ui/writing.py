"""The form of a purchase: what it asks, what follows from what, and what its answers amount to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QLineEdit

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.customers.ui.customer_choice import CustomerChoice
from grc_desktop.features.purchases.records import (
    CHANNELS,
    FIELDS,
    KINDS,
    PAYMENT_METHODS,
    STATUSES,
    PurchaseDraft,
    PurchaseRecord,
)
from grc_desktop.features.purchases.rules import complete, doubts, likely_status, nights_between
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.form import Field, Finding, Section
from grc_desktop.ui.jobs import Jobs

CURRENCIES = ("EUR", "CHF", "GBP", "USD", "XPF", "CAD")

_OF_STAY = ("arrival", "departure", "nights", "room", "adults", "children")
_OF_SALE = ("date", "quantity")

Words = Mapping[str, Sequence[str]]
"""The house's own words by field, offered beside the usual ones."""


class PurchaseWriting:
    """Opens the form of a purchase in an editor and follows it.

    ``record`` is the purchase to edit, None for a new one that begins with ``draft``; ``references`` are the
    suggested references of a new stay and of a new sale.
    """

    def __init__(
        self, editor: Editor, jobs: Jobs, today: date, *,
        draft: PurchaseDraft, record: PurchaseRecord | None, words: Words, references: Mapping[str, str],
        removing: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        self._today = today
        self._references = references
        self.was = draft
        self.record = record
        new = record is None
        self._form = editor.open_form(
            tr("New purchase") if new else tr("Edit the purchase"),
            self._fields(words),
            {**vars(draft), "payer_id": "", "agency_id": ""},
            icon="purchase",
            remove="" if new else tr("Delete"),
            removing=removing,
        )
        self._payer = self._choice(jobs, "payer_id", draft.payer_id, record.payer_name if record else None)
        self._agency = self._choice(jobs, "agency_id", draft.agency_id, record.agency_name if record else None)
        self._show_kind()
        self._form.accept()  # the names and the reference just written are no edits
        self._last = self._form.values()
        self._form.changed.connect(self._follow)

    def draft(self) -> PurchaseDraft:
        """What the form says. Refused where a name means nobody."""
        found = replace(self._read(), payer_id=self._payer.chosen(), agency_id=self._agency.chosen())
        if self.record is None and "status" not in self._form.changes():
            return replace(found, status=likely_status(found, self._today))
        return found

    def _fields(self, words: Words) -> list[Field | Section]:
        def judged(key: str) -> Callable[[Any], Finding | None]:
            return lambda _value: self._judge(key)

        return [
            Field(key="kind", label=FIELDS["kind"], kind="choice", choices=_choices(KINDS)),
            Field(key="reference", label=FIELDS["reference"], longest=60),
            Field(key="arrival", label=FIELDS["arrival"], kind="date", required=True),
            Field(key="departure", label=FIELDS["departure"], kind="date", check=judged("departure")),
            Field(key="nights", label=FIELDS["nights"], kind="number", longest=4, check=judged("nights")),
            Field(key="room", label=FIELDS["room"], longest=40, suggestions=words.get("room", ())),
            Field(key="date", label=FIELDS["date"], kind="date", required=True),
            Field(key="quantity", label=FIELDS["quantity"], kind="number", longest=4, check=judged("quantity")),
            Field(key="label", label=FIELDS["label"], wide=True, longest=200, suggestions=words.get("label", ())),
            Field(key="adults", label=FIELDS["adults"], kind="number", longest=4),
            Field(key="children", label=FIELDS["children"], kind="number", longest=4),
            Field(
                key="amount_cents", label=FIELDS["amount_cents"], kind="money",
                currency=self.was.currency, check=judged("amount_cents"),
            ),
            Field(key="currency", label=FIELDS["currency"], kind="choice", choices=[(one, one) for one in CURRENCIES]),
            Field(
                key="payment_method", label=FIELDS["payment_method"], kind="choice",
                choices=_choices(PAYMENT_METHODS, words.get("payment_method", ()), none=True),
            ),
            Field(
                key="channel", label=FIELDS["channel"], kind="choice",
                choices=_choices(CHANNELS, words.get("channel", ()), none=True),
            ),
            Field(
                key="status", label=FIELDS["status"], kind="choice",
                choices=_choices(STATUSES), check=judged("status"), wide=True,
            ),
            Field(
                key="payer_id", label=FIELDS["payer_id"], longest=200,
                hint=later("Leave empty when the customer paid."),
            ),
            Field(
                key="agency_id", label=FIELDS["agency_id"], longest=200,
                hint=later("The agency or company that booked."),
            ),
            Field(key="notes", label=FIELDS["notes"], kind="multiline", longest=4000),
        ]  # fmt: skip

    def _choice(self, jobs: Jobs, key: str, chosen: int | None, name: str | None) -> CustomerChoice:
        known = (chosen, name or "?") if chosen is not None else None
        return CustomerChoice(jobs, self._line(key), field=key, chosen=known)

    def _line(self, key: str) -> QLineEdit:
        line = self._form.input(key)
        if not isinstance(line, QLineEdit):
            raise TypeError(f"{key} is no line")
        return line

    def _read(self) -> PurchaseDraft:
        values = self._form.values()
        for key in ("reference", "label", "room", "notes"):
            values[key] = values[key] or None
        return PurchaseDraft(**{key: value for key, value in values.items() if key not in ("payer_id", "agency_id")})

    def _judge(self, key: str) -> Finding | None:
        draft = self._read()
        try:
            complete(draft)
        except Refused as refusal:
            if refusal.field == key:
                return Finding(refusal.sentence)
        sentence = doubts(draft, self._today).get(key)
        return Finding(sentence, "warning") if sentence else None

    def _follow(self) -> None:
        """Nights follow from the two days, the departure from the nights; a sale asks for other things."""
        values, last = self._form.values(), self._last
        self._last = values
        arrival, departure, nights = values["arrival"], values["departure"], values["nights"]
        if arrival is not None and nights and nights <= 9999 and nights != last["nights"]:
            self._line("departure").setText(format_date(arrival + timedelta(days=nights), style="numeric"))
        elif (arrival, departure) != (last["arrival"], last["departure"]):
            stays = arrival is not None and departure is not None and departure > arrival
            self._line("nights").setText(str(nights_between(arrival, departure)) if stays else "")
        if values["kind"] != last["kind"]:
            self._show_kind()
        self._last = self._form.values()

    def _show_kind(self) -> None:
        kind = self._form.values()["kind"]
        for key in (*_OF_STAY, *_OF_SALE):
            self._form.set_field_visible(key, key in (_OF_STAY if kind == "stay" else _OF_SALE))
        reference = self._line("reference")
        if self.record is None and reference.text() in ("", *self._references.values()):
            reference.setText(self._references.get(kind, ""))


def _choices(known: Mapping[str, str], own: Sequence[str] = (), *, none: bool = False) -> list[tuple[str | None, str]]:
    listed: list[tuple[str | None, str]] = [(None, tr("Not known"))] if none else []
    listed += [(value, tr(words)) for value, words in known.items()]
    return [*listed, *((word, word) for word in own if word not in known)]
