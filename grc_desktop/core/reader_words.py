"""What is wrong with a TOML or text file that somebody wrote, in the user's language: Python says it in English."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError

from grc_desktop.core.language import later, tr

_TWICE = later("this name stands there a second time")
_OPEN_TEXT = later("a text is not closed by its quotation mark")
_BACKSLASH = later("a backslash begins something special: write two of them, or put the text between ' and '")
_NO_VALUE = later("what stands after “=” is no number, no date and no text between quotation marks")
_CHARACTER = later("a character stands here that must not")
_BRACKET = later("a square bracket is not closed")
_OTHERWISE = later("this is not TOML")
_REASONS = (
    ("Invalid statement", later("a line begins with a name, or with “#” where it is a remark")),
    ("Expected newline", later("after the value something more follows on the same line")),
    ("Found invalid character '\\n'", _OPEN_TEXT),
    ("Illegal character '\\n'", _OPEN_TEXT),
    ("Found invalid character", _CHARACTER),
    ("Illegal character", _CHARACTER),
    ("Cannot", _TWICE),
    ("Duplicate", _TWICE),
    ("Expected ']", _BRACKET),
    ("Unclosed array", _BRACKET),
    ("Unclosed inline table", later("a curly bracket is not closed")),
    ("Expected '='", later("“=” is missing between a name and its value")),
    ("Expected ", _OPEN_TEXT),
    ("Unterminated", _OPEN_TEXT),
    ("Invalid initial character", later("a name with other signs than letters, digits, - and _ needs quotation marks")),
    ("Unescaped", _BACKSLASH),
    ("Escaped", _BACKSLASH),
    ("Invalid hex", _BACKSLASH),
    ("Invalid date", _NO_VALUE),
    ("Invalid value", _NO_VALUE),
)
"""How the words of ``tomllib`` begin (Python 3.11 to 3.14; the first that fits), and ours."""


def reader_words(failure: TOMLDecodeError | UnicodeDecodeError) -> str:
    """Why the file cannot be read, and where: ``a text is not closed by its quotation mark (line 3)``."""
    if isinstance(failure, UnicodeDecodeError):
        line = failure.object[: failure.start].count(b"\n") + 1
        return tr("{reason} (line {line})", reason=tr("it is not stored in UTF-8"), line=line)
    words = str(failure)
    reason = tr(next((ours for theirs, ours in _REASONS if words.startswith(theirs)), _OTHERWISE))
    place = re.search(r"\(at line (\d+),", words)
    if place is None:
        return tr("{reason} (at the end of the file)", reason=reason)
    return tr("{reason} (line {line})", reason=reason, line=int(place[1]))
