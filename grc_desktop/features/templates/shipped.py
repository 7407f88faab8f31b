"""The first set of texts, which ships beside the program: ``resources/templates/<language>/<kind>-<name>.html``.

One file may be of several kinds (``email+letter-offer.html``). Its first line is ``Subject: …`` where the text has one,
followed by an empty line. They are read beside those of the base, where a text of the same kind, name and language
stands in place of the original.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from grc_desktop.core.language import later, tr
from grc_desktop.core.resources import resource
from grc_desktop.features.templates.records import Kind, TemplateRecord

TITLES = {
    "welcome": later("Welcome"),
    "arrival": later("Before the arrival"),
    "thanks": later("Thanks after the stay"),
    "birthday": later("Birthday wishes"),
    "offer": later("Seasonal offer"),
    "comeback": later("Long time no see"),
    "receipt": later("Receipt of a complaint"),
    "complaint": later("Answer to a complaint"),
    "consent": later("Renewal of consent"),
    "points": later("Statement of points"),
    "expiring": later("Points about to expire"),
}
"""The names of the first set and what people see, in the order of a customer's life."""

KINDS: tuple[Kind, ...] = ("letter", "email", "sms", "call")


def title_of(name: str) -> str:
    """What people see for the name of a template."""
    return tr(TITLES[name]) if name in TITLES else name


def originals() -> tuple[TemplateRecord, ...]:
    """The first set in all its languages, titles in the user's."""
    return tuple(
        TemplateRecord(
            kind=kind, name=name, title=title_of(name), language=language, subject=subject, body=body, shipped=True
        )
        for kind, name, language, subject, body in _files()
    )


@cache
def _files() -> tuple[tuple[Kind, str, str, str, str], ...]:
    found = []
    order = list(TITLES)
    for path in resource("templates").glob("*/*-*.*"):
        kinds, _, name = path.stem.partition("-")
        subject, body = "", path.read_text(encoding="utf-8").rstrip("\n")
        if body.startswith("Subject: "):
            head, _, body = body.partition("\n\n")
            subject = head.removeprefix("Subject: ").strip()
        found += [(cast(Kind, kind), name, path.parent.name, subject, body) for kind in kinds.split("+")]
    return tuple(sorted(found, key=lambda one: (KINDS.index(one[0]), order.index(one[1]), one[2] != "fr", one[2])))
