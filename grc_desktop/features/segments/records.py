"""What the segments feature hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from grc_desktop.features.segments.language.tokens import quoted


@dataclass(frozen=True)
class SavedViewRecord:
    """A named way to see a list; one of customers is a segment. ``expression`` is of the filter language.

    ``columns`` are field names; ``sort`` a field name, "-" before it for descending. ``frozen_at``: since when it
    is a fixed list of customers. ``added`` and ``taken`` count the people added and taken away one by one (of a
    frozen one ``added`` counts all who are in it).
    """

    id: int
    subject: str
    name: str
    expression: str
    columns: tuple[str, ...]
    sort: str | None
    frozen_at: datetime | None = None
    added: int = 0
    taken: int = 0

    @property
    def where(self) -> str:
        """The expression that means who is in it, to be used wherever the segment is: list, paper, export, campaign.

        Its own conditions while they say all, else the segment by its name.
        """
        if self.frozen_at is None and not self.added and not self.taken:
            return self.expression
        return f"segment = {quoted(self.name)}"
