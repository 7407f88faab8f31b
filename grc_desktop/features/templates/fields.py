"""The fields that a text may hold: the names of the merge language and the words that chips show for them."""

from __future__ import annotations

from dataclasses import dataclass

from grc_desktop.core.language import later, tr


@dataclass(frozen=True, kw_only=True)
class MergeField:
    """A field of the merge language.

    ``label`` and ``group`` are English; ``tr`` gives them in the user's language. A ``sure`` field is
    never empty, so it needs no default.
    """

    key: str
    label: str  # later(...)
    group: str  # later(...)
    sure: bool = False

    @property
    def asks(self) -> bool:
        """Whether to ask what is written where it is empty: what the house itself knows is filled in, or is not."""
        return not self.sure and self.group in (CUSTOMER, STAYS, LOYALTY)


CUSTOMER = later("Customer")
STAYS = later("Stays")
LOYALTY = later("Loyalty")
HOUSE = later("Establishment")
OCCASION = later("Occasion")

FIELDS: tuple[MergeField, ...] = (
    MergeField(key="salutation", label=later("Salutation"), group=CUSTOMER, sure=True),
    MergeField(
        key="formal_salutation",
        label=later("Formal salutation"),
        group=CUSTOMER,
        sure=True,
    ),
    MergeField(key="title", label=later("Civility"), group=CUSTOMER),
    MergeField(key="first_name", label=later("First name"), group=CUSTOMER),
    MergeField(key="last_name", label=later("Last name"), group=CUSTOMER),
    MergeField(key="full_name", label=later("Full name"), group=CUSTOMER, sure=True),
    MergeField(key="company", label=later("Company"), group=CUSTOMER),
    MergeField(
        key="address",
        label=later("Address"),
        group=CUSTOMER,
    ),
    MergeField(key="postcode", label=later("Postcode"), group=CUSTOMER),
    MergeField(key="city", label=later("Town"), group=CUSTOMER),
    MergeField(key="country", label=later("Country"), group=CUSTOMER),
    MergeField(key="email", label=later("E-mail"), group=CUSTOMER),
    MergeField(key="mobile", label=later("Mobile"), group=CUSTOMER),
    MergeField(key="birthday", label=later("Birthday"), group=CUSTOMER),
    MergeField(key="customer_since", label=later("Customer since"), group=CUSTOMER),
    MergeField(key="language", label=later("Language"), group=CUSTOMER, sure=True),
    MergeField(key="last_stay", label=later("Last stay"), group=STAYS),
    MergeField(key="last_nights", label=later("Nights of the last stay"), group=STAYS),
    MergeField(key="last_room", label=later("Room of the last stay"), group=STAYS),
    MergeField(key="next_arrival", label=later("Next arrival"), group=STAYS),
    MergeField(key="stays", label=later("Number of stays"), group=STAYS, sure=True),
    MergeField(key="nights", label=later("Nights in all"), group=STAYS, sure=True),
    MergeField(key="points", label=later("Points"), group=LOYALTY, sure=True),
    MergeField(key="tier", label=later("Tier"), group=LOYALTY),
    MergeField(key="points_expiring", label=later("Points about to expire"), group=LOYALTY),
    MergeField(key="points_expiry", label=later("Date of expiry"), group=LOYALTY),
    MergeField(
        key="points_entries",
        label=later("Last movements"),
        group=LOYALTY,
    ),
    MergeField(key="house_name", label=later("Establishment"), group=HOUSE),
    MergeField(
        key="house_address",
        label=later("Address of the establishment"),
        group=HOUSE,
    ),
    MergeField(key="house_city", label=later("Town of the establishment"), group=HOUSE),
    MergeField(key="house_phone", label=later("Telephone"), group=HOUSE),
    MergeField(key="house_email", label=later("E-mail of the establishment"), group=HOUSE),
    MergeField(key="house_website", label=later("Website"), group=HOUSE),
    MergeField(key="mediator", label=later("Mediator"), group=HOUSE),
    MergeField(key="user", label=later("Who writes"), group=HOUSE),
    MergeField(key="date", label=later("Date"), group=OCCASION, sure=True),
    MergeField(key="code", label=later("Code"), group=OCCASION),
    MergeField(key="complaint_number", label=later("Complaint number"), group=OCCASION),
    MergeField(
        key="complaint_subject",
        label=later("Subject of the complaint"),
        group=OCCASION,
    ),
    MergeField(key="complaint_date", label=later("Date of the complaint"), group=OCCASION),
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
