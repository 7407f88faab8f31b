"""What a row says of the ways in which its customer may be addressed."""

from __future__ import annotations

import json

from grc_desktop.core.language import later
from grc_desktop.core.text import fold
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import NOT_YES_OR_NO, read_day, read_yes_no, word_code

CHANNELS = ("email", "sms", "phone", "post")
"""Those that a consent can be given for."""

_PREFERRED = {
    "email": ("email", "e mail", "mail", "courriel", "mel"),
    "sms": ("sms", "texto", "mobile", "portable", "whatsapp"),
    "phone": ("telephone", "tel", "phone", "appel", "call"),
    "post": ("courrier", "poste", "post", "postal", "lettre", "papier", "letter"),
}
UNKNOWN_CHANNEL = later("This is none of the known channels")
_EVERY_CHANNEL = frozenset(("tous", "toutes", "tout", "all", "tous canaux", "all channels"))


def read_channel(text: str) -> str | None:
    """The channel that a word names; None where it names none."""
    return word_code(text, _PREFERRED)


def read_consents(row: RowOfFields) -> list[Values]:
    """What the row says of each channel; a refusal prevails, and its absence says nothing."""
    said: dict[str, tuple[str, bool]] = {}
    for channel in CHANNELS:
        for field, refused in ((f"refusal.{channel}", True), ("refusal", True), (f"consent.{channel}", False),
                               ("consent", False)):  # fmt: skip
            text = row.values.get(field)
            if text is None or channel in said:
                continue
            answer = read_yes_no(text)
            if refused and answer is None and read_day(text, row.today, day_first=True):
                answer = True  # the day on which they left the list
            if answer is None:
                if "." in field or channel == CHANNELS[0]:
                    row.doubt(field, text, NOT_YES_OR_NO)
            elif answer or not refused:
                said[channel] = (text, answer and not refused)
    return [{"channel": channel, "given": given, "typed": text} for channel, (text, given) in said.items()]


def add_said_consents(row: RowOfFields, draft: CustomerDraft) -> None:
    """What a row about consents says: one channel and its answer, and for all answers of the row when and how."""
    values = row.values
    said_of_all: Values
    if (text := values.get("given")) is not None:
        given = row.yes("given")
        spoken = values.get("channel")
        channel = word_code(spoken, _PREFERRED) if spoken else None
        if spoken and channel is None and fold(spoken) not in _EVERY_CHANNEL:
            row.doubt("channel", spoken, UNKNOWN_CHANNEL)
        elif given is not None:
            channels = (channel,) if channel else CHANNELS
            draft.consents += [{"channel": one, "given": given, "typed": text} for one in channels]
    at = row.instant("date")
    said_of_all = {name: values[name] for name in ("means", "words", "recorded_by") if name in values}
    if at is not None:
        said_of_all["at"] = at
        if row.is_ours:  # the whole of it: what the row leaves out was empty
            said_of_all = {**dict.fromkeys(("means", "words", "recorded_by")), **said_of_all}
    if draft.record is not None:
        said_of_all["record"] = draft.record
    if row.has("evidence"):
        said_of_all["evidence"] = _read_evidence(values.get("evidence", ""))
    for said in draft.consents:
        said |= said_of_all


def _read_evidence(text: str) -> Values | None:
    """What proves a consent: as this program writes it, or whatever else stands there under ``note``."""
    if not text:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {"note": text}
