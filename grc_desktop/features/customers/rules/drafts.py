"""A whole customer from values as typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.customers.records import CustomerDraft, OwnFieldRecord, Problem
from grc_desktop.features.customers.rules.values import (
    ADDRESS_COLUMNS,
    CONSENT_CHANNELS,
    CUSTOMER_COLUMNS,
    LABELS_ELSEWHERE,
    Reading,
    read_field,
)
from grc_desktop.features.segments.fields import CUSTOMER_FIELDS
from grc_desktop.features.segments.language.nearest import nearest

FIELDS: tuple[str, ...] = (
    *CUSTOMER_COLUMNS, *ADDRESS_COLUMNS, "phone", "mobile", "email", "tags",
    *(f"consent.{channel}" for channel in CONSENT_CHANNELS),
)  # fmt: skip
"""The field names that ``--set``, forms and imports may give, beside ``custom.NAME``."""

_LABELS = {field.name: field.label for field in CUSTOMER_FIELDS} | LABELS_ELSEWHERE
_FIRST = {"country": 0}
"""The country is read before the postcode and the numbers that depend on it."""

Own = Mapping[str, OwnFieldRecord]
"""The fields of the house by their names."""


def label_of(field: str) -> str:
    """The label of a field that can be typed, in the user's language (a field of the house: its own name)."""
    return tr(_LABELS[field]) if field in _LABELS else field.removeprefix("custom.")


def check_field(field: str, own: Own | None = None) -> None:
    """Refuse a field that cannot be typed: one that is worked out, or one that is not known (naming the nearest)."""
    if field in FIELDS or (field.startswith("custom.") and field.removeprefix("custom.") in (own or {})):
        return
    if field in _LABELS:
        raise Refused(tr("“{name}” is worked out by the program and cannot be typed.", name=field), field=field)
    known = {name: name for name in (*FIELDS, *(f"custom.{name}" for name in own or {}))}
    known |= {tr(_LABELS[name]): name for name in FIELDS if name in _LABELS}
    near = known[nearest(field, known)]
    raise Refused(tr("“{name}” is not a field. The nearest is “{nearest}”.", name=field, nearest=near), field=field)


def read_draft(
    values: Mapping[str, object],
    *,
    today: date,
    country: str = "FR",
    own: Iterable[OwnFieldRecord] = (),
    lenient: bool = False,
) -> tuple[CustomerDraft, tuple[Problem, ...]]:
    """A draft of ``values`` (field name → text as typed, or a typed value), and what looks wrong in it.

    ``country`` is where numbers and postcodes without a country belong. Raises ``Refused`` with ``field`` for an
    unknown field, a value that cannot be stored, or a record without name, company, e-mail and telephone. With
    ``lenient`` (imports) a value that cannot be stored goes into the notes under its label, and is named as well.
    """
    own_by_name = {field.name: field for field in own}
    reader = _DraftReader(today, country, own_by_name, lenient=lenient)
    for field in sorted(values, key=lambda name: _FIRST.get(name, 1)):
        check_field(field, own_by_name)
        reader.take(field, values[field])
    draft = reader.draft()
    if not (draft.phones or draft.emails or any(map(draft.columns.get, ("last_name", "first_name", "company")))):
        raise Refused(
            tr("A customer needs at least a name, a company, an e-mail address or a telephone number."),
            field="last_name",
        )
    return draft, tuple(reader.problems)


def problem_of(
    field: str, typed: object, *, today: date, country: str = "FR", own: OwnFieldRecord | None = None
) -> str | None:
    """What looks wrong about one value while it is typed, in the user's words; None when all is well.

    Raises ``Refused`` for what could not be stored.
    """
    return read_field(field, typed, today=today, country=country, own=own).problem


class _DraftReader:
    """Collects fields into the tables that they belong to."""

    def __init__(self, today: date, country: str, own: Own, *, lenient: bool) -> None:
        self._today, self._country, self._own, self._lenient = today, country, own, lenient
        self._columns: dict[str, object] = {}
        self._address: dict[str, object] = {}
        self._phones: list[dict[str, object]] = []
        self._emails: list[dict[str, object]] = []
        self._tags: tuple[str, ...] = ()
        self._own_values: dict[str, str] = {}
        self._consents: dict[str, bool] = {}
        self._doubtful: list[str] = []
        self.problems: list[Problem] = []

    def take(self, field: str, typed: object) -> None:
        reading = self._read(field, typed)
        if reading.problem:
            self.problems.append(Problem(field, str(typed), reading.problem))
        value = reading.value
        group, _, name = field.partition(".")
        if value is None:
            return
        if field in ADDRESS_COLUMNS:
            self._address[ADDRESS_COLUMNS[field]] = value
            if field == "country" and isinstance(value, str) and len(value) == 2:
                self._country = value
        elif field in ("phone", "mobile") and isinstance(value, dict):
            self._take_phone(value)
        elif field == "email" and isinstance(value, dict):
            self._emails.append(value)
        elif field == "tags" and isinstance(value, tuple):
            self._tags = value
        elif group == "consent":
            self._consents[name] = bool(value)
        elif group == "custom":
            self._own_values[name] = str(value)
        else:
            self._columns[field] = value

    def _read(self, field: str, typed: object) -> Reading:
        own = self._own.get(field.removeprefix("custom."))
        try:
            return read_field(field, typed, today=self._today, country=self._country, own=own)
        except Refused as refusal:
            if not self._lenient:
                raise
            self._doubtful.append(f"{label_of(field)}: {typed}")
            return Reading(None, refusal.sentence)

    def _take_phone(self, number: dict[str, object]) -> None:
        if not number["e164"] or number["e164"] not in (other["e164"] for other in self._phones):
            self._phones.append(number)

    def draft(self) -> CustomerDraft:
        columns = self._columns
        if "kind" not in columns:
            person = columns.get("last_name") or columns.get("first_name")
            columns["kind"] = "organisation" if columns.get("company") and not person else "person"
        if self._doubtful:
            columns["notes"] = "\n".join(filter(None, (columns.get("notes"), *self._doubtful)))  # type: ignore[arg-type]
        return CustomerDraft(
            columns=columns,
            addresses=(self._address,) if self._address else (),
            phones=tuple(self._phones),
            emails=tuple(self._emails),
            tags=self._tags,
            own=self._own_values,
            consents=self._consents,
        )
