"""A few customers with what lists and labels have to cope with, written the way an import writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from grc_desktop.database.schema import (
    Address,
    Compensation,
    Complaint,
    ComplaintStep,
    Consent,
    Customer,
    CustomerTag,
    Email,
    Exchange,
    Link,
    Phone,
    Purchase,
    Reminder,
    Setting,
    Tag,
)  # fmt: skip

NOON = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)

LUCIE, JEAN, HOME, BEAL, CLAIRE, ANKE, LI, ROBERT, NOBODY, REFUSES, SARA = range(1, 12)


def furnish(session: Session) -> None:
    """An action: fill an empty base."""

    def rows(table: type, *records: dict[str, Any]) -> None:
        for record in records:
            session.execute(insert(table).values(**record))

    person = {"kind": "person", "language": "fr"}
    house = {"name": "Hôtel des Remparts", "address_1": "12 avenue Vauban", "postcode": "05100", "city": "Briançon"}
    rows(Setting, {"key": "establishment", "value": {"value": house}})
    rows(
        Customer,
        person | {"id": LUCIE, "title": "Mme", "first_name": "Lucie", "last_name": "Moreau", "external_id": "C-17",
                  "birth_date": date(1980, 2, 29), "notes": "=1+1"},
        person | {"id": JEAN, "title": "M.", "first_name": "Jean", "last_name": "Moreau"},
        {"id": HOME, "kind": "household", "title": "M. et Mme", "last_name": "Moreau"},
        {"id": BEAL, "kind": "organisation", "company": "Béal Voyages SARL", "siret": "73282932000074"},
        person | {"id": CLAIRE, "title": "Mme", "first_name": "Claire", "last_name": "Béal"},
        {"id": ANKE, "kind": "person", "title": "Mme", "first_name": "Anke", "last_name": "Schmidt", "language": "de"},
        {"id": LI, "kind": "person", "first_name": "大山", "last_name": "李"},
        person | {"id": ROBERT, "last_name": "Robert'); DROP TABLE customer;--", "first_name": "<b>"},
        person | {"id": NOBODY, "last_name": "Sansadresse"},
        person | {"id": REFUSES, "last_name": "Refus", "first_name": "Paul"},
        {"id": SARA, "kind": "person", "last_name": "سارة"},
    )  # fmt: skip
    lyon = {"line_1": "12 bis, rue des Lilas", "postcode": "69003", "city": "Lyon", "country": "FR"}
    rows(
        Address,
        lyon | {"customer_id": LUCIE, "line_1": "1 vieille rue", "returned_on": date(2020, 1, 1), "preferred": True},
        lyon | {"customer_id": LUCIE},
        lyon | {"customer_id": HOME},
        {"customer_id": BEAL, "kind": "work", "line_1": "4 place Grenette", "postcode": "38000", "city": "Grenoble"},
        {"customer_id": ANKE, "line_1": "Kaiserstraße 14", "postcode": "79098", "city": "Freiburg", "country": "DE"},
        lyon | {"customer_id": LI, "country": "FR"},
        lyon | {"customer_id": ROBERT, "postcode": "01000", "city": "Bourg-en-Bresse"},
        lyon | {"customer_id": REFUSES},
        lyon | {"customer_id": SARA},
    )
    rows(
        Link,
        {"customer_id": LUCIE, "other_id": HOME, "role": "member"},
        {"customer_id": JEAN, "other_id": HOME, "role": "member"},
        {"customer_id": NOBODY, "other_id": HOME, "role": "member", "until": date(2020, 1, 1)},
        {"customer_id": CLAIRE, "other_id": BEAL, "role": "contact", "position": "Directrice"},
    )
    rows(Phone, {"customer_id": LUCIE, "typed": "06 12 48 77 03", "e164": "+33612487703"})
    rows(Email, {"customer_id": LUCIE, "address": "lucie@exemple.fr"})
    rows(Tag, {"id": 1, "name": "vélo"}, {"id": 2, "name": "fidèle"})
    rows(CustomerTag, {"customer_id": LUCIE, "tag_id": 1}, {"customer_id": LUCIE, "tag_id": 2})
    rows(
        Consent,
        {"customer_id": REFUSES, "channel": "post", "given": True, "at": datetime(2024, 1, 1, tzinfo=UTC)},
        {"customer_id": REFUSES, "channel": "post", "given": False, "at": NOON},
        {"customer_id": ANKE, "channel": "post", "given": False, "at": datetime(2024, 1, 1, tzinfo=UTC)},
        {"customer_id": ANKE, "channel": "post", "given": True, "at": NOON},
        {"customer_id": LUCIE, "channel": "email", "given": False, "at": NOON},
    )
    rows(
        Purchase,
        {"customer_id": LUCIE, "date": date(2026, 3, 4), "arrival": date(2026, 3, 4), "departure": date(2026, 3, 6),
         "nights": 2, "room": "12", "adults": 2, "amount_cents": 24050, "reference": "S-1", "label": "Chambre double"},
        {"customer_id": BEAL, "kind": "sale", "date": date(2026, 5, 1), "amount_cents": 1000, "status": "cancelled"},
    )  # fmt: skip
    rows(
        Complaint,
        {"id": 1, "number": "R-2026-001", "customer_id": LUCIE, "cause": "noise", "subject": "Bruit", "room": "12",
         "severity": "high", "received_at": NOON},
        {"id": 2, "number": "R-2026-002", "customer_id": ANKE, "cause": "bill", "subject": "Facture",
         "state": "closed", "received_at": datetime(2026, 1, 2, 8, 0, tzinfo=UTC)},
    )  # fmt: skip
    rows(
        ComplaintStep,
        {"complaint_id": 1, "customer_id": LUCIE, "state": "received", "at": NOON, "words": "Au comptoir"},
    )
    rows(
        Compensation,
        {"complaint_id": 1, "customer_id": LUCIE, "kind": "credit", "cost_cents": 5000},
        {"complaint_id": 1, "customer_id": LUCIE, "kind": "gift", "cost_cents": 1500},
    )
    rows(
        Reminder,
        {"customer_id": LUCIE, "words": "Rappeler", "due_at": NOON, "closed_at": NOON, "outcome": "done"},
        {"words": "Changer l’encre", "kind": "other", "due_at": NOON},
    )
    rows(
        Exchange,
        {"customer_id": LUCIE, "kind": "call", "at": NOON, "subject": "Réservation", "recorded_by": "Camille"},
    )
