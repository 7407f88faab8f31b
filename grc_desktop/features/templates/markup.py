"""The little HTML of letters and e-mails: paragraphs, lists, bold, italic, links, pictures, and nothing else.

``read_markup`` takes any HTML (a stored text, a page pasted from elsewhere) and keeps only that; ``write_markup``
writes it in one way. Reading what was written gives the same, so texts do not change by being opened.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser
from typing import Literal, TypeAlias

from grc_desktop.core.text import without_overrides

Align = Literal["left", "center", "right", "justify"]

PICTURE, QR_CODE = "picture:", "qr:"
"""What the source of a picture begins with: the SHA-256 of a file beside the base, or the words of a QR code."""


@dataclass(frozen=True)
class Run:
    """Words in one look; ``\\n`` is a line break. ``href`` is "" or where a link leads."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture in the line; ``width`` in CSS pixels (1/96 inch), 0 for its own."""

    source: str
    alt: str = ""
    width: int = 0


Inline: TypeAlias = Run | Picture


@dataclass(frozen=True)
class Block:
    """A paragraph, or an item of a list (``ul`` with points, ``ol`` with numbers)."""

    inlines: tuple[Inline, ...] = ()
    align: Align = "left"
    of_list: Literal["", "ul", "ol"] = ""

    @property
    def text(self) -> str:
        """Its words alone, a picture being its alternative."""
        return "".join(one.text if isinstance(one, Run) else one.alt for one in self.inlines)


_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "blockquote", "pre", "body", "html", "table", "tbody")
    + ("section", "article", "header", "footer", "ul", "ol", "dl", "dt", "dd", "address", "center", "form", "main")
    + ("nav", "aside", "hr")
)
_SKIPPED = frozenset(("script", "style", "head", "title", "template", "svg", "math", "object", "iframe", "noscript"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_GOES = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>]+|\{\{[^{}<>]*\}\}", re.IGNORECASE)
_OURS = re.compile(rf"{PICTURE}[0-9a-f]{{64}}|{QR_CODE}[^<>\"]{{1,500}}")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_PLAIN = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_ITALIC = re.compile(r"font-style\s*:\s*italic")
_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right|justify)")
_DEEPEST = 200


def read_markup(html: str) -> tuple[Block, ...]:
    """The paragraphs of any HTML; scripts, styles, tables and foreign pictures are left out, their words kept."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finish()


def write_markup(blocks: Iterable[Block]) -> str:
    """The HTML of ``blocks``, one paragraph or item a line."""
    return "\n".join(in_lists(blocks, _opening, _line))


def in_lists(blocks: Iterable[Block], opening: Callable[[str], str], line: Callable[[Block], str]) -> Iterator[str]:
    """The line of each block, with the tags that open (``opening`` of ``ul`` or ``ol``) and close a list between."""
    opened = ""
    for block in blocks:
        if block.of_list != opened:
            if opened:
                yield f"</{opened}>"
            if block.of_list:
                yield opening(block.of_list)
            opened = block.of_list
        yield line(block)
    if opened:
        yield f"</{opened}>"


def _opening(name: str) -> str:
    return f"<{name}>"


def _line(block: Block) -> str:
    tag = "li" if block.of_list else "p"
    align = "" if block.align == "left" else f' style="text-align: {block.align}"'
    return f"<{tag}{align}>{write_inlines(block.inlines)}</{tag}>"


def write_inlines(inlines: Sequence[Inline]) -> str:
    """The HTML of one paragraph, without the paragraph."""
    parts = []
    for one in inlines:
        if isinstance(one, Picture):
            width = f' width="{one.width}"' if one.width else ""
            parts.append(f'<img src="{escape(one.source)}" alt="{escape(one.alt)}"{width}>')
            continue
        words = escape(one.text, quote=False).replace("\n", "<br>")
        words = f"<i>{words}</i>" if one.italic else words
        words = f"<b>{words}</b>" if one.bold else words
        parts.append(f'<a href="{escape(one.href)}">{words}</a>' if one.href else words)
    return "".join(parts)


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Plain text as paragraphs, one a line."""
    return tuple(Block((Run(line),) if line else ()) for line in text.splitlines())


