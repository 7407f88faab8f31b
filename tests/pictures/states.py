"""States that a page is seldom in, for the gallery: what opens above it, what is refused, what failed, nothing there.

Each is reached as a user reaches it wherever that is possible without a mail server or a broken disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from tests.pictures.walks import Shown, Walk, let_settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QPushButton, QWidget

    from grc_desktop.app.off_screen import OffScreen
    from grc_desktop.features.campaigns.ui.campaigns_page import CampaignsPage
    from grc_desktop.features.customers.ui.page import ClientsPage
    from grc_desktop.features.imports.ui.page import ImportPage
    from grc_desktop.features.today.ui.today_page import TodayPage


def menus(screen: OffScreen, _folder: Path) -> Iterator[Shown]:
    """The menu bar, menu by menu."""
    screen.picture("today")
    for at, entry in enumerate(screen.window.menuBar().actions()):
        if entry.isVisible():
            yield f"-{at}", _whole(cast("QMenu", entry.menu()))


def _whole(menu: QMenu) -> QMenu:
    menu.aboutToShow.emit()
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    return menu


def popovers(screen: OffScreen, _folder: Path) -> Iterator[Shown]:
    """What opens beneath a control of the list and of the record."""
    from PySide6.QtWidgets import QApplication

    from grc_desktop.ui.popover import Popover

    def close() -> None:
        for one in screen.window.findChildren(Popover):
            one.close()
        QApplication.processEvents()

    page = cast("ClientsPage", screen.window.show_page("customers"))
    page.sides.show_first()
    let_settle(screen)
    page.list.bar.add_button.click()
    yield "-condition"
    close()
    page.list.narrow_by("last_purchase > 12 months ago and (city = Lyon or tags = VIP)")
    let_settle(screen)
    page.list.bar.edit_wanted.emit(1)
    yield "-group"
    close()
    page.list.clear_filters()
    page.list.bar.view_button.click()
    yield "-views", _whole(page.list.bar.view_button.menu())
    yield "-columns", _whole(page.list.bar.columns_button.menu())
    page.list.table.check_all()
    let_settle(screen)
    _press(page.list.bulk, tr("Edit a field"))
    yield "-field"
    close()
    page.list.table.check_all(False)
    screen.window.show_page("customers", {"customer_id": page.list.shown_ids()[1]})
    let_settle(screen)
    _press(page.record.header, tr("Make a call"))
    yield "-call"
    close()
    _press(page.record.header, tr("SMS"))
    yield "-sms"
    close()
    screen.window.header.search.start("mor")
    yield "-search"
    screen.window.header.search.clear()
    today = cast("TodayPage", screen.window.show_page("today", {"quick_entry": True}))
    today.quick_entry.who.start("06 12")
    yield "-quick-entry"
    today.quick_entry.who.clear()


def refusals(screen: OffScreen, folder: Path) -> Iterator[Shown]:
    """Forms that say what is wrong, beside the field and above the page."""
    page = cast("ClientsPage", screen.window.show_page("customers", {"new": True}))
    page.new.form.show_values(
        {"last_name": "Girard", "first_name": "Lucie", "phone": "06 12 34", "email": "lucie.girard(at)exemple.fr"}
    )
    page.new.form.is_valid()
    yield "-new-customer"
    page.new.cancelled.emit()
    page.sides.show_first()
    page.list.bar.add_button.click()
    let_settle(screen)
    builder = page.list._builder
    if builder is not None:
        builder.builder.set_expression("citty = Lyon and last_purchase >")
        let_settle(screen)
        yield "-filter"
        builder.close()
    page.list.bar.open_words("zzzz")
    yield "-nobody-found"
    page.list.bar.close_words()
    page.list.bar.words_typed.emit("")
    complaint = screen.window.show_page("complaints", {"new_for": None})
    if complaint is not None:
        let_settle(screen)
        _press(complaint, tr("Save"))
        yield "-complaint"
    settings = screen.window.show_page("settings", {"tab": "sending"})
    let_settle(screen)
    if settings is not None:
        from grc_desktop.features.outbox.ui.accounts_card import AccountsCard
        from grc_desktop.features.paper.ui.sheets_card import SheetsCard

        accounts = settings.findChildren(AccountsCard)[0]
        accounts.add_button.menu().actions()[0].trigger()
        yield "-account"
        accounts.editor.cancelled.emit()
        screen.window.show_page("settings", {"tab": "sheets"})
        let_settle(screen)
        sheets = settings.findChildren(SheetsCard)[0]
        sheets.editor.open_sheet(None)
        yield "-sheet"
        _press(sheets.editor, tr("Save"))
        yield "-sheet-refused"
        sheets.editor.close_sheet()
    broken = folder / "clients.xlsx"
    broken.write_bytes(b"PK\x03\x04" + b"\x00" * 200)
    imports = cast("ImportPage", screen.window.show_page("import", {"path": broken}))
    yield "-import"
    imports.summary.setFocus()
    campaigns = cast("CampaignsPage", screen.window.show_page("campaigns", {"where": "city = Nowhere"}))
    let_settle(screen)
    campaigns.wizard.forward.click()
    let_settle(screen)
    yield "-audience"
    campaigns.wizard.forward.click()
    yield "-audience-refused"


def troubles(screen: OffScreen, _folder: Path) -> Iterator[Shown]:
    """What the environment did, in each tone of the notice bar, and a bug."""
    from grc_desktop.app.about import AboutDialog
    from grc_desktop.app.crash import CrashDialog
    from grc_desktop.app.report import describe_failure

    notices = screen.window.notices
    screen.picture("customers")
    for name, say in _TONES.items():
        getattr(notices, say)(_LONG, action=tr("Undo"), run=bool)
        yield f"-{name}"
    notices.hide()
    try:
        raise Trouble("…")
    except Trouble as failure:
        text = describe_failure(failure)
    crash = CrashDialog(screen.window, text, str(_BASE.with_name("report.txt")))
    crash.show()
    yield "-crash", crash
    crash.close()
    about = AboutDialog(screen.window)
    about.show()
    yield "-about", about
    about.close()


_TONES = {"info": "say", "success": "succeed", "warning": "warn", "danger": "trouble"}

_BASE = Path("/home/camille/.local/share/grc-desktop/hotel-des-remparts.grc")

_LONG = (
    "« hotel-des-remparts.grc » n’a pas pu être écrit (plus de place sur le disque). Libérez de la place, puis "
    "enregistrez de nouveau : rien de ce qui était enregistré n’est perdu."
)


def alone(screen: OffScreen, folder: Path) -> Iterator[Shown]:
    """What stands in the window before there is a base, and when one does not open."""
    from grc_desktop.app.first_start import FirstStart
    from grc_desktop.app.not_opened import NotOpened
    from grc_desktop.app.opening import Copy
    from grc_desktop.ui.file_dialogs import FileDialogs
    from grc_desktop.ui.machine import Machine

    window = screen.window
    files = FileDialogs(Machine(folder / "files.ini"))
    first = FirstStart(files, "Camille")
    window.show_alone(tr("First start"), first)
    window.navigation.hide()
    yield "-first-start"
    _press(first, tr("Start empty"))
    yield "-first-start-unnamed"
    first.say(_LONG)
    yield "-first-start-failed"
    window.remove_alone(first)
    failed = NotOpened(files, _BASE)
    failed.say(_LONG)
    window.show_alone("", failed)
    window.navigation.hide()
    yield "-not-opened"
    failed.offer(Copy(_BASE, datetime(2026, 11, 21, 18, 4, tzinfo=UTC)))
    yield "-not-opened-backup"
    window.remove_alone(failed)
    window.header.search.show()
    window.navigation.show()


def _press(within: QWidget, name: str) -> None:
    """The button that is called so, as a screen reader finds it."""
    from PySide6.QtWidgets import QPushButton

    buttons: list[QPushButton] = within.findChildren(QPushButton)
    shown = {one.accessibleName() or one.text(): one for one in buttons if one.isVisible()}
    shown[name].setFocus()
    shown[name].click()


STATES: tuple[tuple[str, Walk], ...] = (
    ("menus", menus),
    ("popovers", popovers),
    ("refusals", refusals),
    ("troubles", troubles),
    ("alone", alone),
)
