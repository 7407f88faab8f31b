"""The order of a mailing: by département, postcode, town, street and number."""

from __future__ import annotations

import re

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


def postcode_sort_key(
    country: str | None, postcode: str | None, city: str | None, street: str | None
) -> tuple[str, str, str, str, str, int]:
    """What a mailing is sorted by: France first, then countries; within them as the bundles are made."""
    match = _NUMBER.match((street or "").strip())
    number, name = (int(match[1]), match[2]) if match else (0, street or "")
    home = "" if country in (None, "", "FR") else str(country)
    code = (postcode or "").replace(" ", "").upper()
    return (home, departement(code) or "" if not home else "", code, sort_key(city or ""), sort_key(name), number)
