"""The order of a mailing: by département, postcode, town, street and number."""

from __future__ import annotations

import re

from grc_desktop.core.postal.address import FRENCH_POST
from grc_desktop.core.text import sort_key

_NUMBER = re.compile(r"^(\d+)\s*(.*)$")


def departement(postcode: str | None) -> str | None:
    """The département of a French postcode, ``2A``/``2B`` in Corsica, three digits overseas (980 is Monaco).

    None for what is no French postcode. A few border communes are served from the next département: for
    sorting and bundling only.
    """
    code = (postcode or "").replace(" ", "")
    if not re.fullmatch("[0-9]{5}", code):
        return None
    if code.startswith("20"):
        return "2A" if code[:3] in ("200", "201") else "2B"
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def bundle_key(country: str | None, postcode: str | None, sender_country: str = "FR") -> tuple[str, str]:
    """What a piece is bundled with: ``("", "74")`` for a French département, ``("DE", "")`` for a country abroad.

    Overseas and Monaco count as home where the French post serves both ends; elsewhere home has no départements.
    """
    to = country or sender_country
    french = to in FRENCH_POST
    if to != sender_country and not (french and sender_country in FRENCH_POST):
        return to, ""
    return "", (departement(postcode) or "") if french else ""


def postcode_sort_key(
    country: str | None,
    postcode: str | None,
    city: str | None,
    street: str | None,
    sender_country: str = "FR",
) -> tuple[str, str, str, str, str, int]:
    """What a mailing is sorted by: home first, then countries; within them as the bundles are made."""
    match = _NUMBER.match((street or "").strip())
    number, name = (int(match[1]), match[2]) if match else (0, street or "")
    code = (postcode or "").replace(" ", "").upper()
    return (*bundle_key(country, postcode, sender_country), code, sort_key(city or ""), sort_key(name), number)
