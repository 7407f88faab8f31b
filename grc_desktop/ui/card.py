"""A white card with a thin line: what belongs together on a page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from grc_desktop.ui.badge import Badge
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import divider, row, step


class Card(QFrame):
    """A frame with an optional title line; fill ``body``, or ``head`` with what stands beside the title.

    ``flush`` leaves no margin around the body (for tables and lists that reach the edge) but beneath it, where what is
    square would stand out of the rounded corners.
    """

    def __init__(self, title: str = "", *, flush: bool = False, count: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head: QHBoxLayout = row(spacing=2, margin=(3.5, 3))
        self.title_label = label(title, "heading")
        self.count_badge = Badge(count)
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(self.title_label)
            self.head.addWidget(self.count_badge)
            self.head.addStretch(1)
            outer.addLayout(self.head)
            self.count_badge.setVisible(bool(count))
            if flush:
                outer.addWidget(divider())
        else:
            for part in (self.title_label, self.count_badge):
                part.setParent(self)  # with no parent they would outlive the card
                part.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(step(2))
        margin, beneath = (0, step(1.5)) if flush else (step(3.5), step(3.5))
        self.body.setContentsMargins(margin, 0 if title and not flush else margin, margin, beneath)
        outer.addLayout(self.body, 1)

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put ``parts`` beneath each other into the body."""
        for part in parts:
            if isinstance(part, QLayout):
                self.body.addLayout(part)
            else:
                self.body.addWidget(part)

    @property
    def is_changed(self) -> bool:
        """Whether one of its forms holds what is not saved."""
        from grc_desktop.ui.form import Form

        return any(form.is_changed for form in self.findChildren(Form))

    def show_count(self, count: int | str) -> None:
        """The number beside the title; 0 shows nothing."""
        self.count_badge.tell(str(count) if count else "")
