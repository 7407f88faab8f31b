"""From addresses and a template to letters: each in the customer's language, or left out with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language as users_language
from grc_desktop.core.language import tr
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.exports.making import Report
from grc_desktop.features.paper.letters.layout import usual_side
from grc_desktop.features.paper.letters.records import Letter, LetterSheet
from grc_desktop.features.paper.queries.letters import languages_read, letter_options, picture_files, written_letters
from grc_desktop.features.paper.records import Addressed, Paper
from grc_desktop.features.templates.fields import field_named
from grc_desktop.features.templates.greeting import civility, warm
from grc_desktop.features.templates.markup import PICTURE, read_markup, write_markup
from grc_desktop.features.templates.merging import Parsed, fields_used, parse, render
from grc_desktop.features.templates.queries import merge_values, template
from grc_desktop.features.templates.records import TemplateRecord
from grc_desktop.features.templates.rules import language_for

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

_BLOCK = 500
_OF_COMPLAINTS = frozenset(("complaint_number", "complaint_subject", "complaint_date"))
_PICTURES = re.compile(rf"{PICTURE}([0-9a-f]{{64}})")


@dataclass(frozen=True)
class _Text:
    """A template of one language, understood."""

    subject: Parsed
    body: Parsed
    fields: frozenset[str]


def letter_sheet(base: Database, letters: Sequence[Letter] = ()) -> LetterSheet:
    """The paper of the house, with the pictures that it and ``letters`` show."""
    options, house = base.read(letter_options), base.read(establishment)
    shown = {options.logo, options.signature}
    for letter in letters:
        shown.update(_PICTURES.findall(letter.body))
    return LetterSheet(
        house=house,
        options=options,
        side=options.side or usual_side(house.country),
        pictures=base.read(picture_files, hashes=sorted(shown)),
    )


def compose(base: Database, paper: Paper, people: Sequence[Addressed], report: Report | None = None) -> list[Letter]:
    """A letter for each of ``people``, in their order; who gets none is there with the reason.

    ``Refused`` where no template is chosen, there is none of that name, or its text is not understood.
    """
    if paper.messages:
        return _of_campaign(base, paper, people)
    if not paper.template:
        raise Refused(tr("Choose which letter to write."), field="template")
    texts = {
        language: _understood(found)
        for language, found in base.read(template, kind="letter", name=paper.template).items()
    }
    house = base.read(establishment)
    composing = _Composing(base, paper, texts, house)
    letters: list[Letter] = []
    for start in range(0, len(people), _BLOCK):
        if report:
            report(start, len(people))
        letters += composing.block(people[start : start + _BLOCK])
    return letters


def dateline(town: str, day: str, language: str) -> str:
    """``Annecy, le 22 novembre 2026``, ``Annecy, 22 November 2026``; the date alone where no town is known."""
    if not town:
        return day
    article = {"fr": "le ", "de": "den ", "it": "", "nl": ""}.get(language, "")
    return f"{town}, {article}{day}"


def _understood(found: TemplateRecord) -> _Text:
    subject, body = parse(found.subject), parse(write_markup(read_markup(found.body)))
    return _Text(subject, body, frozenset((*fields_used(subject), *fields_used(body))))


class _Composing:
    """Composes block after block: the customers of one language ask the base together."""

    def __init__(self, base: Database, paper: Paper, texts: Mapping[str, _Text], house: Establishment) -> None:
        self._base, self._paper, self._texts, self._house = base, paper, texts, house
        self._home = users_language()
        self._today = base.clock.today()

    def block(self, people: Sequence[Addressed]) -> list[Letter]:
        wanted = [person for person in people if not person.code]
        read = self._base.read(languages_read, ids=[person.customer_id for person in wanted])
        language_of = {
            person.customer_id: language_for(read.get(person.customer_id), self._texts, self._home) for person in wanted
        }
        values: dict[int, dict[str, str]] = {}
        for language, text in self._texts.items():
            ids = [one for person in wanted if language_of[person.customer_id] == language
                   for one in person.customer_ids]  # fmt: skip
            if ids:
                values |= self._base.read(
                    merge_values, customer_ids=ids, language=language, fields=text.fields,
                    complaint_id=self._paper.complaint_id,
                )  # fmt: skip
        return [self._letter(person, language_of.get(person.customer_id, ""), values) for person in people]

    def _letter(self, person: Addressed, language: str, values: Mapping[int, dict[str, str]]) -> Letter:
        if person.code:
            return Letter(to=person)
        text = self._texts[language]
        own = values.get(person.customer_id, {})
        if len(person.customer_ids) > 1:
            own = own | _greeting_together([values.get(one, {}) for one in person.customer_ids], language)
        subject, body = render(text.subject, own, html=False), render(text.body, own, html=True)
        if missing := tuple(dict.fromkeys((*subject.empty, *body.empty))):
            return Letter(to=replace(person, lines=(), code="empty_field", reason=_missing_words(missing)))
        number = own.get("complaint_number", "") if text.fields & _OF_COMPLAINTS else ""
        return Letter(
            to=person,
            language=language,
            dateline=dateline(self._house.city, format_date(self._today, language, "long"), language),
            reference=number,
            subject=subject.text,
            body=body.text,
        )


def _greeting_together(values: Sequence[Mapping[str, str]], language: str) -> dict[str, str]:
    """How a household is greeted whose members get one letter: a couple by its name, others by nobody's."""
    names = {one.get("last_name", "") for one in values if one.get("first_name")}
    titles = {one.get("title", "") for one in values if one.get("first_name")}
    couple = titles == {civility("M.", language), civility("Mme", language)} and len(names) == 1
    greeting = warm("M. et Mme", next(iter(names)), language) if couple else warm(None, None, language)
    return {"salutation": greeting, "formal_salutation": greeting}


def _missing_words(names: Sequence[str]) -> str:
    labels = [tr(field.label) if (field := field_named(name)) else name for name in names]
    return tr("Not known: {fields}", fields=", ".join(labels))


def _of_campaign(base: Database, paper: Paper, people: Sequence[Addressed]) -> list[Letter]:
    """The letters that a campaign wrote, each beneath the address of today where there is one."""
    by_customer = {one: person for person in people for one in person.customer_ids}
    house, today = base.read(establishment), base.clock.today()
    letters = []
    for written in base.read(written_letters, ids=paper.messages):
        to = by_customer.get(written.customer_id or 0) or Addressed(
            written.customer_id or 0, written.name, written.lines
        )
        if to.code:
            letters.append(Letter(to=to))
            continue
        language = written.language or users_language()
        letters.append(
            Letter(
                to=to,
                language=language,
                dateline=dateline(house.city, format_date(today, language, "long"), language),
                subject=written.subject,
                body=write_markup(read_markup(written.html)),
            )
        )
    return letters
