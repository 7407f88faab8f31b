"""`CardPanel`: the whole record on one page; what is typed is judged at once and saved by Ctrl+S."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.customers.queries import customer, own_fields, tags
from grc_desktop.features.customers.records import Customer, OwnFieldRecord, TagRecord
from grc_desktop.features.customers.ui.card.addresses import Addresses
from grc_desktop.features.customers.ui.card.consents import Consents
from grc_desktop.features.customers.ui.card.files import Files
from grc_desktop.features.customers.ui.card.sections import (
    IDENTITY,
    MARKS,
    NOTES,
    PROFILE,
    is_shown,
    own_questions,
    questions,
)
from grc_desktop.features.customers.ui.card.ways import Emails, Phones, Section
from grc_desktop.features.customers.ui.fields import stored
from grc_desktop.features.segments.fields import catalogue, own_field
from grc_desktop.ui.buttons import button
from grc_desktop.ui.dropping import dropped_files
from grc_desktop.ui.form import Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, divider, holding, row, scrolled
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.page import CustomerPanel
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Done

_TABLES = frozenset(
    {
        "customer", "address", "phone", "email", "tag", "customer_tag", "custom_field", "custom_value", "consent",
        "attachment",
    }
)  # fmt: skip
_HEADINGS = {
    "identity": later("Identity"),
    "profile": later("Profile"),
    "marks": later("Preferences and tags"),
    "own": later("Fields of the house"),
    "notes": later("Notes"),
}


class CardPanel(CustomerPanel):
    """Identity, ways to reach them, profile, preferences, own fields, consents, notes, files."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=_TABLES)
        self._customer: Customer | None = None
        self._own: list[OwnFieldRecord] = []
        self._forms = {
            name: self._make_form(questions(fields, place))
            for name, fields in (("identity", IDENTITY), ("profile", PROFILE), ("marks", MARKS), ("notes", NOTES))
        }
        self._phones, self._emails, self._addresses = Phones(place), Emails(place), Addresses(place)
        self._sections: tuple[Section, ...] = (self._phones, self._emails, self._addresses)
        self._consents = Consents(place)
        self._files = Files(place)
        self._own_slot = QVBoxLayout()
        self._own_slot.setContentsMargins(0, 0, 0, 0)
        self._body = column(
            self._phones, self._emails, divider(), self._block("identity"), divider(), self._addresses,
            divider(), self._block("profile"), divider(), self._block("marks"), self._own_slot, divider(),
            self._consents, divider(), self._block("notes"), divider(), self._files, None,
            spacing=3.5, margin=(4, 3.5),
        )  # fmt: skip
        self._clash = Banner("warning")
        self._keep = button(tr("Keep what I typed"), self._save_over, role="compact")
        self._take = button(tr("Show the new value"), self._take_theirs, role="compact")
        self._conflict = holding(column(self._clash, row(None, self._take, self._keep), spacing=1.5, margin=(4, 2)))
        self._conflict.hide()
        self._theirs: Customer | None = None
        self._to_mend = ""
        self._bar = self._make_bar()
        place.jobs.failed.connect(self._allow)
        area = scrolled(holding(self._body))
        self.setLayout(column(self._conflict, area, self._bar, spacing=0))
        self.setAcceptDrops(True)
        self.setFocusProxy(self._forms["identity"].input("last_name"))

    def _make_form(self, fields: list[Any]) -> Form:
        form = Form(fields, clock=self.place.clock, home_country=self.place.home_country)
        form.changed.connect(self._on_changed)
        form.submitted.connect(self.save)
        return form

    def _block(self, name: str) -> QVBoxLayout:
        return column(label(tr(_HEADINGS[name]), "heading"), self._forms[name], spacing=2)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("footer")
        self._unsaved = label(tr("Not saved yet"), "muted")
        self._save_button = button(tr("Save"), self.save, icon="save", role="primary")
        self._save_button.setToolTip(tr("Save (Ctrl+S)"))
        revert = button(tr("Discard the changes"), self.revert, icon="undo")
        line = row(self._unsaved, None, revert, self._save_button, margin=(4, 2))
        bar.setLayout(line)
        bar.hide()
        return bar

    def put_right(self, part: str) -> None:
        """From the first field on; with ``part`` "address" the address that is in need of it."""
        super().put_right(part)
        self._to_mend = part
        self._begin_mending()

    def _begin_mending(self) -> None:
        """As soon as the right customer is shown."""
        if self._to_mend == "address" and self._addresses.mend(self.customer_id):
            self._to_mend = ""

    # --- showing ---------------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None) -> None:
        if customer_id is None:  # deleted, perhaps under what was being written
            self._customer = None
            self._discard()
        if customer_id != self.customer_id:
            self._to_mend = ""
        super().show_customer(customer_id)

    def reload(self) -> None:
        """Ask for the record, the fields of the house and the known tags."""
        if self.customer_id is None:
            return
        self.jobs.ask(self, own_fields, self._take_own, only_last="own")
        self.jobs.ask(self, tags, self._take_tags, only_last="tags")
        self.jobs.ask(
            self, customer, self._show, refused=lambda _refusal: None, only_last="card", customer_id=self.customer_id
        )

    def _take_tags(self, known: list[TagRecord]) -> None:
        self._forms["marks"].set_suggestions("tags", [tag.name for tag in known])

    def _take_own(self, own: list[OwnFieldRecord]) -> None:
        if own == self._own:
            return
        self._own = own
        while (item := self._own_slot.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._forms.pop("own", None)
        if own:
            self._forms["own"] = self._make_form(own_questions(own, self.place))
            block = column(divider(), self._block("own"), spacing=3.5)
            self._own_slot.addWidget(holding(block))
        if self._customer is not None:
            self._fill(self._customer)

    def _show(self, shown: Customer) -> None:
        if shown.id != self.customer_id:
            return
        other = self._customer is None or self._customer.id != shown.id
        self._customer = shown
        if other:
            self._conflict.hide()
        self._fill(shown, keep_edits=not other)
        if other:
            QTimer.singleShot(0, self, self._show_rest)  # in a turn of its own: the list goes on scrolling meanwhile
        else:
            self._show_rest()

    def _show_rest(self) -> None:
        """What stands in lines beside the forms."""
        shown = self._customer
        if shown is None or shown.id != self.customer_id:
            return
        for section in self._sections:
            section.show_customer(shown)
        self._consents.show_customer(shown)
        self._files.show_customer(shown)
        self._begin_mending()

    def _fill(self, shown: Customer, *, keep_edits: bool = True) -> None:
        known = {field.name: field for field in catalogue("customers")}
        for name, form in self._forms.items():
            if name == "own":
                fields = [own_field(one.name, one.kind, one.choices) for one in self._own]
                values = {f.name: stored(f, shown.own.get(f.name.removeprefix("custom."))) for f in fields}
            else:
                values = {key: stored(known[key], shown.values.get(key)) for key in form.values()}
            with QSignalBlocker(form):  # all of them are filled before anybody looks
                form.show_values(values, keep_edits=keep_edits)
        self._on_changed()

    # --- editing ---------------------------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Whether the fields hold something unsaved."""
        return any(form.is_changed for form in self._forms.values())

    def _on_changed(self) -> None:
        if not hasattr(self, "_bar"):
            return
        self._bar.setVisible(self.is_changed)
        kind = self._forms["identity"].values()["kind"] or "person"
        for name in ("identity", "profile"):
            form = self._forms[name]
            form.set_fields_visible(
                {
                    key: is_shown(key, kind, filled=bool(value))
                    for key, value in form.values().items()
                    if key not in ("kind", "state")
                }
            )

    def save(self) -> None:
        """Save every changed field as one operation."""
        if self._customer is None or not self.is_changed or not self._save_button.isEnabled():
            return
        judged = [form.is_valid() for form in self._forms.values()]  # every form shows what it found
        if all(judged):
            self._submit({})

    def _submit(self, over: dict[str, Any]) -> None:
        """Send the changes; ``over`` replaces what was seen of fields that somebody else changed."""
        if self._customer is None:
            return
        changes = {key: change for form in self._forms.values() for key, change in form.changes().items()}
        seen = {key: change.seen for key, change in changes.items()} | over
        self._save_button.setEnabled(False)
        self.jobs.act(
            self, edit_customer, self._saved, refused=self._refused, customer_id=self._customer.id,
            changes={key: change.value for key, change in changes.items()}, seen=seen,
        )  # fmt: skip

    def _allow(self) -> None:
        self._save_button.setEnabled(True)

    def _saved(self, _done: Done[int]) -> None:
        self._allow()
        self._conflict.hide()
        for form in self._forms.values():
            form.accept()

    def revert(self) -> None:
        """Back to what is stored."""
        self._conflict.hide()
        for form in self._forms.values():
            form.revert()

    def may_leave(self) -> bool:
        """Unsaved changes keep the record in view, and say so."""
        if not self.is_changed and not any(section.is_changed for section in self._sections):
            return True
        self.place.notices.warn(
            tr("There are changes that are not saved yet: save them (Ctrl+S) or discard them first."),
            action=tr("Discard the changes"),
            run=self._discard,
        )
        forms = [*self._forms.values(), *(section.form for section in self._sections if section.form is not None)]
        next(filter(Form.go_to_change, forms), None)
        return False

    def _discard(self) -> None:
        for section in self._sections:
            section.close_form()
        self.revert()
        if self._customer is not None:
            self._fill(self._customer, keep_edits=False)

    # --- what somebody else changed meanwhile ----------------------------------------------------

    def _refused(self, refusal: Refused) -> None:
        self._allow()
        form = self._form_of(refusal.field or "")
        if form is None or self._customer is None:
            next(iter(self._forms.values())).refuse(refusal)
            return
        form.refuse(refusal)
        self.jobs.ask(
            self,
            customer,
            lambda fresh: self._compare(refusal, fresh),
            only_last="compare",
            customer_id=self._customer.id,
        )

    def _form_of(self, field: str) -> Form | None:
        return next((form for form in self._forms.values() if field in form.values()), None)

    def _compare(self, refusal: Refused, fresh: Customer) -> None:
        """Whether it was refused because the field stands differently by now than when it was shown."""
        field = refusal.field or ""
        form = self._form_of(field)
        change = form.changes().get(field) if form is not None else None
        present = fresh.values.get(field)
        if change is not None and (change.seen or None) != (present or None):
            self._theirs = fresh
            self._clash.tell("warning", refusal.sentence)
            self._conflict.show()

    def _stale_fields(self) -> dict[str, Any]:
        fresh = self._theirs
        if fresh is None:
            return {}
        changed = [key for form in self._forms.values() for key in form.changes()]
        return {key: fresh.values.get(key) for key in changed}

    def _save_over(self) -> None:
        self._submit(self._stale_fields())

    def _take_theirs(self) -> None:
        """Show the new value of the fields that somebody else changed; all else that was typed stays."""
        stale, known = self._stale_fields(), {field.name: field for field in catalogue("customers")}
        for form in self._forms.values():
            for key, change in form.changes().items():
                if key in stale and (change.seen or None) != (stale[key] or None):
                    value = stored(known[key], stale[key]) if key in known else stale[key]
                    form.replace_value(key, value)
        self._conflict.hide()
        self._on_changed()

    # --- files -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._customer is not None and dropped_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._files.add([file for file in dropped_files(event.mimeData()) if file.is_file()])
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
