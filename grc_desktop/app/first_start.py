"""The first start: language, the name of the house, and where its customers come from. One page, no wizard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.app.standing_alone import WayOn, in_the_middle
from grc_desktop.core.countries import country_choices
from grc_desktop.core.language import available_languages, language, later, speak, tr
from grc_desktop.features.desk.records import Establishment
from grc_desktop.ui.buttons import Segmented, button
from grc_desktop.ui.card import Card
from grc_desktop.ui.file_dialogs import FileDialogs
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, divider, row
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.passphrase import PassphrasePopover

_NAMES = {"fr": "Français", "en": "English"}
"""Languages in their own words."""

_FIELDS = (
    Field(key="name", label=later("Name of the establishment"), required=True, longest=120),
    Field(key="user", label=later("Your first name")),
    Field(key="country", label=later("Country"), kind="choice"),
    Field(key="profile", label=later("Kind of house"), kind="choice"),
)


class FirstStart(QWidget):
    """``created(Establishment, user, then_import)``, ``sample_wanted(user)``, ``restore_wanted(Path)``."""

    created = Signal(object, str, bool)
    sample_wanted = Signal(str)
    restore_wanted = Signal(object)
    language_changed = Signal(str)

    def __init__(self, files: FileDialogs, user: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self._files = files
        self._user = user
        self._asking: PassphrasePopover | None = None
        self._outer = column(margin=0)
        self.setLayout(self._outer)
        self._build({})

    def say(self, sentence: str) -> None:
        """Why it did not work."""
        self._banner.tell("danger", sentence)
        self._banner.show()
        self.set_busy(False)

    def ask_passphrase(self, sentence: str, then: Callable[[str], object]) -> None:
        """The backup that was chosen is encrypted."""
        self._banner.hide()
        self.set_busy(False)
        self._asking = PassphrasePopover(self, sentence)
        self._asking.ask_for(self._restore, then)

    def set_busy(self, busy: bool) -> None:
        """While a base is made."""
        self._card.setEnabled(not busy)

    def _wait(self, sentence: str) -> None:
        """Say what is being made, and let nobody ask for it twice."""
        self._banner.tell("info", sentence)
        self._banner.show()
        self.set_busy(True)

    def _build(self, values: dict[str, object]) -> None:
        clear(self._outer)
        card = Card()
        self._card = card
        self._banner = Banner("danger")
        self._banner.hide()
        self._form = Form(_FIELDS)
        self._form.set_choices("country", country_choices(language()))
        self._form.set_choices("profile", [("hotel", tr("Hotel")), ("agency", tr("Travel agency"))])
        self._form.show_values({"name": "", "user": self._user, "country": "FR", "profile": "hotel", **values})
        self._form.submitted.connect(lambda: self._create(then_import=False))
        self._restore = button(tr("Restore a backup"), self._ask_backup, icon="backup")
        languages = Segmented(
            [(code, _NAMES.get(code, code)) for code in sorted(available_languages(), reverse=True)],
            name=tr("Language"),
            value=language(),
        )
        languages.chosen.connect(self._speak)
        card.add(
            row(label(tr("Welcome"), "bigfigure"), None, languages),
            label(tr("All your customers stay in one file, on this computer. Nothing goes over the network."), "muted"),
            self._banner,
            divider(),
            self._form,
            divider(),
            label(tr("Where do your customers come from?"), "heading"),
            WayOn(
                tr("From a file"),
                tr("An Excel or CSV list, from another program or a booking site."),
                button(tr("Import a file"), lambda: self._create(then_import=True), icon="import", role="primary"),
            ),
            WayOn(
                tr("From scratch"),
                tr("Begin with an empty file and enter customers as they come."),
                button(tr("Start empty"), lambda: self._create(then_import=False), icon="plus"),
            ),
            WayOn(
                tr("Only to see"),
                tr("A made-up house with its customers, thrown away when you leave."),
                button(tr("Try the sample house"), self._try_sample, icon="bell-service"),
            ),
            WayOn(
                tr("From a backup"),
                tr("You used GRC Desktop on another computer."),
                self._restore,
            ),
        )
        self._outer.addWidget(in_the_middle(card))
        self.setFocusProxy(self._form.input("name"))
        self.setFocus()

    def _speak(self, code: object) -> None:
        speak(str(code))
        self._build(self._form.values())
        self.language_changed.emit(str(code))

    def _create(self, *, then_import: bool) -> None:
        if self._form.is_valid():
            values = self._form.values()
            establishment = Establishment(
                name=values["name"], profile=values["profile"] or "hotel", country=values["country"] or "FR"
            )
            self.set_busy(True)
            self.created.emit(establishment, values["user"], then_import)

    def _ask_backup(self) -> None:
        backups = [(tr("Backups"), "*.grc *.grc.enc")]
        self._files.open_file(self, tr("Restore a backup"), backups, self._restore_from)

    def _restore_from(self, copy: Path) -> None:
        self._wait(tr("Restoring the backup…"))
        self.restore_wanted.emit(copy)

    def _try_sample(self) -> None:
        self._wait(tr("Making the sample house…"))
        self.sample_wanted.emit(str(self._form.values()["user"] or "").strip())
