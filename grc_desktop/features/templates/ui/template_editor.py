"""One text to begin from: its name, language, subject and words, and what they become for somebody made up."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, later, tr
from grc_desktop.core.languages import language_choices
from grc_desktop.features.templates.actions import delete_template, edit_template, save_template
from grc_desktop.features.templates.fields import FIELDS
from grc_desktop.features.templates.greeting import LANGUAGES
from grc_desktop.features.templates.markup import read_markup, write_markup
from grc_desktop.features.templates.merging import parse, render
from grc_desktop.features.templates.queries import example_values
from grc_desktop.features.templates.records import TemplateRecord
from grc_desktop.features.templates.ui.pictures import PicturesOfBase
from grc_desktop.features.templates.ui.text_editor import TextEditor
from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, holding, row, step
from grc_desktop.ui.workplace import Workplace

_PAUSE = 250
"""Milliseconds after the last key until the preview follows."""


class TemplateEditor(QWidget):
    """``closed()`` when it is left, whether saved or not."""

    closed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._record: TemplateRecord | None = None
        self._before: dict[str, Any] = {}
        languages = [(code, name) for code, name in language_choices(language()) if code in LANGUAGES]
        self.form = Form(
            [
                Field(key="name", label=later("Name"), required=True, longest=80),
                Field(key="language", label=later("Language"), kind="choice", choices=languages),
            ],
            clock=place.clock,
        )
        self.subject = TextEditor("plain", FIELDS)
        self.subject.page.setMinimumHeight(0)
        self.subject.page.setFixedHeight(step(9))
        self.subject.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.subject.field_row.hide()
        self._subject = holding(column(label(tr("Subject"), "small"), self.subject, spacing=1))
        self.body: TextEditor | None = None
        self._body = QVBoxLayout()
        self.problem = label("", "error", wrap=True)
        self.preview = QTextBrowser()
        self.preview.setAccessibleName(tr("Preview"))
        self.preview.setOpenLinks(False)
        self.remove = button("", self._remove, icon="trash", role="danger")
        self.save = button(tr("Save"), self._save, icon="save", role="primary", shortcut="Ctrl+S")
        foot = row(self.remove, None, button(tr("Cancel"), self._close), self.save)
        left = column(self.form, self._subject, spacing=2.5)
        left.addLayout(self._body, 1)
        right = column(label(tr("Preview, for somebody made up"), "small"), self.preview, spacing=1)
        right.setStretch(1, 1)
        both = row(spacing=4)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self.setLayout(column(both, self.problem, foot, spacing=2.5, margin=3.5))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._show_preview)
        self.subject.changed.connect(self._timer.start)
        self.form.changed.connect(self._timer.start)

    def open_template(self, record: TemplateRecord) -> None:
        """Begin with ``record``; one without a name is new."""
        self._record = record
        self.form.show_values({"name": record.title, "language": record.language})
        self.form.input("name").setEnabled(not record.shipped)
        self.form.input("language").setEnabled(not record.shipped)
        self._subject.setVisible(record.rich)
        self.subject.set_text(record.subject)
        clear(self._body)
        self.body = TextEditor("html" if record.rich else "plain", FIELDS, PicturesOfBase(self._place))
        self.body.set_text(record.body)
        self.body.changed.connect(self._timer.start)
        self.body.page.setMinimumHeight(step(70))
        self._body.addWidget(self.body)
        self.remove.setVisible(bool(record.id))
        self.remove.setText(tr("Back to the original") if record.shipped else tr("Delete"))
        self.problem.setText("")
        self.show()
        self.body.setFocus()
        self._before = self._values()
        self._show_preview()

    @property
    def is_changed(self) -> bool:
        """Whether leaving would lose something."""
        return self._record is not None and self._values() != self._before

    def _values(self) -> dict[str, Any]:
        if self._record is None or self.body is None:
            raise RuntimeError("no template is open")
        typed = self.form.values()
        rich = self._record.rich
        return {
            "name": self._record.name if self._record.shipped else str(typed["name"]),
            "language": typed["language"] or self._record.language,
            "subject": self.subject.text() if rich else "",
            "body": self.body.text(),
        }

    def _show_preview(self) -> None:
        if self._record is None:
            return
        values = self._values()
        known = example_values(values["language"], self._place.clock.today())
        try:
            subject = render(parse(values["subject"]), known, html=False).text
            body = render(parse(values["body"]), known, html=self._record.rich).text
        except Refused as refusal:
            self.problem.setText(refusal.sentence)
            return
        self.problem.setText("")
        if self._record.rich:
            head = f"<p><b>{escape(subject)}</b></p>" if subject else ""
            self.preview.setHtml(head + write_markup(read_markup(body)))
        else:
            self.preview.setPlainText(body)

    def _save(self) -> None:
        if self._record is None or not self.form.is_valid():
            return
        if self._timer.isActive():  # else the preview to come would wipe out why it was refused
            self._timer.stop()
            self._show_preview()
        jobs, values = self._place.jobs, self._values()
        if self._record.id:
            jobs.act(self, edit_template, self._saved, refused=self._refuse, template_id=self._record.id, **values)
        else:
            jobs.act(self, save_template, self._saved, refused=self._refuse, kind=self._record.kind, **values)

    def _remove(self) -> None:
        if self._record is not None:
            self._place.jobs.act(self, delete_template, self._saved, refused=self._refuse, template_id=self._record.id)

    def _saved(self, _done: object) -> None:
        self._close()

    def _close(self) -> None:
        self._record = None
        self.closed.emit()

    def _refuse(self, refusal: Refused) -> None:
        self.problem.setText(refusal.sentence)
        if refusal.field in ("name", "language"):
            self.form.refuse(refusal)
