"""What is asked beside the text: the default of a field, where a link leads, what a condition looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.templates.fields import MergeField
from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field, Finding, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import row
from grc_desktop.ui.popover import AskPopover, Popover


class AskDefault(Popover):
    """What is written for customers of whom the field is not known; nothing leaves those customers out."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, tr("Which field"))
        self.title = label("", "heading")
        self.form = Form([Field(key="default", label=later("Where it is not known, write"), wide=True, longest=200)])
        self.without = button(tr("Leave these customers out"), lambda: self._confirm(""), role="link")
        self.confirm = button(tr("Insert"), self._confirm_typed, role="primary")
        self.form.submitted.connect(self._confirm_typed)
        explained = label(tr("Nobody gets a message with a gap in it: give what to say instead."), "muted", wrap=True)
        self.put(self.title, explained, self.form, row(self.without, None, self.confirm), width=92)
        self._then: Callable[[str], object] | None = None

    def ask_for(
        self,
        field: MergeField,
        anchor: QWidget,
        then: Callable[[str], object],
        default: str = "",
        *,
        confirm: str = "",
    ) -> None:
        """Ask for the default of ``field``; ``then`` gets it, "" where those customers are to be left out."""
        self._then = then
        self.title.setText(tr(field.label))
        self.confirm.setText(confirm or tr("Insert"))
        self.form.show_values({"default": default})
        self.open_beneath(anchor)
        self.form.input("default").setFocus()

    def _confirm_typed(self) -> None:
        typed = str(self.form.values()["default"]).strip()
        if typed:
            self._confirm(typed)
        else:
            self.form.refuse(Refused(tr("Write something, or leave these customers out."), field="default"))

    def _confirm(self, default: str) -> None:
        self.close()
        if self._then is not None:
            self._then(default)


class AskLink(AskPopover):
    """Where a link leads."""

    def __init__(self, owner: QWidget) -> None:
        address = Field(
            key="href",
            label=later("Address"),
            placeholder=later("www.example.com or name@example.com"),
            check=_check_link,
            wide=True,
        )
        super().__init__(owner, tr("Link"), [address], tr("Apply"))

    def ask_for(self, anchor: QWidget, then: Callable[[str], object], href: str) -> None:
        """Ask, beginning with ``href``; ``then`` gets a whole address, "" to take the link away."""
        self.ask(anchor, lambda values: then(whole_link(str(values["href"]))), {"href": href})


class AskCondition(AskPopover):
    """Which field a condition looks at, and what it must be."""

    def __init__(self, owner: QWidget, fields: Sequence[MergeField]) -> None:
        questions = [
            Field(
                key="name",
                label=later("Which field"),
                kind="choice",
                choices=tuple((field.key, tr(field.label)) for field in fields),
                required=True,
                wide=True,
            ),
            Field(key="value", label=later("Is"), placeholder=later("known, whatever it is"), wide=True),
            Field(key="otherwise", label=later("With another text for all others"), kind="checkbox", wide=True),
        ]
        super().__init__(owner, tr("Condition"), questions, tr("Insert"))

    def ask_for(self, anchor: QWidget, then: Callable[[str, str, str], object]) -> None:
        """Ask; ``then`` gets the tags that begin, part and end the condition."""

        def give(values: dict[str, Any]) -> None:
            value = re.sub(r'[{}"“”«»]', "", str(values["value"] or "")).strip()
            begin = f'{{{{if {values["name"]} = "{value}"}}}}' if value else f"{{{{if {values['name']}}}}}"
            then(begin, "{{else}}" if values["otherwise"] else "", "{{end}}")

        self.ask(anchor, give, {"name": "company"})


def whole_link(typed: str) -> str:
    """``www.example.com`` → ``https://www.example.com``, ``a@example.com`` → ``mailto:a@example.com``."""
    text = typed.strip()
    if not text or re.match(r"(?:https?://|mailto:|tel:|\{\{)", text, re.IGNORECASE):
        return text
    return f"mailto:{text}" if "@" in text else f"https://{text}"


def _check_link(typed: Any) -> Finding | None:
    text = whole_link(str(typed))
    if re.fullmatch(r"https?://[^\s\"<>]+\.[^\s\"<>]+|mailto:[^\s\"<>@]+@[^\s\"<>]+|tel:\+?[\d .-]+|\{\{\w+\}\}", text):
        return None
    return Finding(tr("This is not an address that a link can lead to."))
