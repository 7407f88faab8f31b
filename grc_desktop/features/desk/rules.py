"""What an establishment and a user may be called."""

from __future__ import annotations

from grc_desktop.core.countries import read_country
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.text import clean
from grc_desktop.features.desk.records import Establishment

PROFILES = {"hotel": later("Hotel"), "agency": later("Travel agency")}
ROLES = {"desk": later("Front desk"), "manager": later("Manager")}


def checked_establishment(establishment: Establishment) -> Establishment:
    """The same, tidied. Refused: without a name, of an unknown profile or country."""
    values = {field: clean(str(value)) for field, value in vars(establishment).items()}
    if not values["name"]:
        raise Refused(tr("Give the establishment a name: it heads lists and letters."), field="name")
    if values["profile"] not in PROFILES:
        raise Refused(tr("Choose whether this is a hotel or a travel agency."), field="profile")
    country = read_country(values["country"])
    if country is None:
        raise Refused(tr("“{country}” is not a country we know.", country=values["country"]), field="country")
    return Establishment(**{**values, "country": country})


def checked_user_name(name: str) -> str:
    """The name, tidied. Refused: empty."""
    tidy = clean(name)
    if not tidy:
        raise Refused(tr("Give the user a name."), field="name")
    return tidy
