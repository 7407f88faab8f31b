"""A part of the settings: where the address stands on each envelope, for windows differ from maker to maker."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.database import Done
from grc_desktop.features.paper.actions import place_envelope
from grc_desktop.features.paper.envelope_sizes import ENVELOPES, PLACE, known_envelope, placed
from grc_desktop.features.paper.queries import envelopes
from grc_desktop.features.paper.records import Envelope
from grc_desktop.features.paper.ui.questions import combo, millimetres, named, side_by_side
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace


class EnvelopesCard(Card):
    """One envelope at a time: the measures of its box, and a picture of them."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Where the address stands on envelopes"))
        self._place = place
        self._known: list[Envelope] = list(ENVELOPES)
        self._shown = ENVELOPES[0].name
        self.which = combo(
            tr("Envelope"), [(one.name, f"{one.name} — {one.width:g} × {one.height:g} mm") for one in ENVELOPES]
        )
        names = {
            "left": tr("From the left edge (mm)"),
            "top": tr("From the upper edge (mm)"),
            "box_width": tr("Width (mm)"),
            "box_height": tr("Height (mm)"),
        }
        self.spins = {key: millimetres(names[key], 0, 400) for key in PLACE}
        self.picture = EnvelopePicture(ENVELOPES[0])
        self.problem = label("", "error", wrap=True)
        self.save = button(tr("Save"), self._save, icon="save", role="primary")
        self.reset = button(tr("As it was"), self._reset, tip=tr("Where the windows of most French envelopes are"))
        fields = [named(names[key], self.spins[key]) for key in PLACE]
        measures = column(
            named(tr("Envelope"), self.which),
            side_by_side(*fields[:2]),
            side_by_side(*fields[2:]),
            self.problem,
            row(None, self.reset, self.save),
            None,
            spacing=2.5,
        )
        both = row(spacing=6)
        both.addLayout(measures, 1)
        both.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        words = tr("The address is printed in this box, which a window of the envelope would show.")
        self.add(label(words, "muted", wrap=True), both)
        self.which.activated.connect(lambda _index: self._go_to_another())
        for spin in self.spins.values():
            spin.valueChanged.connect(lambda _value: self._on_changed())
        self._show_measures()

    def reload(self) -> None:
        """Ask where addresses stand."""
        self._place.jobs.ask(self, envelopes, self._show, only_last="envelopes")

    @property
    def is_changed(self) -> bool:
        """Whether the measures shown are not saved."""
        shown = known_envelope(self._known, self._shown)
        return any(spin.value() != getattr(shown, key) for key, spin in self.spins.items())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_changed:
            self._show_measures()
        else:
            super().keyPressEvent(event)

    def _go_to_another(self) -> None:
        if self.is_changed and self.which.currentData() != self._shown:
            self.which.setCurrentIndex(self.which.findData(self._shown))
            self._tell(tr("Save these measures first; Escape drops them."))
        else:
            self._shown = str(self.which.currentData())
            self._show_measures()

    @property
    def _measures(self) -> dict[str, float]:
        return {key: spin.value() for key, spin in self.spins.items()}

    def _show(self, found: list[Envelope]) -> None:
        if found != self._known:
            self._known = found
            self._show_measures()

    def _show_measures(self) -> None:
        envelope = known_envelope(self._known, self._shown)
        for key, spin in self.spins.items():
            with QSignalBlocker(spin):
                spin.setValue(getattr(envelope, key))
        self._on_changed()

    def _on_changed(self) -> None:
        before = known_envelope(self._known, self._shown)
        try:
            envelope = placed(before, self._measures)
        except Refused as refusal:
            self.refuse(refusal)
            return
        self.problem.hide()
        self.picture.show_envelope(envelope)
        self.save.setEnabled(envelope != before)
        self.reset.setEnabled(envelope != known_envelope(ENVELOPES, self._shown))

    def refuse(self, refusal: Refused) -> None:
        """Why it cannot be so."""
        self._tell(refusal.sentence)
        self.save.setEnabled(False)

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _save(self) -> None:
        self._act(self._measures)

    def _reset(self) -> None:
        self._act(None)

    def _act(self, place: dict[str, float] | None) -> None:
        self._place.jobs.act(self, place_envelope, self._saved, refused=self.refuse, name=self._shown, place=place)

    def _saved(self, _done: Done[Any]) -> None:
        self.save.setEnabled(False)
        self.reload()


class EnvelopePicture(QLabel):
    """An envelope in small, with the box of its address."""

    def __init__(self, envelope: Envelope) -> None:
        super().__init__()
        self._envelope = envelope
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_envelope(envelope)

    def show_envelope(self, envelope: Envelope) -> None:
        """Show another one, or its box elsewhere."""
        self._envelope = envelope
        self.setAccessibleName(tr("Picture of the envelope {name}", name=envelope.name))
        self.update()

    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(320), px(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, one = Theme.current().tokens, self._envelope
        scale = min((self.width() - 4) / one.width, (self.height() - 4) / one.height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(2, 2, one.width * scale, one.height * scale), 3, 3)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(12, 14, 12 + round(one.width * scale / 4), 14)  # the sender
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(QColor(tokens.accented.wash))
        left, top = 2 + one.left * scale, 2 + one.top * scale
        painter.drawRoundedRect(QRectF(left, top, one.box_width * scale, one.box_height * scale), 2, 2)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        for line in range(4):
            y = top + (line + 1) * one.box_height * scale / 5
            width = one.box_width * scale * (0.55, 0.4, 0.7, 0.5)[line]
            painter.drawLine(round(left + 6), round(y), round(left + width), round(y))
        painter.end()
