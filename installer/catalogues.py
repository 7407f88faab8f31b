"""The translations: texts marked in the source, one catalogue per room, one compiled file per language.

``python installer/dev.py translations`` brings ``resources/i18n/<language>/<room>.po`` up to date with the
source (what was translated stays; what no source says any more is kept aside, as ``#~``) and compiles all
rooms of a language into ``resources/i18n/<language>.mo``. With ``--check`` nothing is written and every
fault is named.
A new language is a new folder: ``resources/i18n/de/`` (empty), then the command.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "grc_desktop"
I18N = ROOT / "resources" / "i18n"

_KEYWORDS = {"tr": None, "later": None, "trn": (1, 2)}
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
"""Files say nothing of when they were made: the same source gives the same bytes."""

_PLACEHOLDER = re.compile(r"{[^{}]*}|%\(\w+\)[sr]|%[sr]")
_FRENCH_SPACING = re.compile(r"[  ][:;!?»]|«[  ]|[\w})»][;!?](?=\s|$)|[\w})»]:(?=\s|$)")
"""An ordinary space, or none, where French sets a no-break one."""
_TYPED_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def room_of(path: Path) -> str:
    """The room a source file belongs to: its feature folder, ``core``, ``database``, ``ui``, or ``app``."""
    parts = path.relative_to(SOURCE).parts
    if parts[0] == "features" and len(parts) > 2:
        return parts[1]
    return parts[0] if parts[0] in ("core", "database", "ui") else "app"


def extract() -> dict[str, Catalog]:
    """What is marked in the source, by room."""
    rooms: dict[str, Catalog] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for _, words, _, _ in extract_from_file("python", path, keywords=_KEYWORDS):
            rooms.setdefault(room_of(path), Catalog()).add(words)
    return rooms


def languages() -> list[str]:
    """Those that have a folder of catalogues."""
    return sorted(folder.name for folder in I18N.iterdir() if folder.is_dir())


def read_rooms(language: str) -> dict[str, Catalog]:
    """The catalogues of a language as they stand on disk, by room."""
    rooms = {}
    for path in sorted((I18N / language).glob("*.po")):
        with path.open("rb") as file:
            rooms[path.stem] = read_po(file, locale=language)
    return rooms


def update(language: str, extracted: dict[str, Catalog]) -> dict[str, Catalog]:
    """Each room's texts with the translations that it, or another room, already has."""
    standing = {room: _translated(catalogue) for room, catalogue in read_rooms(language).items()}
    elsewhere = {text: message for room in standing.values() for text, message in room.items()}
    rooms = {}
    for room, found in extracted.items():
        catalogue = rooms[room] = Catalog(locale=language)
        own = standing.get(room, {})
        for message in _texts(found):
            kept = own.get(message.id) or elsewhere.get(message.id)
            if kept is not None and kept.pluralizable == message.pluralizable:
                catalogue.add(message.id, kept.string, flags=kept.flags, user_comments=kept.user_comments)
            else:
                catalogue.add(message.id, flags=message.flags)
        said = {message.id for message in _texts(found)}
        catalogue.obsolete.update((text, message) for text, message in own.items() if text not in said)  # type: ignore[misc]
    return rooms


def po_text(catalogue: Catalog) -> bytes:
    """A catalogue as its file: sorted, without dates and line numbers."""
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    body = io.BytesIO()
    write_po(body, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    return (head + body.getvalue().decode().strip() + "\n").encode()


def mo_bytes(language: str, rooms: Iterable[Catalog]) -> bytes:
    """All rooms of a language as one compiled catalogue."""
    whole = Catalog(
        locale=language, project="grc-desktop", version="1", creation_date=_LONG_AGO, revision_date=_LONG_AGO
    )
    for room in rooms:
        for message in _texts(room):
            if _is_complete(message):
                whole.add(message.id, message.string, flags=message.flags)
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    return compiled.getvalue()


def faults() -> list[str]:
    """All that keeps the translations from being complete, one line each; empty when they are."""
    extracted = extract()
    found = []
    for language in languages():
        standing = read_rooms(language)
        for room in sorted({*extracted, *standing}):
            found += _stale(language, room, extracted.get(room, Catalog()), standing.get(room, Catalog()))
            found += [
                f"{language}/{room}.po: {fault}: {_first(message.id)!r}"
                for message in _texts(standing.get(room, Catalog()))
                for fault in faults_of(message, language)
            ]
        found += disagreements(language, standing)
        compiled = I18N / f"{language}.mo"
        if not compiled.is_file() or compiled.read_bytes() != mo_bytes(language, standing.values()):
            found.append(f"{language}.mo is older than its catalogues: run “python installer/dev.py translations”")
    return found


def faults_of(message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translation."""
    if not _is_complete(message):
        yield "is fuzzy" if message.fuzzy else "is not translated"
        return
    for form, translated in enumerate(_forms(message.string)):
        asked = _placeholders(_forms(message.id)[-1])
        given = _placeholders(translated)
        spared = {"{count}"} if message.pluralizable and form == 0 else set()  # “one customer” names no number
        if given - asked or asked - given - spared:
            yield f"has other placeholders than its source ({translated!r})"
        if language == "fr" and _FRENCH_SPACING.search(translated):
            yield f"lacks a no-break space before : ; ! ? or inside « » ({translated!r})"
        if language == "fr" and _TYPED_APOSTROPHE.search(translated):
            yield f"has the apostrophe of a typewriter instead of ’ ({translated!r})"


def disagreements(language: str, rooms: dict[str, Catalog]) -> list[str]:
    """The same text translated in two ways, or with plural forms in one room and without in another."""
    seen: dict[object, tuple[str, object]] = {}
    found = []
    for room, catalogue in rooms.items():
        for message in filter(_is_complete, _texts(catalogue)):
            first_room, said = seen.setdefault(_first(message.id), (room, (message.id, message.string)))
            if said != (message.id, message.string):
                found.append(f"{language}: {first_room}.po and {room}.po translate {_first(message.id)!r} differently")
    return found


def _stale(language: str, room: str, extracted: Catalog, standing: Catalog) -> list[str]:
    wanted, there = ({message.id for message in _texts(one)} for one in (extracted, standing))
    if wanted == there:
        return []
    lines = [f"{language}/{room}.po lacks {_first(text)!r}" for text in wanted - there]
    lines += [f"{language}/{room}.po holds {_first(text)!r}, which no source says any more" for text in there - wanted]
    return sorted(lines)


def _texts(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _translated(catalogue: Catalog) -> dict[object, Message]:
    """What has a translation, by its text; also what was kept aside."""
    return {
        message.id: message for message in (*_texts(catalogue), *catalogue.obsolete.values()) if _is_complete(message)
    }


def _is_complete(message: Message) -> bool:
    return not message.fuzzy and all(_forms(message.string))


def _forms(text: str | Iterable[str] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def _first(text: object) -> object:
    return text[0] if isinstance(text, tuple) else text


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def main(options: list[str]) -> int:
    """Write, or with ``--check`` only look; 1 when something is left to translate."""
    if "--check" not in options:
        extracted = extract()
        for language in languages():
            rooms = update(language, extracted)
            for room, catalogue in rooms.items():
                (I18N / language / f"{room}.po").write_bytes(po_text(catalogue))
            (I18N / f"{language}.mo").write_bytes(mo_bytes(language, read_rooms(language).values()))
    found = faults()
    print("\n".join(found) or f"Complete: {', '.join(languages())}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
