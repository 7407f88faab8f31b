"""What the desk hands out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Establishment:
    """The house, as letterheads, lists and senders' labels name it.

    ``profile``: hotel or agency. ``country``: ISO 3166-1 alpha-2; numbers and addresses without a country are
    read as of here. ``mediator``: whom an unhappy customer may turn to (art. L616-1 of the Code de la
    consommation asks that they are told).
    """

    name: str = ""
    profile: str = "hotel"
    address_1: str = ""
    address_2: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "FR"
    phone: str = ""
    email: str = ""
    website: str = ""
    siret: str = ""
    mediator: str = ""
    currency: str = "EUR"


@dataclass(frozen=True)
class UserRecord:
    """Somebody who works at the desk; ``role`` is desk or manager."""

    id: int
    name: str
    role: str
    active: bool
