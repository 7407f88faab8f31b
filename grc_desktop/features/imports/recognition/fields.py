"""The fields that a column can fill, as the user chooses them and as a mapping file names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from grc_desktop.core.language import later

Kind = Literal[
    "customers", "purchases", "complaints", "consents", "points", "ways", "links", "exchanges",
    "steps", "gestures", "reminders",
]  # fmt: skip
"""What a row of the file is."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which files of several kinds come in: customers first, then what is tied to them."""

KIND_TITLES: dict[Kind, str] = {
    "customers": later("Customers"),
    "purchases": later("Purchases"),
    "complaints": later("Complaints"),
    "consents": later("Consents"),
    "points": later("Loyalty points"),
    "ways": later("More addresses, phones and e-mails"),
    "links": later("Links between customers"),
    "exchanges": later("Exchanges"),
    "steps": later("Steps of complaints"),
    "gestures": later("Goodwill gestures"),
    "reminders": later("Reminders"),
}


@dataclass(frozen=True)
class Field:
    """A place in a record. ``repeats``: several columns may fill it, and all their values are kept."""

    name: str
    title: str  # later(...)
    group: str  # later(...)
    repeats: bool = False


_IDENTITY = later("Identity")
_REACH = later("Phones and e-mails")
_ADDRESS = later("Address")
_SECOND = later("Second address")
_MORE = later("Profile")
_CONSENT = later("Consents")
_HISTORY = later("History")
_PURCHASE = later("Purchase")
_COMPLAINT = later("Complaint")
_OF_ONE_CONSENT = later("Consent")
_OF_POINTS = later("Loyalty points")
_WAY = later("Address, phone or e-mail")
_LINK = later("Link")
_EXCHANGE = later("Exchange")
_STEP = later("Step of a complaint")
_GESTURE = later("Goodwill gesture")
_REMINDER = later("Reminder")

