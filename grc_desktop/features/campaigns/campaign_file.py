"""A campaign as a TOML file (``docs/campaign-file.md``), read and understood before the base is asked.

Nothing is guessed: an unknown key is refused with the nearest known one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.reader_words import reader_words
from grc_desktop.core.system_words import system_words
from grc_desktop.features.campaigns.records import CHANNELS, Channel, Options, Purpose, Trigger
from grc_desktop.features.campaigns.stored import stored_options, stored_trigger
from grc_desktop.features.outbox.schedules import Schedule, stored_schedule
from grc_desktop.features.segments.language.nearest import nearest

_LARGEST = 2_000_000
_OF_OPTIONS = frozenset(Options.__dataclass_fields__) - {"cost_micros", "accounts"}
_OF_CAMPAIGN = _OF_OPTIONS | {
    "name", "objective", "purpose", "where", "segment", "costs", "accounts", "schedule", "trigger", "message"
}  # fmt: skip
_OF_SCHEDULE = frozenset(("kind", "at", "from", "to", "working_days"))
_OF_TRIGGER = frozenset(Trigger.__dataclass_fields__)
_OF_MESSAGE = frozenset(("channel", "language", "subject", "text", "file", "template", "attachments"))


@dataclass(frozen=True, kw_only=True)
class PlannedMessage:
    """A text of the file: in its own words, or ``template``, the name of one of the house's."""

    channel: Channel
    language: str
    subject: str = ""
    body: str = ""
    template: str = ""
    attachments: tuple[Path, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that a campaign file says."""

    name: str
    objective: str = ""
    purpose: Purpose = "marketing"
    where: str = ""
    segment: str = ""
    options: Options = field(default_factory=Options)
    schedule: Schedule = field(default_factory=Schedule)
    trigger: Trigger | None = None
    messages: tuple[PlannedMessage, ...] = ()


def read_plan(file: Path) -> Plan:
    """The plan in ``file``. ``Trouble`` where it cannot be read, ``Refused`` with what is wrong in it."""
    try:
        if file.stat().st_size > _LARGEST:
            raise Refused(tr("“{file}” is too large to be a campaign.", file=file.name), field="file")
        document = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Trouble(tr("“{file}” could not be read: {reason}", file=file.name, reason=system_words(error))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        words = tr("“{file}” is no TOML file: {reason}.", file=file.name, reason=reader_words(error))
        raise Refused(words, field="file") from error
    return _plan(document, file.parent)


def _plan(document: Mapping[str, Any], folder: Path) -> Plan:
    _known(document, _OF_CAMPAIGN, "")
    name = _text(document, "name")
    if not name:
        raise Refused(tr("A campaign needs a name."), field="name")
    purpose = document.get("purpose", "marketing")
    if purpose not in ("marketing", "service"):
        raise _not_one_of("purpose", purpose, ("marketing", "service"))
    options = _options(document)
    schedule = _schedule(_table(document, "schedule"))
    trigger = _trigger(_table(document, "trigger"))
    stored_options(options)
    stored_schedule(schedule)
    return Plan(
        name=name,
        objective=_text(document, "objective"),
        purpose=cast("Purpose", purpose),
        where=_text(document, "where"),
        segment=_text(document, "segment"),
        options=options,
        schedule=schedule,
        trigger=trigger,
        messages=tuple(_message(one, folder) for one in _tables(document, "message")),
    )


def _options(document: Mapping[str, Any]) -> Options:
    defaults = Options()
    values: dict[str, Any] = {}
    for key in _OF_OPTIONS & set(document):
        value, usual = document[key], getattr(defaults, key)
        if key == "channels":
            for channel in value if isinstance(value, list) else [value]:
                if channel not in CHANNELS:
                    raise _not_one_of(key, channel, CHANNELS)
            values[key] = tuple(value)
        elif type(value) is not type(usual):
            raise Refused(tr("“{key}” cannot be {value}.", key=key, value=value), field=key)
        else:
            values[key] = value
    costs = _table(document, "costs")
    _known(costs, CHANNELS, "costs.")
    micros = {channel: _micros(f"costs.{channel}", cost) for channel, cost in costs.items()}
    accounts = _table(document, "accounts")
    _known(accounts, CHANNELS, "accounts.")
    return Options(
        **values,
        cost_micros={**defaults.cost_micros, **micros},
        accounts={channel: str(key) for channel, key in accounts.items()},
    )


def _micros(key: str, cost: object) -> int:
    try:
        return int(Decimal(str(cost)).scaleb(6).to_integral_value())
    except (InvalidOperation, ValueError):
        raise Refused(tr("“{key}” cannot be {value}.", key=key, value=cost), field=key) from None


def _schedule(table: Mapping[str, Any]) -> Schedule:
    _known(table, _OF_SCHEDULE, "schedule.")
    kind = table.get("kind", "at" if "at" in table else "window" if "from" in table else "now")
    if kind not in ("now", "at", "window"):
        raise _not_one_of("schedule.kind", kind, ("now", "at", "window"))
    return Schedule(
        kind=kind,
        at=_instant(table.get("at")),
        from_time=_hour("schedule.from", table.get("from")),
        to_time=_hour("schedule.to", table.get("to")),
        working_days=bool(table.get("working_days", False)),
    )


def _instant(value: object) -> datetime | None:
    """An instant; without a zone it is of the desk's own clock."""
    if value is None:
        return None
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, datetime):
        raise Refused(tr("Say when the messages shall leave."), field="schedule.at")
    return value.astimezone(UTC)


