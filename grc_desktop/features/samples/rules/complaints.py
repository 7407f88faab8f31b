"""Complaints in every state, with their steps and gestures, numbered as they came in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from grc_desktop.features.complaints.rules import acknowledge_date, answer_date
from grc_desktop.features.samples.rules.calendar import at, at_hour
from grc_desktop.features.samples.rules.chance import Register, Weighted
from grc_desktop.features.samples.rules.purchases import Bought

_CHANNELS = Weighted([("desk", 34), ("phone", 20), ("email", 30), ("letter", 6), ("review", 10)])
_WRITTEN = ("email", "letter", "review")
_PATHS = {
    "received": ("received",),
    "acknowledged": ("received", "acknowledged"),
    "assessed": ("received", "acknowledged", "assessed"),
    "in_progress": ("received", "acknowledged", "assessed", "in_progress"),
    "waiting_customer": ("received", "acknowledged", "in_progress", "waiting_customer"),
    "proposal": ("received", "acknowledged", "in_progress", "proposal"),
    "accepted": ("received", "acknowledged", "in_progress", "proposal", "accepted"),
    "refused": ("received", "acknowledged", "in_progress", "proposal", "refused"),
    "closed": ("received", "acknowledged", "in_progress", "proposal", "accepted", "closed"),
    "dispute": ("received", "acknowledged", "in_progress", "proposal", "refused", "dispute"),
    "mediation": ("received", "acknowledged", "in_progress", "proposal", "refused", "mediation"),
}
_STEP_WORDS = {
    "received": "Réclamation reçue",
    "acknowledged": "Accusé de réception envoyé",
    "assessed": "Gravité et cause examinées",
    "in_progress": "Enquête auprès du personnel",
    "waiting_customer": "Précisions demandées au client",
    "proposal": "Geste proposé au client",
    "accepted": "Le client accepte",
    "refused": "Le client refuse",
    "closed": "Réponse envoyée, dossier clos",
    "dispute": "Le client maintient sa demande",
    "mediation": "Le client saisit le médiateur",
}
_BY_AGE = (
    (2, Weighted([("received", 5), ("acknowledged", 3)])),
    (6, Weighted([("acknowledged", 3), ("assessed", 3), ("in_progress", 4)])),
    (16, Weighted([("in_progress", 4), ("waiting_customer", 2), ("proposal", 4), ("accepted", 1), ("closed", 2)])),
    (70, Weighted([("proposal", 1), ("refused", 1), ("dispute", 1), ("closed", 14)])),
    (300, Weighted([("closed", 30), ("mediation", 1)])),
    (100_000, Weighted([("closed", 1)])),
)
"""The state that a complaint of at most so many days usually has."""

_GESTURES = Weighted(
    [(("apology", 0), 30), (("partial_refund", 4000), 20), (("credit", 5000), 14), (("free_night", 9000), 8)]
    + [(("upgrade", 3000), 8), (("gift", 1500), 14), (("refund", 18000), 6)]
)
_REMEDIES = ("Remboursement d’une nuit", "Un geste commercial", "Des excuses écrites", "Un avoir", None)


class Complaints:
    """Makes up complaints about what was bought."""

    def __init__(self, words: dict[str, Any], today: date, die: Random, register: Register) -> None:
        self._words, self._today, self._die, self._register = words, today, die, register
        self._users = list(words["users"])
        self._waiting: list[tuple[datetime, Bought, dict[str, Any]]] = []

    def choose(self, candidates: list[Bought], count: int) -> None:
        """Let ``count`` of these purchases end badly, some of them lately."""
        past = [bought for bought in candidates if bought.ended <= self._today]
        some = min(len(past), max(5, min(12, count // 8)))
        recent = sorted(past, key=lambda bought: (bought.ended, bought.purchase_id))[-3 * some :]
        lately = self._die.sample(recent, some)
        for bought in lately:
            self._choose(bought, max(bought.ended, self._today - timedelta(days=self._die.randint(0, 14))))
        chosen = {bought.purchase_id for bought in lately}
        before = [bought for bought in past if bought.purchase_id not in chosen]
        for bought in self._die.sample(before, max(0, min(len(before), count - some))):
            self._choose(bought, min(self._today, bought.ended + timedelta(days=self._die.randint(0, 5))))

    def _choose(self, bought: Bought, day: date) -> None:
        self.note(at(day, self._die), bought, **self._die.choice(self._words["complaints"]))

    def note(self, received_at: datetime, bought: Bought, **columns: Any) -> None:
        """Keep one for the book; ``write_down`` numbers them all by the day they came in."""
        latest = datetime.combine(self._today, datetime.min.time(), UTC)
        self._waiting.append((min(received_at, latest + timedelta(hours=8)), bought, columns))

    def write_down(self) -> int:
        """Number all complaints in the order of their coming; gives how many there are."""
        self._waiting.sort(key=lambda waiting: (waiting[0], waiting[1].purchase_id))
        numbers: dict[int, int] = {}
        for received_at, bought, columns in self._waiting:
            year = received_at.year
            numbers[year] = numbers.get(year, 0) + 1
            self._write(f"R-{year}-{numbers[year]:03d}", received_at, bought, columns)
        return len(self._waiting)

    def _write(self, number: str, received_at: datetime, bought: Bought, columns: dict[str, Any]) -> None:
        die = self._die
        age = (self._today - received_at.date()).days
        state = columns.get("state") or next(states for limit, states in _BY_AGE if age <= limit).pick(die)
        channel = _CHANNELS.pick(die)
        owner = columns.get("owner") or (None if state == "received" else die.choice(self._users))
        times = self._times(_PATHS[state], received_at)
        answered = times.get("proposal")
        complaint_id = self._register.add(
            "complaint",
            number=number,
            customer_id=bought.customer_id,
            purchase_id=bought.purchase_id,
            room=columns.get("room", bought.room),
            cause=columns["cause"],
            severity=columns["severity"],
            channel=channel,
            subject=columns["subject"],
            description=columns["description"],
            remedy_sought=columns.get("remedy") or die.choice(_REMEDIES),
            state=state,
            owner=owner,
            received_at=received_at,
            written_on=received_at.date() if channel in _WRITTEN else None,
            acknowledge_by=acknowledge_date(received_at),
            answer_by=at_hour(self._today, 18) if columns.get("due_today") else answer_date(received_at),
            acknowledged_at=times.get("acknowledged"),
            answered_at=answered,
            closed_at=times.get("closed"),
            satisfaction=die.randint(2, 5) if state == "closed" and die.random() < 0.7 else None,
        )
        for reached, instant in times.items():
            self._register.add(
                "complaint_step",
                complaint_id=complaint_id,
                customer_id=bought.customer_id,
                state=reached,
                at=instant,
                words=_STEP_WORDS[reached],
                recorded_by=owner or die.choice(self._users),
            )
        if answered is not None:
            self._gesture(complaint_id, bought.customer_id, answered, accepted=state in ("accepted", "closed"))

    def _times(self, path: tuple[str, ...], received_at: datetime) -> dict[str, datetime]:
        """When each state was reached: never after this morning."""
        latest = datetime.combine(self._today, datetime.min.time(), UTC) + timedelta(hours=9)
        times, instant = {}, received_at
        for state in path:
            times[state] = min(instant, max(latest, received_at))
            instant += timedelta(hours=self._die.randint(3, 70))
        return times

    def _gesture(self, complaint_id: int, customer_id: int, day: datetime, *, accepted: bool) -> None:
        kind, cents = _GESTURES.pick(self._die)
        has_voucher = kind in ("credit", "free_night")
        used = day.date() + timedelta(days=self._die.randint(30, 300))
        self._register.add(
            "compensation",
            complaint_id=complaint_id,
            customer_id=customer_id,
            kind=kind,
            cost_cents=cents,
            approved_by="Nadia" if cents >= 5000 else self._die.choice(self._users),
            given_on=day.date() if accepted else None,
            voucher=f"A-{self._die.randint(1000, 9999)}-{complaint_id}" if has_voucher else None,
            voucher_used_on=used
            if has_voucher and accepted and used < self._today and self._die.random() < 0.5
            else None,
        )
