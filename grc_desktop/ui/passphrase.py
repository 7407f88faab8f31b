"""Asking for the passphrase of an encrypted backup: of one that is opened, or twice for one that is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.ui.form import Field, Finding
from grc_desktop.ui.popover import AskPopover


class PassphrasePopover(AskPopover):
    """``sentence`` says what it is for, or why it is asked again. Its owner keeps it."""

    def __init__(self, owner: QWidget, sentence: str, *, new: bool = False) -> None:
        ask = partial(Field, required=True, secret=True, wide=True)
        fields = [ask(key="passphrase", label=later("Passphrase"), hint=sentence)]
        if new:
            fields.append(ask(key="again", label=later("Once more"), check=self._same))
        super().__init__(owner, tr("Encrypted backup"), fields, tr("Continue"))

    def ask_for(self, anchor: QWidget, then: Callable[[str], object]) -> None:
        """Show beneath ``anchor``; ``then`` gets the passphrase."""
        self.ask(anchor, lambda values: then(values["passphrase"]))

    def _same(self, again: str) -> Finding | None:
        return None if again == self.form.values()["passphrase"] else Finding(tr("This is not what stands above."))