@dataclass(frozen=True)
class _Look:
    """What an open tag does to the words inside."""

    tag: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    align: Align = "left"
    of_list: Literal["", "ul", "ol"] = ""


class _Reader(HTMLParser):
    """Builds blocks while the parser walks; knows the open tags, tolerates what was never closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._inlines: list[Inline] = []
        self._open: list[_Look] = []
        self._skipping = 0
        self._begun = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        if self._skipping:
            return
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add(Run("\n"))
        elif tag == "img":
            self._picture(given)
        elif tag in ("td", "th") and self._inlines:
            self._add(Run(" "))
        if tag in _BLOCKS:
            self._end_block()
            self._begun = tag in ("p", "li")
        if tag not in ("br", "img", "hr", "meta", "link", "input", "wbr", "col") and len(self._open) < _DEEPEST:
            self._open.append(self._look(tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
            return
        if self._skipping:
            return
        if tag in _BLOCKS:
            self._end_block()
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        words = _SPACES.sub(" ", without_overrides(data))
        if words == " " and not self._inlines:
            return
        look = self._open[-1] if self._open else _Look("")
        self._add(Run(words, look.bold, look.italic, look.href))

    def finish(self) -> tuple[Block, ...]:
        self._end_block()
        return tuple(self._blocks)

    def _look(self, tag: str, given: dict[str, str]) -> _Look:
        above = self._open[-1] if self._open else _Look("")
        style = given.get("style", "").lower()
        bold = above.bold or tag in ("b", "strong") or tag in _HEADINGS or bool(_BOLD.search(style))
        align = _ALIGN.search(style)
        named = given.get("align", "").lower()
        href = given.get("href", "").strip()
        return replace(
            above,
            tag=tag,
            bold=bold and not _PLAIN.search(style),
            italic=above.italic or tag in ("i", "em") or bool(_ITALIC.search(style)),
            href=href if tag == "a" and _GOES.fullmatch(href) else above.href,
            align=_aligned(align[1] if align else named) or ("center" if tag == "center" else above.align),
            of_list="ul" if tag == "ul" else "ol" if tag == "ol" else above.of_list,
        )

    def _picture(self, given: dict[str, str]) -> None:
        if _OURS.fullmatch(given.get("src", "")):
            width = given.get("width", "")
            pixels = int(width) if width.isascii() and width.isdigit() and len(width) < 5 else 0
            self._add(Picture(given["src"], given.get("alt", ""), pixels))
        elif given.get("alt"):
            self.handle_data(given["alt"])

    def _add(self, one: Inline) -> None:
        last = self._inlines[-1] if self._inlines else None
        if isinstance(one, Run) and isinstance(last, Run) and replace(one, text="") == replace(last, text=""):
            words = one.text.lstrip(" ") if last.text.endswith((" ", "\n")) else one.text
            self._inlines[-1] = replace(last, text=last.text + words)
        elif isinstance(one, Picture) or one.text:
            self._inlines.append(one)

    def _end_block(self) -> None:
        inlines = _trimmed(self._inlines)
        look = self._open[-1] if self._open else _Look("")
        in_item = any(one.tag == "li" for one in self._open)
        if inlines or self._begun:
            self._blocks.append(Block(inlines, look.align, look.of_list if in_item else ""))
        self._inlines, self._begun = [], False


def _aligned(word: str) -> Align | None:
    return word if word in ("left", "center", "right", "justify") else None  # type: ignore[return-value]


def _trimmed(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Without the spaces at both ends, which HTML does not show."""
    kept = list(inlines)
    while kept and isinstance(first := kept[0], Run):
        words = first.text.lstrip(" ")
        kept[0] = replace(first, text=words)
        if words:
            break
        del kept[0]
    while kept and isinstance(last := kept[-1], Run):
        words = last.text.rstrip(" ")
        kept[-1] = replace(last, text=words)
        if words:
            break
        del kept[-1]
    return tuple(kept)
