"""What paper is called: titles of files, subjects of exchanges, what a typeface lacks."""

from __future__ import annotations

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.telephone import display
from grc_desktop.features.customers.records import Customer
from grc_desktop.features.exports.rules import TITLES
from grc_desktop.features.paper.records import ListKind, Paper
from grc_desktop.features.purchases.records import PurchaseDraft
from grc_desktop.features.templates.shipped import title_of as title_of_template

LISTS: dict[ListKind, str] = {
    "shown": later("The list with its columns"),
    "directory": later("Directory by letter"),
    "phones": later("Phone list"),
    "arrivals": later("Arrival cards of a day"),
    "emergency": later("Emergency list (power cut)"),
    "files": later("Complete customer files"),
}
"""The lists that can be printed of customers."""


def title_of(paper: Paper) -> str:
    """What a file or a print job of ``paper`` is called."""
    match paper.what:
        case "labels" if paper.pieces == "badges":
            words = tr("Name badges")
        case "labels":
            words = tr("Labels")
        case "envelopes":
            words = tr("Envelopes")
        case "letters":
            words = tr("Letters")
        case "list":
            title = TITLES[paper.subject] if paper.kind == "shown" else LISTS[paper.kind]
            words = tr(title)
    return words


def subject_of(paper: Paper) -> str:
    """What the exchanges of a customer say of a piece of ``paper`` that left."""
    if paper.what == "envelopes":
        return tr("Letter (envelope {size})", size=paper.envelope)
    if paper.what == "letters":
        return tr("Letter “{name}”", name=title_of_template(paper.template)) if paper.template else tr("Letter")
    return tr("Letter (label {sheet})", sheet=paper.sheet)


def stay_days(stay: PurchaseDraft) -> str:
    """``22/11/2026 → 24/11/2026 · 2 nuits``."""
    days = [format_date(day, style="numeric") for day in (stay.arrival, stay.departure) if day]
    nights = trn("{count} night", "{count} nights", stay.nights) if stay.nights else ""
    return " · ".join(part for part in (" → ".join(days), nights) if part)


def party(stay: PurchaseDraft) -> str:
    """``2 adultes, 1 enfant``."""
    adults = trn("{count} adult", "{count} adults", stay.adults) if stay.adults else ""
    children = trn("{count} child", "{count} children", stay.children) if stay.children else ""
    return ", ".join(part for part in (adults, children) if part)


def phones(who: Customer) -> str:
    """Every telephone of a customer, the preferred one first, as it is dialled here."""
    known = sorted(who.phones, key=lambda phone: not phone.preferred)
    return ", ".join(display(phone.e164) if phone.e164 else phone.typed for phone in known)
