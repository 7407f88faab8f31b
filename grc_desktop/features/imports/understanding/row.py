"""The cells of a row by field, tidied, and the remarks made on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from grc_desktop.core.countries import read_country
from grc_desktop.core.language import tr
from grc_desktop.core.money import read_amount
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.imports.recognition import Field, Recognition, fields_of
from grc_desktop.features.imports.understanding.drafts import Remark
from grc_desktop.features.imports.understanding.values import (
    LONGEST_LINE,
    LONGEST_TEXT,
    NO_YEAR,
    NOT_A_BIRTH,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_AN_AMOUNT,
    NOT_YES_OR_NO,
    TOO_LONG,
    UNKNOWN_COUNTRY,
    YEAR_MISSING,
    is_no_day,
    noon,
    read_day,
    read_whole,
    read_yes_no,
    tidy,
    word_code,
)

_REMEMBERED = 20_000
_SEVERAL_LINES = frozenset(("notes", "preferences", "tags", "description", "remedy_sought", "words", "evidence"))
_MEASURED_ELSEWHERE = "photo"
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOUR = re.compile(r"[ T](\d{1,2})[:h](\d{2})(?::(\d{2}))?$")


class RowReader:
    """Cuts rows by the columns of a recognition; made once for a file."""

    def __init__(self, recognition: Recognition, today: date) -> None:
        self.own_fields = recognition.own
        known = fields_of(recognition.kind) | {name: Field(name, own.name, "") for name, own in recognition.own.items()}
        self.today = today
        self.day_first = recognition.day_first
        self._mend = recognition.mend
        self._epoch_1904 = recognition.epoch_1904
        self.column_names = {
            column.field: tr(known[column.field].title) if column.name == column.field else column.name
            for column in reversed(recognition.columns)
            if column.field
        }
        self.width = len(recognition.columns)
        self._single = [
            (column.position, column.field)
            for column in recognition.columns
            if column.field and not known[column.field].repeats
        ]
        self._repeated = [
            (column.position, column.field, column.name)
            for column in recognition.columns
            if column.field and known[column.field].repeats
        ]
        self.has_second_address = any((field or "").startswith("work.") for field in recognition.mapping.values())
        self.says_consent = any(
            (field or "").startswith(("consent", "refusal")) for field in recognition.mapping.values()
        )
        self._texts: dict[str, str] = {}
        self._days: dict[tuple[str, bool], date | None] = {}

    def read(self, row: int, cells: Sequence[str]) -> RowOfFields:
        """The cells of one row, by field."""
        found = RowOfFields(self, row)
        width = len(cells)
        for position, field in self._single:
            if position < width and (cell := cells[position]) and (text := self._tidied(cell)):
                found.values[field] = text if len(text) <= LONGEST_LINE else found.fitted(field, text)
        for position, field, name in self._repeated:
            if position < width and (cell := cells[position]) and (text := self._tidied(cell)):
                if len(text) > LONGEST_LINE:
                    text = found.fitted(field, text)
                found.repeated.setdefault(field, []).append((name, text))
        beyond = [cell for cell in cells[self.width :] if cell.strip()]
        if beyond:
            found.remark("", " | ".join(beyond), tr("The row has more cells than the header has names"))
        return found

    def _tidied(self, cell: str) -> str:
        """``tidy``, remembered: towns, countries and titles repeat."""
        text = self._texts.get(cell)
        if text is None:
            text = tidy(cell, mend=self._mend)
            if len(self._texts) < _REMEMBERED:
                self._texts[cell] = text
        return text

    def day(self, text: str, *, past_only: bool) -> date | None:
        """A date by its text; columns repeat the same days again and again."""
        key = (text, past_only)
        if key not in self._days:
            if len(self._days) > _REMEMBERED:
                self._days.clear()
            self._days[key] = read_day(
                text, self.today, day_first=self.day_first, past_only=past_only, epoch_1904=self._epoch_1904
            )
        return self._days[key]


class RowOfFields:
    """One row: single values by field, repeated ones as (column name, text), remarks as they arise."""

    def __init__(self, reader: RowReader, row: int) -> None:
        self._reader = reader
        self.row = row
        self.values: dict[str, str] = {}
        self.repeated: dict[str, list[tuple[str, str]]] = {}
        self.remarks: list[Remark] = []
        self.unplaced: list[str] = []

    def column(self, field: str) -> str:
        """The name of the column that fills ``field``; the field's own where none does."""
        return self._reader.column_names.get(field, field)

    @property
    def today(self) -> date:
        """The day on which the file is read."""
        return self._reader.today

    @property
    def own_fields(self) -> Mapping[str, OwnFieldRecord]:
        """The fields of the house that columns of the file fill, by field."""
        return self._reader.own_fields

    @property
    def has_second_address(self) -> bool:
        """Whether the file has columns for one."""
        return self._reader.has_second_address

    @property
    def is_ours(self) -> bool:
        """Whether this program wrote the row: it carries the number of a record."""
        return "grc_record" in self.values

    def has(self, field: str) -> bool:
        """Whether a column of the file fills ``field``."""
        return field in self._reader.column_names

    @property
    def abroad(self) -> bool:
        """Whether a telephone number says that the customer lives in another country than France."""
        numbers = (text for texts in self.repeated.values() for _, text in texts if text[:1] == "+" or text[:2] == "00")
        return any(not re.match(r"(?:\+|00)\s*33", number) for number in numbers)

    @property
    def says_consent(self) -> bool:
        """Whether the file has columns for agreements or refusals."""
        return self._reader.says_consent

    def remark(self, column: str, value: str, reason: str) -> None:
        """Remark on ``value``; ``reason`` is already in the user's language."""
        self.remarks.append(Remark(self.row, column, value, reason))

    def doubt(self, field: str, value: str, reason: str, *, keep: bool = True) -> None:
        """Remark on the value of a field; with ``keep`` it goes to the notes, since its own place cannot hold it.

        ``reason`` is an English sentence marked for translation.
        """
        column = self.column(field)
        self.remark(column, value, tr(reason))
        if keep:
            self.unplaced.append(tr("{column}: {value}", column=column, value=value))

    def fitted(self, field: str, text: str) -> str:
        """As much of ``text`` as has room in ``field``; the whole of what belongs into one line goes to the notes."""
        longest = LONGEST_TEXT if field in _SEVERAL_LINES else LONGEST_LINE
        if field == _MEASURED_ELSEWHERE or len(text) <= longest:
            return text
        column = self.column(field)
        self.remark(column, text[:LONGEST_LINE], tr(TOO_LONG))
        if longest == LONGEST_LINE:
            self.unplaced.append(tr("{column}: {value}", column=column, value=text[:LONGEST_TEXT]))
        return text[:longest].rstrip()

    def day(self, field: str, *, whole_years: bool = False) -> date | None:
        """The date in ``field``; what is no date goes to the notes. ``whole_years``: also ``2019`` and ``mai 2018``."""
        text = self.values.get(field)
        if not text or is_no_day(text):
            return None
        if whole_years and _YEAR.fullmatch(text):
            return date(int(text), 1, 1)
        if whole_years and text[:1].isalpha():
            text = f"1 {text}"
        found = self._reader.day(text, past_only=False)
        if found is None:
            self.doubt(field, text, NOT_A_DATE)
        return found

    def instant(self, field: str) -> datetime | None:
        """When it was, by the clock of the desk; a day without an hour stands at noon."""
        day = self.day(field)
        if day is None:
            return None
        hour = _HOUR.search(self.values[field])
        if hour is None or not (int(hour[1]) < 24 and int(hour[2]) < 60 and int(hour[3] or 0) < 60):
            return noon(day)
        return datetime.combine(day, time(int(hour[1]), int(hour[2]), int(hour[3] or 0))).astimezone(UTC)

    def yes(self, field: str) -> bool | None:
        """The yes or no in ``field``; what is neither goes to the notes."""
        text = self.values.get(field)
        if not text:
            return None
        answer = read_yes_no(text)
        if answer is None:
            self.doubt(field, text, NOT_YES_OR_NO)
        return answer

    def code(self, field: str, codes: Mapping[str, Iterable[str]], problem: str) -> str | None:
        """The code that ``field`` names (see ``word_code``); what names none goes to the notes, with ``problem``."""
        text = self.values.get(field)
        if not text:
            return None
        found = word_code(text, codes)
        if found is None:
            self.doubt(field, text, problem)
        return found

    def birth(self, field: str) -> date | None:
        """The birth date in ``field``; what is none, or of nobody alive, goes to the notes."""
        text = self.values.get(field)
        if not text or is_no_day(text):
            return None
        if NO_YEAR.fullmatch(text):
            self.doubt(field, text, YEAR_MISSING)
            return None
        found = self._reader.day(text, past_only=True)
        if found is None or found.year < self.today.year - 120:
            real = found or self._reader.day(text, past_only=False)
            self.doubt(field, text, NOT_A_BIRTH if real else NOT_A_DATE)
            return None
        return found

    def cents(self, field: str) -> int | None:
        """The amount in ``field``, in cents; what is no amount goes to the notes."""
        text = self.values.get(field)
        if not text:
            return None
        found = read_amount(text)
        if found is None:
            self.doubt(field, text, NOT_AN_AMOUNT)
        return found

    def whole(self, field: str) -> int | None:
        """The whole number in ``field``; what is none goes to the notes."""
        text = self.values.get(field)
        if not text:
            return None
        found = read_whole(text)
        if found is None:
            self.doubt(field, text, NOT_A_NUMBER)
        return found

    def country_code(self, field: str) -> str | None:
        """The ISO code of the country in ``field``; None where there is none, or nobody knows it."""
        return read_country(self.values[field]) if field in self.values else None

    def country(self, field: str) -> str | None:
        """The ISO code of the country in ``field``, as typed where nobody knows it."""
        text = self.values.get(field)
        if not text:
            return None
        found = read_country(text)
        if found is None:
            self.doubt(field, text, UNKNOWN_COUNTRY, keep=False)
        return found or text

    def notes(self) -> str | None:
        """What the row notes, and below it the values that had no other place."""
        lines = [text for _, text in self.repeated.get("notes", [])] + self.unplaced
        return "\n".join(lines)[:LONGEST_TEXT] or None
