"""The customer in a row."""

from __future__ import annotations

import re

from grc_desktop.core.identifiers import tidy_identifier
from grc_desktop.core.language import later, tr
from grc_desktop.core.languages import read_language
from grc_desktop.core.telephone import Telephone
from grc_desktop.core.text import fold
from grc_desktop.features.imports.recognition import says_work
from grc_desktop.features.imports.understanding.addresses import read_addresses
from grc_desktop.features.imports.understanding.consents import UNKNOWN_CHANNEL, read_channel, read_consents
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Values, read_record
from grc_desktop.features.imports.understanding.identity import read_identity
from grc_desktop.features.imports.understanding.own import read_own_values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import (
    STATES,
    UNKNOWN_LANGUAGE,
    identifier_problem,
    read_emails,
    read_numbers,
)

_TAG_CUT = re.compile(r"\s*(?:[,;|\n]| ::: )\s*")


def draft_customer(row: RowOfFields) -> CustomerDraft:
    """What the row says of its customer; doubtful values are remarked on in ``row``."""
    draft = CustomerDraft()
    read_identity(row, draft.customer)
    _profile(row, draft.customer)
    _state(row, draft.customer)
    _identifiers(row, draft.customer)
    _phones(row, draft)
    _emails(row, draft)
    draft.addresses = read_addresses(row, organisation=draft.customer["kind"] == "organisation")
    draft.tags = _tags(row)
    if row.says_consent:
        draft.consents = read_consents(row)
    draft.photo = row.values.get("photo", "")
    if row.own_fields:
        draft.own = read_own_values(row)
    draft.record = read_record(row.values.get("grc_record", ""))
    for said in draft.consents if draft.record is not None else ():
        said["record"] = draft.record
    return draft


def _profile(row: RowOfFields, customer: Values) -> None:
    values = row.values
    if "birth_year" in values and "birth_date" not in values:
        parts = [values.get(f"birth_{part}", "") for part in ("year", "month", "day")]
        values["birth_date"] = "-".join(part.zfill(2) for part in parts) if all(parts) else ""
    if "birth_date" in values and (birth := row.birth("birth_date")):
        customer["birth_date"] = birth
    for name, read, problem in _CODED:
        if (text := values.get(name)) and not customer.setdefault(name, read(text)):
            row.doubt(name, text, problem)
    if "nationality" in values:
        customer["nationality"] = row.country("nationality")
    for name in ("profession", "sector", "website", "origin", "salutation"):
        if name in values:
            customer[name] = values[name].replace("\n", " ")
    for name in ("customer_since", "last_contact"):
        if name in values and (day := row.day(name, whole_years=name == "customer_since")):
            customer[name] = day
    if wishes := row.repeated.get("preferences"):
        customer["preferences"] = "\n".join(text for _, text in wishes)


def _state(row: RowOfFields, customer: Values) -> None:
    if "deceased" in row.values and row.yes("deceased"):
        customer["state"] = "deceased"
    elif "state" in row.values and (state := row.code("state", STATES, _UNKNOWN_STATE)):
        customer["state"] = state


def _identifiers(row: RowOfFields, customer: Values) -> None:
    for name in ("siret", "vat_number"):
        if number := row.values.get(name):
            customer[name] = tidy_identifier(number)
            if problem := identifier_problem(name, number):
                row.doubt(name, number, problem, keep=False)


_UNKNOWN_STATE = later("This is none of the known states of a customer")
_CODED = (
    ("language", read_language, UNKNOWN_LANGUAGE),
    ("preferred_channel", read_channel, UNKNOWN_CHANNEL),
)


def _phones(row: RowOfFields, draft: CustomerDraft) -> None:
    known = row.repeated
    if not known.keys() & _PHONE_KINDS.keys():
        return
    country = row.country_code("country") or "FR"
    for field, kind in _PHONE_KINDS.items():
        for column, text in known.get(field, ()):
            for number in read_numbers(text, country):
                if number.problem and kind != "fax":
                    row.remark(column, number.typed, tr(number.problem))
                _add_phone(draft, number, kind, {"use": "work"} if says_work(column) else {})
    if draft.phones:
        draft.phones[0]["preferred"] = True


_PHONE_KINDS = {"mobile": "mobile", "phone": "landline", "mobile_2": "mobile", "phone_2": "landline", "fax": "fax"}


def _add_phone(draft: CustomerDraft, number: Telephone, column_kind: str, said: Values) -> None:
    if any((number.e164 or number.typed) in (phone["e164"], phone["typed"]) for phone in draft.phones):
        return
    kind = number.kind if number.kind != "unknown" and column_kind != "fax" else column_kind
    draft.phones.append({"kind": kind, "preferred": False, "typed": number.typed, "e164": number.e164, **said})


def _emails(row: RowOfFields, draft: CustomerDraft) -> None:
    for field in ("email", "email_2"):
        for column, text in row.repeated.get(field, ()):
            for email in read_emails(text):
                if email.problem:
                    row.remark(column, text, tr(email.problem))
                address = text if email.problem else email.address
                if all(address.lower() != known["address"].lower() for known in draft.emails):
                    state = "relay" if email.relay else "doubtful" if email.problem else "valid"
                    kind = "work" if says_work(column) else "home"
                    draft.emails.append(
                        {"kind": kind, "preferred": not draft.emails, "address": address, "state": state}
                    )


def _tags(row: RowOfFields) -> list[str]:
    tags: dict[str, str] = {}
    for _, text in row.repeated.get("tags", ()):
        for word in _TAG_CUT.split(text):
            name = word.removeprefix("* ").strip(' "')
            if name and fold(name) not in ("mycontacts", "friends", "starred"):
                tags.setdefault(fold(name), name)
    return list(tags.values())
