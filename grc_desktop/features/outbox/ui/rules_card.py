"""When the law lets a message leave: shown with its source and date, changed where the house knows better."""

from __future__ import annotations

from datetime import time
from typing import Any

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.database.database import Done
from grc_desktop.features.outbox.actions import save_sending_rules
from grc_desktop.features.outbox.law import ChannelRules, SendingRules
from grc_desktop.features.outbox.queries import sending_rules
from grc_desktop.features.reminders.rules import read_hour
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.form import Field, Section
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column
from grc_desktop.ui.workplace import Workplace

_DAYS = (
    later("Monday"), later("Tuesday"), later("Wednesday"), later("Thursday"), later("Friday"), later("Saturday"),
    later("Sunday"),
)  # fmt: skip

_FIELDS = {
    "sms.hours": "sms", "sms.warn_from": "sms_warn", "phone.hours": "phone", "phone.calls": "calls",
    "sending.stop_after_failures": "stop_after",
}  # fmt: skip
"""Where the form asks for what may be refused."""


class RulesCard(Card):
    """The rules in words, and a form for the hours."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Legal hours"))
        self._place = place
        self._rules: SendingRules | None = None
        self.edit_button = button(tr("Change"), self._edit, icon="edit")
        self.head.addWidget(self.edit_button)
        self._words = column(spacing=2)
        self._source = label("", "small", wrap=True)
        self.editor = Editor(place.clock)
        place.jobs.failed.connect(self.editor.allow)
        self.editor.submitted.connect(self._save)
        self.add(self._words, self._source, self.editor)

    def reload(self) -> None:
        """Ask what is in force."""
        self._place.jobs.ask(self, sending_rules, self._show, only_last="rules")

    def _show(self, rules: SendingRules) -> None:
        self._rules = rules
        clear(self._words)
        calls = tr("At most {count} calls in {days} days; silence for {silence} days after a refusal.",
                   count=rules.phone_calls, days=rules.phone_calls_days, silence=rules.phone_silence_days)  # fmt: skip
        consent = tr(
            "Needs the customer’s recorded agreement since {day}.",
            day=format_date(rules.phone_consent_since, style="long"),
        )
        parts = (
            (tr("Advertising by SMS"), rules.channels["sms"], ()),
            (tr("Advertising by telephone"), rules.channels["phone"], (consent, calls)),
        )
        for title, law, more in parts:
            self._words.addWidget(label(title, "strong"))
            for sentence in (_hours_words(law), *more):
                self._words.addWidget(label(sentence, wrap=True))
            self._words.addWidget(label(tr("Source: {source}", source=law.source), "small", wrap=True))
        self._source.setText(
            tr("State of the law on {day}. Messages about a booking or a stay may leave at any hour.",
               day=format_date(rules.as_of, style="long"))
        )  # fmt: skip

    def _edit(self) -> None:
        if self._rules is None:
            return
        rules = self._rules
        sms, phone = rules.channels["sms"], rules.channels["phone"]
        hint = later("Such as 08:00-22:00; several parted by commas")
        fields: list[Field | Section] = [
            Field(key="sms", label=later("Hours for SMS"), required=True, hint=hint),
            Field(key="sms_warn", label=later("Warn from"), placeholder="20:00"),
            Field(key="phone", label=later("Hours for calls"), required=True, hint=hint),
            Field(key="calls", label=later("Calls within 30 days"), kind="number", required=True),
            Field(key="saturday", label=later("SMS on Saturdays"), kind="checkbox"),
            Field(key="alsace", label=later("Holidays of Alsace and Moselle"), kind="checkbox"),
            Field(key="stop_after", label=later("Stop after so many failures in a row"), kind="number", required=True),
        ]
        values = {
            "sms": _spans(sms), "phone": _spans(phone), "calls": rules.phone_calls, "saturday": 5 in sms.days,
            "sms_warn": f"{sms.warn_from:%H:%M}" if sms.warn_from else "", "alsace": rules.alsace_moselle,
            "stop_after": rules.stop_after_failures,
        }  # fmt: skip
        self.editor.open_form(
            tr("Legal hours"), fields, values, icon="clock", remove=tr("Back to the law"), removing=self._restore
        )

    def _save(self, values: dict[str, Any]) -> None:
        changed: dict[str, dict[str, Any]] = {
            "sms": {
                "hours": _hours(values["sms"]),
                "days": [0, 1, 2, 3, 4, 5] if values["saturday"] else [0, 1, 2, 3, 4],
                "warn_from": _clock_time(values["sms_warn"]),
            },
            "phone": {"hours": _hours(values["phone"]), "calls": values["calls"]},
            "house": {"alsace_moselle": values["alsace"]},
            "sending": {"stop_after_failures": values["stop_after"]},
        }
        self._place.jobs.act(self, save_sending_rules, self._saved, refused=self._refuse, changed=changed)

    def _restore(self) -> None:
        self._place.jobs.act(self, save_sending_rules, self._saved, changed={})

    def _refuse(self, refusal: Refused) -> None:
        self.editor.refuse(Refused(refusal.sentence, field=_FIELDS.get(refusal.field or "")))

    def _saved(self, _done: Done[None]) -> None:
        self.editor.close_form()


def _hours_words(law: ChannelRules) -> str:
    days = ", ".join(tr(_DAYS[day]) for day in law.days)
    words = tr("{days}; hours: {hours}.", days=days[:1].upper() + days[1:], hours=_spans(law))
    if not law.holidays:
        words += " " + tr("Not on public holidays.")
    if law.warn_from is not None:
        words += " " + tr("A warning from {hour}.", hour=f"{law.warn_from:%H:%M}")
    return words


def _spans(law: ChannelRules) -> str:
    return ", ".join(f"{_hour(begin)}-{_hour(end)}" for begin, end in law.hours)


def _hour(at: time) -> str:
    return f"{at:%H:%M}"


def _hours(typed: str) -> list[list[str]]:
    """``08:00-12:00, 14:00-20:00`` as pairs; what cannot be read goes on as typed, and is refused there."""
    found = []
    for part in typed.replace(";", ",").split(","):
        begin, _, end = part.replace("–", "-").partition("-")
        found.append([_clock_time(begin), _clock_time(end)])
    return found


def _clock_time(typed: str) -> str:
    """``9h30`` as ``09:30``; what is no time of day stays as typed."""
    read = read_hour(typed)
    return _hour(read) if read is not None else typed.strip()
