"""Everything that the house keeps on a customer, as a document to be read or handed over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from grc_desktop.core.countries import country_name
from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, tr, trn
from grc_desktop.core.languages import language_name
from grc_desktop.core.money import format_amount
from grc_desktop.features.complaints.records import COMPENSATIONS, ComplaintFile
from grc_desktop.features.complaints.wording import cause_words, state_words
from grc_desktop.features.customers.records import AddressRecord, Customer
from grc_desktop.features.exchanges.records import ExchangeRecord
from grc_desktop.features.exchanges.rules import headline, kind_words
from grc_desktop.features.exports.alphabets import readable
from grc_desktop.features.exports.formats.wording import in_words
from grc_desktop.features.loyalty.records import KINDS as POINTS
from grc_desktop.features.paper.document import ALARM, INK, MUTED, Document
from grc_desktop.features.paper.records import CustomerFile, Printed, Spot
from grc_desktop.features.paper.wording import phones
from grc_desktop.features.purchases.records import STATUSES
from grc_desktop.features.purchases.rules import description
from grc_desktop.features.segments.fields import CHANNELS, KINDS, STATES

MOST_FILES = 200
"""Files in one document: more are an export."""


def write_dossiers(
    files: Iterable[CustomerFile], path: Path, *, house: str, made_at: datetime, made_by: str
) -> Printed:
    """Write the files of customers, each from a page of its own on. ``Refused`` where there is none."""
    document: Document | None = None
    spots = []
    for whole in files:
        who = whole.customer
        number = tr("no. {number}", number=who.external_id or who.id)
        kind = tr(dict(KINDS)[who.kind])
        scope = " · ".join((tr("Customer file"), kind, number, tr("printed by {user}", user=made_by)))
        about = readable(who.list_name, (number,))
        if document is None:
            document = Document(path, title=who.name, scope=scope, house=house, made_at=made_at, about=about)
        else:
            document.about = about
            document.begin(who.name, scope)
        spots.append(Spot(who.list_name, document.page))
        _write(document, whole)
    if document is None:
        raise Refused(tr("There is nobody to print: the list is empty."))
    return Printed(
        file=path, pages=document.close(), printed=len(spots), spots=tuple(spots),
        unshown="".join(sorted(document.unshown)), unshown_for=tuple(document.unshown_for),
    )  # fmt: skip


def _write(document: Document, whole: CustomerFile) -> None:
    _identity(document, whole.customer)
    _reach(document, whole.customer)
    _figures(document, whole)
    _consents(document, whole)
    _purchases(document, whole)
    for complaint in whole.complaints:
        _complaint(document, complaint)
    _points(document, whole)
    _exchanges(document, whole)
    _files(document, whole.customer)
    _reminders(document, whole)
    document.space(10)
    document.paragraph(
        tr("Personal data: for the use of the establishment only. Destroy this paper when it has served."), colour=MUTED
    )


def _identity(document: Document, who: Customer) -> None:
    document.heading(tr("Identity"))
    state = "" if who.state == "active" else tr(dict(STATES)[who.state])
    document.pair(tr("State"), state, colour=ALARM)
    named = " ".join(part for part in (who.title, who.first_name, who.last_name) if part)
    for name, text in (
        (tr("Name"), named),
        (tr("Company"), who.company),
        (tr("Salutation"), who.salutation),
        (tr("Born on"), _day(who.birth_date)),
        (tr("Language"), language_name(who.language, language()) if who.language else ""),
        (tr("Nationality"), country_name(who.nationality, language())),
        (tr("Profession"), who.profession or who.sector),
        (tr("SIRET"), who.siret),
        (tr("VAT number"), who.vat_number),
        (tr("Website"), who.website),
        (tr("Origin"), who.origin),
        (tr("Customer since"), _day(who.customer_since)),
        (tr("Tags"), ", ".join(tag.name for tag in who.tags)),
        (tr("Preferences"), who.preferences),
        *who.own.items(),
        (tr("Notes"), who.notes),
    ):
        document.pair(name, text or "")


def _reach(document: Document, who: Customer) -> None:
    document.heading(tr("Addresses and links"))
    for address in who.addresses:
        document.pair(tr("Address"), _address(address))
        if address.returned_on:
            document.pair("", tr("Mail came back on {day}", day=_day(address.returned_on)), colour=ALARM)
    document.pair(tr("Telephone"), phones(who))
    document.pair(tr("E-mail"), ", ".join(email.address for email in who.emails))
    for link in who.links:
        parts = (link.other_name, link.position, link.other_phone, link.other_email)
        until = tr("until {day}", day=_day(link.until)) if link.until else ""
        document.pair(tr("Linked with"), " · ".join(part for part in (*parts, until) if part))


def _figures(document: Document, whole: CustomerFile) -> None:
    figures = whole.customer.figures
    document.heading(tr("Figures"))
    total = format_amount(figures.purchases_total_cents)
    document.pair(tr("Purchases"), f"{figures.purchases_count} · {total}")
    if figures.stays:
        nights = trn("{count} night", "{count} nights", figures.nights)
        document.pair(tr("Stays"), f"{figures.stays} · {nights}")
    document.pair(tr("Last purchase"), _day(figures.last_purchase))
    document.pair(tr("Last contact"), _day(figures.last_contact))


def _consents(document: Document, whole: CustomerFile) -> None:
    document.heading(tr("Consents"))
    channels = dict(CHANNELS)
    rows = [
        (
            tr(channels.get(word.channel, word.channel)),
            tr("given") if word.given else tr("refused"),
            in_words(word.at),
            " · ".join(part for part in (word.means, word.words, word.recorded_by) if part),
        )
        for word in whole.consents
    ]
    if rows:
        document.table((tr("Channel"), tr("Answer"), tr("On"), tr("How")), rows, (2, 2, 3, 7))
    else:
        document.paragraph(tr("Never asked."), colour=MUTED)


def _purchases(document: Document, whole: CustomerFile) -> None:
    if not whole.purchases:
        return
    document.heading(tr("Purchases and stays"))
    document.table(
        (tr("Date"), tr("Reference"), tr("What"), tr("State"), tr("Amount")),
        [
            (
                _day(one.date),
                one.reference or "",
                description(one),
                tr(STATUSES.get(one.status, one.status)),
                "" if one.amount_cents is None else format_amount(one.amount_cents, one.currency),
            )
            for one in whole.purchases
        ],
        (3, 3, 8, 3, 3),
        figures=True,
    )


def _complaint(document: Document, complaint: ComplaintFile) -> None:
    record = complaint.record
    document.heading(tr("Complaint {number}: {subject}", number=record.number, subject=record.subject), follows=50)
    document.pair(tr("State"), state_words(record.state), colour=ALARM if record.open else INK)
    document.pair(tr("Received on"), in_words(record.received_at))
    document.pair(tr("Cause"), cause_words(record.cause))
    document.pair(tr("Stay"), complaint.stay or "")
    document.pair(tr("What happened"), record.description or "")
    document.pair(tr("Remedy sought"), record.remedy_sought or "")
    for step in complaint.steps:
        words = " · ".join(part for part in (state_words(step.state), step.words, step.recorded_by) if part)
        document.pair(in_words(step.at), words)
    for gesture in complaint.compensations:
        cost = format_amount(gesture.cost_cents, gesture.currency)
        kind = tr(COMPENSATIONS.get(gesture.kind, gesture.kind))
        parts = (kind, cost, gesture.voucher, gesture.approved_by, gesture.notes)
        document.pair(tr("Gesture"), " · ".join(part for part in parts if part))


def _points(document: Document, whole: CustomerFile) -> None:
    if not whole.entries:
        return
    account = whole.account
    document.heading(tr("Loyalty points"))
    document.pair(tr("Balance"), str(account.points))
    document.pair(tr("Tier"), account.tier.name if account.tier else "")
    if account.expiring and account.expiring.expires_on:
        lost = tr("{points} on {day}", points=account.expiring.points, day=_day(account.expiring.expires_on))
        document.pair(tr("Expire next"), lost)
    rows = [
        (_day(one.day), tr(POINTS.get(one.kind, one.kind)), one.words or "", _day(one.expires_on), f"{one.points:+d}")
        for one in whole.entries
    ]
    heads = (tr("Date"), tr("Type"), tr("What"), tr("Expires on"), tr("Points"))
    document.table(heads, rows, (3, 4, 7, 3, 2), figures=True)


def _files(document: Document, who: Customer) -> None:
    if not who.attachments:
        return
    document.heading(tr("Attached files"))
    for one in who.attachments:
        document.pair(in_words(one.added_at), " · ".join(part for part in (one.name, one.notes) if part))


def _exchanges(document: Document, whole: CustomerFile) -> None:
    if not whole.exchanges:
        return
    document.heading(tr("Exchanges"))
    rows = [(in_words(one.at), kind_words(one), _said(one), one.recorded_by or "") for one in whole.exchanges]
    document.table((tr("On"), tr("Type"), tr("What was said"), tr("By")), rows, (3, 3, 10, 3))


def _said(one: ExchangeRecord) -> str:
    head = headline(one.kind, one.subject, one.body, one.outcome)
    campaign = tr("Campaign “{name}”", name=one.campaign) if one.campaign else ""
    body = one.body if one.subject and one.body else ""
    return "\n".join(part for part in (head, campaign, body) if part)


def _reminders(document: Document, whole: CustomerFile) -> None:
    waiting = [one for one in whole.reminders if one.closed_at is None]
    if not waiting:
        return
    document.heading(tr("Reminders"))
    for one in waiting:
        document.pair(in_words(one.due_at), " · ".join(part for part in (one.words, one.assigned_to) if part))


def _address(address: AddressRecord) -> str:
    lines = [line for line in (address.line_1, address.line_2, address.line_3, address.line_4) if line]
    town = " ".join(part for part in (address.postcode, address.city) if part)
    abroad = country_name(address.country, language()) if address.country else ""
    return ", ".join(part for part in (*lines, town, address.region, abroad) if part)


def _day(day: date | None) -> str:
    return format_date(day, style="numeric") if day else ""
