"""The body of an e-mail: HTML that mail programs show alike, its plain-text twin, and the pictures inside it.

Mail programs forget style sheets and do not load files of elsewhere, so every look stands in the paragraph itself and
pictures travel along, named by ``cid:`` (RFC 2392).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from grc_desktop.features.templates.markup import PICTURE, QR_CODE, Block, Inline, Picture, Run, in_lists, read_markup

_WIDTH = 600
"""Pixels: what fits the windows of mail programs and, made narrower by them, telephones."""
_BODY = "margin:0;padding:16px;background:#ffffff;color:#1d2433;font-family:Arial,Helvetica,sans-serif"
_TEXT = f"max-width:{_WIDTH}px;font-size:15px;line-height:1.5"
_ACCENT = "#0b7a69"


@dataclass(frozen=True)
class MailBody:
    """An e-mail without its headers.

    ``pictures`` are the SHA-256 of files beside the base that ``html`` shows as ``cid:<SHA-256>``; ``codes`` are its
    QR codes as ``qr:words``, which ``html`` shows as ``cid:<code_name>``. A code is drawn only where it is looked at
    or leaves: to draw and keep one takes longer than all the rest of a message.
    """

    html: str
    text: str
    pictures: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


def mail_body(html: str, *, language: str = "fr") -> MailBody:
    """The body made of a filled-in text in the little markup; anything else in ``html`` is left out."""
    blocks = read_markup(html)
    writing = _Writing()
    inside = writing.blocks(blocks)
    document = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"></head>'
        f'<body style="{_BODY}"><div style="{_TEXT}">\n{inside}\n</div></body></html>\n'
    )
    return MailBody(document, plain_twin(blocks), _once(writing.pictures), _once(writing.codes))


def plain_twin(blocks: Sequence[Block]) -> str:
    """The same words for who reads plain text: items have a dash or a number, links say where they lead."""
    parts: list[str] = []
    number = 0
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        number = number + 1 if before is not None and block.of_list == before.of_list == "ol" else 1
        mark = {"ul": "- ", "ol": f"{number}. "}.get(block.of_list, "")
        if before is not None:
            parts.append("\n" if block.of_list and block.of_list == before.of_list else "\n\n")
        parts.append(mark + "".join(map(_plain, block.inlines)))
    return "".join(parts).strip() + "\n"


_MASK = 2
"""One of the eight masks of ISO/IEC 18004, each of which every reader knows: to try all for the evenest takes four
times as long as the rest of a code, and a campaign draws thousands.
"""


def code_name(code: str) -> str:
    """The name under which an e-mail shows the picture of ``code`` (``qr:words``): 64 hexadecimal digits."""
    return hashlib.sha256(code.encode()).hexdigest()


def qr_png(code: str, *, dots: int = 6) -> bytes:
    """The picture of ``code`` (``qr:words``) as PNG with its quiet zone, a module ``dots`` pixels wide.

    Of the same words always the same bytes (ISO/IEC 18004, error correction M).
    """
    import segno

    made = io.BytesIO()
    segno.make(code.removeprefix(QR_CODE), error="m", micro=False, mask=_MASK).save(
        made, kind="png", scale=dots, border=4
    )
    return made.getvalue()


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _plain(one: Inline) -> str:
    if isinstance(one, Picture):
        return one.alt
    target = one.href.removeprefix("mailto:").removeprefix("tel:")
    return f"{one.text} ({target})" if target and target not in one.text else one.text


class _Writing:
    """Writes blocks and remembers the pictures on the way."""

    def __init__(self) -> None:
        self.pictures: list[str] = []
        self.codes: list[str] = []

    def blocks(self, blocks: Sequence[Block]) -> str:
        return "\n".join(in_lists(blocks, _opening, self._line))

    def _line(self, block: Block) -> str:
        tag, margin = ("li", "0 0 4px 0") if block.of_list else ("p", "0 0 14px 0")
        align = "" if block.align == "left" else f";text-align:{block.align}"
        inside = "".join(map(self._inline, block.inlines)) or "&nbsp;"
        return f'<{tag} style="margin:{margin}{align}">{inside}</{tag}>'

    def _inline(self, one: Inline) -> str:
        return self._picture(one) if isinstance(one, Picture) else _run(one)

    def _picture(self, one: Picture) -> str:
        if one.source.startswith(QR_CODE):
            name = code_name(one.source)
            self.codes.append(one.source)
        else:
            name = one.source.removeprefix(PICTURE)
            self.pictures.append(name)
        width = f' width="{min(one.width, _WIDTH)}"' if one.width else ""
        return f'<img src="cid:{name}" alt="{escape(one.alt)}"{width} style="max-width:100%;height:auto;border:0">'


def _opening(name: str) -> str:
    return f'<{name} style="margin:0 0 14px 0;padding-left:24px">'


def _run(one: Run) -> str:
    words = escape(one.text, quote=False).replace("\n", "<br>")
    words = f"<em>{words}</em>" if one.italic else words
    words = f"<strong>{words}</strong>" if one.bold else words
    return f'<a href="{escape(one.href)}" style="color:{_ACCENT}">{words}</a>' if one.href else words
