"""A whole house, block by block, so that a hundred thousand customers need little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from grc_desktop.core.identifiers import french_vat
from grc_desktop.core.text import fold
from grc_desktop.features.samples.records import Foundation, Profile, Rows
from grc_desktop.features.samples.rules.calendar import Seasons, at
from grc_desktop.features.samples.rules.cast import Cast
from grc_desktop.features.samples.rules.chance import Register
from grc_desktop.features.samples.rules.complaints import Complaints
from grc_desktop.features.samples.rules.dealings import Dealings
from grc_desktop.features.samples.rules.people import People, Person, siret_of
from grc_desktop.features.samples.rules.points import Points
from grc_desktop.features.samples.rules.purchases import Bought, Purchases
from grc_desktop.features.samples.rules.storing import Storing
from grc_desktop.features.samples.rules.tables import country_tables, house_words

BLOCK = 2_500
"""Customers written in one step."""


def blocks(
    *, customers: int, seed: int, profile: Profile, today: date, first_ids: Mapping[str, int], foundation: Foundation
) -> Iterator[Rows]:
    """All rows of a house of so many customers, in the order in which they can be stored.

    ``first_ids`` are the first free ids by table name.
    """
    die = Random(f"{seed} {profile} {today}")  # noqa: S311  not for secrets
    house = _House(customers, die, profile, today, first_ids, foundation)
    yield from house.blocks()


class _House:
    def __init__(
        self,
        customers: int,
        die: Random,
        profile: Profile,
        today: date,
        first_ids: Mapping[str, int],
        foundation: Foundation,
    ) -> None:
        words = house_words(profile)
        self._count, self._die, self._words, self._today = customers, die, words, today
        self._register = register = Register(first_ids)
        self._seasons = Seasons(today, words["months"])
        self._people = People(die, words["e_mail_domains"])
        self._storing = Storing(words, today, die, register, foundation)
        self._purchases = Purchases(words, self._seasons, die, register, customers)
        self._dealings = Dealings(words, today, die, register)
        self._complaints = Complaints(words, today, die, register)
        self._cast = Cast(
            today=today,
            die=die,
            register=register,
            storing=self._storing,
            dealings=self._dealings,
            complaints=self._complaints,
            purchases=self._purchases,
            tag_ids=foundation.tag_ids,
        )
        self._points = Points(f"{customers} {profile} {today}", today, register)
        self._bought: list[Bought] = []
        self._known: list[int] = []

    def blocks(self) -> Iterator[Rows]:
        made = self._cast.enter(self._count)
        goal = BLOCK
        while made < self._count:
            while made < min(goal, self._count):
                made += self._somebody(self._count - made)
            goal += BLOCK
            yield self._register.take()
        self._complaints.choose(self._bought, max(min(8, self._count // 3), self._count // 40))
        self._complaints.write_down()
        if self._known:
            number = min(len(self._known), max(6, min(60, self._count // 40)))
            self._dealings.reminders(self._die.sample(self._known, number))
        for note in self._words["handover"]:
            written_at = at(self._today - timedelta(days=1), self._die)
            self._register.add("handover_note", customer_id=None, words=note, written_at=written_at, written_by="Yann")
        yield self._register.take()

    def _somebody(self, room: int) -> int:
        """One party: a person alone, a household, a company with its people; gives how many customers it made."""
        roll = self._die.random()
        if roll < 0.035 and room >= 3:
            return self._household()
        if roll < 0.085 and room >= 2:
            return self._company(min(room - 1, 1 + (self._die.random() < 0.3)))
        person = self._people.person()
        self._alone(person)
        if room >= 2 and self._die.random() < 0.014:
            self._again(person)
            return 2
        return 1

    def _alone(self, person: Person, *, payer_id: int | None = None, since: date | None = None) -> int:
        """A person with all that happened since their first day."""
        first = since or self._first_day()
        customer_id = self._storing.customer(person, first)
        bought = self._purchases.history(customer_id, payer_id=payer_id)
        if bought:
            first = self._follow(bought, first)
        self._bought += bought
        self._points.of_stays(customer_id, bought)
        self._storing.marks(customer_id)
        self._dealings.consents(customer_id, first)
        self._dealings.exchanges(customer_id, first)
        if len(self._known) < 5_000:
            self._known.append(customer_id)
        return customer_id

    def _first_day(self) -> date:
        return self._seasons.day(self._die, None, self._today - timedelta(days=1))

    def _follow(self, bought: list[Bought], first: date) -> date:
        """A customer since the first purchase, or since the booking of one still to come."""
        since = bought[0].began if bought[0].began < self._today else first
        row = self._register.last("customer")
        row["customer_since"], row["created_at"] = since, at(since, self._die)
        if "birth_date" in row and row["birth_date"].year > since.year - 18:
            del row["birth_date"]
        return since

    def _household(self) -> int:
        his = self._people.person(country="FR", sex="m")
        her = self._people.person(country="FR", sex="f", last=his.columns["last_name"])
        her.address = his.address
        together = Person(
            country="FR",
            sex="",
            columns={
                "kind": "household",
                "title": "M. et Mme",
                "last_name": his.columns["last_name"],
                "language": "fr",
            },
            address=his.address,
            landline=his.landline,
        )
        his.landline = her.landline = ""
        since = self._first_day()
        household_id = self._storing.customer(together, since)
        for person in (his, her):
            member_id = self._alone(person)
            self._storing.link(member_id, household_id, "member", None, since)
        return 3

    def _company(self, people: int) -> int:
        die, words = self._die, self._words
        place = die.choice(country_tables()["FR"].places)
        owner = self._people.person(country="FR")
        agency = die.random() < 0.14
        stem = die.choice(words["agency_stems"] if agency else words["company_stems"])
        last = owner.columns["last_name"]
        name = f"{last} {stem}" if agency else f"{stem} {last}"
        form = die.choice(words["company_forms"])
        siret = siret_of(die)
        domain = self._people.domain(name)
        company = Person(
            country="FR",
            sex="",
            columns={
                "kind": "organisation",
                "company": f"{name} {form}".strip(),
                "sector": "Agence de voyages" if agency else die.choice(words["sectors"]),
                "siret": siret,
                "vat_number": french_vat(siret[:9]),
                "website": f"www.{domain}",
                "language": "fr",
            },
            address=self._people.address(place),
            landline=self._people.landline(place),
            email=f"contact@{domain}",
        )
        since = self._first_day()
        company_id = self._storing.customer(company, since)
        if agency:
            self._purchases.agencies.append(company_id)
        else:
            self._bought += self._purchases.history(company_id)
        self._storing.marks(company_id)
        self._dealings.consents(company_id, since)
        self._dealings.exchanges(company_id, since)
        for number in range(people):
            person = owner if number == 0 else self._people.person(country="FR")
            person.address, person.landline, person.extra = {}, "", {"work": True}
            first = re.sub("[^a-z-]", "", fold(person.columns["first_name"]))
            person.email = f"{first}.{re.sub('[^a-z-]', '', fold(person.columns['last_name']))}@{domain}"
            contact_id = self._alone(person, payer_id=None if agency else company_id)
            self._storing.link(contact_id, company_id, "contact", die.choice(words["positions"]), since)
        return 1 + people

    def _again(self, person: Person) -> None:
        """The same person once more, as another receptionist typed them."""
        die, columns = self._die, dict(person.columns)
        roll = die.random()
        if roll < 0.3:
            columns["first_name"] = columns["first_name"][0] + "."
        elif roll < 0.55:
            columns["last_name"] = columns["last_name"].upper()
            columns["first_name"] = fold(columns["first_name"]).capitalize()
        elif roll < 0.75:
            columns["last_name"] = fold(columns["last_name"]).title()
        elif len(columns["last_name"]) > 3:
            place = die.randrange(1, len(columns["last_name"]) - 1)
            columns["last_name"] = columns["last_name"][:place] + columns["last_name"][place + 1 :]
        twin = Person(person.country, person.sex, columns, person.address, person.mobile, "", person.email)
        if twin.mobile and die.random() < 0.5:
            twin.email = ""
        self._alone(twin)