def _hour(key: str, value: object) -> time | None:
    if value is None or isinstance(value, time):
        return value
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        raise Refused(tr("“{key}” cannot be {value}.", key=key, value=value), field=key) from None


def _trigger(table: Mapping[str, Any]) -> Trigger | None:
    if not table:
        return None
    _known(table, _OF_TRIGGER, "trigger.")
    trigger = Trigger(
        kind=str(table.get("kind", "")),
        days=_whole(table, "days"),
        months=_whole(table, "months"),
        sends=bool(table.get("sends", False)),
    )
    stored_trigger(trigger)
    return trigger


def _whole(table: Mapping[str, Any], key: str) -> int:
    value = table.get(key, 0)
    if not isinstance(value, int):
        raise Refused(tr("“{key}” cannot be {value}.", key=f"trigger.{key}", value=value), field=f"trigger.{key}")
    return value


def _message(table: Mapping[str, Any], folder: Path) -> PlannedMessage:
    _known(table, _OF_MESSAGE, "message.")
    channel = table.get("channel")
    if channel not in CHANNELS:
        raise _not_one_of("message.channel", channel, CHANNELS)
    body = _text(table, "text")
    if table.get("file"):
        body = _read(folder / str(table["file"]))
    return PlannedMessage(
        channel=cast("Channel", channel),
        language=str(table.get("language", "fr")),
        subject=_text(table, "subject"),
        body=body,
        template=_text(table, "template"),
        attachments=tuple(folder / str(name) for name in table.get("attachments", ())),
    )


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Trouble(tr("“{file}” could not be read: {reason}", file=file.name, reason=system_words(error))) from error
    except UnicodeDecodeError as error:
        raise Trouble(tr("“{file}” could not be read: {reason}", file=file.name, reason=reader_words(error))) from error


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise Refused(tr("“{key}” cannot be {value}.", key=key, value=value), field=key)
    return value.strip()


def _table(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = document.get(key, {})
    if not isinstance(value, dict):
        raise Refused(tr("“{key}” cannot be {value}.", key=key, value=value), field=key)
    return value


def _tables(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = document.get(key, [])
    tables = value if isinstance(value, list) else [value]
    if not all(isinstance(one, dict) for one in tables):
        raise Refused(tr("Write each text under its own [[message]]."), field=key)
    return tables


def _known(table: Mapping[str, Any], known: Collection[str], before: str) -> None:
    for key in table:
        if key not in known:
            near = nearest(key, sorted(known))
            raise Refused(
                tr("There is no “{key}” in a campaign file; did you mean “{near}”?",
                   key=before + key, near=before + near),
                field=before + key,
            )  # fmt: skip


def _not_one_of(key: str, value: object, known: Collection[str]) -> Refused:
    return Refused(
        tr("“{key}” cannot be {value}; it is one of {known}.", key=key, value=value, known=", ".join(known)), field=key
    )
