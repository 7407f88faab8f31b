"""What somebody probably meant by a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable

from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.features.segments.fields import Catalogue


def nearest(typed: str, known: Iterable[str]) -> str:
    """The one of ``known`` that reads most like ``typed``; "" where nothing is known."""
    from rapidfuzz.distance import JaroWinkler

    key = fold(typed)
    return max(known, key=lambda name: JaroWinkler.similarity(key, fold(name)), default="")


def nearest_field(typed: str, fields: Catalogue) -> str:
    """The name of the field whose name or label, in the user's language, reads most like ``typed``."""
    near = [field for field in fields if not field.many or "." in typed]
    spoken = {field.name: field.name for field in near}
    for field in near:
        spoken.setdefault(field.label if field.group == "custom" else tr(field.label), field.name)
    return spoken.get(nearest(typed, spoken), "")
