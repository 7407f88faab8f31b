"""What the fields of a text become for each customer, in the language of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.countries import country_name
from grc_desktop.core.dates import format_date
from grc_desktop.core.names import display_name
from grc_desktop.core.telephone import display
from grc_desktop.database.journal.notes import today, user
from grc_desktop.database.schema import (
    COUNTED,
    OPEN_STATES,
    Address,
    Complaint,
    Customer,
    CustomerSummary,
    LoyaltyEntry,
    Purchase,
)
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.loyalty.queries import accounts
from grc_desktop.features.templates.greeting import civility, formal, warm

_AT_ONCE = 500
_ENTRIES = 8
"""Movements of points that a statement shows."""

_OF_STAYS = frozenset(("last_stay", "last_nights", "last_room"))
_OF_POINTS = frozenset(("points", "tier", "points_expiring", "points_expiry", "points_entries"))
_OF_COMPLAINTS = frozenset(("complaint_number", "complaint_subject", "complaint_date"))

Values = dict[str, str]


def merge_values(
    session: Session,
    *,
    customer_ids: Sequence[int],
    language: str,
    fields: Collection[str] | None = None,
    extra: Mapping[int, Mapping[str, str]] | None = None,
    complaint_id: int | None = None,
) -> dict[int, Values]:
    """The values of all fields (or, to be quick, at least of ``fields``) by customer, written in ``language``.

    Dates, civilities and greetings are those of ``language``, which is that of the text. ``extra`` adds values by
    customer (a coupon's code). Complaint fields are of ``complaint_id``, else of the open or latest one.
    Customers that are gone have none.
    """
    house = _of_house(establishment(session), language, today(session), user(session))
    found: dict[int, Values] = {}
    for start in range(0, len(customer_ids), _AT_ONCE):
        block = customer_ids[start : start + _AT_ONCE]
        values = {customer_id: house | own for customer_id, own in _of_customers(session, block, language)}
        for wanted, question in ((_OF_STAYS, _of_stays), (_OF_POINTS, _of_points)):
            if fields is None or wanted & set(fields):
                _add(values, question(session, block, language))
        if fields is None or _OF_COMPLAINTS & set(fields):
            _add(values, _of_complaints(session, block, language, complaint_id))
        found |= values
    for customer_id, more in (extra or {}).items():
        found.get(customer_id, {}).update(more)
    return {customer_id: found[customer_id] for customer_id in customer_ids if customer_id in found}


def example_values(language: str, day: date) -> Values:
    """The values of somebody made up, in ``language``: for previews, and to explain a field."""
    house = Establishment(
        name="Hôtel des Remparts",
        address_1="3 rue du Rempart",
        postcode="74000",
        city="Annecy",
        phone="04 50 00 12 34",
        email="accueil@remparts.example",
        website="www.remparts.example",
        mediator="Médiation Tourisme et Voyage, BP 80303, 75823 Paris Cedex 17",
    )
    stayed = day.replace(day=min(day.day, 28), year=day.year - 1)
    later = day.replace(day=min(day.day, 28), year=day.year + 1)
    own = {
        "address": "12 rue des Lilas\n69003 Lyon",
        "postcode": "69003",
        "city": "Lyon",
        "country": country_name("FR", language),
        "email": "lucie.moreau@example.org",
        "mobile": "06 12 48 77 03",
        "birthday": _day_and_month(date(2000, 10, 14), language),
        "customer_since": "2019",
        "language": language,
        "last_stay": format_date(stayed, language, "long"),
        "last_nights": "3",
        "last_room": "204",
        "next_arrival": format_date(later, language, "long"),
        "stays": "4",
        "nights": "11",
        "points": "320",
        "tier": "Gold",
        "points_expiring": "120",
        "points_expiry": format_date(later, language, "long"),
        "points_entries": f"{format_date(stayed, language, 'numeric')} : +120",
        "code": "NEIGE-7K2F",
        "complaint_number": f"R-{day.year}-041",
        "complaint_subject": "Chambre bruyante" if language == "fr" else "Noisy room",
        "complaint_date": format_date(stayed, language, "long"),
    }
    return _of_house(house, language, day, "Camille") | _names("Mme", "Lucie", "Moreau", "", "person", language) | own


def _add(values: dict[int, Values], more: Iterable[tuple[int, Values]]) -> None:
    for customer_id, own in more:
        if customer_id in values:
            values[customer_id].update(own)


def _of_house(house: Establishment, language: str, day: date, who: str) -> Values:
    town = f"{house.postcode} {house.city}".strip()
    return {
        "house_name": house.name,
        "house_address": ", ".join(part for part in (house.address_1, house.address_2, town) if part),
        "house_city": house.city,
        "house_phone": display(house.phone, house.country).replace(" ", "\u00a0"),
        "house_email": house.email,
        "house_website": house.website,
        "mediator": house.mediator,
        "user": who,
        "date": format_date(day, language, "long"),
    }


def _names(
    title: str | None, first: str | None, last: str | None, company: str | None, kind: str, language: str
) -> Values:
    of_company = kind == "organisation"
    return {
        "salutation": warm(None if of_company else title, last, language),
        "formal_salutation": formal(None if of_company else title, last, language),
        "title": civility(title, language),
        "first_name": first or "",
        "last_name": last or "",
        "full_name": display_name(kind, title, first, last, company),
        "company": company or "",
    }


def _of_customers(session: Session, ids: Sequence[int], language: str) -> Iterator[tuple[int, Values]]:
    addresses = _addresses(session, ids)
    rows = session.execute(
        select(
            Customer.id, Customer.kind, Customer.title, Customer.first_name, Customer.last_name, Customer.company,
            Customer.salutation, Customer.birth_date, Customer.language, Customer.customer_since,
            CustomerSummary.postcode, CustomerSummary.city, CustomerSummary.country, CustomerSummary.email,
            CustomerSummary.mobile, CustomerSummary.stays_count, CustomerSummary.nights,
            CustomerSummary.first_purchase, CustomerSummary.next_arrival,
        )
        .join(CustomerSummary, CustomerSummary.customer_id == Customer.id)
        .where(Customer.id.in_(ids))
    )  # fmt: skip
    for row in rows:
        values = _names(row.title, row.first_name, row.last_name, row.company, row.kind, language)
        if row.salutation:
            values["salutation"] = values["formal_salutation"] = row.salutation.rstrip(" ,:")
        since = row.customer_since or row.first_purchase
        values |= {
            "address": addresses.get(row.id, ""),
            "postcode": row.postcode or "",
            "city": row.city or "",
            "country": country_name(row.country, language) if row.country else "",
            "email": row.email or "",
            "mobile": display(row.mobile) if row.mobile else "",
            "birthday": _day_and_month(row.birth_date, language) if row.birth_date else "",
            "customer_since": str(since.year) if since else "",
            "language": row.language or language,
            "stays": str(row.stays_count),
            "nights": str(row.nights),
            "next_arrival": format_date(row.next_arrival, language, "long") if row.next_arrival else "",
            "points": "0",
        }
        yield row.id, values


def _addresses(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The preferred address of each customer in lines, one from which mail came back being the last choice."""
    lines = (Address.line_1, Address.line_2, Address.line_3, Address.line_4)
    rows = session.execute(
        select(Address.customer_id, *lines, Address.postcode, Address.city)
        .where(Address.customer_id.in_(ids))
        .order_by(Address.returned_on.is_(None).asc(), Address.preferred.asc(), Address.id.desc())
    )
    found = {}
    for row in rows:  # the best one last
        town = " ".join(part for part in (row.postcode, row.city) if part)
        parts = (row.line_1, row.line_2, row.line_3, row.line_4, town)
        found[row.customer_id] = "\n".join(part for part in parts if part)
    return found


def _of_stays(session: Session, ids: Sequence[int], language: str) -> Iterator[tuple[int, Values]]:
    day = today(session)
    rows = session.execute(
        select(Purchase.customer_id, Purchase.date, Purchase.arrival, Purchase.nights, Purchase.room)
        .where(
            Purchase.customer_id.in_(ids),
            Purchase.kind == "stay",
            Purchase.status.in_(COUNTED),
            Purchase.date <= day,
        )
        .order_by(Purchase.date, Purchase.id)
    )
    last = {row.customer_id: row for row in rows}
    for customer_id, row in last.items():
        yield (
            customer_id,
            {
                "last_stay": format_date(row.arrival or row.date, language, "long"),
                "last_nights": str(row.nights) if row.nights else "",
                "last_room": row.room or "",
            },
        )


def _of_points(session: Session, ids: Sequence[int], language: str) -> Iterator[tuple[int, Values]]:
    known = accounts(session, customer_ids=ids)
    rows = session.execute(
        select(LoyaltyEntry.customer_id, LoyaltyEntry.date, LoyaltyEntry.points, LoyaltyEntry.words)
        .where(LoyaltyEntry.customer_id.in_(known))
        .order_by(LoyaltyEntry.date.desc(), LoyaltyEntry.id.desc())
    )
    moves: dict[int, list[str]] = {}
    for customer_id, day, points, words in rows:
        entries = moves.setdefault(customer_id, [])
        if len(entries) < _ENTRIES:
            reason = f" ({words})" if words else ""
            entries.append(f"{format_date(day, language, 'numeric')} : {points:+d}{reason}")
    for customer_id, account in known.items():
        lot = account.expiring
        yield (
            customer_id,
            {
                "points": str(account.points),
                "tier": account.tier.name if account.tier else "",
                "points_expiring": str(lot.points) if lot and lot.expires_on else "",
                "points_expiry": format_date(lot.expires_on, language, "long") if lot and lot.expires_on else "",
                "points_entries": "\n".join(moves.get(customer_id, ())),
            },
        )


def _of_complaints(
    session: Session, ids: Sequence[int], language: str, complaint_id: int | None
) -> Iterator[tuple[int, Values]]:
    question = select(
        Complaint.customer_id, Complaint.number, Complaint.subject, Complaint.received_at, Complaint.written_on
    ).where(Complaint.customer_id.in_(ids))
    if complaint_id is not None:
        question = question.where(Complaint.id == complaint_id)
    rows = session.execute(question.order_by(Complaint.state.in_(OPEN_STATES), Complaint.received_at, Complaint.id))
    for row in {row.customer_id: row for row in rows}.values():
        day = row.written_on or row.received_at.replace(tzinfo=row.received_at.tzinfo or UTC).astimezone().date()
        yield (
            row.customer_id,
            {
                "complaint_number": row.number,
                "complaint_subject": row.subject,
                "complaint_date": format_date(day, language, "long"),
            },
        )


@lru_cache(maxsize=1_000)
def _day_and_month(day: date, language: str) -> str:
    """``14 octobre``, ``14 October``."""
    from babel.dates import format_date as babel_date
    from babel.dates import format_skeleton

    if language == "en":
        return str(babel_date(day, "d MMMM", locale="en_GB"))
    if language == "fr" and day.day == 1:
        return str(babel_date(day, "'1er' MMMM", locale="fr"))
    return str(format_skeleton("MMMMd", day, locale=language))
