"""How an address is set within a box: the type shrinks, then narrows, and what still does not fit is reported.

From 10 to 7 points, narrowed by up to 15 %; nothing is ever cut (38 characters a line, six lines: NF Z10-011).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.exports.alphabets import alphabets
from grc_desktop.features.exports.typeface import Typeface, on_one_line, put_line, regular
from grc_desktop.features.paper.bundles import bundles_of, slip_lines
from grc_desktop.features.paper.records import Addressed, Bundle, LeftOut

LARGEST, SMALLEST = 10.0, 7.0
"""Of the type, in points: what La Poste advises, and what can still be read with ease."""

CAP_HEIGHT = 0.76
"""Of DejaVu Sans, in parts of the size: the ascent of its capitals."""

_NARROWEST = 0.85
_LEADING = 1.15


@dataclass(frozen=True)
class Setting:
    """How a block of lines is set: size of the type and leading in points, width in parts of the natural one."""

    size: float
    leading: float
    narrowing: float = 1.0


@dataclass(frozen=True)
class Box:
    """Room for an address, in points; ``largest`` is the type that it may have, ``too_long`` says what does not fit."""

    width: float
    height: float
    too_long: str
    largest: float = LARGEST


@dataclass(frozen=True)
class Piece:
    """An address set in its box, or the slip before a bundle (``person`` is then ``None``)."""

    person: Addressed | None
    lines: tuple[str, ...]
    setting: Setting


@dataclass(frozen=True)
class Run:
    """Everything of a mailing that can be printed, in order, and who cannot be."""

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    bundles: tuple[Bundle, ...]
    box: Box

    def from_on(self, first: int, *, copies: int, slips: bool) -> Iterator[Piece]:
        """The pieces from address ``first`` (1-based) on, each ``copies`` times, a slip before each bundle.

        ``Refused`` where there are not so many addresses.
        """
        if not 1 <= first <= len(self.pieces):
            raise Refused(
                tr("There are {count} addresses: the first one is a number from 1 to {count}.", count=len(self.pieces)),
                field="first",
            )
        coming = iter(self.bundles)
        before = None
        for number, piece in enumerate(self.pieces, 1):
            bundle = piece.person.bundle if piece.person else None
            slip = next(coming) if bundle != before else None
            before = bundle
            if number < first:
                continue
            if slip is not None and slips:
                yield self._slip(slip)
            for _ in range(copies):
                yield piece

    def _slip(self, bundle: Bundle) -> Piece:
        lines = tuple(map(on_one_line, slip_lines(bundle)))
        setting = fit(lines, regular(), self.box.width, self.box.height, self.box.largest)
        return Piece(None, lines, setting or Setting(SMALLEST, SMALLEST * _LEADING, _NARROWEST))


def set_all(people: Iterable[Addressed], box: Box) -> Run:
    """Set every address that has lines in ``box``. ``NobodyPrinted`` where there is none."""
    face = regular()
    pieces: list[Piece] = []
    left_out: list[LeftOut] = []
    for person in people:
        lines = tuple(map(on_one_line, person.lines))
        code, reason = (person.code, person.reason) if person.code else unprintable(lines, face)
        setting = None if code else fit(lines, face, box.width, box.height, box.largest)
        if setting is not None:
            pieces.append(Piece(person, lines, setting))
        else:
            left_out.append(
                LeftOut(person.customer_id, person.name, code or "no_room", reason if code else box.too_long)
            )
    refuse_nothing(len(pieces), left_out)
    return Run(tuple(pieces), tuple(left_out), bundles_of(piece.person for piece in pieces if piece.person), box)


class NobodyPrinted(Refused):
    """Not one address could be printed; ``left_out`` says why for each."""

    def __init__(self, sentence: str, left_out: tuple[LeftOut, ...]) -> None:
        super().__init__(sentence)
        self.left_out = left_out


def refuse_nothing(printed: int, left_out: Sequence[LeftOut]) -> None:
    """``NobodyPrinted`` where not one address was printed: an empty file would look like success."""
    if printed:
        return
    if not left_out:
        raise NobodyPrinted(tr("There is nobody to print: the list is empty."), ())
    sentence = tr(
        "None of the {count} addresses can be printed; the first one is {name}: {reason}.",
        count=len(left_out),
        name=left_out[0].name,
        reason=left_out[0].reason,
    )
    raise NobodyPrinted(sentence, tuple(left_out))


def unprintable(lines: tuple[str, ...], face: Typeface) -> tuple[str, str]:
    """Code and reason why ``lines`` cannot be put on paper; both empty where they can."""
    return lacking(char for line in lines for char in face.missing(line))


def lacking(missing: Iterable[str]) -> tuple[str, str]:
    """Code and reason where the characters ``missing`` are in no font; both empty where there are none."""
    if not (found := alphabets(missing)):
        return "", ""
    return "no_letters", tr("No typeface here has these letters: {alphabets}", alphabets=found)


def fit(
    lines: tuple[str, ...], face: Typeface, width: float, height: float, largest: float = LARGEST
) -> Setting | None:
    """The largest setting in which ``lines`` fit a box of points, to half a point; ``None`` where none does."""
    widest = max((face.width(line, 1) for line in lines), default=0.0)
    size = min(largest, height / (len(lines) * _LEADING)) if lines else largest
    if widest * size > width:
        size = min(size, max(width / widest, SMALLEST))
    size = int(size * 2) / 2
    narrowing = min(1.0, width / (widest * size)) if widest * size else 1.0
    if size < SMALLEST or narrowing < _NARROWEST:
        return None
    return Setting(size=size, leading=size * _LEADING, narrowing=narrowing)


def draw_block(canvas: Canvas, face: Typeface, x: float, y: float, lines: tuple[str, ...], setting: Setting) -> None:
    """Set ``lines`` left-aligned, the first on the base line ``y`` (points from the lower left corner)."""
    words = canvas.beginText(x, y)
    words.setFont(face.name, setting.size, setting.leading)
    if setting.narrowing < 1:
        words.setHorizScale(setting.narrowing * 100)
    for line in lines:
        put_line(words, face, setting.size, setting.leading, line)
    canvas.drawText(words)
