"""The points of the sample house: some guests carry its card."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from grc_desktop.core.dates import months_before
from grc_desktop.features.samples.rules.chance import Register
from grc_desktop.features.samples.rules.purchases import Bought

_MEMBERS = 0.35
_MONTHS = 24
_REWARDS = ((150, "Petit-déjeuner offert"), (400, "Surclassement"), (900, "Nuit offerte"))


class Points:
    """Gives the points of stays that were booked directly, and spends some of them."""

    def __init__(self, seed: str, today: date, register: Register) -> None:
        self._die = Random(seed)  # noqa: S311  not for secrets
        self._today, self._register = today, register

    def of_stays(self, customer_id: int, bought: list[Bought]) -> None:
        """The ledger of a customer with these purchases, where they carry the card."""
        if self._die.random() >= _MEMBERS:
            return
        first = months_before(self._today, _MONTHS)
        balance = 0
        for one in sorted(bought, key=lambda stay: stay.ended):
            if one.points and first < one.ended < self._today:
                balance += one.points
                self._add(
                    customer_id, one.ended, "earned", one.points, f"Séjour {one.reference}",
                    expires_on=months_before(one.ended, -_MONTHS), purchase_id=one.purchase_id,
                )  # fmt: skip
        within = [reward for reward in _REWARDS if reward[0] <= balance]
        if within and self._die.random() < 0.4:
            points, words = self._die.choice(within)
            day = self._today - timedelta(days=self._die.randint(1, 60))
            self._add(customer_id, day, "spent", -points, words)

    def _add(
        self,
        customer_id: int,
        day: date,
        kind: str,
        points: int,
        words: str,
        *,
        expires_on: date | None = None,
        purchase_id: int | None = None,
    ) -> None:
        self._register.add(
            "loyalty_entry", customer_id=customer_id, date=day, kind=kind, points=points, words=words,
            expires_on=expires_on, purchase_id=purchase_id, recorded_by="Camille",
        )  # fmt: skip
