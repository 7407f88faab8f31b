"""One complaint at the side of the list: read, moved on, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.complaints.actions import (
    add_note,
    compensate,
    delete_compensation,
    delete_complaint,
    edit_compensation,
    edit_complaint,
    extend_answer,
    open_complaint,
    rate_complaint,
    take_step,
    use_voucher,
)
from grc_desktop.features.complaints.queries import complaint_file
from grc_desktop.features.complaints.records import (
    CompensationDraft,
    CompensationRecord,
    ComplaintFile,
    ComplaintRecord,
)
from grc_desktop.features.complaints.rules import voucher_of
from grc_desktop.features.complaints.ui.view import ComplaintView
from grc_desktop.features.complaints.ui.writing import (
    ComplaintWriting,
    compensation_draft,
    compensation_fields,
    deed_words,
    extension_fields,
    new_draft,
    step_fields,
    step_values,
)
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.layout import scrolled
from grc_desktop.ui.workplace import Workplace


class ComplaintDetail(QFrame):
    """``opened(id)`` after a new complaint was saved; ``complaint_wanted(id)`` another one is to be shown;
    ``closed()`` the user wants the pane gone.
    """

    opened = Signal(int)
    complaint_wanted = Signal(int)
    closed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setObjectName("card")
        self._place = place
        self._jobs = place.jobs
        self._id: int | None = None
        self._file: ComplaintFile | None = None
        self._save: Callable[[], None] = self._show_view
        self.view = ComplaintView()
        self._scroll = scrolled(self.view)
        self.editor = Editor(place.clock, home_country=place.home_country)
        place.jobs.failed.connect(self.editor.allow)
        self.editor.setObjectName("")  # it fills the card that this is
        self.editor.submitted.connect(lambda _values: self._save())
        self.editor.cancelled.connect(self._show_view)
        self._nothing = EmptyState(
            "complaint", tr("No complaint chosen"), tr("Choose one in the list to see its steps and its deadlines.")
        )
        self._stack = QStackedLayout(self)
        for part in (self._nothing, self._scroll, self.editor):
            self._stack.addWidget(part)
        self._connect()
        self._show_view()

    def _connect(self) -> None:
        view = self.view
        view.step_wanted.connect(self.write_step)
        view.note_wanted.connect(self.write_note)
        view.letter_wanted.connect(self._write_letter)
        view.edit_wanted.connect(self.write_edit)
        view.time_wanted.connect(self.write_extension)
        view.gesture_wanted.connect(self.write_gesture)
        view.delete_wanted.connect(self._delete)
        view.close_wanted.connect(self.closed)
        view.complaint_wanted.connect(self.complaint_wanted)
        view.customer_wanted.connect(self._place.open_customer)
        view.rated.connect(lambda mark: self._act(rate_complaint, satisfaction=mark))
        view.gesture_deleted.connect(self._delete_gesture)
        view.voucher_used.connect(self._use_voucher)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def complaint_id(self) -> int | None:
        """The complaint shown."""
        return self._id

    @property
    def is_writing(self) -> bool:
        """Whether something is being written."""
        return self.editor.is_open

    def may_leave(self) -> bool:
        """Whether another complaint may be shown; says why not."""
        if self.editor.is_changed:
            self._place.notices.warn(tr("Save or cancel what you are writing about the complaint first."))
            self.editor.go_to_change()
            return False
        return True

    def show_complaint(self, complaint_id: int | None) -> None:
        """Show another complaint, None: none."""
        if complaint_id != self._id or self._file is None:
            self._id, self._file = complaint_id, None
            self.editor.close_form()
            self._show_view()
            self._scroll.verticalScrollBar().setValue(0)
        self.reload()

    def reload(self) -> None:
        """Ask for the complaint again."""
        if self._id is not None:
            self._jobs.ask(
                self, complaint_file, self._receive, refused=self._gone, only_last="file", complaint_id=self._id
            )

    def _receive(self, whole: ComplaintFile) -> None:
        self._file = whole
        self.view.show_file(whole, self._place.clock.now(), self._place.home_country)
        if not self.editor.is_open:
            self._show_view()

    def _write_letter(self) -> None:
        """The answer on the paper of the house, to be printed: the number, the subject and the date are in it."""
        if self._file is not None:
            record = self._file.record
            self._place.go(
                "print", what="letters", ids=[record.customer_id], template="complaint", complaint_id=record.id,
                title=tr("Answer to {number}", number=record.number),
            )  # fmt: skip

    def _gone(self, _refusal: Refused) -> None:
        self.show_complaint(None)
        self.closed.emit()

    def _show_view(self) -> None:
        self.editor.close_form()
        self._stack.setCurrentWidget(self._scroll if self._file is not None else self._nothing)

    # --- what is written -------------------------------------------------------------------------

    def write_new(self, customer_id: int | None, words: str = "") -> None:
        """Open the form of a new complaint, of a customer or of whoever is named in it."""
        if not self.may_leave():
            return
        subject, _, rest = words.strip().partition("\n")
        draft = new_draft(self._place.clock.now(), self._place.house.user)
        draft = replace(draft, subject=subject, description=rest.strip() or None)
        writing = ComplaintWriting(self.editor, self._jobs, draft, customer_id=customer_id)
        self._write(
            lambda: self._jobs.act(
                self, open_complaint, lambda done: self._on_opened(done.result), refused=self.editor.refuse,
                customer_id=writing.customer_id(), draft=writing.draft(),
            )
        )  # fmt: skip

    def write_edit(self) -> None:
        """Open the form of the complaint shown."""
        record = self._record()
        if record is None:
            return
        writing = ComplaintWriting(
            self.editor, self._jobs, record.draft(), customer_id=record.customer_id, record=record
        )
        self._write(lambda: self._act(edit_complaint, was=writing.was, draft=writing.draft()))

    def write_step(self, state: str) -> None:
        """Ask for the words of a step and take it."""
        record = self._record()
        if record is None:
            return
        title = deed_words(state, record.state)
        form = self.editor.open_form(title, step_fields(state), step_values(record, state), icon="steps", save=title)
        self._write(
            lambda: self._act(
                take_step, state=state, seen=record.state,
                words=form.values()["words"], told_by=form.values()["told_by"],
            )
        )  # fmt: skip

    def write_note(self) -> None:
        """Ask for a note."""
        record = self._record()
        if record is None:
            return
        title = tr("Note on {number}", number=record.number)
        form = self.editor.open_form(title, step_fields(record.state, note=True), {}, icon="note")
        self._write(lambda: self._act(add_note, words=form.values()["words"]))

    def write_extension(self) -> None:
        """Ask until when the answer may take."""
        record = self._record()
        if record is None:
            return
        form = self.editor.open_form(tr("Give the answer more time"), extension_fields(), {}, icon="clock")
        self._write(
            lambda: self._act(extend_answer, answer_by=form.values()["answer_by"], words=form.values()["words"])
        )

    def write_gesture(self, gesture: CompensationRecord | None) -> None:
        """Ask for a new gesture, or change one."""
        whole = self._file
        if whole is None:
            return
        was = gesture.draft() if gesture is not None else self._new_gesture(whole)
        form = self.editor.open_form(
            tr("New gesture") if gesture is None else tr("Edit the gesture"),
            compensation_fields(), vars(was), icon="voucher",
        )  # fmt: skip

        def save() -> None:
            draft = compensation_draft(form.values(), was.currency)
            if gesture is None:
                self._act(compensate, draft=draft)
            else:
                self._jobs.act(
                    self, edit_compensation, self._on_saved, refused=self.editor.refuse,
                    compensation_id=gesture.id, was=was, draft=draft,
                )  # fmt: skip

        self._write(save)

    def _new_gesture(self, whole: ComplaintFile) -> CompensationDraft:
        vouchers = sum(1 for one in whole.compensations if one.voucher)
        return CompensationDraft(
            kind="apology",
            given_on=self._place.clock.today(),
            approved_by=self._place.house.user or None,
            voucher=voucher_of(whole.record.number, vouchers + 1) if whole.compensations else None,
        )

    # --- inside ----------------------------------------------------------------------------------

    def _record(self) -> ComplaintRecord | None:
        return self._file.record if self._file is not None and self.may_leave() else None

    def _write(self, save: Callable[[], None]) -> None:
        def checked() -> None:
            try:
                save()
            except Refused as refusal:
                self.editor.refuse(refusal)

        self._save = checked
        self._stack.setCurrentWidget(self.editor)

    def _act(self, deed: Callable[..., object], **values: Any) -> None:
        """Do something with the complaint shown."""
        self._jobs.act(self, deed, self._on_saved, refused=self._refuse, complaint_id=self._id, **values)

    def _refuse(self, refusal: Refused) -> None:
        """Beside the form that is open, else in the notice bar."""
        if self.editor.is_open:
            self.editor.refuse(refusal)
        else:
            self._place.notices.trouble(refusal.sentence)

    def _on_saved(self, _done: object) -> None:
        self._show_view()

    def _on_opened(self, complaint_id: int) -> None:
        self.editor.close_form()
        self.opened.emit(complaint_id)

    def _delete(self) -> None:
        self._act(delete_complaint)

    def _delete_gesture(self, compensation_id: int) -> None:
        self._jobs.act(self, delete_compensation, refused=self._refuse, compensation_id=compensation_id)

    def _use_voucher(self, compensation_id: int) -> None:
        day = self._place.clock.today()
        self._jobs.act(self, use_voucher, refused=self._refuse, compensation_id=compensation_id, day=day)
