"""From somebody made up to the rows of a customer."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from grc_desktop.core.email_address import is_relay
from grc_desktop.core.telephone import read_telephone
from grc_desktop.features.samples.records import Foundation
from grc_desktop.features.samples.rules.calendar import at
from grc_desktop.features.samples.rules.chance import Register
from grc_desktop.features.samples.rules.people import Person, typed_number

_CHANNELS = ("email", "sms", "phone", "post")


class Storing:
    """Writes people into the register, with the small faults that real files have."""

    def __init__(
        self, words: dict[str, Any], today: date, die: Random, register: Register, foundation: Foundation
    ) -> None:
        self._words, self._today, self._die, self._register = words, today, die, register
        self._tag_ids = list(foundation.tag_ids.values())
        self._field_ids = foundation.field_ids

    def customer(self, person: Person, since: date) -> int:
        """The customer's row and everything that says how to reach them."""
        die = self._die
        columns = {
            "origin": die.choice(self._words["origins"]),
            "preferred_channel": die.choice(_CHANNELS) if die.random() < 0.45 else None,
            "customer_since": since,
            "created_at": at(since, die),
        } | person.columns
        if columns["kind"] == "person":
            self._describe(columns, since)
        customer_id = self._register.add("customer", **columns)
        if since < self._today - timedelta(days=1500):  # from the program that the house had before
            self._register.last("customer")["external_id"] = f"C-{10_000 + customer_id}"
        self.ways(customer_id, person)
        return customer_id

    def _describe(self, columns: dict[str, Any], since: date) -> None:
        die, words = self._die, self._words
        if die.random() < 0.62:
            columns.setdefault("birth_date", since - timedelta(days=die.randint(19 * 365, 78 * 365)))
        if die.random() < 0.3:
            columns.setdefault("profession", die.choice(words["professions"]))
        if die.random() < 0.22:
            columns.setdefault("preferences", "\n".join(die.sample(words["preferences"], die.randint(1, 2))))
        if die.random() < 0.1:
            columns.setdefault("notes", die.choice(words["notes"]))

    def ways(self, customer_id: int, person: Person) -> None:
        """Address, telephones and e-mail, each the preferred of its kind."""
        use = "work" if person.columns["kind"] == "organisation" or person.extra.get("work") else "home"
        if person.address:
            self._register.add(
                "address",
                **self._worn(person.address) | {"customer_id": customer_id, "kind": use, "preferred": True},
            )
        for kind, e164 in (("mobile", person.mobile), ("landline", person.landline)):
            if e164:
                self.phone(customer_id, typed_number(e164), e164, kind=kind, use=use)
        if person.email:
            self.email(customer_id, person.email, kind=use)

    def phone(self, customer_id: int, typed: str, e164: str | None, *, kind: str, use: str = "home") -> None:
        """A number, as typed and as it can be dialled."""
        if self._die.random() < 0.006:  # half of it is missing
            typed, e164 = typed[: len(typed) // 2].strip(), None
        self._register.add("phone", customer_id=customer_id, kind=kind, use=use, preferred=True, typed=typed, e164=e164)

    def email(self, customer_id: int, address: str, *, kind: str = "home") -> None:
        """An e-mail address, now and then a wrong or a relayed one."""
        roll = self._die.random()
        state = "valid"
        if roll < 0.006:
            address, state = address.removesuffix(".example"), "doubtful"
        elif roll < 0.014:
            state = "bounced"
        elif is_relay(address):
            state = "relay"
        self._register.add("email", customer_id=customer_id, kind=kind, preferred=True, address=address, state=state)

    def _worn(self, address: dict[str, Any]) -> dict[str, Any]:
        """The address as it was really typed: most are right."""
        roll = self._die.random()
        postcode = str(address["postcode"])
        if roll < 0.004:
            return address | {"postcode": None}
        if roll < 0.008:
            return address | {"postcode": postcode.lstrip("0")}  # a spreadsheet was here
        if roll < 0.011:
            return address | {"line_1": None}
        if roll < 0.018:
            return address | {"returned_on": self._today - timedelta(days=self._die.randint(5, 300))}
        return address

    def marks(self, customer_id: int) -> None:
        """Tags, and values in the fields of the house."""
        die = self._die
        if die.random() < 0.24:
            for tag_id in die.sample(self._tag_ids, die.randint(1, 2)):
                self._register.add("customer_tag", customer_id=customer_id, tag_id=tag_id)
        if die.random() < 0.18:
            values = (f"R{die.randint(1000, 9999)}", die.choice(self._words["fields"][1]["choices"]), die.choice("01"))
            chosen = die.randrange(len(values))
            self._register.add(
                "custom_value", customer_id=customer_id, field_id=self._field_ids[chosen], value=values[chosen]
            )

    def link(self, customer_id: int, other_id: int, role: str, position: str | None, since: date | None) -> None:
        """``customer_id`` is ``role`` of ``other_id``."""
        self._register.add(
            "link", customer_id=customer_id, other_id=other_id, role=role, position=position, since=since
        )

    def typed_phone(self, customer_id: int, typed: str, kind: str) -> None:
        """A number given as people type it."""
        self._register.add(
            "phone",
            customer_id=customer_id,
            kind=kind,
            use="home",
            preferred=True,
            typed=typed,
            e164=read_telephone(typed, "FR").e164,
        )
