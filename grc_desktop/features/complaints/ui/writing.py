"""The forms about a complaint: the complaint itself, a step, a gesture, more time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QLineEdit

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.complaints.queries import stays_for
from grc_desktop.features.complaints.records import (
    CAUSES,
    CHANNELS,
    COMPENSATIONS,
    DEEDS,
    FIELDS,
    SEVERITIES,
    CompensationDraft,
    ComplaintDraft,
    ComplaintRecord,
    StayOffer,
)
from grc_desktop.features.complaints.rules import BY_CUSTOMER
from grc_desktop.features.customers.ui.customer_choice import CustomerChoice
from grc_desktop.features.reminders.ui.writing import instant, judge_hour
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.form import Field
from grc_desktop.ui.jobs import Jobs


class ComplaintWriting:
    """Opens the form of a complaint in an editor and follows it.

    ``customer_id`` None: the form asks whose complaint it is. ``record``: the one to edit, None for a new one.
    """

    def __init__(
        self, editor: Editor, jobs: Jobs, draft: ComplaintDraft, *,
        customer_id: int | None, record: ComplaintRecord | None = None,
    ) -> None:  # fmt: skip
        self.was = draft
        self.record = record
        self._jobs = jobs
        self._customer_id = customer_id
        local = draft.received_at.astimezone()
        values = {**vars(draft), "received_at": local.date(), "hour": f"{local:%H:%M}", "customer": ""}
        title = tr("New complaint") if record is None else tr("Edit {number}", number=record.number)
        asked = (
            [Field(key="customer", label=later("Customer"), required=True, wide=True)] if customer_id is None else []
        )
        self._form = editor.open_form(title, [*asked, *_complaint_fields(draft)], values, icon="complaint")
        self._choice: CustomerChoice | None = None
        if customer_id is None:
            line = self._form.input("customer")
            if not isinstance(line, QLineEdit):
                raise TypeError("the customer is no line")
            self._choice = CustomerChoice(jobs, line, field="customer")
            self._form.changed.connect(self._follow_customer)
        else:
            self._ask_stays(customer_id)

    def customer_id(self) -> int:
        """Whose complaint it is. Refused where nobody is named."""
        chosen = self._customer_id if self._choice is None else self._choice.chosen()
        if chosen is None:
            raise Refused(tr("Say whose complaint it is."), field="customer")
        return chosen

    def draft(self) -> ComplaintDraft:
        """What the form says. An instant that was not touched keeps its seconds."""
        values = self._form.values()
        received_at = self.was.received_at
        if {"received_at", "hour"} & self._form.changes().keys():
            received_at = instant(values["received_at"], values["hour"], field="received_at")
        return ComplaintDraft(
            subject=values["subject"],
            received_at=received_at,
            cause=values["cause"],
            severity=values["severity"],
            channel=values["channel"],
            description=values["description"] or None,
            remedy_sought=values["remedy_sought"] or None,
            owner=values["owner"] or None,
            purchase_id=values["purchase_id"],
            room=values["room"] or None,
            written_on=values["written_on"],
        )

    def _follow_customer(self) -> None:
        try:
            chosen = self._choice.chosen() if self._choice is not None else None
        except Refused:
            return  # the name is still being typed
        if chosen is not None and chosen != self._customer_id:
            self._customer_id = chosen
            self._ask_stays(chosen)

    def _ask_stays(self, customer_id: int) -> None:
        day = self.was.received_at.astimezone().date()
        self._jobs.ask(self._form, stays_for, self._offer_stays, only_last="stays", customer_id=customer_id, day=day)

    def _offer_stays(self, stays: Sequence[StayOffer]) -> None:
        """A new complaint of somebody who is in the house is about this stay, until another is chosen."""
        self._form.set_choices(
            "purchase_id", [(None, tr("No stay")), *((stay.purchase_id, stay.words) for stay in stays)]
        )
        likely = self.was.purchase_id
        if self.record is None and likely is None:
            likely = next((stay.purchase_id for stay in stays if stay.under_way), None)
        if likely is not None:
            self._form.show_values({"purchase_id": likely}, keep_edits=True)


def _complaint_fields(draft: ComplaintDraft) -> list[Field]:
    stays = [(None, tr("No stay"))] if draft.purchase_id is None else [(draft.purchase_id, "…")]
    return [
        Field(key="subject", label=FIELDS["subject"], required=True, wide=True, longest=160),
        Field(
            key="description", label=FIELDS["description"], kind="multiline", longest=8000,
            hint=later("Facts only: no opinion of the person, nothing on health, religion or politics (CNIL)."),
        ),
        Field(key="cause", label=FIELDS["cause"], kind="choice", choices=_choices(CAUSES)),
        Field(key="severity", label=FIELDS["severity"], kind="choice", choices=_choices(SEVERITIES)),
        Field(key="channel", label=FIELDS["channel"], kind="choice", choices=_choices(CHANNELS)),
        Field(key="owner", label=FIELDS["owner"], longest=80),
        Field(key="received_at", label=FIELDS["received_at"], kind="date", required=True),
        Field(key="hour", label=later("Hour"), longest=8, check=judge_hour),
        Field(key="purchase_id", label=FIELDS["purchase_id"], kind="choice", wide=True, choices=stays),
        Field(key="room", label=FIELDS["room"], longest=40),
        Field(
            key="written_on", label=FIELDS["written_on"], kind="date",
            hint=later("Starts the two months before mediation."),
        ),
        Field(key="remedy_sought", label=FIELDS["remedy_sought"], kind="multiline", longest=2000),
    ]  # fmt: skip


def step_fields(state: str, *, note: bool = False) -> list[Field]:
    """What is asked of a step that leads to ``state``, or of a ``note`` that leads nowhere."""
    words = Field(key="words", label=later("What was done or said"), kind="multiline", longest=8000, required=note)
    if note:
        return [words]
    how = later("How the customer said so") if state in BY_CUSTOMER else later("How the customer was told")
    channels = [(None, tr("Not told yet")), *_choices(CHANNELS)]
    return [words, Field(key="told_by", label=how, kind="choice", choices=channels, wide=True)]


def step_values(record: ComplaintRecord, state: str) -> dict[str, Any]:
    """How the form of a step begins; the acknowledgement is already worded."""
    if state != "acknowledged" or record.answer_by is None:
        return {"words": "", "told_by": None}
    words = tr(
        "We have received your complaint of {day} and will answer it by {due} at the latest.",
        day=format_date(record.received_at.astimezone().date(), style="long"),
        due=format_date(record.answer_by.astimezone().date(), style="long"),
    )
    return {"words": words, "told_by": record.channel if record.channel in CHANNELS else None}


def deed_words(state: str, seen: str) -> str:
    """What the button that leads from ``seen`` to ``state`` says."""
    return tr("Reopen") if seen == "closed" else tr(DEEDS[state])


def compensation_fields() -> list[Field]:
    """What is asked of a gesture."""
    return [
        Field(key="kind", label=FIELDS["kind"], kind="choice", choices=_choices(COMPENSATIONS)),
        Field(key="cost_cents", label=FIELDS["cost_cents"], kind="money", hint=later("What it costs the house.")),
        Field(key="approved_by", label=FIELDS["approved_by"], longest=80),
        Field(key="given_on", label=FIELDS["given_on"], kind="date"),
        Field(key="voucher", label=FIELDS["voucher"], longest=60),
        Field(key="voucher_used_on", label=FIELDS["voucher_used_on"], kind="date"),
        Field(key="notes", label=FIELDS["notes"], kind="multiline", longest=2000),
    ]


def compensation_draft(values: Mapping[str, Any], currency: str) -> CompensationDraft:
    """What the form of a gesture says."""
    return CompensationDraft(
        kind=values["kind"],
        cost_cents=values["cost_cents"] or 0,
        currency=currency,
        approved_by=values["approved_by"] or None,
        given_on=values["given_on"],
        voucher=values["voucher"] or None,
        voucher_used_on=values["voucher_used_on"],
        notes=values["notes"] or None,
    )


def extension_fields() -> list[Field]:
    """What is asked to give the answer more time."""
    return [
        Field(key="answer_by", label=later("Answer due on"), kind="date", required=True, wide=True),
        Field(key="words", label=later("Why"), kind="multiline", longest=2000),
    ]


def new_draft(now: datetime, owner: str) -> ComplaintDraft:
    """How the form of a new complaint begins: just now, at the desk, handled by whoever writes it."""
    return ComplaintDraft(subject="", received_at=now, channel="desk", owner=owner or None)


def _choices(known: Mapping[str, str]) -> list[tuple[str | None, str]]:
    return [(value, tr(words)) for value, words in known.items()]
