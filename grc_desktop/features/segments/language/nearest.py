"""What somebody probably meant by a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.features.segments.fields import GROUPS, OPERATOR_WORDS, Catalogue, Field, Operator

_ELSEWHERE: dict[str, Operator] = {
    "like": "contains", "has": "contains", "is null": "is empty", "is not null": "is not empty",
}  # fmt: skip
"""What other languages of conditions say."""

_LONGEST = 4
"""Words of an operator."""

_ALIKE = 0.8
"""From here on two words are taken for one that was mistyped."""


def nearest(typed: str, known: Iterable[str]) -> str:
    """The one of ``known`` that reads most like ``typed``; "" where nothing is known."""
    return max(known, key=lambda name: _likeness(typed, name), default="")


def nearest_field(typed: str, fields: Catalogue) -> str:
    """The name of the field whose name or label, in the user's language, reads most like ``typed``.

    ``channel`` alone is that of a purchase.
    """
    if "." not in typed:
        theirs = [field for field in fields if field.many and fold(_last_part(field)) == fold(typed)]
        if theirs:
            groups = list(GROUPS)
            return min(theirs, key=lambda field: groups.index(field.group)).name
    near = [field for field in fields if not field.many or "." in typed]
    spoken = {field.name: field.name for field in near}
    for field in near:
        spoken.setdefault(field.label if field.group == "custom" else tr(field.label), field.name)
    return spoken.get(nearest(typed, spoken), "")


def nearest_operator(typed: Sequence[str], known: Sequence[Operator]) -> Operator:
    """The operator that the words ``typed`` begin with, as the language writes it or as the user would say it.

    What reads like none was probably left out: the first of ``known``.
    """
    spoken: dict[str, Operator] = {}
    for operator in known:
        for words in (operator, tr(OPERATOR_WORDS[operator]), OPERATOR_WORDS[operator]):
            spoken.setdefault(words, operator)
    spoken |= {words: operator for words, operator in _ELSEWHERE.items() if operator in known}
    beginnings = [" ".join(typed[:count]) for count in range(1, _LONGEST + 1)]
    like, words = max((_likeness(beginning, words), words) for beginning in beginnings for words in spoken)
    return spoken[words] if like >= _ALIKE else known[0]


def _likeness(typed: str, name: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.similarity(fold(typed), fold(name))


def _last_part(field: Field) -> str:
    return field.name.rpartition(".")[2]