_CUSTOMER = (
    Field("last_name", later("Last name"), _IDENTITY),
    Field("first_name", later("First name"), _IDENTITY),
    Field("full_name", later("First and last name together"), _IDENTITY),
    Field("listed_name", later("Last and first name together, in this order"), _IDENTITY),
    Field("birth_name", later("Name at birth"), _IDENTITY),
    Field("title", later("Title"), _IDENTITY),
    Field("title_2", later("Second person of a couple: title"), _IDENTITY),
    Field("first_name_2", later("Second person of a couple: first name"), _IDENTITY),
    Field("last_name_2", later("Second person of a couple: last name"), _IDENTITY),
    Field("company", later("Company"), _IDENTITY),
    Field("contact_name", later("Contact in the company"), _IDENTITY),
    Field("external_id", later("Customer number"), _IDENTITY),
    Field("grc_record", later("Record number of GRC Desktop"), _IDENTITY),
    Field("kind", later("Person, company or household"), _IDENTITY),
    Field("gender", later("Gender"), _IDENTITY),
    Field("state", later("State: moved away, deceased, closed down …"), _IDENTITY),
    Field("deceased", later("Deceased: yes or no"), _IDENTITY),
    Field("salutation", later("Salutation"), _IDENTITY),
    Field("birth_date", later("Birth date"), _IDENTITY),
    Field("birth_day", later("Birth date: day"), _IDENTITY),
    Field("birth_month", later("Birth date: month"), _IDENTITY),
    Field("birth_year", later("Birth date: year"), _IDENTITY),
    Field("photo", later("Photo"), _IDENTITY),
    Field("mobile", later("Mobile phone"), _REACH, repeats=True),
    Field("phone", later("Phone"), _REACH, repeats=True),
    Field("phone_2", later("Another phone"), _REACH, repeats=True),
    Field("mobile_2", later("Another mobile phone"), _REACH, repeats=True),
    Field("fax", later("Fax"), _REACH, repeats=True),
    Field("email", later("E-mail"), _REACH, repeats=True),
    Field("email_2", later("Another e-mail"), _REACH, repeats=True),
    Field("website", later("Website"), _REACH),
    Field("address_1", later("Address, line 1"), _ADDRESS),
    Field("address_2", later("Address, line 2"), _ADDRESS),
    Field("address_3", later("Address, line 3"), _ADDRESS),
    Field("address_4", later("Address, line 4"), _ADDRESS),
    Field("street_number", later("Number in the street"), _ADDRESS),
    Field("street_type", later("Kind of street"), _ADDRESS),
    Field("postcode", later("Postcode"), _ADDRESS),
    Field("city", later("Town"), _ADDRESS),
    Field("postcode_city", later("Postcode and town together"), _ADDRESS),
    Field("region", later("Region"), _ADDRESS),
    Field("country", later("Country"), _ADDRESS),
    Field("work.address_1", later("Second address, line 1"), _SECOND),
    Field("work.address_2", later("Second address, line 2"), _SECOND),
    Field("work.address_3", later("Second address, line 3"), _SECOND),
    Field("work.postcode", later("Second address: postcode"), _SECOND),
    Field("work.city", later("Second address: town"), _SECOND),
    Field("work.region", later("Second address: region"), _SECOND),
    Field("work.country", later("Second address: country"), _SECOND),
    Field("language", later("Language"), _MORE),
    Field("nationality", later("Nationality"), _MORE),
    Field("profession", later("Profession"), _MORE),
    Field("sector", later("Sector"), _MORE),
    Field("siret", later("SIRET"), _MORE),
    Field("vat_number", later("VAT number"), _MORE),
    Field("origin", later("Origin"), _MORE),
    Field("preferred_channel", later("Preferred channel"), _MORE),
    Field("preferences", later("Preferences"), _MORE, repeats=True),
    Field("tags", later("Tags"), _MORE, repeats=True),
    Field("notes", later("Notes"), _MORE, repeats=True),
    Field("consent.email", later("Consent: e-mail"), _CONSENT),
    Field("consent.sms", later("Consent: SMS"), _CONSENT),
    Field("consent.phone", later("Consent: phone"), _CONSENT),
    Field("consent.post", later("Consent: post"), _CONSENT),
    Field("consent", later("Consent: all channels"), _CONSENT),
    Field("refusal.email", later("Refusal: e-mail"), _CONSENT),
    Field("refusal.sms", later("Refusal: SMS"), _CONSENT),
    Field("refusal.phone", later("Refusal: phone"), _CONSENT),
    Field("refusal.post", later("Refusal: post"), _CONSENT),
    Field("refusal", later("Refusal: all channels"), _CONSENT),
    Field("customer_since", later("Customer since"), _HISTORY),
    Field("last_contact", later("Last contact"), _HISTORY),
)
_TOTALS = (
    Field("last_purchase", later("Purchases: date of the last one"), _HISTORY),
    Field("purchases_total", later("Purchases: total amount"), _HISTORY),
    Field("loyalty_points", later("Loyalty points: balance"), _HISTORY),
)
_OF_PURCHASE = (
    Field("date", later("Purchase: date"), _PURCHASE),
    Field("kind", later("Purchase: stay or sale"), _PURCHASE),
    Field("reference", later("Purchase: reference"), _PURCHASE),
    Field("label", later("Purchase: what"), _PURCHASE),
    Field("arrival", later("Stay: arrival"), _PURCHASE),
    Field("departure", later("Stay: departure"), _PURCHASE),
    Field("nights", later("Stay: nights"), _PURCHASE),
    Field("room", later("Stay: room"), _PURCHASE),
    Field("adults", later("Stay: adults"), _PURCHASE),
    Field("children", later("Stay: children"), _PURCHASE),
    Field("quantity", later("Purchase: quantity"), _PURCHASE),
    Field("amount", later("Purchase: amount"), _PURCHASE),
    Field("currency", later("Purchase: currency"), _PURCHASE),
    Field("payment_method", later("Purchase: payment method"), _PURCHASE),
    Field("channel", later("Purchase: channel"), _PURCHASE),
    Field("status", later("Purchase: status"), _PURCHASE),
    Field("notes", later("Purchase: notes"), _PURCHASE, repeats=True),
    Field("payer.name", later("Purchase: paid by"), _PURCHASE),
    Field("payer.grc_record", later("Purchase: record number of who paid"), _PURCHASE),
    Field("agency.name", later("Purchase: brought by"), _PURCHASE),
    Field("agency.grc_record", later("Purchase: record number of who brought"), _PURCHASE),
)
_OF_COMPLAINT = (
    Field("reference", later("Complaint: number"), _COMPLAINT),
    Field("date", later("Complaint: received on"), _COMPLAINT),
    Field("written_on", later("Complaint: written on"), _COMPLAINT),
    Field("purchase", later("Complaint: reference of the purchase"), _COMPLAINT),
    Field("room", later("Complaint: room"), _COMPLAINT),
    Field("cause", later("Complaint: cause"), _COMPLAINT),
    Field("severity", later("Complaint: severity"), _COMPLAINT),
    Field("channel", later("Complaint: received by"), _COMPLAINT),
    Field("subject", later("Complaint: subject"), _COMPLAINT),
    Field("description", later("Complaint: description"), _COMPLAINT, repeats=True),
    Field("remedy_sought", later("Complaint: remedy sought"), _COMPLAINT),
    Field("status", later("Complaint: state"), _COMPLAINT),
    Field("owner", later("Complaint: handled by"), _COMPLAINT),
    Field("acknowledge_by", later("Complaint: to acknowledge by"), _COMPLAINT),
    Field("acknowledged_on", later("Complaint: acknowledged on"), _COMPLAINT),
    Field("answer_by", later("Complaint: to answer by"), _COMPLAINT),
    Field("answered_on", later("Complaint: answered on"), _COMPLAINT),
    Field("closed_on", later("Complaint: closed on"), _COMPLAINT),
    Field("satisfaction", later("Complaint: satisfaction"), _COMPLAINT),
    Field("compensation", later("Complaint: gesture"), _COMPLAINT),
    Field("amount", later("Complaint: cost of the gesture"), _COMPLAINT),
    Field("approved_by", later("Complaint: gesture approved by"), _COMPLAINT),
    Field("given_on", later("Complaint: gesture given on"), _COMPLAINT),
    Field("voucher", later("Complaint: voucher"), _COMPLAINT),
    Field("voucher_used_on", later("Complaint: voucher used on"), _COMPLAINT),
)
_OF_CONSENT = (
    Field("date", later("Consent: date"), _OF_ONE_CONSENT),
    Field("channel", later("Consent: channel"), _OF_ONE_CONSENT),
    Field("given", later("Consent: yes or no"), _OF_ONE_CONSENT),
    Field("means", later("Consent: how it was given"), _OF_ONE_CONSENT),
    Field("words", later("Consent: exact sentence"), _OF_ONE_CONSENT),
    Field("recorded_by", later("Recorded by"), _OF_ONE_CONSENT),
    Field("evidence", later("Consent: evidence"), _OF_ONE_CONSENT),
)
_OF_MOVEMENT = (
    Field("date", later("Points: date"), _OF_POINTS),
    Field("loyalty_points", later("Points: how many"), _OF_POINTS),
    Field("label", later("Points: what for"), _OF_POINTS),
    Field("expires_on", later("Points: valid until"), _OF_POINTS),
    Field("movement", later("Points: earned, spent …"), _OF_POINTS),
    Field("purchase", later("Points: reference of the purchase"), _OF_POINTS),
    Field("recorded_by", later("Recorded by"), _OF_POINTS),
)
_OF_WAY = (
    Field("use", later("Home, work, billing"), _WAY),
    Field("preferred", later("Preferred: yes or no"), _WAY),
    Field("number_kind", later("Mobile, landline, fax"), _WAY),
    Field("email_state", later("E-mail: valid, came back …"), _WAY),
    Field("returned_on", later("Mail came back on"), _WAY),
)
_OF_LINK = (
    Field("role", later("Link: role"), _LINK),
    Field("other.grc_record", later("Link: record number of the other"), _LINK),
    Field("other.external_id", later("Link: customer number of the other"), _LINK),
    Field("other.name", later("Link: name of the other"), _LINK),
    Field("position", later("Link: position"), _LINK),
    Field("since", later("Link: since"), _LINK),
    Field("until", later("Link: until"), _LINK),
    Field("notes", later("Link: notes"), _LINK, repeats=True),
)
_OF_EXCHANGE = (
    Field("date", later("Exchange: date"), _EXCHANGE),
    Field("kind", later("Exchange: call, visit, letter …"), _EXCHANGE),
    Field("direction", later("Exchange: by the customer or by us"), _EXCHANGE),
    Field("subject", later("Exchange: subject"), _EXCHANGE),
    Field("notes", later("Exchange: text"), _EXCHANGE, repeats=True),
    Field("outcome", later("Exchange: outcome"), _EXCHANGE),
    Field("recorded_by", later("Recorded by"), _EXCHANGE),
    Field("complaint", later("Exchange: number of the complaint"), _EXCHANGE),
)
_OF_STEP = (
    Field("complaint", later("Step: number of the complaint"), _STEP),
    Field("date", later("Step: date"), _STEP),
    Field("status", later("Step: state that it led to"), _STEP),
    Field("words", later("Step: what was done or said"), _STEP),
    Field("recorded_by", later("Recorded by"), _STEP),
)
_OF_GESTURE = (
    Field("complaint", later("Gesture: number of the complaint"), _GESTURE),
    Field("compensation", later("Gesture: which"), _GESTURE),
    Field("amount", later("Gesture: cost"), _GESTURE),
    Field("currency", later("Gesture: currency"), _GESTURE),
    Field("approved_by", later("Gesture: approved by"), _GESTURE),
    Field("given_on", later("Gesture: given on"), _GESTURE),
    Field("voucher", later("Gesture: voucher"), _GESTURE),
    Field("voucher_used_on", later("Gesture: voucher used on"), _GESTURE),
    Field("notes", later("Gesture: notes"), _GESTURE, repeats=True),
)
_OF_REMINDER = (
    Field("date", later("Reminder: due on"), _REMINDER),
    Field("task", later("Reminder: what to do"), _REMINDER),
    Field("words", later("Reminder: text"), _REMINDER),
    Field("assigned_to", later("Reminder: for whom"), _REMINDER),
    Field("closed_on", later("Reminder: ended on"), _REMINDER),
    Field("outcome", later("Reminder: done or dropped"), _REMINDER),
    Field("rule", later("Reminder: made by the rule"), _REMINDER),
)


_OWN: dict[Kind, tuple[Field, ...]] = {
    "purchases": _OF_PURCHASE,
    "complaints": _OF_COMPLAINT,
    "consents": _OF_CONSENT,
    "points": _OF_MOVEMENT,
    "ways": _OF_WAY,
    "links": _OF_LINK,
    "exchanges": _OF_EXCHANGE,
    "steps": _OF_STEP,
    "gestures": _OF_GESTURE,
    "reminders": _OF_REMINDER,
}


def _table(kind: Kind) -> dict[str, Field]:
    if kind == "customers":
        return {field.name: field for field in (*_CUSTOMER, *_TOTALS)}
    own = _OWN[kind]
    taken = {field.name for field in own}
    return {field.name: field for field in (*own, *(field for field in _CUSTOMER if field.name not in taken))}


_FIELDS: dict[Kind, dict[str, Field]] = {kind: _table(kind) for kind in KINDS}


def fields_of(kind: Kind) -> dict[str, Field]:
    """The fields by name that a file of ``kind`` can fill, in the order in which a list shows them."""
    return _FIELDS[kind]
