"""Cards of the arrivals of a day: what the desk wants to know of each guest before they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from grc_desktop.core.dates import birthday_in, format_date
from grc_desktop.core.language import tr, trn
from grc_desktop.core.money import format_amount
from grc_desktop.features.exports.alphabets import readable
from grc_desktop.features.exports.typeface import bold, regular
from grc_desktop.features.paper.document import ALARM, INK, LINE, MUTED, WELL, Colour, Document, Run
from grc_desktop.features.paper.records import Guest, Printed, Spot
from grc_desktop.features.paper.wording import party, phones, stay_days
from grc_desktop.features.segments.fields import CHANNELS

_PADDING = 10.0
_NAMED = 92.0
_NAME, _NAME_STEP = 13.0, 16.0
_MOST_LINES = 6
"""Of each text: a card stays on its page, the customer's file holds the rest."""


def write_cards(guests: Sequence[Guest], day: date, path: Path, *, house: str, made_at: datetime) -> Printed:
    """One card for each of ``guests``, as many on a page as there is room for."""
    document = Document(
        path,
        title=tr("Arrivals of {day}", day=format_date(day, style="long")),
        scope=trn("{count} arrival", "{count} arrivals", len(guests)),
        house=house,
        made_at=made_at,
    )
    spots = []
    for guest in guests:
        number = tr("no. {number}", number=guest.customer.external_id or guest.customer.id)
        document.about = readable(guest.customer.list_name, (number,))
        lines = _lines(guest)
        text_width = document.width - 2 * _PADDING - _NAMED
        broken = [
            (name, _at_most(document.wrapped(text, regular(), 9, text_width)), colour) for name, text, colour in lines
        ]
        names = _at_most(document.wrapped(guest.customer.name, bold(), _NAME, _room_for_name(document, guest)))
        height = 24 + len(names) * _NAME_STEP + sum(len(texts) for _, texts, _ in broken) * 12.5 + 26
        document.keep(height + 8)
        _draw(document, guest, names, broken, height)
        spots.append(Spot(guest.customer.list_name, document.page))
        document.space(height + 8)
    if not guests:
        document.paragraph(tr("Nobody arrives on this day."), colour=MUTED)
    return Printed(
        file=path,
        pages=document.close(),
        printed=len(guests),
        spots=tuple(spots),
        unshown="".join(sorted(document.unshown)),
        unshown_for=tuple(document.unshown_for),
    )


def _at_most(lines: list[str]) -> list[str]:
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]


def _room_for_name(document: Document, guest: Guest) -> float:
    room = tr("Room {room}", room=guest.stay.room) if guest.stay.room else ""
    return document.width - 2 * _PADDING - bold().width(room, _NAME) - (_PADDING if room else 0)


def _draw(
    document: Document, guest: Guest, names: list[str], broken: list[tuple[str, list[str], Colour]], height: float
) -> None:
    stay, left = guest.stay, document.left + _PADDING
    right = document.left + document.width - _PADDING
    document.frame(height)
    if stay.room:
        document.write(right, Run(tr("Room {room}", room=stay.room), _NAME, heavy=True), down=20, flush_right=True)
    down = 20 - _NAME_STEP
    for name in names:
        down += _NAME_STEP
        document.write(left, Run(name, _NAME, heavy=True), down=down)
    down += 13
    document.write(left, Run(" · ".join(part for part in (stay_days(stay), party(stay)) if part), 9), down=down)
    down += 7
    for name, texts, colour in broken:
        for number, text in enumerate(texts):
            down += 12.5
            if number == 0:
                document.write(left, Run(name, 9, colour=MUTED), down=down)
            document.write(left + _NAMED, Run(text, 9, heavy=colour is ALARM, colour=colour), down=down)
    _draw_consents(document, guest, left, down + 17)


def _draw_consents(document: Document, guest: Guest, x: float, down: float) -> None:
    """A light and a word for each channel: colour alone says nothing on a black-and-white printer."""
    document.write(x, Run(tr("Consents"), 9, colour=MUTED), down=down)
    x += _NAMED
    for channel, title in CHANNELS:
        given = guest.customer.consents.get(channel)
        colour = {True: WELL, False: ALARM, None: LINE}[given]
        words = {True: tr("yes"), False: tr("no"), None: "?"}[given]
        document.dot(x + 3, down=down - 3, colour=colour)
        x += 23 + document.write(x + 9, Run(f"{tr(title)} {words}", 8.5), down=down)


def _lines(guest: Guest) -> list[tuple[str, str, Colour]]:
    who, stay = guest.customer, guest.stay
    figures = who.figures
    history = []
    if figures.stays:
        history.append(trn("{count} stay", "{count} stays", figures.stays))
        history.append(trn("{count} night", "{count} nights", figures.nights))
        history.append(format_amount(figures.purchases_total_cents, stay.currency))
    if figures.last_purchase and stay.arrival and figures.last_purchase < stay.arrival:
        history.append(tr("last on {day}", day=format_date(figures.last_purchase, style="numeric")))
    if guest.points:
        history.append(trn("{count} point", "{count} points", guest.points))
    lines: list[tuple[str, str, Colour]] = []
    if guest.complaint:
        lines.append((tr("Open complaint"), guest.complaint, ALARM))
    if birthday := _birthday(guest):
        lines.append((tr("Birthday"), tr("{day}, during the stay", day=format_date(birthday, style="numeric")), INK))
    lines += [
        (tr("Company"), (who.company or "") if who.kind == "person" else "", INK),
        (tr("Preferences"), who.preferences or "", INK),
        (tr("Tags"), ", ".join(tag.name for tag in who.tags), INK),
        (tr("Booking"), " · ".join(part for part in (stay.reference, stay.label, stay.notes) if part), INK),
        (tr("Telephone"), phones(who), INK),
        (tr("So far"), " · ".join(history) or tr("first stay"), INK),
        (tr("Notes"), who.notes or "", INK),
    ]
    return [line for line in lines if line[1].strip()]


def _birthday(guest: Guest) -> date | None:
    born, first, last = guest.customer.birth_date, guest.stay.arrival, guest.stay.departure
    if born is None or first is None:
        return None
    days = [birthday_in(born, year) for year in {first.year, (last or first).year}]
    return next((day for day in days if first <= day <= (last or first)), None)
