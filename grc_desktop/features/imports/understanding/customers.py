"""The customer in a row."""

from __future__ import annotations

import re

from grc_desktop.core.email_address import EmailAddress, read_email
from grc_desktop.core.identifiers import tidy_identifier
from grc_desktop.core.language import later, tr
from grc_desktop.core.languages import read_language
from grc_desktop.core.names import FullName, looks_like_company, read_full_name, read_title
from grc_desktop.core.telephone import Telephone, read_telephone
from grc_desktop.core.text import fold
from grc_desktop.features.imports.understanding.addresses import read_addresses
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import (
    NOT_YES_OR_NO,
    UNKNOWN_LANGUAGE,
    identifier_problem,
    noon,
    read_yes_no,
    word_code,
)

CHANNELS = ("email", "sms", "phone", "post")
"""Those that a consent can be given for."""

_CONSENT_FIELDS = tuple((channel, (f"consent.{channel}", "consent")) for channel in CHANNELS)

_KINDS = {
    "organisation": "societe entreprise professionnel pro organisation organization organisme company business agence "
    "association personne_morale b2b ste p.m pm".replace("_", " ").split(" "),
    "household": ("foyer", "famille", "couple", "household", "family", "menage"),
    "person": ("particulier", "personne", "person", "individual", "individuel", "part", "b2c"),
}
_PARTICLES = frozenset(("de", "du", "des", "d'", "la", "le", "van", "von", "der", "den", "di", "da", "del", "el"))
_COMPANY_TITLES = frozenset(
    (
        "societe",
        "ste",
        "sarl",
        "sas",
        "sasu",
        "sa",
        "eurl",
        "sci",
        "scop",
        "association",
        "asso",
        "entreprise",
        "company",
    )
    + ("ets", "etablissement", "etablissements", "mairie", "comite d'entreprise", "ce", "cse", "gmbh", "ltd", "srl")
)
_PREFERRED = {
    "email": ("email", "e mail", "mail", "courriel", "mel"),
    "sms": ("sms", "texto", "mobile", "portable", "whatsapp"),
    "phone": ("telephone", "tel", "phone", "appel", "call"),
    "post": ("courrier", "poste", "post", "postal", "lettre", "papier", "letter"),
}
UNKNOWN_CHANNEL = later("This is none of the known channels")
_EVERY_CHANNEL = frozenset(("tous", "toutes", "tout", "all", "tous canaux", "all channels"))
_TITLE_NUMBERS = {"0": "", "1": "M.", "2": "Mme"}  # PrestaShop and QloApps
_MALE, _FEMALE = (
    frozenset(("m", "h", "homme", "male", "masculin", "man")),
    frozenset(("f", "w", "femme", "female", "feminin", "woman")),
)
_SEVERAL = re.compile(r"\s*(?:[/;|\n,]|\bou\b|\bet\b| ::: )\s*")
_TAG_CUT = re.compile(r"\s*(?:[,;|\n]| ::: )\s*")


def draft_customer(row: RowOfFields) -> CustomerDraft:
    """What the row says of its customer; doubtful values are remarked on in ``row``."""
    draft = CustomerDraft()
    _identity(row, draft.customer)
    _profile(row, draft.customer)
    _identifiers(row, draft.customer)
    _phones(row, draft)
    _emails(row, draft)
    draft.addresses = read_addresses(row, organisation=draft.customer["kind"] == "organisation")
    draft.tags = _tags(row)
    _consents(row, draft)
    draft.photo = row.values.get("photo", "")
    return draft


def _identity(row: RowOfFields, customer: Values) -> None:
    values = row.values
    title = values.get("title", "")
    title = _TITLE_NUMBERS.get(title, read_title(title) if title else "")
    first, last, company = values.get("first_name"), values.get("last_name"), values.get("company")
    kind = word_code(values["kind"], _KINDS) if "kind" in values else None
    if fold(title) in _COMPANY_TITLES:  # « Société » where persons have « Madame »
        title, kind = "", kind or "organisation"
    full = values.get("full_name") or values.get("listed_name")
    if kind == "person" and company and not (first or last or full):
        full, company = company, None  # a program of companies that lists a person among them
    if full:
        if not company and (kind == "organisation" or looks_like_company(full)):
            company, kind = full, kind or "organisation"
        else:
            # Several guests in one cell: the first is the one who booked.
            one = (read_full_name if "full_name" in values else _read_listed_name)(
                full if full.count(",") < 2 else full.split(",")[0]
            )
            title, first, last = title or one.title, one.first_name or first, one.last_name or last
    elif last and not first and not title and not company and looks_like_company(last):
        company, last = last, None
    if not title and not (company and not (first or last)) and (gender := fold(values.get("gender", ""))):
        title = "M." if gender in _MALE else "Mme" if gender in _FEMALE else ""
    if kind is None:
        kind = "household" if title == "M. et Mme" else "organisation" if company and not (first or last) else "person"
    customer["kind"] = kind
    for name, value in (("title", title), ("first_name", first), ("last_name", last), ("company", company)):
        if value:
            customer[name] = value.replace("\n", " ")
    if number := values.get("external_id"):
        customer["external_id"] = number.lstrip("'")


def _read_listed_name(text: str) -> FullName:
    """A name whose family name stands first, as the column says; signs within the name itself say more."""
    found = read_full_name(text)
    words = [*found.first_name.split(), *found.last_name.split()]
    if "," in text or any(len(word) > 1 and word.isupper() for word in words) or len(words) < 2:
        return found
    if text.split(maxsplit=1)[0].casefold() in _PARTICLES:  # « de La Tour Jean » is read that way already
        return found
    return FullName(found.title, " ".join(words[1:]), words[0])


