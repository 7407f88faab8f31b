"""What a template may be, and which language of it a customer gets."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.text import clean, fold, without_overrides
from grc_desktop.features.segments.language.nearest import nearest
from grc_desktop.features.templates.fields import FIELDS
from grc_desktop.features.templates.merging import parse
from grc_desktop.features.templates.records import TemplateRecord
from grc_desktop.features.templates.shipped import KINDS, TITLES

KIND_TITLES = {
    "letter": later("Letters"),
    "email": later("E-mails"),
    "sms": later("SMS"),
    "call": later("Call scripts"),
}
LONGEST_NAME = 80

SURE = frozenset(field.key for field in FIELDS if field.sure)
"""The fields that are never empty."""


def checked(*, kind: str, name: str, language: str, subject: str, body: str) -> dict[str, str]:
    """The values of a template, tidied. ``Refused``: no name, no text, an unknown kind, a text not understood."""
    name, subject, body = clean(name), clean(subject), without_overrides(body)
    if kind not in KINDS:
        raise Refused(tr("Choose letter, e-mail, SMS or call script."), field="kind")
    if not name:
        raise Refused(tr("Give the template a name."), field="name")
    if len(name) > LONGEST_NAME:
        raise Refused(tr("The name is too long: at most {most} characters.", most=LONGEST_NAME), field="name")
    if not language:
        raise Refused(tr("Choose the language of the text."), field="language")
    if not body.strip():
        raise Refused(tr("Write the text of the template."), field="body")
    parse(body)
    check_subject(subject)
    return {"kind": kind, "name": name, "language": language, "subject": subject, "body": body}


def check_subject(subject: str) -> None:
    """``Refused`` at the subject where its fields are not understood."""
    try:
        parse(subject)
    except Refused as refusal:
        raise Refused(refusal.sentence, field="subject") from refusal


def stored_name(typed: str) -> str:
    """The name that is meant by what people see: ``Remerciement après le séjour`` → ``thanks``."""
    wanted = fold(clean(typed))
    for name, title in TITLES.items():
        if wanted in (name, fold(title), fold(tr(title))):
            return name
    return clean(typed)


def language_for(customer_language: str | None, available: Collection[str], home: str) -> str:
    """The language that a customer is written to in: their own, else that of the house where theirs is not known or
    is its own; a stranger gets English where there is some. ``available`` must not be empty.
    """
    spoken = customer_language or home
    for language in (spoken, "en" if spoken != home else home, home, "en"):
        if language in available:
            return language
    return min(available)


def find_template(known: Iterable[TemplateRecord], kind: str, name: str) -> dict[str, TemplateRecord]:
    """The template called ``name`` (as stored or as shown), by language. ``Refused``, with the nearest, if none is."""
    wanted = fold(stored_name(name))
    of_kind = [one for one in known if one.kind == kind]
    found = {one.language: one for one in of_kind if fold(one.name) == wanted}
    if not found:
        near = nearest(name, {one.title for one in of_kind})
        raise Refused(
            tr("There is no template “{name}”; did you mean “{near}”?", name=name, near=near), field="template"
        )
    return found
