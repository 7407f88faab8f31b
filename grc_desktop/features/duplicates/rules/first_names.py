"""First names: which are forms of one another, and which are names of their own although a letter apart.

*Jean* and *Jeanne*, *Emma* and *Anna* are two people; *Lucie* and *Lucei* are one and a slip of the finger. What is
known (``resources/first_names.txt``) is told apart by that; what is not known is taken for a slip where nothing else
speaks against it.
"""

from __future__ import annotations

from grc_desktop.core.resources import resource
from grc_desktop.features.duplicates.rules.spelling import joined


def _known() -> tuple[dict[str, frozenset[int]], frozenset[str], frozenset[str]]:
    """The groups in which each form stands, every name, and the names that men and women bear."""
    groups: dict[str, set[int]] = {}
    marked: dict[str, set[str]] = {"=": set(), "~": set(), "#": set()}
    for number, line in enumerate(resource("first_names.txt").read_text("utf-8").splitlines()):
        names = line.split()
        if names and names[0] in marked:
            marked[names[0]].update(names[1:])
        else:
            for name in names:
                groups.setdefault(name, set()).add(number)
    return {name: frozenset(on) for name, on in groups.items()}, frozenset(groups) | marked["="], frozenset(marked["~"])


_OF, USUAL, EITHER = _known()
"""``USUAL``: first names that are names of their own, folded; ``EITHER``: those of men and of women."""


def are_forms_of_one(one: str, other: str) -> bool:
    """Whether two folded first names are forms of one: ``Bob`` and ``Robert``, ``Hans`` and ``Jean``, ``Саша`` too."""
    return not _groups_of(one).isdisjoint(_groups_of(other))


def _groups_of(name: str) -> frozenset[int]:
    return _OF.get(name) or (frozenset() if name.isascii() else _OF.get(joined(name), frozenset()))
