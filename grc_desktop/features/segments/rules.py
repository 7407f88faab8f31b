"""How a tree of conditions is laid out as groups of rows, and read back the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from grc_desktop.features.segments.language import All, AnyOf, Node, Not

Mode = Literal["all", "any", "none", "not_all"]
"""How many parts of a group have to hold."""


def opened(node: Node | None) -> tuple[Mode, tuple[Node, ...]]:
    """The group that shows ``node``: how many of its parts have to hold, and the parts."""
    if node is None:
        return "all", ()
    modes: tuple[Mode, Mode]
    shown, modes = (node.part, ("not_all", "none")) if isinstance(node, Not) else (node, ("all", "any"))
    match shown:
        case All(parts):
            return modes[0], parts
        case AnyOf(parts):
            return modes[1], parts
    return ("none" if isinstance(node, Not) else "all"), (shown,)


def joined(mode: Mode, parts: Sequence[Node]) -> Node | None:
    """The tree of a group; ``joined(*opened(node)) == node``. None where it has no part."""
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0] if mode in ("all", "any") else Not(parts[0])
    match mode:
        case "all":
            return All(tuple(parts))
        case "any":
            return AnyOf(tuple(parts))
        case "none":
            return Not(AnyOf(tuple(parts)))
    return Not(All(tuple(parts)))
