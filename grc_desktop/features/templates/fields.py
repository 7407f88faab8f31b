"""The fields that a text may hold: the names of the merge language and the words that chips show for them."""

from __future__ import annotations

from dataclasses import dataclass

from grc_desktop.core.language import later, tr


@dataclass(frozen=True, kw_only=True)
class MergeField:
    """A field of the merge language.

    ``label``, ``group`` and ``example`` are English; ``tr`` gives them in the user's language. A ``sure`` field is
    never empty, so it needs no default. ``several_lines``: its value may have line ends (an address).
    """

    key: str
    label: str  # later(...)
    group: str  # later(...)
    example: str  # later(...)
    sure: bool = False
    several_lines: bool = False


CUSTOMER = later("Customer")
STAYS = later("Stays")
LOYALTY = later("Loyalty")
HOUSE = later("Establishment")
OCCASION = later("Occasion")

FIELDS: tuple[MergeField, ...] = (
    MergeField(key="salutation", label=later("Salutation"), group=CUSTOMER, example=later("Dear Ms Moreau"), sure=True),
    MergeField(
        key="formal_salutation",
        label=later("Formal salutation"),
        group=CUSTOMER,
        example=later("Madam"),
        sure=True,
    ),
    MergeField(key="title", label=later("Civility"), group=CUSTOMER, example=later("Ms")),
    MergeField(key="first_name", label=later("First name"), group=CUSTOMER, example=later("Lucie")),
    MergeField(key="last_name", label=later("Last name"), group=CUSTOMER, example=later("Moreau")),
    MergeField(key="full_name", label=later("Full name"), group=CUSTOMER, example=later("Lucie Moreau"), sure=True),
    MergeField(key="company", label=later("Company"), group=CUSTOMER, example=later("Béal Voyages")),
    MergeField(
        key="address",
        label=later("Address"),
        group=CUSTOMER,
        example=later("12 rue des Lilas, 69003 Lyon"),
        several_lines=True,
    ),
    MergeField(key="postcode", label=later("Postcode"), group=CUSTOMER, example=later("69003")),
    MergeField(key="city", label=later("Town"), group=CUSTOMER, example=later("Lyon")),
    MergeField(key="country", label=later("Country"), group=CUSTOMER, example=later("France")),
    MergeField(key="email", label=later("E-mail"), group=CUSTOMER, example=later("lucie.moreau@example.org")),
    MergeField(key="mobile", label=later("Mobile"), group=CUSTOMER, example=later("06 12 48 77 03")),
    MergeField(key="birthday", label=later("Birthday"), group=CUSTOMER, example=later("14 October")),
    MergeField(key="customer_since", label=later("Customer since"), group=CUSTOMER, example=later("2019")),
    MergeField(key="language", label=later("Language"), group=CUSTOMER, example=later("en"), sure=True),
    MergeField(key="last_stay", label=later("Last stay"), group=STAYS, example=later("14 February 2026")),
    MergeField(key="last_nights", label=later("Nights of the last stay"), group=STAYS, example=later("3")),
    MergeField(key="last_room", label=later("Room of the last stay"), group=STAYS, example=later("204")),
    MergeField(key="next_arrival", label=later("Next arrival"), group=STAYS, example=later("20 December 2026")),
    MergeField(key="stays", label=later("Number of stays"), group=STAYS, example=later("4"), sure=True),
    MergeField(key="nights", label=later("Nights in all"), group=STAYS, example=later("11"), sure=True),
    MergeField(key="points", label=later("Points"), group=LOYALTY, example=later("320"), sure=True),
    MergeField(key="tier", label=later("Tier"), group=LOYALTY, example=later("Silver")),
    MergeField(key="points_expiring", label=later("Points about to expire"), group=LOYALTY, example=later("120")),
    MergeField(key="points_expiry", label=later("Date of expiry"), group=LOYALTY, example=later("31 December 2026")),
    MergeField(
        key="points_entries",
        label=later("Last movements"),
        group=LOYALTY,
        example=later("14/10/2026: +120 points"),
        several_lines=True,
    ),
    MergeField(key="house_name", label=later("Establishment"), group=HOUSE, example=later("Hôtel des Remparts")),
    MergeField(
        key="house_address",
        label=later("Address of the establishment"),
        group=HOUSE,
        example=later("3 rue du Rempart, 74000 Annecy"),
    ),
    MergeField(key="house_city", label=later("Town of the establishment"), group=HOUSE, example=later("Annecy")),
    MergeField(key="house_phone", label=later("Telephone"), group=HOUSE, example=later("04 50 00 12 34")),
    MergeField(
        key="house_email", label=later("E-mail of the establishment"), group=HOUSE, example=later("hello@example.org")
    ),
    MergeField(key="house_website", label=later("Website"), group=HOUSE, example=later("www.example.org")),
    MergeField(
        key="mediator", label=later("Mediator"), group=HOUSE, example=later("Tourism and Travel Mediation, Paris")
    ),
    MergeField(key="user", label=later("Who writes"), group=HOUSE, example=later("Camille")),
    MergeField(key="date", label=later("Date"), group=OCCASION, example=later("22 November 2026"), sure=True),
    MergeField(key="code", label=later("Code"), group=OCCASION, example=later("SNOW-7K2F")),
    MergeField(key="complaint_number", label=later("Complaint number"), group=OCCASION, example=later("R-2026-041")),
    MergeField(
        key="complaint_subject",
        label=later("Subject of the complaint"),
        group=OCCASION,
        example=later("Noise at night"),
    ),
    MergeField(
        key="complaint_date", label=later("Date of the complaint"), group=OCCASION, example=later("3 November 2026")
    ),
)

NAMES: frozenset[str] = frozenset(field.key for field in FIELDS)


def field_named(key: str) -> MergeField | None:
    """The field called ``key``, ``None`` where there is none."""
    return next((field for field in FIELDS if field.key == key), None)


def spoken_names() -> dict[str, str]:
    """Every way to call a field, its name and its label in the user's language, and the name meant."""
    spoken = {field.key: field.key for field in FIELDS}
    for field in FIELDS:
        spoken.setdefault(tr(field.label), field.key)
    return spoken
