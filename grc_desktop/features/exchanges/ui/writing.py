"""The form of an exchange: what it asks, and what its answers amount to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from grc_desktop.core.language import later, tr
from grc_desktop.features.exchanges.records import (
    DIRECTIONS,
    FIELDS,
    KINDS,
    OUTCOME_WORDS,
    OUTCOMES,
    ExchangeDraft,
)
from grc_desktop.features.exchanges.rules import OUR_OWN, headline
from grc_desktop.features.reminders.records import DELAYS, ReminderDraft
from grc_desktop.features.reminders.rules import put_off
from grc_desktop.features.reminders.ui.writing import instant, judge_hour
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.form import Field, Section


class ExchangeWriting:
    """Opens the form of an exchange in an editor and follows it; ``new`` asks for a follow-up as well."""

    def __init__(self, editor: Editor, draft: ExchangeDraft, *, new: bool) -> None:
        self.was = draft
        self._new = new
        local = draft.at.astimezone()
        values = {**vars(draft), "at": local.date(), "hour": f"{local:%H:%M}", "follow_up": None}
        title = tr("New exchange") if new else tr("Edit the exchange")
        self._form = editor.open_form(title, _fields(draft, new=new), values, icon="phone")
        self._kind = draft.kind
        self._form.changed.connect(self._follow)
        self._form.set_field_visible("direction", draft.kind not in OUR_OWN)

    def draft(self) -> ExchangeDraft:
        """What the form says. An instant that was not touched keeps its seconds."""
        values = self._form.values()
        changed = self._form.changes()
        at = self.was.at
        if {"at", "hour"} & changed.keys():
            at = instant(values["at"], values["hour"], field="at")
        return ExchangeDraft(
            kind=values["kind"],
            at=at,
            direction=values["direction"],
            subject=values["subject"] or None,
            body=values["body"] or None,
            outcome=values["outcome"],
        )

    def reminder(self, now: datetime) -> ReminderDraft | None:
        """The follow-up that is wanted."""
        values = self._form.values()
        if not self._new or values["follow_up"] is None:
            return None
        words = values["follow_up_words"] or _follow_up_words(values)
        return ReminderDraft(words=words, due_at=put_off(now, values["follow_up"]))

    def _follow(self) -> None:
        kind = self._form.values()["kind"]
        if kind != self._kind:
            self._kind = kind
            self._form.set_choices("outcome", _outcomes(kind))
            self._form.set_field_visible("direction", kind not in OUR_OWN)


def _fields(draft: ExchangeDraft, *, new: bool) -> list[Field | Section]:
    asked: list[Field | Section] = [
        Field(key="subject", label=FIELDS["subject"], wide=True, longest=200),
        Field(
            key="kind", label=FIELDS["kind"], kind="choice",
            choices=[(key, tr(text)) for key, text in KINDS.items()],
        ),
        Field(
            key="direction", label=FIELDS["direction"], kind="choice",
            choices=[(way, tr(text)) for way, text in DIRECTIONS.items()],
        ),
        Field(key="at", label=later("Day"), kind="date", required=True),
        Field(key="hour", label=later("Hour"), longest=8, check=judge_hour),
        Field(
            key="body", label=FIELDS["body"], kind="multiline", longest=8000,
            hint=later("Facts only: no opinion of the person, nothing on health, religion or politics (CNIL)."),
        ),
        Field(key="outcome", label=FIELDS["outcome"], kind="choice", wide=True, choices=_outcomes(draft.kind)),
    ]  # fmt: skip
    if new:
        asked += [
            Field(
                key="follow_up", label=later("Follow-up"), kind="choice",
                choices=[(None, tr("No reminder")), *((delay, tr(text)) for delay, text in DELAYS.items())],
            ),
            Field(key="follow_up_words", label=later("What to do then"), longest=200),
        ]  # fmt: skip
    return asked


def _outcomes(kind: str) -> list[tuple[str | None, str]]:
    return [(None, tr("Nothing special")), *((one, tr(OUTCOME_WORDS[one])) for one in OUTCOMES.get(kind, ()))]


def _follow_up_words(values: Mapping[str, Any]) -> str:
    about = headline(values["kind"], values["subject"], values["body"], values["outcome"])
    return tr("Follow up: {about}", about=about)
