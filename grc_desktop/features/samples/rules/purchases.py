"""Stays and sales of a customer over the years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from grc_desktop.features.loyalty.rules import DIRECT
from grc_desktop.features.samples.rules.calendar import Seasons
from grc_desktop.features.samples.rules.chance import Register, Weighted

_HOW_OFTEN = Weighted([(0, 11), (1, 44), (2, 17), (3, 10), (4, 6), (6, 5), (9, 4), (14, 2), (24, 1)])
_DONE = Weighted([("done", 920), ("cancelled", 50), ("no_show", 20), ("refunded", 10)])
_AHEAD = Weighted([("confirmed", 84), ("option", 12), ("cancelled", 4)])
_GUESTS = Weighted([((1, 0), 30), ((2, 0), 46), ((2, 1), 9), ((2, 2), 11), ((3, 0), 2), ((4, 0), 2)])
_HIGH_SEASON = (2, 7, 8, 12)


@dataclass(frozen=True)
class Bought:
    """A purchase that a complaint can be about; ``points`` are those of the house's card."""

    customer_id: int
    purchase_id: int
    began: date
    ended: date
    room: str | None
    reference: str = ""
    points: int = 0


class Purchases:
    """Makes up purchases and numbers them as days go by."""

    def __init__(
        self, words: dict[str, Any], seasons: Seasons, die: Random, register: Register, customers: int
    ) -> None:
        self._die, self._register, self._seasons = die, register, seasons
        self._stay_share: float = words["stay_share"]
        self._breakfast: str = words["breakfast"]
        self._nights: Weighted[int] = Weighted((int(nights), float(weight)) for nights, weight in words["nights"])
        self._channels: Weighted[str] = Weighted((str(name), float(weight)) for name, weight in words["channels"])
        self._payments: Weighted[str] = Weighted((str(name), float(weight)) for name, weight in words["payments"])
        rooms = words.get("rooms", [])
        self._rooms = [(str(number), room["label"], int(room["rate"])) for room in rooms for number in room["numbers"]]
        self._sales: list[dict[str, Any]] = words["sales"]
        self._per_day = max(4, customers // 120)  # room for the references of a day
        self._of_day: dict[date, int] = {}
        self.agencies: list[int] = []

    def history(self, customer_id: int, *, payer_id: int | None = None, keen: bool = False) -> list[Bought]:
        """All that a customer bought, from the first to the last; empty for a prospect."""
        die, seasons = self._die, self._seasons
        often = _HOW_OFTEN.pick(die)
        if keen:
            often = often * 2 + 1
        if not often:
            return []
        if often == 1:
            days = [seasons.day(die)]
        else:
            lately = seasons.today - timedelta(days=200)
            start = min(seasons.day(die, None, lately) for _ in range(1 if often == 2 else 2))
            end = start + timedelta(days=die.randint(120 + 60 * often, 3_200))
            days = sorted(seasons.day(die, start, end) for _ in range(often))
        bought = []
        last = date.min
        for day in days:
            if (day - last).days < 9:
                continue
            last = day
            if die.random() < self._stay_share:
                bought.append(self.stay(customer_id, day, payer_id=payer_id))
                if die.random() < 0.14 and day <= seasons.today:
                    self.sale(customer_id, day, payer_id=payer_id)
            else:
                bought.append(self.sale(customer_id, day, payer_id=payer_id))
        return bought

    def stay(self, customer_id: int, day: date, *, payer_id: int | None = None) -> Bought:
        """A stay that begins on ``day``."""
        die, today = self._die, self._seasons.today
        room, label, rate = die.choice(self._rooms)
        nights = self._nights.pick(die)
        departure = day + timedelta(days=nights)
        adults, children = (1, 0) if label == "Simple" else _GUESTS.pick(die)
        with_breakfast = die.random() < 0.45
        amount = nights * (rate * (125 if day.month in _HIGH_SEASON else 100) // 100)
        amount += nights * (adults + children) * 12 if with_breakfast else 0
        channel = self._channels.pick(die)
        agency_id = die.choice(self.agencies) if channel == "agency" and self.agencies else None
        status = _DONE.pick(die) if departure <= today else "confirmed" if day <= today else _AHEAD.pick(die)
        purchase_id = self._register.add(
            "purchase",
            customer_id=customer_id,
            payer_id=payer_id,
            agency_id=agency_id,
            kind="stay",
            date=day,
            reference=self.reference("S", day),
            label=f"Ch. {room} {label}" + (f" + {self._breakfast}" if with_breakfast else ""),
            arrival=day,
            departure=departure,
            nights=nights,
            room=room,
            adults=adults,
            children=children,
            amount_cents=amount * 100,
            payment_method=self._payments.pick(die) if status == "done" else None,
            channel=channel if agency_id or channel != "agency" else "direct",
            status=status,
        )
        row = self._register.last("purchase")
        counts = row["status"] == "done" and row["channel"] in DIRECT
        return Bought(customer_id, purchase_id, day, departure, room, row["reference"], amount if counts else 0)

    def sale(self, customer_id: int, day: date, *, payer_id: int | None = None) -> Bought:
        """Something sold on ``day``."""
        die, today = self._die, self._seasons.today
        sold = die.choice(self._sales)
        quantity = die.randint(1, sold["most"])
        status = _DONE.pick(die) if day <= today else _AHEAD.pick(die)
        purchase_id = self._register.add(
            "purchase",
            customer_id=customer_id,
            payer_id=payer_id,
            kind="sale",
            date=day,
            reference=self.reference("V", day),
            label=sold["label"] + (f" × {quantity}" if quantity > 1 else ""),
            quantity=quantity,
            amount_cents=quantity * int(sold["price"]) * 100,
            payment_method=self._payments.pick(die) if status == "done" else None,
            channel="direct",
            status=status,
        )
        return Bought(customer_id, purchase_id, day, day, None)

    def reference(self, letter: str, day: date) -> str:
        """The next number of that day: numbers grow with the days, as in a house that writes them down as they come."""
        taken = self._of_day.get(day, 0)
        self._of_day[day] = taken + 1
        first = (day - self._seasons.first).days * self._per_day + 101
        return f"{letter}-{first + taken}" if taken < self._per_day else f"{letter}-{first}-{taken}"
