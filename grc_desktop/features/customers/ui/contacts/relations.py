"""The links between customers in words, as seen from the one whose record is open."""

from __future__ import annotations

from dataclasses import dataclass

from grc_desktop.core.language import later, tr
from grc_desktop.features.customers.records import LinkRecord

HOUSEHOLD = "household"
"""Not a role of its own: the two become members of the household of one of them, or of a new one."""


@dataclass(frozen=True)
class Relation:
    """A role seen from one end. ``outgoing``: the customer in view is ``role`` of the other one."""

    role: str
    outgoing: bool
    words: str  # later(...): what the other one is
    icon: str
    group: str  # later(...): the heading under which it stands

    @property
    def key(self) -> str:
        """One word for both, as a form's choice holds it."""
        return f"{self.role}.{'out' if self.outgoing else 'in'}"


_PEOPLE, _COMPANIES, _FAMILY, _BUSINESS = (
    later("Interlocutors and staff"),
    later("Companies"),
    later("Household and family"),
    later("Booked and paid by"),
)

RELATIONS = (
    Relation("contact", False, later("Interlocutor"), "customer", _PEOPLE),
    Relation("employee", False, later("Works here"), "customer", _PEOPLE),
    Relation("contact", True, later("Interlocutor of this company"), "company", _COMPANIES),
    Relation("employee", True, later("Works for this company"), "company", _COMPANIES),
    Relation("member", False, later("Member of the household"), "customer", _FAMILY),
    Relation("member", True, later("Household they belong to"), "household", _FAMILY),
    Relation(HOUSEHOLD, True, later("Lives in the same household"), "household", _FAMILY),
    Relation("family", True, later("Family"), "household", _FAMILY),
    Relation("family", False, later("Family"), "household", _FAMILY),
    Relation("booked_by", True, later("Books for them"), "link", _BUSINESS),
    Relation("booked_by", False, later("Their stays are booked here"), "link", _BUSINESS),
    Relation("paid_by", True, later("Pays for them"), "euro", _BUSINESS),
    Relation("paid_by", False, later("Their stays are paid here"), "euro", _BUSINESS),
)
GROUPS = (_PEOPLE, _COMPANIES, _FAMILY, _BUSINESS)

_OFFERED = {
    "person": (
        "contact.out", "employee.out", "household.out", "member.out", "family.out", "booked_by.out", "booked_by.in",
        "paid_by.out", "paid_by.in",
    ),
    "organisation": (
        "contact.in", "employee.in", "booked_by.in", "paid_by.in", "booked_by.out", "paid_by.out",
    ),
    "household": ("member.in", "family.out", "booked_by.out", "paid_by.out"),
}  # fmt: skip

_OTHERS = {
    "contact.in": "person", "employee.in": "person", "contact.out": "organisation", "employee.out": "organisation",
    "member.in": "person", "member.out": "household", "household.out": "person", "family.out": "person",
}  # fmt: skip
"""What the other one is, where the relation says it: a sister is nobody's employer."""


def relation_of(link: LinkRecord) -> Relation:
    """The relation of a link that is stored."""
    for relation in RELATIONS:
        if (relation.role, relation.outgoing) == (link.role, link.outgoing):
            return relation
    return Relation(link.role, link.outgoing, link.role, "link", _BUSINESS)


def relation_named(key: str) -> Relation:
    """The relation behind a choice of the form."""
    return next(relation for relation in RELATIONS if relation.key == key)


def offered(kind: str) -> list[tuple[str, str]]:
    """What a customer of this kind can be linked as: (key, words), the likeliest first."""
    return [(key, tr(relation_named(key).words)) for key in _keys(kind)]


def likeliest(kind: str, other: str) -> str:
    """The key of what a customer of one kind most often is to one of another."""
    return next(key for key in _keys(kind) if _OTHERS.get(key, other) == other)


def _keys(kind: str) -> tuple[str, ...]:
    return _OFFERED.get(kind, _OFFERED["person"])
