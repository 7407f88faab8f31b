"""The accounts that the house sends by: listed, added from a preset, edited, tried."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from zlib import crc32

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import later, tr
from grc_desktop.database.database import Done
from grc_desktop.features.outbox.accounts import KINDS, Account, Preset, new_key, password_of
from grc_desktop.features.outbox.actions import remove_account, save_account_and_password
from grc_desktop.features.outbox.queries import accounts, usual_providers
from grc_desktop.features.outbox.ui.account_fields import account_of, fields_of, values_of
from grc_desktop.features.outbox.ui.sending import Sending
from grc_desktop.ui.buttons import action, button, fill_menu, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.form import Field
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.layout import holding, row, step
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.popover import AskPopover
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from grc_desktop.database.database import Database
    from grc_desktop.features.outbox.records import Outcome

_OTHERS = (
    Preset("android", later("Android telephone (SMS Gateway app)"), "android", {},
           later("In the app, switch on the local server and copy its address, user name and password.")),
    Preset("modem", later("USB modem"), "modem", {"connection": "at115200"}),
    Preset("file", later("File for a provider’s web page"), "file", {}),
)  # fmt: skip


def _where(account: Account) -> str:
    options = ("from_address", "address", "device", "provider")
    return next((account.option(key) for key in options if account.option(key)), "")


_COLUMNS: tuple[Column[Account], ...] = (
    Column(key="name", title=later("Name"), text=lambda one: one.name, width=190, look="strong"),
    Column(key="kind", title=later("Way"), text=lambda one: tr(KINDS[one.kind]), width=250, spare=True),
    Column(key="where", title=later("Sender or device"), text=_where, width=210, look="muted", stretch=True),
    Column(
        key="default",
        title=later("State"),
        text=lambda one: tr("Usual") if one.default else "",
        badge=lambda one: "accent" if one.default else None,
        width=90,
    ),
)


class AccountsCard(Card):
    """The list; beneath it the form of the account that is added or edited."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Sending accounts"), flush=True)
        self._place = place
        self._edited: Account | None = None
        self._providers: tuple[Preset, ...] = ()
        self._asking: AskPopover | None = None
        self.add_button = menu_button(tr("New account"), [], icon="plus")
        self.head.addWidget(self.add_button)
        self.table: FixedTable[Account] = FixedTable(
            _COLUMNS, name=tr("Sending accounts"), identify=lambda one: crc32(one.key.encode())
        )
        self.table.set_empty(
            EmptyState("send", tr("No account yet"), tr("Add the e-mail of the house, or a telephone for SMS."))
        )
        self.table.opened.connect(lambda _id: self._edit())
        self.table.current_changed.connect(lambda _id: self._enable())
        self.try_button = button(tr("Try it…"), self._try, icon="play")
        self.edit_button = button(tr("Edit"), self._edit, icon="edit")
        self._hint = Banner("info")
        self._hint_box = holding(row(self._hint, margin=(3.5, 2)))
        self._hint_box.hide()
        self.editor = Editor(place.clock, home_country=place.home_country)
        place.jobs.failed.connect(self.editor.allow)
        self.editor.setMinimumHeight(step(150))  # the page scrolls, the form inside it need not
        self.editor.submitted.connect(self._save)
        self.editor.cancelled.connect(self._hint_box.hide)
        buttons = row(self.edit_button, self.try_button, None, spacing=2, margin=(3.5, 2.5))
        self.add(self.table, buttons, self._hint_box, self.editor)
        self.body.setSpacing(0)
        self._enable()

    def reload(self) -> None:
        """Ask which accounts there are, and can be."""
        self._place.jobs.ask(self, usual_providers, self._offer, only_last="providers")
        self._place.jobs.ask(self, accounts, self._show, only_last="accounts")

    def _offer(self, providers: tuple[Preset, ...]) -> None:
        if providers == self._providers:
            return
        self._providers = providers
        made: list[QAction | None] = []
        kind = ""
        for preset in (*providers, *_OTHERS):
            if kind and preset.kind != kind:
                made.append(None)
            kind = preset.kind
            made.append(action(tr(preset.title), partial(self._add, preset)))
        fill_menu(self.add_button.menu(), made)

    def _show(self, found: list[Account]) -> None:
        self.show_count(len(found))
        self.table.show_rows(found)
        self.table.fit_height(8)
        self._enable()

    def _enable(self) -> None:
        chosen = self.table.current_row is not None
        self.edit_button.setEnabled(chosen)
        self.try_button.setEnabled(
            chosen and self.table.current_row is not None and self.table.current_row.kind != "file"
        )

    # --- one account ------------------------------------------------------------------------------

    def _add(self, preset: Preset) -> None:
        house = self._place.house.name
        options = {"from_name": house, **preset.options} if preset.kind == "smtp" else dict(preset.options)
        made = Account(
            key=new_key(), name=tr(preset.title), kind=preset.kind, options=options, per_minute=preset.per_minute,
            per_day=preset.per_day,
        )  # fmt: skip
        self._open(made, tr("New account: {name}", name=tr(preset.title)), hint=tr(preset.hint), removable=False)

    def _edit(self) -> None:
        one = self.table.current_row
        if one is not None:
            self._open(one, one.name, hint="", removable=True)

    def _open(self, account: Account, title: str, *, hint: str, removable: bool) -> None:
        self._edited = account
        self._hint.tell("info", hint)
        self._hint_box.setVisible(bool(hint))
        fields = fields_of(account.kind, needs=self._needs(account))
        self.editor.open_form(
            title, fields, values_of(account), icon="send",
            remove=tr("Remove the account") if removable else "", removing=self._remove,
        )  # fmt: skip

    def _needs(self, account: Account) -> tuple[str, ...]:
        """What the provider of an account by the internet asks for; one that is not known here keeps what it has."""
        same = (one.needs for one in self._providers if one.options.get("provider") == account.option("provider"))
        return next(same, ()) if account.kind == "http" else ()

    def _save(self, values: dict[str, Any]) -> None:
        if self._edited is None:
            return
        try:
            account = account_of(self._edited, values)
        except Refused as refusal:
            self.editor.refuse(refusal)
            return
        self._place.jobs.act(
            self, save_account_and_password, self._saved, refused=self.editor.refuse, account=account,
            password=values.get("password") or "",
        )  # fmt: skip

    def _saved(self, done: Done[bool]) -> None:
        self._hint_box.hide()
        self.editor.close_form()
        if not done.result:
            self._place.notices.say(tr("This system keeps no passwords: it will be asked for at each sending."))

    def _remove(self) -> None:
        if self._edited is not None:
            self._place.jobs.act(self, remove_account, lambda _done: self._gone(), key=self._edited.key)

    def _gone(self) -> None:
        self._hint_box.hide()
        self.editor.close_form()

    # --- trying -----------------------------------------------------------------------------------

    def _try(self) -> None:
        account = self.table.current_row
        if account is None:
            return
        email = account.channel == "email"
        words = later("Send a test to this address") if email else later("Send a test to this number")
        field = Field(key="to", label=words, kind="email" if email else "phone", required=True)
        self._asking = AskPopover(self, tr("Try “{name}”", name=account.name), [field], tr("Send the test"))
        self._asking.ask(
            self.try_button, lambda values: self._with_password(account, values["to"]),
            {"to": account.option("from_address")},
        )  # fmt: skip

    def _with_password(self, account: Account, to: str) -> None:
        """The keyring may ask the user itself: not on this thread."""
        sending = Sending.of(self._place)

        def known(_base: Database, _progress: Progress) -> bool:
            return not account.needs_password or bool(sending.password_of(account) or password_of(account))

        def go_on(is_known: bool) -> None:
            if is_known:
                self._send_test(account, to)
            else:
                sending.ask_password(self.try_button, account, lambda: self._send_test(account, to))

        self._place.jobs.work(self, known, go_on, title=tr("Looking for the password"))

    def _send_test(self, account: Account, to: str) -> None:
        sending, country = Sending.of(self._place), self._place.home_country

        def task(base: Database, _progress: Progress) -> Outcome:
            from grc_desktop.core.telephone import read_telephone
            from grc_desktop.features.outbox.sending import try_account

            address = to if account.channel == "email" else read_telephone(to, country).e164 or to
            try:
                return try_account(base, account, to=address, ask_password=sending.password_of)
            except Trouble:
                sending.forget_passwords()
                raise

        self._place.jobs.work(self, task, self._tried, title=tr("Trying {name}", name=account.name))

    def _tried(self, outcome: Outcome) -> None:
        if outcome.state == "sent":
            words = outcome.reason or tr("The test has left: it should arrive within a minute.")
            self._place.notices.succeed(words)
        else:
            self._place.notices.trouble(outcome.reason or tr("The test did not leave."))
