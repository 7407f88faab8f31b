"""Making the messages of a campaign: each in the customer's language, filled in, addressed, counted and looked at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.attachments import file_path
from grc_desktop.database.schema import Customer, CustomerSummary
from grc_desktop.features.campaigns.checking import message_problems, text_problems
from grc_desktop.features.campaigns.codes import make_code
from grc_desktop.features.campaigns.queries.addressing import addresses_by
from grc_desktop.features.campaigns.queries.campaigns import drafts
from grc_desktop.features.campaigns.queries.households import household_greetings
from grc_desktop.features.campaigns.queries.working import Worked
from grc_desktop.features.campaigns.records import CHANNELS, Campaign, Channel, CostLine, Draft, Made, Problem
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.outbox.sms import count as count_sms
from grc_desktop.features.outbox.sms import plain as plainly
from grc_desktop.features.templates.fields import field_named
from grc_desktop.features.templates.mail import MailBody, mail_body, plain_twin
from grc_desktop.features.templates.markup import PICTURE, QR_CODE, read_markup
from grc_desktop.features.templates.merging import Parsed, fields_used, needs_default, parse, render
from grc_desktop.features.templates.queries import merge_values
from grc_desktop.features.templates.rules import SURE, language_for

_AT_ONCE = 500
_SAMPLE = 1_000
"""Messages made to estimate what a larger audience costs."""

_ALWAYS = SURE | {"code"}

_NO_BREAK = re.compile("[\u00a0\u202f]")


@dataclass(frozen=True)
class Text:
    """A draft that was understood; ``problem`` instead where it was not."""

    draft: Draft
    subject: Parsed | None = None
    body: Parsed | None = None
    problem: Problem | None = None

    @property
    def rich(self) -> bool:
        """Whether the body is HTML."""
        return self.draft.channel in ("email", "post")

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it uses."""
        return frozenset(name for part in (self.subject, self.body) if part is not None for name in fields_used(part))


@dataclass(frozen=True)
class _Who:
    name: str
    language: str | None


@dataclass(frozen=True)
class _Whom:
    """To whom and where one message goes; ``postal``: what is wrong with the address."""

    customer_id: int
    name: str
    address: str
    postal: str
    code: str | None


