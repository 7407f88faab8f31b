"""Which encoding a text file is in, judged from its bytes.

Order of belief: byte order mark, UTF-16 without one (zero bytes at every other place), valid UTF-8, and then
the one-byte encodings that French offices meet (cp1252, MacRoman, cp850, cp1250), told apart by which of them
turns the file's high bytes into letters where letters stand. Other scripts are left to charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr

STRAY = "imports.stray"
"""Error handler: a byte that the encoding does not know is read as cp1252 would, else as Latin-1."""

ENCODINGS = ("utf-8", "cp1252", "mac_roman", "cp850", "cp1250", "utf-16-le", "utf-16-be")
"""Those offered to the user beside the one detected."""

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_LONGEST_LINE = 16 * _CHUNK
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FRENCH = frozenset("éèêëàâäçîïôöùûüÿœæñáíóúßåøãõìòÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒÆÑÁÍÓÚÅØ")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(_in_cp1252(byte) for byte in stray), error.end


def _in_cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error(STRAY, _read_stray)


@dataclass(frozen=True)
class _Survey:
    """One pass over the file: is it valid UTF-8, where its first NUL is, and the bytes around high bytes."""

    valid_utf8: bool
    line_of_nul: int | None
    sample: bytes
    mac_line_ends: bool


def _survey(path: Path) -> _Survey:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    valid, line_of_nul, lines, run = True, None, 1, 0
    sample = bytearray()
    carriage_returns = line_feeds = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if line_of_nul is None and (at := chunk.find(b"\0")) >= 0:
                line_of_nul = lines + chunk.count(b"\n", 0, at)
            feeds = chunk.count(b"\n")
            lines += feeds
            line_feeds += feeds
            carriage_returns += chunk.count(b"\r")
            run = 0 if feeds or b"\r" in chunk else run + len(chunk)
            if run > _LONGEST_LINE:
                raise Refused(
                    tr(
                        "Line {line} is longer than {size} megabytes: this is not a list, or its line ends are lost. "
                        "Export it again.",
                        line=lines,
                        size=_LONGEST_LINE // _CHUNK,
                    )
                )
            if valid:
                try:
                    decoder.decode(chunk, final=len(chunk) < _CHUNK)
                except UnicodeDecodeError:
                    valid = False
            if len(sample) < _SAMPLE and _HIGH.search(chunk):
                sample += b"\n".join(line for line in re.split(rb"[\r\n]+", chunk) if _HIGH.search(line))
    return _Survey(valid, line_of_nul, bytes(sample[: 4 * _SAMPLE]), carriage_returns > line_feeds)


def _utf16_without_mark(head: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in nearly every other byte."""
    half = len(head) // 2
    if half < 4:
        return None
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _likelihood(text: str) -> float:
    """How much the non-ASCII characters of ``text`` look like letters and signs in their right places."""
    score = 0.0
    last = len(text) - 1
    for at, char in enumerate(text):
        if char < "\x80":
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at < last else " "
        category = unicodedata.category(char)
        if category in ("Ll", "Lu"):
            worth = 1.0 if char in _FRENCH else 0.5
            if category == "Lu":
                misplaced = before.islower() or (after.islower() and before.isupper())
            else:
                misplaced = before.isupper() and after.isupper()
            score += -1.5 if misplaced else worth
        elif category in ("Cc", "Cn", "Co"):
            score -= 5
        elif char in "’‘":
            score += 0.7 if before.isalpha() else -0.5
        elif char in "«»\xa0°€–—…“”":
            score += -1.5 if before.isalpha() and after.isalpha() else 0.4
        else:
            score -= 2 if before.isalpha() or after.isalpha() else 0.5
    return score


def _one_byte_encoding(survey: _Survey) -> str:
    sample = survey.sample
    best, best_score = "cp1252", float("-inf")
    for encoding in ("cp1252", "mac_roman", "cp850", "cp1250"):
        text = sample.decode(encoding, "backslashreplace")
        score = _likelihood(text) - 2 * text.count("\\x")
        if encoding == "mac_roman" and survey.mac_line_ends:
            score += 2
        if score > best_score + 0.01:
            best, best_score = encoding, score
    high = len(_HIGH.findall(sample))
    letters = sum(byte > 0x40 for byte in sample)
    if high > 0.4 * letters:  # not a Latin alphabet with accents
        guess = from_bytes(sample).best()
        return guess.encoding if guess is not None else best
    return best


def detect_encoding(path: Path) -> str:
    """The Python codec to read the text file at ``path`` with.

    Raises ``Refused`` where the file holds NUL bytes (it is damaged, or no text at all) or one endless line.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    wide = marked if marked not in (None, "utf-8-sig") else _utf16_without_mark(head)
    if wide is not None:
        return wide
    survey = _survey(path)
    if survey.line_of_nul is not None:
        raise Refused(
            tr(
                "Line {line} holds a NUL byte: the file is damaged or is not text. "
                "Export it again from the program that made it.",
                line=survey.line_of_nul,
            )
        )
    if marked is not None:
        return marked
    if survey.valid_utf8:
        return "utf-8"
    stray = len(_HIGH.findall(_UTF8_SEQUENCE.sub(b"", survey.sample)))
    if len(_UTF8_SEQUENCE.findall(survey.sample)) > 5 * stray:
        return "utf-8"  # a UTF-8 file into which a few foreign lines were pasted
    return _one_byte_encoding(survey)
