"""People who seem to live together: who belongs to the household, and how it is addressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import tr
from grc_desktop.core.names import display_name
from grc_desktop.features.duplicates.records import HouseholdProposal, Member
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, clear, column, divider, holding, row, scrolled, step

_TITLES = ("M. et Mme", "MM.", "Mmes", "")


class HouseholdView(QWidget):
    """``changed()``: another member or another name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[tuple[Member, QCheckBox]] = []
        self._reasons = FlowLayout(spacing=1.5)
        self._members = QVBoxLayout()
        self._members.setSpacing(step(1))
        choices = [(title, title or tr("none")) for title in _TITLES]
        self.title_box: FilterBox[str] = FilterBox(choices, name=tr("Civility of the household"))
        self.name_line = QLineEdit()
        self.name_line.setAccessibleName(tr("Name of the household"))
        self._addressed = label("", "strong", wrap=True)
        self._address = label("", "muted", wrap=True)
        naming = row(self.title_box, self.name_line, spacing=2)
        naming.setStretch(1, 1)
        body = column(
            holding(self._reasons),
            label(tr("A household is written to once: one letter, one label, one salutation."), "muted", wrap=True),
            divider(), label(tr("Who lives there"), "strong"), self._members,
            divider(), label(tr("Name on the envelope"), "strong"), naming, self._addressed, self._address, None,
            spacing=2.5, margin=(3.5, 3),
        )  # fmt: skip
        self.setLayout(column(scrolled(holding(body)), spacing=0))
        self.title_box.chosen.connect(lambda _title: self._tell())
        self.name_line.textChanged.connect(lambda _text: self._tell())

    @property
    def member_ids(self) -> list[int]:
        """Those who are ticked."""
        return [member.customer_id for member, box in self._boxes if box.isChecked()]

    @property
    def title(self) -> str:
        """The civility."""
        return self.title_box.value or ""

    @property
    def name(self) -> str:
        """The family name."""
        return self.name_line.text()

    def show_proposal(self, proposal: HouseholdProposal) -> None:
        """Show another household to be."""
        clear(self._members)
        clear(self._reasons)
        for reason in proposal.reasons:
            self._reasons.addWidget(Badge(reason, "info"))
        self._boxes = []
        for member in proposal.members:
            box = QCheckBox(_words(member).replace("&", "&&"))
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes.append((member, box))
            self._members.addWidget(box)
        self.title_box.set_value(proposal.title if proposal.title in _TITLES else "")
        self.name_line.setText(proposal.name)
        self._address.setText("\n".join(proposal.address))
        self._tell()

    def focus_first(self) -> None:
        """Put the keyboard on the first member."""
        if self._boxes:
            self._boxes[0][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._addressed.setText(display_name("household", self.title or None, None, self.name or None, None))
        self.changed.emit()


def _words(member: Member) -> str:
    told = [member.name]
    if member.born:
        told.append(tr("born on {day}", day=format_date(member.born)))
    if member.household:
        told.append(tr("already of the household {name}", name=member.household))
    return " · ".join(told)
