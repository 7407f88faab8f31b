"""A part of the settings: the paper of the house, its logo, its signature, where windows are."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.paper.actions import save_letter_options
from grc_desktop.features.paper.letters.records import LetterOptions
from grc_desktop.features.paper.queries.letters import letter_options
from grc_desktop.features.paper.ui.questions import box, combo, millimetres, named
from grc_desktop.features.templates.markup import PICTURE, Picture
from grc_desktop.features.templates.ui.pictures import PicturesOfBase
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row, step
from grc_desktop.ui.workplace import Workplace

_Key = Literal["logo", "signature"]


class LettersCard(Card):
    """Each answer is kept at once; undo takes it back."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Letters"))
        self._place = place
        self._pictures = PicturesOfBase(place)
        self.options = LetterOptions()
        self.logo = PictureChoice(tr("Logo"))
        self.signature = PictureChoice(tr("Signature"))
        self.side = combo(
            tr("Window of the envelopes"),
            [("", tr("As usual in the country")), ("right", tr("At the right")), ("left", tr("At the left"))],
        )
        self.type_size = millimetres(tr("Type size (points)"), 9, 12)
        self.fold_marks = box(tr("Print fold marks"), False)
        preview = button(tr("See a letter"), self._see, icon="eye")
        words = tr("Name, address and registration number of the letterhead are those of the establishment.")
        pictures = row(self.logo, self.signature, None, spacing=8)
        self.side.setMinimumWidth(step(56))
        fields = row(
            named(tr("Window of the envelopes"), self.side),
            named(tr("Type size (points)"), self.type_size),
            None,
            spacing=4,
        )
        self.add(
            column(label(words, "muted", wrap=True), pictures, fields, self.fold_marks, row(preview, None), spacing=4)
        )
        choices: tuple[tuple[PictureChoice, _Key], ...] = ((self.logo, "logo"), (self.signature, "signature"))
        for choice, key in choices:
            choice.wanted.connect(partial(self._choose, key))
            choice.removed.connect(partial(self._keep_picture, key))
        self.side.activated.connect(lambda _index: self._keep(replace(self.options, side=self.side.currentData())))
        self.type_size.editingFinished.connect(lambda: self._keep(replace(self.options, size=self.type_size.value())))
        self.fold_marks.toggled.connect(lambda on: self._keep(replace(self.options, fold_marks=bool(on))))

    def reload(self) -> None:
        """Ask how letters look."""
        self._place.jobs.ask(self, letter_options, self._show, only_last="letters")

    def _show(self, options: LetterOptions) -> None:
        self.options = options
        self.side.setCurrentIndex(max(self.side.findData(options.side), 0))
        self.type_size.setValue(options.size)
        with QSignalBlocker(self.fold_marks):
            self.fold_marks.setChecked(options.fold_marks)
        for choice, sha256 in ((self.logo, options.logo), (self.signature, options.signature)):
            choice.show_image(None)
            if sha256:
                self._pictures.load(choice, PICTURE + sha256, choice.show_image)

    def _choose(self, key: _Key) -> None:
        self._pictures.choose(self, partial(self._keep_picture, key))

    def _keep_picture(self, key: _Key, picture: Picture | None = None) -> None:
        sha256 = picture.source.removeprefix(PICTURE) if picture else ""
        if key == "logo":
            self._keep(replace(self.options, logo=sha256))
        else:
            self._keep(replace(self.options, signature=sha256))

    def _keep(self, options: LetterOptions) -> None:
        if options != self.options:
            self.options = options
            self._place.jobs.act(self, save_letter_options, lambda _done: self.reload(), options=options)

    def _see(self) -> None:
        self._place.go("print", what="letters")


class PictureChoice(QWidget):
    """A picture and what to do with it. ``wanted()`` to choose another one, ``removed()``."""

    wanted = Signal()
    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.picture = QLabel()
        self.picture.setAccessibleName(name)
        self.picture.setObjectName("paper")
        self.picture.setStyleSheet("QLabel#paper { background: white; border: 1px solid #8a93a3; border-radius: 6px; }")
        self.picture.setFixedSize(step(44), step(18))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button(tr("Choose…"), self.wanted.emit, role="compact")
        self.remove = button(tr("Remove"), self.removed.emit, role="compact")
        for deed in (self.choose, self.remove):
            deed.setAccessibleDescription(name)
        self.setLayout(column(label(name, "small"), self.picture, row(self.choose, self.remove, None), spacing=1.5))
        self.show_image(None)

    def show_image(self, image: QImage | None) -> None:
        """Show the picture; ``None``: there is none."""
        there = image is not None and not image.isNull()
        self.remove.setVisible(there)
        if image is None or not there:
            self.picture.setPixmap(QPixmap())
            return
        room = self.picture.size() - self.picture.size() / 8
        smooth = Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(QPixmap.fromImage(image).scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth))
