"""The people whom every sample house knows, with their days counted from today."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from grc_desktop.core.dates import birthday_in
from grc_desktop.features.samples.rules.calendar import at, at_hour
from grc_desktop.features.samples.rules.chance import Register
from grc_desktop.features.samples.rules.complaints import Complaints
from grc_desktop.features.samples.rules.dealings import Dealings
from grc_desktop.features.samples.rules.people import Person
from grc_desktop.features.samples.rules.purchases import Bought, Purchases
from grc_desktop.features.samples.rules.storing import Storing
from grc_desktop.features.samples.rules.tables import cast

_COLUMNS = (
    "title",
    "first_name",
    "last_name",
    "company",
    "sector",
    "siret",
    "website",
    "language",
    "origin",
    "profession",
) + ("preferred_channel", "preferences", "notes")


class Cast:
    """Puts the known people into the register, one after the other."""

    def __init__(
        self,
        *,
        today: date,
        die: Random,
        register: Register,
        storing: Storing,
        dealings: Dealings,
        complaints: Complaints,
        purchases: Purchases,
        tag_ids: dict[str, int],
    ) -> None:
        self._today, self._die, self._register = today, die, register
        self._storing, self._dealings, self._complaints = storing, dealings, complaints
        self._purchases, self._tag_ids = purchases, tag_ids

    def enter(self, most: int) -> int:
        """Store as many of them as fit into ``most`` customers; gives how many customers that made."""
        made = 0
        for who in cast():
            size = 2 if "contact" in who else 1
            if made + size > most:
                break
            self._enter(who)
            made += size
        return made

    def _enter(self, who: dict[str, Any]) -> None:
        purchases = who.get("purchases", [])
        since = self._today + timedelta(days=who.get("since", min([row[0] for row in purchases] or [-400])))
        customer_id = self._storing.customer(self._person(who), since)
        for kind, typed in (("mobile", who.get("mobile")), ("landline", who.get("phone"))):
            if typed:
                self._storing.typed_phone(customer_id, typed, kind)
        bought = [self._buy(customer_id, row) for row in purchases]
        for channel in ("email", "sms", "phone", "post"):
            self._dealings.consent(customer_id, channel, since, given=channel in who.get("consents", []))
        for tag in who.get("tags", []):
            if tag in self._tag_ids:
                self._register.add("customer_tag", customer_id=customer_id, tag_id=self._tag_ids[tag])
        self._talk(customer_id, who)
        if "contact" in who:
            self._enter_contact(customer_id, who, since)
        if "complaint" in who:
            told = who["complaint"]
            received_at = at(self._today + timedelta(days=told["days"]), self._die)
            self._complaints.note(
                received_at, bought[0], due_today=True, **{k: v for k, v in told.items() if k != "days"}
            )

    def _person(self, who: dict[str, Any]) -> Person:
        birth_date = None
        if "age" in who:
            birthday = self._today + timedelta(days=who["birthday_in"])
            birth_date = birthday_in(birthday.replace(day=min(birthday.day, 28)), birthday.year - who["age"] - 1)
            if who["birthday_in"] <= 0:
                birth_date = birth_date.replace(year=birth_date.year + 1)
            if birthday.day <= 28:
                birth_date = birth_date.replace(day=birthday.day)
        kind = who.get("kind", "person")
        country = who.get("country", "FR")
        lines = who["street"].split("\n")
        return Person(
            country=country,
            sex="f",
            columns={name: who.get(name) for name in _COLUMNS if name in who}
            | {"kind": kind, "birth_date": birth_date, "nationality": country if kind == "person" else None},
            address={
                "line_1": lines[0],
                "line_2": who.get("complement") or (lines[1] if len(lines) > 1 else None),
                "postcode": who["postcode"],
                "city": who["city"],
                "region": who.get("region"),
                "country": country,
            },
            email=who.get("email", ""),
        )

    def _buy(self, customer_id: int, row: list[Any]) -> Bought:
        days, nights, room, label, channel, cents = row
        day = self._today + timedelta(days=days)
        departure = day + timedelta(days=nights) if nights else None
        purchase_id = self._register.add(
            "purchase",
            customer_id=customer_id,
            kind="stay" if nights else "sale",
            date=day,
            reference=self._purchases.reference("S" if nights else "V", day),
            label=label,
            arrival=day if nights else None,
            departure=departure,
            nights=nights or None,
            room=room or None,
            adults=2 if nights else None,
            children=0 if nights else None,
            quantity=None if nights else 1,
            amount_cents=cents,
            payment_method="card" if days <= 0 else None,
            channel=channel,
            status="done" if (departure or day) <= self._today else "confirmed",
        )
        return Bought(customer_id, purchase_id, day, departure or day, room or None)

    def _talk(self, customer_id: int, who: dict[str, Any]) -> None:
        for kind, direction, subject, body, _ in who.get("exchanges", []):
            self._dealings.exchange(
                customer_id, day=self._today, at=at_hour(self._today, 8, 10 + len(subject)), kind=kind,
                direction=direction, subject=subject, body=body,
            )  # fmt: skip
        for kind, words, days, hour in who.get("reminders", []):
            due_at = at_hour(self._today + timedelta(days=days), hour, 30)
            self._dealings.reminder(customer_id, due_at, kind=kind, words=words, assigned_to="Camille")

    def _enter_contact(self, company_id: int, who: dict[str, Any], since: date) -> None:
        title, first, last, position = who["contact"]
        person = Person(
            country="FR",
            sex="f",
            columns={"kind": "person", "title": title, "first_name": first, "last_name": last, "language": "fr"},
            address={},
            email=f"{first[0].lower()}.{last.lower().replace('é', 'e')}@{who['email'].partition('@')[2]}",
            extra={"work": True},
        )
        contact_id = self._storing.customer(person, since)
        self._storing.link(contact_id, company_id, "contact", position, since)
