"""The filter language: text ⇄ tree, losing nothing either way.

::

    city = "Lyon" and last_purchase < 12 months ago and (tags in ("VIP", "ski") or not consent.sms)

A condition is ``field operator value``; a yes/no field may stand alone. A figure can be narrowed to some of its rows:
``stays(month in (12, 1, 2, 3) and date >= 2022-01-01) >= 1``. ``segment = "VIP"`` means who is in a saved segment.
Conditions are joined by ``and``, ``or``, ``not`` and parentheses. Texts are compared without regard to case and
accents. ``not`` is exact: whatever a condition does not select, its ``not`` does, empty values included; so is ``!=``.
"""

from grc_desktop.features.segments.language.nodes import (
    All,
    AnyOf,
    Condition,
    Node,
    Not,
    Relative,
    Span,
    Unit,
    Value,
    conditions,
)
from grc_desktop.features.segments.language.parser import parse
from grc_desktop.features.segments.language.printer import to_text

__all__ = [
    "All", "AnyOf", "Condition", "Node", "Not", "Relative", "Span", "Unit", "Value", "conditions", "parse",
    "to_text",
]  # fmt: skip
