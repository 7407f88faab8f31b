"""What is said between a house and its customers: consents, exchanges, reminders."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from grc_desktop.features.samples.rules.calendar import at, at_hour
from grc_desktop.features.samples.rules.chance import Register, Weighted

_WILLING = (("email", 0.62), ("sms", 0.36), ("post", 0.7), ("phone", 0.14))
_CHANNEL_WORDS = {"email": "e-mail", "sms": "SMS", "post": "courrier", "phone": "téléphone"}
_EXCHANGES = Weighted([(0, 48), (1, 30), (2, 12), (3, 6), (6, 4)])


class Dealings:
    """Makes up what was said."""

    def __init__(self, words: dict[str, Any], today: date, die: Random, register: Register) -> None:
        self._words, self._today, self._die, self._register = words, today, die, register
        self._users = list(words["users"])

    def consents(self, customer_id: int, since: date) -> None:
        """What was agreed to on the first day; some think better of it later."""
        die = self._die
        if die.random() < 0.3:
            return  # was never asked
        for channel, willing in _WILLING:
            self.consent(customer_id, channel, since, given=die.random() < willing)

    def consent(self, customer_id: int, channel: str, day: date, *, given: bool) -> None:
        """One word on one channel, and now and then its withdrawal."""
        die = self._die
        row = {
            "customer_id": customer_id,
            "channel": channel,
            "purpose": "marketing",
            "given": given,
            "at": at(day, die),
            "means": die.choice(self._words["consent_means"]),
            "words": self._words["consent_words"].format(
                channel=_CHANNEL_WORDS[channel], house=self._words["house"]["name"]
            ),
            "recorded_by": die.choice(self._users),
        }
        self._register.add("consent", **row)
        later = day + timedelta(days=die.randint(60, 900))
        if given and later < self._today and die.random() < 0.04:
            self._register.add("consent", **row | {"given": False, "at": at(later, die), "words": None})

    def exchanges(self, customer_id: int, since: date) -> None:
        """Calls, letters and visits since the first day."""
        die = self._die
        days = (self._today - since).days
        for _ in range(_EXCHANGES.pick(die) if days > 1 else 0):
            kind = die.choice(self._words["exchanges"])
            self.exchange(
                customer_id,
                day=since + timedelta(days=die.randint(0, days - 1)),
                kind=kind["kind"],
                direction=kind["direction"],
                subject=kind["subject"],
                body=kind.get("body"),
                outcome=kind.get("outcome"),
            )

    def exchange(self, customer_id: int, *, day: date, **columns: Any) -> None:
        """One exchange, noted by somebody of the desk."""
        row = {"at": at(day, self._die)} | columns
        self._register.add("exchange", customer_id=customer_id, recorded_by=self._die.choice(self._users), **row)

    def reminders(self, customers: list[int]) -> None:
        """Some overdue, a handful today, the rest in the weeks to come; those of the past are done."""
        die = self._die
        for place, customer_id in enumerate(customers):
            days = -die.randint(1, 3) if place < 2 else 0 if place < 7 else die.randint(1, 40)
            self.reminder(customer_id, at_hour(self._today + timedelta(days=days), die.randint(9, 17), 30))
        for customer_id in customers:
            day = self._today - timedelta(days=die.randint(10, 400))
            self.reminder(customer_id, at_hour(day, 11), closed=True)

    def reminder(self, customer_id: int | None, due_at: Any, *, closed: bool = False, **columns: Any) -> None:
        """Something to do; ``closed``: it was done."""
        todo = self._die.choice(self._words["reminders"])
        row: dict[str, Any] = {"kind": todo["kind"], "words": todo["words"]} | columns
        if self._die.random() < 0.4:
            row["assigned_to"] = self._die.choice(self._users)
        if closed:
            row |= {"closed_at": due_at, "outcome": "done"}
        self._register.add("reminder", customer_id=customer_id, due_at=due_at, **row)