class Maker:
    """Makes the messages of one campaign for an audience that was worked out."""

    def __init__(self, session: Session, campaign: Campaign, worked: Worked) -> None:
        self._session = session
        self._campaign = campaign
        self._worked = worked
        self.reached = worked.reached
        house = establishment(session)
        self._country = house.country or "FR"
        self._codes: dict[int, str] = {}
        self._home = _language_of(self._country)
        self.texts = {(one.channel, one.language): understood(one) for one in drafts(session, campaign_id=campaign.id)}

    def problems(self) -> list[Problem]:
        """What is wrong with the texts themselves."""
        found: list[Problem] = []
        for channel in CHANNELS:
            reached = sum(one == channel for one in self.reached.values())
            of_channel = [text for (own, _language), text in self.texts.items() if own == channel]
            if reached and not of_channel:
                words = tr("There is no text for this channel yet.")
                found.append(Problem(kind="no_text", channel=channel, words=words, blocking=True, count=reached))
            for text in of_channel if reached else ():
                found += self._text_problems(text)
        return found

    def _text_problems(self, text: Text) -> Iterator[Problem]:
        if text.problem is not None:
            yield text.problem
            return
        bare = [name for part in (text.subject, text.body) if part is not None
                for name in needs_default(part, sure=_ALWAYS)]  # fmt: skip
        yield from text_problems(
            text.draft.channel,
            text.draft.language,
            purpose=self._campaign.purpose,
            subject=text.draft.subject,
            body=text.draft.body,
            bare=[field_words(name) for name in dict.fromkeys(bare)],
            picture_there=self._has_picture,
        )

    def made(self, ids: Sequence[int], *, words_only: bool = False) -> Iterator[Made]:
        """The messages of those of ``ids`` who are reached and for whose channel there is a text, in that order.

        ``words_only``: without ``html`` and pictures, for who only weighs them.
        """
        for start in range(0, len(ids), _AT_ONCE):
            block = [key for key in ids[start : start + _AT_ONCE] if key in self.reached]
            found = self._block(block, words_only=words_only)
            yield from (found[key] for key in block if key in found)

    def _block(self, ids: Sequence[int], *, words_only: bool) -> dict[int, Made]:
        who = self._who(ids)
        groups: dict[tuple[Channel, str], list[int]] = defaultdict(list)
        for key, language in self._languages(ids, who).items():
            groups[self.reached[key], language].append(key)
        found: dict[int, Made] = {}
        for (channel, language), members in groups.items():
            text = self.texts[channel, language]
            if text.body is not None:
                found |= self._filled(text, members, who, words_only=words_only)
        return found

    def written_in(self, language: str, ids: Sequence[int]) -> Iterator[int]:
        """Those of ``ids`` whose message is in ``language``."""
        for start in range(0, len(ids), _AT_ONCE):
            block = ids[start : start + _AT_ONCE]
            yield from (key for key, own in self._languages(block, self._who(block)).items() if own == language)

    def _languages(self, ids: Sequence[int], who: Mapping[int, _Who]) -> dict[int, str]:
        """The language of each one's message: theirs, where there is a text for their channel in it."""
        found: dict[int, str] = {}
        for key in ids:
            available = [language for own, language in self.texts if own == self.reached[key]]
            if key in who and available:
                found[key] = language_for(who[key].language, available, self._home)
        return found

    def _filled(self, text: Text, ids: Sequence[int], who: Mapping[int, _Who], *, words_only: bool) -> dict[int, Made]:
        channel, language = text.draft.channel, text.draft.language
        codes = {key: self._codes.get(key) or self.code(key) for key in ids} if "code" in text.fields else {}
        extra = {key: {"code": code} for key, code in codes.items()}
        for key, greeting in self._households(ids, language).items():
            extra.setdefault(key, {}).update(greeting)
        values = merge_values(self._session, customer_ids=ids, language=language, fields=text.fields, extra=extra)
        addresses = addresses_by(self._session, channel, ids, together=self._worked.together, country=self._country)
        found: dict[int, Made] = {}
        for key in ids:
            address, postal = addresses.get(key, ("", ""))
            if key in values and address:
                whom = _Whom(key, who[key].name, address, postal, codes.get(key))
                found[key] = self._one(text, whom, values[key], words_only=words_only)
        return found

    def _one(self, text: Text, whom: _Whom, values: Mapping[str, str], *, words_only: bool) -> Made:
        if text.body is None or text.subject is None:
            raise ValueError("a text that was not understood makes no message")
        channel = text.draft.channel
        if channel == "sms":  # the spaces of numbers would make it dearer and nobody sees them
            values = {name: _NO_BREAK.sub(" ", value) for name, value in values.items()}
        body = render(text.body, values, html=text.rich)
        subject = render(text.subject, values, html=False)
        filled = plainly(body.text) if channel == "sms" and self._campaign.options.plain_sms else body.text
        written = _words(text, filled) if words_only else _written(text.draft, filled)
        plain = written.text
        parts = count_sms(plain).segments if channel == "sms" else 1
        return Made(
            customer_id=whom.customer_id,
            name=whom.name,
            address=whom.address,
            channel=channel,
            language=text.draft.language,
            subject=" ".join(subject.text.split()),
            text=plain,
            html=written.html if text.rich and not words_only else None,
            code=whom.code,
            parts=parts,
            cost_micros=parts * self._campaign.options.cost_micros.get(channel, 0),
            attachments=(*text.draft.attachments, *written.pictures, *written.codes),
            problems=tuple(
                message_problems(
                    channel,
                    text.draft.language,
                    customer_id=whom.customer_id,
                    name=whom.name,
                    empty=[field_words(field) for field in dict.fromkeys((*subject.empty, *body.empty))],
                    subject=subject.text,
                    text=plain,
                    parts=parts,
                    postal=whom.postal,
                )
            ),
        )

    def with_code(self, customer_id: int, code: str) -> Made:
        """The message of a customer with another code than the one that is usually theirs."""
        self._codes[customer_id] = code
        return next(self.made([customer_id]))

    def code(self, customer_id: int, attempt: int = 0) -> str:
        """The code of a customer in this campaign."""
        return make_code(
            self._campaign.id,
            customer_id,
            of=len(self.reached),
            word=self._campaign.options.code_word,
            attempt=attempt,
        )

    def _who(self, ids: Sequence[int]) -> dict[int, _Who]:
        rows = self._session.execute(
            select(Customer.id, CustomerSummary.name, Customer.language)
            .join(CustomerSummary, CustomerSummary.customer_id == Customer.id)
            .where(Customer.id.in_(ids))
        )
        return {row.id: _Who(row.name, row.language) for row in rows}

    def _households(self, ids: Sequence[int], language: str) -> dict[int, dict[str, str]]:
        """How a household is greeted, for those whose message is for all who live with them."""
        wholes = {key: self._worked.together[key] for key in ids if key in self._worked.together}
        return household_greetings(self._session, wholes, language) if wholes else {}

    def _has_picture(self, source: str) -> bool:
        """Whether a picture will be there: drawn from its words, in the message itself, or kept beside the base."""
        for kept in ("cid:", PICTURE):
            if source.startswith(kept):
                return file_path(self._session, sha256=source.removeprefix(kept)).is_file()
        return source.startswith("data:image/") or bool(source.removeprefix(QR_CODE) and source.startswith(QR_CODE))


