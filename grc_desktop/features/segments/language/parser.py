"""Text → tree, every field, operator and value checked against the catalogue."""

from __future__ import annotations

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.segments.fields import Catalogue, Field, Operator, narrowing
from grc_desktop.features.segments.language.nearest import nearest, nearest_field, nearest_operator
from grc_desktop.features.segments.language.nodes import All, AnyOf, Condition, Node, Not, Value
from grc_desktop.features.segments.language.tokens import Token, tokens
from grc_desktop.features.segments.language.values import ends_early, read_span, read_value

_DEEPEST = 12
"""Groups within groups; SQLite reads not many more, and nobody writes so many."""

_MOST_CONDITIONS, _MOST_PIECES = 500, 20_000
"""Of one expression; a statement of SQL holds a thousand conditions and some ten thousand values."""

_WORDED: tuple[tuple[tuple[str, ...], Operator], ...] = (
    (("does", "not", "contain"), "does not contain"),
    (("not", "contains"), "does not contain"),
    (("contains",), "contains"),
    (("starts", "with"), "starts with"),
    (("not", "in"), "not in"),
    (("in", "the", "last"), "in the last"),
    (("in", "the", "next"), "in the next"),
    (("in",), "in"),
    (("between",), "between"),
    (("is", "not", "empty"), "is not empty"),
    (("is", "empty"), "is empty"),
)
_SIGNS: dict[str, Operator] = {"=": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_JOINED_ELSEWHERE = {
    "et": "and", "&": "and", "&&": "and", "+": "and", "ou": "or", "|": "or", "||": "or", "sauf": "and not",
}  # fmt: skip
"""How people join conditions who do not know the language yet."""

_YES_NO: dict[str, Operator] = {
    "yes": "yes", "true": "yes", "oui": "yes", "1": "yes", "no": "no", "false": "no", "non": "no", "0": "no",
}  # fmt: skip


def parse(text: str, fields: Catalogue) -> Node | None:
    """The tree of an expression; None for an empty one.

    Raises ``Refused`` (field ``where``) that names the position, and the nearest known name of an unknown field.
    """
    pieces = tokens(text)
    if len(pieces) > _MOST_PIECES or sum(piece.text.lower() in ("and", "or") for piece in pieces) > _MOST_CONDITIONS:
        raise Refused(tr("This expression is too long. Save its parts as segments of their own."), field="where")
    reader = _Reader(pieces, fields)
    if reader.at_end():
        return None
    node = reader.alternatives(0)
    if not reader.at_end():
        raise reader.left_over()
    return node


class _Reader:
    """Recursive descent: alternatives of conjunctions of conditions."""

    def __init__(self, pieces: list[Token], fields: Catalogue) -> None:
        self._pieces = pieces
        self._fields = fields
        self._place = 0
        self._last: Field | None = None

    @property
    def token(self) -> Token:
        return self._pieces[self._place]

    def at_end(self) -> bool:
        return self.token.kind == "end"

    def refused(self, sentence: str) -> Refused:
        return Refused(sentence, field="where")

    def left_over(self) -> Refused:
        """What to say of a piece behind a whole condition."""
        token, before = self.token, self._pieces[self._place - 1]
        said = {"word": token.text, "position": token.position}
        meant = _JOINED_ELSEWHERE.get(token.text.lower())
        if meant is not None:
            return self.refused(tr("“{word}” (position {position}) is not understood. Write “{meant}”.",
                                   meant=meant, **said))  # fmt: skip
        if before.kind == "number" and (token.kind == "number" or token.text[:1] in ",€$£%"):
            return self.refused(tr("“{word}” (position {position}) was not expected. Write an amount without spaces "
                                   "or currency: 1000.50.", **said))  # fmt: skip
        if before.kind in ("word", "number") and token.kind in ("word", "number"):
            return self.refused(tr("“{word}” (position {position}) was not expected. Put a text of several words "
                                   "between quotes; join conditions with “and” or “or”.", **said))  # fmt: skip
        return self.refused(tr("“{word}” (position {position}) was not expected. Join conditions with “and” or “or”.",
                               **said))  # fmt: skip

    def alternatives(self, depth: int) -> Node:
        parts = [self._conjunction(depth)]
        while self._took_word("or"):
            parts.append(self._conjunction(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _conjunction(self, depth: int) -> Node:
        parts = [self._negation(depth)]
        while self._took_word("and"):
            parts.append(self._negation(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _negation(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise self.refused(tr("There are too many groups within groups (position {position}).",
                                  position=self.token.position))  # fmt: skip
        if self._took_word("not"):
            return Not(self._negation(depth + 1))
        if self._took_sign("("):
            node = self.alternatives(depth + 1)
            if not self._took_sign(")"):
                raise self._expected(tr("“{word}”", word=")"))
            return node
        return self._condition(depth)

    def _condition(self, depth: int) -> Node:
        token = self.token
        if token.text in _SIGNS and self._last is not None:
            raise self.refused(
                tr("“{word}” (position {position}) needs its field again: “{example}”.",
                   word=token.text, position=token.position, example=f"{self._last.name} {token.text} …")
            )  # fmt: skip
        if token.kind != "word" or token.text.lower() in ("and", "or"):
            raise self._expected(tr("the name of a field"))
        self._place += 1
        field = self._fields.get(token.text)
        if field is None:
            raise self.refused(
                tr("“{name}” (position {position}) is not a field. The nearest is “{nearest}”.",
                   name=token.text, position=token.position, nearest=nearest_field(token.text, self._fields))
            )  # fmt: skip
        within = self._narrowing(field, depth)
        self._last = field
        operator = self._operator(field)
        if operator == "=" and field.kind == "yes_no":
            operator = self._yes_or_no(field)
        return Condition(field.name, operator, self._values(field, operator), within)

    def _narrowing(self, field: Field, depth: int) -> Node | None:
        """What stands between parentheses behind a figure: conditions on the rows that it is of."""
        token = self.token
        if not self._took_sign("("):
            return None
        if field.of is None:
            raise self.refused(
                tr("“{name}” is no figure that could be narrowed (position {position}): write “{example}”. "
                   "Figures are: {known}.", name=field.name, position=token.position, example=_example(field),
                   known=", ".join(one.name for one in self._fields if one.of is not None) or "–")
            )  # fmt: skip
        self._fields, outer = narrowing(field.of), self._fields
        within = self.alternatives(depth + 1)
        self._fields = outer
        if not self._took_sign(")"):
            raise self._expected(tr("“{word}”", word=")"))
        return within

    def _operator(self, field: Field) -> Operator:
        token = self.token
        if field.kind == "yes_no" and self._ends_condition(token):
            return "yes"
        operator = self._known_operator()
        if operator is not None and (operator in field.operators or (operator == "=" and field.kind == "yes_no")):
            return operator
        if field.kind == "yes_no":
            raise self._yes_or_no_refused(field, token)
        if self._ends_condition(token):
            raise self.refused(
                tr("“{name}” needs an operator (position {position}), for example “{example}”.",
                   name=field.name, position=token.position, example=_example(field))
            )  # fmt: skip
        known = field.operators
        ahead = [piece.text for piece in self._pieces[self._place :] if piece.kind != "end"]
        meant = operator or nearest_operator(ahead, known)
        near = nearest(meant, known)
        raise self.refused(
            tr("“{word}” (position {position}) is not an operator of “{name}”. The nearest is “{nearest}”; "
               "there are: {known}.", word=operator or token.text, position=token.position, name=field.name,
               nearest=near, known=", ".join(known))
        )  # fmt: skip

    def _known_operator(self) -> Operator | None:
        if self.token.kind == "sign":
            operator = _SIGNS.get(self.token.text)
            if operator:
                self._place += 1
            return operator
        for words, operator in _WORDED:
            ahead = self._pieces[self._place : self._place + len(words)]
            if [piece.text.lower() for piece in ahead if piece.kind == "word"] == list(words):
                self._place += len(words)
                return operator
        return None

    def _yes_or_no(self, field: Field) -> Operator:
        token = self.token
        answer = _YES_NO.get(token.text.lower())
        if answer is None:
            raise self._yes_or_no_refused(field, token)
        self._place += 1
        return answer

    def _yes_or_no_refused(self, field: Field, token: Token) -> Refused:
        return self.refused(
            tr("“{word}” (position {position}): “{name}” is yes or no. Write “{name}” alone, or “{name} = no”.",
               word=token.text, position=token.position, name=field.name)
        )  # fmt: skip

    def _values(self, field: Field, operator: Operator) -> tuple[Value, ...]:
        match operator:
            case "yes" | "no" | "is empty" | "is not empty":
                return ()
            case "in the last" | "in the next":
                return (self._read(field, span=True),)
            case "in" | "not in":
                return self._list(field)
            case "between":
                first = self._read(field)
                if not self._took_word("and"):
                    raise self._expected(tr("“{word}”", word="and"))
                return (first, self._read(field))
        return (self._read(field),)

    def _list(self, field: Field) -> tuple[Value, ...]:
        if not self._took_sign("("):
            raise self._expected(tr("a list in parentheses, such as (Lyon, Paris)"))
        values = [self._read(field)]
        while self._took_sign(","):
            values.append(self._read(field))
        if not self._took_sign(")"):
            raise self._expected(tr("a comma or “)”"))
        return tuple(values)

    def _read(self, field: Field, *, span: bool = False) -> Value:
        if self._ends_condition(self.token) or self.token.kind == "sign":
            raise self._expected(tr("a value"))
        ahead = self._pieces[self._place :]
        value, length = read_span(ahead) if span else read_value(field, ahead)
        self._place += length
        return value

    def _expected(self, what: str) -> Refused:
        token = self.token
        if token.kind == "end":
            return ends_early(token, what)
        return self.refused(
            tr("“{word}” (position {position}) was not expected there, but {expected}.",
               word=token.text, position=token.position, expected=what)
        )  # fmt: skip

    def _ends_condition(self, token: Token) -> bool:
        return token.kind == "end" or token.text == ")" or (
            token.kind == "word" and token.text.lower() in ("and", "or")
        )  # fmt: skip

    def _took_word(self, word: str) -> bool:
        return self._took(self.token.kind == "word" and self.token.text.lower() == word)

    def _took_sign(self, sign: str) -> bool:
        return self._took(self.token.kind == "sign" and self.token.text == sign)

    def _took(self, there: bool) -> bool:
        self._place += there
        return there


def _example(field: Field) -> str:
    """A condition on ``field`` that everybody understands."""
    if field.kind in ("integer", "number", "money"):
        return f"{field.name} >= 1"
    if field.kind == "segment":
        return f'{field.name} = "…"'
    return f"{field.name} in the last 12 months" if field.kind == "date" else f"{field.name} is not empty"
