"""Asking the search index: what somebody typed → the ids of the customers it means.

The index holds folded words, and the endings of telephone numbers (``derived``); a question is folded and cut in
the same way, and each of its words is a prefix.
"""

from __future__ import annotations

import re

from sqlalchemy import BindParameter, Integer, Select, String, column, literal_column, select, table

from grc_desktop.core.telephone import asked_digits
from grc_desktop.core.text import search_words

_DIGITS_ONLY = re.compile(r"[\d\s.+/()‐-―-]+")
_LONGEST, _MOST_WORDS = 2_000, 32
"""Of a whole page pasted into the search box the beginning is asked: the index has room for so many words."""

_INDEX = table("search_index", column("rowid", Integer))
_WHOLE_INDEX = literal_column("search_index", String)


def search_expression(typed: str) -> str:
    """The question to the index; "" where nothing that can be found was typed.

    Digits belong together however they are spaced: ``06 12 48`` is one number, ``+33 (0)6 12`` another part of it.
    Beside words, or as long groups (``2026 041``), they may also be several numbers.
    """
    words = asked_words(typed)
    if not words:
        return ""
    if is_number(typed):
        parts = [_prefix(asked_digits(typed)) if asked_digits(typed) else _prefix("".join(words))]
        if len(words) > 1 and all(len(word) > 2 for word in words):
            parts.append(_all_of(words))
        return " OR ".join(parts)
    questions: list[str] = []
    for run in _runs(words):
        joined = f"({_prefix(''.join(run))} OR {_all_of(run)})" if len(run) > 1 else _prefix(run[0])
        questions.append(joined)
    return " AND ".join(questions)


def phrase(typed: str) -> str:
    """The question for the typed words side by side and whole: an e-mail address, whatever its capitals."""
    words = asked_words(typed)
    return f'"{" ".join(words)}"' if words else ""


def search_expressions(typed: str) -> list[str]:
    """Questions from the strictest to ``search_expression``: all words whole, all but the last whole, all prefixes.

    The index reads a whole word as it goes, but gathers all that a long prefix could mean before its first answer:
    of a word that everybody has (the host of an e-mail) the prefix is better not asked.
    """
    words = asked_words(typed)
    if not words or words[0].isdigit():
        return [search_expression(typed)] if words else []
    strict = [f'"{word}"' for word in words]
    whole, last_open = " AND ".join(strict), " AND ".join([*strict[:-1], _prefix(words[-1])])
    return list(dict.fromkeys((whole, last_open, search_expression(typed))))


def is_number(typed: str) -> bool:
    """Whether digits were typed and nothing else, as of a telephone number."""
    return bool(asked_words(typed)) and _DIGITS_ONLY.fullmatch(typed) is not None


def asked_words(typed: str) -> list[str]:
    """The words of a question, folded; of a very long one the first."""
    return search_words(typed[:_LONGEST])[:_MOST_WORDS]


def found_ids(expression: str | BindParameter[str], *, limit: int | None = None) -> Select[int]:
    """The ids that a question finds, those entered last first; for use inside a larger statement as well."""
    found: Select[int] = select(_INDEX.c.rowid).where(_WHOLE_INDEX.op("MATCH", is_comparison=True)(expression))
    return found if limit is None else found.order_by(_INDEX.c.rowid.desc()).limit(limit)


def _runs(words: list[str]) -> list[list[str]]:
    """The words, those that are digits and follow each other together."""
    runs: list[list[str]] = []
    for word in words:
        if runs and word.isdigit() and runs[-1][-1].isdigit():
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _prefix(word: str) -> str:
    return f'"{word}" *'


def _all_of(words: list[str]) -> str:
    return "(" + " AND ".join(map(_prefix, words)) + ")"
