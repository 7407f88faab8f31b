"""The user's language: one catalogue for window, command line, paper and workbooks.

English stands in the source; ``resources/i18n/<language>.mo`` holds the others (gettext, because the
command line must speak French without loading Qt; see ``docs/decisions/0002-gettext.md``).

A text is always a literal inside ``tr``, ``trn`` or ``later``, with named placeholders::

    tr("Added {name}", name=customer.name)
    trn("{count} customer", "{count} customers", count)
    COLUMNS = {"city": later("Town")}   # marked here, translated where it is shown: tr(COLUMNS[key])
"""

from __future__ import annotations

import gettext
import locale
import os

from grc_desktop.core.resources import resource

FALLBACK = "fr"
"""French first: the language of a machine whose own language the program does not speak."""

_FRENCH_DIGITS = {ord(","): "\N{NARROW NO-BREAK SPACE}", ord("."): ","}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def available_languages() -> list[str]:
    """ISO 639-1 codes of the languages that have a catalogue, English included."""
    return sorted({"en", *(path.stem for path in resource("i18n").glob("*.mo"))})


def system_language() -> str:
    """The machine's language where the program speaks it, else ``FALLBACK``."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(variable, "")[:2].lower()
        if code and code in available_languages():
            return code
    code = (locale.getlocale()[0] or "")[:2].lower()
    return code if code in available_languages() else FALLBACK


def speak(language: str) -> None:
    """Set the language of every sentence from now on (ISO 639-1; unknown codes give English)."""
    global _catalogue, _language
    _language = language if language in available_languages() else "en"
    path = resource("i18n") / f"{_language}.mo"
    if path.is_file():
        with path.open("rb") as file:
            _catalogue = gettext.GNUTranslations(file)
    else:
        _catalogue = gettext.NullTranslations()


def language() -> str:
    """The ISO 639-1 code in force."""
    return _language


def grouped(written: str) -> str:
    """``1,234.50``, as Python writes it, in the user's language: ``1 234,50`` in French."""
    return written.translate(_FRENCH_DIGITS) if _language == "fr" else written


def tr(text: str, /, **values: object) -> str:
    """``text`` in the user's language, its ``{named}`` placeholders filled from ``values``."""
    translated = _catalogue.gettext(text) if text else ""
    return translated.format(**values) if values else translated


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """The form of a sentence that fits ``count``, which fills ``{count}`` as the language writes it: ``1 234``."""
    return _catalogue.ngettext(one, many, count).format(**{"count": grouped(f"{count:,}")} | values)


def later(text: str) -> str:
    """Mark ``text`` for translation where data is declared; ``tr`` translates it when shown."""
    return text
