"""What a list is narrowed to, as the row of chips shows it: conditions, all or any of which must hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

from grc_desktop.features.segments.language import All, AnyOf, Node, to_text


@dataclass(frozen=True)
class Filter:
    """The conditions of a list. ``any_of``: one of them is enough. A part may be a whole group of its own."""

    parts: tuple[Node, ...] = ()
    any_of: bool = False

    @classmethod
    def of(cls, node: Node | None) -> Filter:
        """The parts of an expression; `node` gives the same expression back."""
        match node:
            case None:
                return cls()
            case All(parts):
                return cls(parts)
            case AnyOf(parts):
                return cls(parts, any_of=True)
        return cls((node,))

    @property
    def node(self) -> Node | None:
        """The expression; None for all customers."""
        if not self.parts:
            return None
        if len(self.parts) == 1:
            return self.parts[0]
        return AnyOf(self.parts) if self.any_of else All(self.parts)

    @property
    def text(self) -> str:
        """The expression in the filter language."""
        return to_text(self.node)

    def without(self, place: int) -> Filter:
        """Without the condition at ``place``."""
        return replace(self, parts=self.parts[:place] + self.parts[place + 1 :])
