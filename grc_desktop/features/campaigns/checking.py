"""What can be wrong with a message, told from its text alone: nothing here asks the network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import fold
from grc_desktop.features.campaigns.records import Channel, Problem, Purpose
from grc_desktop.features.templates.mail import plain_twin
from grc_desktop.features.templates.markup import read_markup

LONGEST_SMS = 6
"""Segments; a longer text is a mistake more often than a message, and some networks refuse it."""

LONGEST_SUBJECT = 150
LONGEST_LETTER = 12_000
"""Characters of the text of a letter: some three pages."""

_OPT_OUT = re.compile(
    r"desinscri|desabonn|ne (?:plus|pas) recevoir|ne souhaitez plus|refus|unsubscrib|opt.?out|no longer (?:wish|want)"
    r"|stop receiving|abmeld|abbestell|disiscri|cancellazione|darse? de baja|cancelar la suscripcion|afmelden"
    r"|uitschrijven|deixar de receber|\bstop\b"
)
"""How e-mails offer to be left alone, accents folded, in the languages that the program greets in."""

_STOP = re.compile(r"\bstop\b")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


class _Seen(HTMLParser):
    """Links and pictures of an HTML body, those too that no message would carry."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in values:
            self.links.append(values["href"].strip())
        elif tag == "img":
            self.pictures.append(values.get("src", "").strip())


def text_problems(
    channel: Channel,
    language: str,
    *,
    purpose: Purpose,
    subject: str,
    body: str,
    bare: Iterable[str] = (),
    picture_there: Callable[[str], bool] = lambda _source: True,
) -> Iterator[Problem]:
    """What is wrong with a text, whoever gets it. ``bare``: the words of fields that need a default and have none."""

    def problem(kind: str, words: str, *, blocking: bool = True) -> Problem:
        return Problem(kind=kind, channel=channel, language=language, words=words, blocking=blocking)

    rich = channel in ("email", "post")
    seen = _Seen(body) if rich else None
    text = plain_twin(read_markup(body)) if rich else body
    if not text.strip() and not (seen and seen.pictures):
        alone = tr("The e-mail has a subject alone: write its text, or empty the subject.")
        yield problem("no_text", alone if subject.strip() else tr("The message is empty."))
        return
    for words in bare:
        yield problem("empty_field", tr("Say what to write where “{field}” is empty.", field=words))
    if channel == "email" and not subject.strip():
        yield problem("no_subject", tr("The e-mail has no subject."))
    for source in seen.pictures if seen else ():
        if not picture_there(source):
            yield problem("missing_picture", tr("A picture of the message is not there: insert it again."))
    for link in seen.links if seen else ():
        if "{{" not in link and not is_link(link):
            yield problem("bad_link", tr("This link leads nowhere: {link}", link=link or "…"))
    if purpose == "marketing" and not offers_to_stop(channel, body):
        if channel == "sms":
            yield problem(
                "no_opt_out", tr("An SMS of this kind must say how to be left alone, such as “STOP au 36180”.")
            )
        else:
            yield problem("no_opt_out", tr("An e-mail of this kind must say how to be left alone, in one line."))


_LINES = {
    "fr": ("Pour ne plus recevoir nos offres, répondez STOP à ce message.", "Refus : répondre STOP"),
    "en": ("To receive no more offers from us, answer STOP to this message.", "To opt out reply STOP"),
    "de": ("Wenn Sie keine Angebote mehr wünschen, antworten Sie mit STOP.", "Abmelden: STOP antworten"),
    "it": ("Per non ricevere più le nostre offerte, rispondete STOP.", "Per disiscriversi: STOP"),
    "es": ("Para no recibir más ofertas, responda STOP a este mensaje.", "Para no recibir más: STOP"),
    "nl": ("Wilt u geen aanbiedingen meer ontvangen, antwoord dan STOP.", "Afmelden: antwoord STOP"),
    "pt": ("Para deixar de receber as nossas ofertas, responda STOP.", "Para cancelar responda STOP"),
}
"""How e-mails and SMS offer to be left alone, in the language of the text."""


def with_opt_out(channel: Channel, language: str, body: str) -> str:
    """``body`` with a line that says how not to get any more, in its language, where it has none yet."""
    if not body.strip() or offers_to_stop(channel, body):
        return body
    long, short = _LINES.get(language, _LINES["en"])
    return f"{body.rstrip()}\n<p>{long}</p>" if channel == "email" else f"{body.rstrip()} {short}"


def offers_to_stop(channel: Channel, body: str) -> bool:
    """Whether a body says how not to get any more; letters and calls need not (the house is known and answers)."""
    match channel:
        case "sms":
            return bool(_STOP.search(fold(body)))
        case "email":
            return bool(_OPT_OUT.search(fold(plain_twin(read_markup(body)))))
    return True


def is_link(link: str) -> bool:
    """Whether a link could lead somewhere, by its form alone."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    match parts.scheme:
        case "http" | "https":
            host = parts.hostname or ""
            return "." in host.strip(".") and not any(one.isspace() for one in link)
        case "mailto":
            return bool(_ADDRESS.fullmatch(parts.path))
        case "tel":
            return bool(re.fullmatch(r"\+?[\d ().-]{3,}", parts.path))
    return link.startswith("#") and len(link) > 1


def message_problems(
    channel: Channel,
    language: str,
    *,
    customer_id: int,
    name: str,
    empty: Iterable[str] = (),
    subject: str = "",
    text: str = "",
    parts: int = 1,
    postal: str = "",
) -> Iterator[Problem]:
    """What is wrong with one message. ``empty``: words of fields that came out empty; ``postal``: of the address."""

    def problem(kind: str, words: str, *, blocking: bool = False) -> Problem:
        return Problem(
            kind=kind, channel=channel, language=language, words=words, blocking=blocking, customer_id=customer_id,
            customer_name=name,
        )  # fmt: skip

    for words in empty:
        yield problem("empty_field", tr("“{field}” is empty.", field=words), blocking=True)
    if postal:
        yield problem("no_address", postal)
    if channel == "sms" and parts > LONGEST_SMS:
        yield problem("too_long", trn("The SMS takes {count} part.", "The SMS takes {count} parts.", parts))
    if channel == "email" and len(subject) > LONGEST_SUBJECT:
        yield problem("too_long", tr("The subject is too long to be read."))
    if channel == "post" and len(text) > LONGEST_LETTER:
        yield problem("too_long", tr("The letter is longer than three pages."))