def _profile(row: RowOfFields, customer: Values) -> None:
    values = row.values
    if "birth_date" in values and (birth := row.birth("birth_date")):
        customer["birth_date"] = birth
    for name, read, problem in _CODED:
        if (text := values.get(name)) and not customer.setdefault(name, read(text)):
            row.doubt(name, text, problem)
    if "nationality" in values:
        customer["nationality"] = row.country("nationality")
    for name in ("profession", "sector", "website", "origin"):
        if name in values:
            customer[name] = values[name].replace("\n", " ")
    for name in ("customer_since", "last_contact"):
        if name in values and (day := row.day(name)):
            customer[name] = day
    if wishes := row.repeated.get("preferences"):
        customer["preferences"] = "\n".join(text for _, text in wishes)


def _identifiers(row: RowOfFields, customer: Values) -> None:
    for name in ("siret", "vat_number"):
        if number := row.values.get(name):
            customer[name] = tidy_identifier(number)
            if problem := identifier_problem(name, number):
                row.doubt(name, number, problem, keep=False)


def _read_channel(text: str) -> str | None:
    return word_code(text, _PREFERRED)


_CODED = (
    ("language", read_language, UNKNOWN_LANGUAGE),
    ("preferred_channel", _read_channel, UNKNOWN_CHANNEL),
)


def _phones(row: RowOfFields, draft: CustomerDraft) -> None:
    known = row.repeated
    if not known.keys() & _PHONE_KINDS.keys():
        return
    country = row.country_code("country") or "FR"
    for field, kind in _PHONE_KINDS.items():
        for column, text in known.get(field, ()):
            for number in _read_numbers(text, country):
                if number.problem and kind != "fax":
                    row.remark(column, number.typed, tr(number.problem))
                _add_phone(draft, number, kind)
    if draft.phones:
        draft.phones[0]["preferred"] = True


_PHONE_KINDS = {"mobile": "mobile", "phone": "landline", "mobile_2": "mobile", "phone_2": "landline", "fax": "fax"}


def _read_numbers(text: str, country: str) -> list[Telephone]:
    """The numbers in one cell: several only where each of them can be dialled."""
    whole = read_telephone(text, country)
    if whole.e164 or not (parts := _SEVERAL.split(text)[1:]):
        return [whole]
    several = [read_telephone(part, country) for part in (_SEVERAL.split(text)[0], *parts) if part]
    return several if all(number.e164 for number in several) else [whole]


def _add_phone(draft: CustomerDraft, number: Telephone, column_kind: str) -> None:
    if any((number.e164 or number.typed) in (phone["e164"], phone["typed"]) for phone in draft.phones):
        return
    kind = number.kind if number.kind != "unknown" and column_kind != "fax" else column_kind
    draft.phones.append({"kind": kind, "preferred": False, "typed": number.typed, "e164": number.e164})


def _emails(row: RowOfFields, draft: CustomerDraft) -> None:
    for field in ("email", "email_2"):
        for column, text in row.repeated.get(field, ()):
            for email in _read_addresses(text):
                if email.problem:
                    row.remark(column, text, tr(email.problem))
                address = text if email.problem else email.address
                if all(address.lower() != known["address"].lower() for known in draft.emails):
                    state = "relay" if email.relay else "doubtful" if email.problem else "valid"
                    draft.emails.append(
                        {"kind": "home", "preferred": not draft.emails, "address": address, "state": state}
                    )


def _read_addresses(text: str) -> list[EmailAddress]:
    """The addresses in one cell: several only where each of them is well-formed."""
    whole = read_email(text)
    if whole.problem is None or text.count("@") < 2:
        return [whole]
    several = [read_email(part) for part in re.split(r"[\s;,/|]+|:::", text) if part]
    return several if all(email.problem is None for email in several) else [whole]


def _tags(row: RowOfFields) -> list[str]:
    tags: dict[str, str] = {}
    for _, text in row.repeated.get("tags", ()):
        for word in _TAG_CUT.split(text):
            name = word.removeprefix("* ").strip()
            if name and fold(name) not in ("mycontacts", "friends", "starred"):
                tags.setdefault(fold(name), name)
    return list(tags.values())


def _consents(row: RowOfFields, draft: CustomerDraft) -> None:
    said: dict[str, tuple[str, bool]] = {}
    for channel, fields in _CONSENT_FIELDS:
        for field in fields:
            text = row.values.get(field)
            if text is None or channel in said:
                continue
            given = read_yes_no(text)
            if given is None:
                if field != "consent" or channel == CHANNELS[0]:
                    row.doubt(field, text, NOT_YES_OR_NO)
            else:
                said[channel] = (text, given)
    for channel, (text, given) in said.items():
        draft.consents.append({"channel": channel, "given": given, "typed": text})


def add_said_consents(row: RowOfFields, draft: CustomerDraft) -> None:
    """What a row about consents says: one channel and its answer, and for all answers of the row when and how."""
    values = row.values
    if (text := values.get("given")) is not None:
        given = read_yes_no(text)
        spoken = values.get("channel")
        channel = word_code(spoken, _PREFERRED) if spoken else None
        if given is None:
            row.doubt("given", text, NOT_YES_OR_NO)
        elif spoken and channel is None and fold(spoken) not in _EVERY_CHANNEL:
            row.doubt("channel", spoken, UNKNOWN_CHANNEL)
        else:
            channels = (channel,) if channel else CHANNELS
            draft.consents += [{"channel": one, "given": given, "typed": text} for one in channels]
    day = row.day("date")
    for said in draft.consents:
        said |= {name: values[name] for name in ("means", "words") if name in values}
        if day is not None:
            said["at"] = noon(day)