def _written(draft: Draft, filled: str) -> MailBody:
    """A filled-in text as its channel carries it; the plain twin alone where it carries nothing else."""
    match draft.channel:
        case "email":
            mail = mail_body(filled, language=draft.language)
            return replace(mail, text=mail.text.strip())
        case "post":
            return MailBody(filled, plain_twin(read_markup(filled)).strip())
    return MailBody("", filled.strip())


def _words(text: Text, filled: str) -> MailBody:
    """The plain twin of a filled-in text alone."""
    return MailBody("", (plain_twin(read_markup(filled)) if text.rich else filled).strip())


def understood(draft: Draft) -> Text:
    """A draft as the merge language reads it, or what it does not understand."""
    try:
        return Text(draft, parse(draft.subject), parse(draft.body))
    except Refused as refusal:
        problem = Problem(
            kind="not_understood", channel=draft.channel, language=draft.language, words=refusal.sentence, blocking=True
        )
        return Text(draft, problem=problem)


def estimated_costs(session: Session, campaign: Campaign, worked: Worked) -> tuple[CostLine, ...]:
    """What the messages cost: exact but for a large number of SMS, which are reckoned from an even sample."""
    by_channel: dict[Channel, list[int]] = defaultdict(list)
    for key, channel in worked.reached.items():
        by_channel[channel].append(key)
    lines = []
    for channel in CHANNELS:
        ids = by_channel[channel]
        if not ids:
            continue
        parts, exact, plain = len(ids), True, None
        if channel == "sms":
            step = max(1, len(ids) // _SAMPLE)
            sample = ids[::step]
            made = list(Maker(session, campaign, worked).made(sample, words_only=True))
            if made:
                share = len(ids) / len(made)
                parts = round(sum(one.parts for one in made) * share)
                plain = round(sum(count_sms(plainly(one.text)).segments for one in made) * share)
                exact = step == 1 and len(made) == len(sample)
        price = campaign.options.cost_micros.get(channel, 0)
        lines.append(CostLine(channel, len(ids), parts, parts * price, exact, plain))
    return tuple(lines)


def field_words(name: str) -> str:
    """What people call a field of the merge language."""
    field = field_named(name)
    return tr(field.label) if field else name


def _language_of(country: str) -> str:
    """The language of a house: where several are spoken, the one that the program is made for."""
    if country in ("FR", "BE", "CH", "LU", "MC", "CA"):
        return "fr"
    return {"DE": "de", "AT": "de", "IT": "it", "ES": "es", "NL": "nl", "PT": "pt"}.get(country, "fr")
