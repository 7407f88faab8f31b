"""What a feature can offer to the program. ``app/features.py`` is the one list of all of them.

Qt is never imported at run time here or in a ``feature.py``: the command line loads these modules.
A ``build`` callable imports its widget inside its body.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.features.console import Console
    from grc_desktop.ui.page import CustomerPanel, PageWidget
    from grc_desktop.ui.workplace import Workplace


@dataclass(frozen=True, kw_only=True)
class Page:
    """An entry of the navigation and the page behind it."""

    key: str
    title: str  # later(...)
    icon: str
    build: Callable[[Workplace], PageWidget]
    group: Literal["daily", "tools", "house"] = "daily"
    count: Callable[[Session], int] | None = None  # red badge; nothing is shown for 0
    tables: frozenset[str] = frozenset()  # the badge is counted again when one of these is touched
    takes: tuple[str, ...] = ()  # endings of files; those dropped anywhere on the window come as request(paths=…)


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A tab of the customer record."""

    key: str
    title: str  # later(...)
    build: Callable[[Workplace], CustomerPanel]
    order: int
    count: Callable[..., int] | None = None  # (session, *, customer_id) -> number in the tab
    alarm: bool = False  # the number is shown in the danger colour
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something the user can do: a menu entry, found by Ctrl+K under its title."""

    key: str
    title: str  # later(...)
    menu: Literal["file", "edit", "view", "customer", "campaign", "tools", "help"]
    run: Callable[[Workplace], None]
    icon: str = ""
    shortcut: str = ""
    needs_customer: bool = False  # enabled while a customer is shown; Workplace.customer_id is it
    in_record: int = 0  # > 0: also a button of the record's action row, in this order
    short: str = ""  # later(...): what stands on that button, where the title says too much


@dataclass(frozen=True)
class AlertWords:
    """What an alert has to say; ``head`` is bold."""

    head: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Alert:
    """A sentence above the record of a customer while something about them is not well (an open complaint)."""

    ask: Callable[..., AlertWords | None]  # (session, *, customer_id)
    open: Callable[[Workplace, int], None]  # what its button does for that customer
    tables: frozenset[str]


@dataclass(frozen=True)
class MarkWords:
    """A badge beside the name of a customer; ``tone`` is one of ``ui.badge``, ``tip`` says why, in a sentence."""

    text: str
    tone: str
    tip: str = ""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A badge beside the name of a customer (their RFM segment, their tier); asked anew when ``tables`` are touched."""

    ask: Callable[..., MarkWords | None]  # (session, *, customer_id)
    tables: frozenset[str]
    order: int = 0


@dataclass(frozen=True)
class PromptWords:
    """Something the program noticed and proposes to do: "17 good customers, no stay for 12 months"."""

    key: str  # given back to ``Prompt.run``
    title: str
    text: str
    action: str  # words of the button


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """What a feature proposes on *Today*; ``run`` opens the place where it is done."""

    icon: str
    ask: Callable[[Session], Sequence[PromptWords]]
    run: Callable[[Workplace, str], None]
    tables: frozenset[str]


class SettingsCard(Protocol):
    """What stands in a tab of the settings (a ``QWidget``, usually a ``ui.card.Card``)."""

    def reload(self) -> None:
        """Ask the base anew."""

    @property
    def is_changed(self) -> bool:
        """Whether something stands in it that is not saved."""


@dataclass(frozen=True, kw_only=True)
class Upkeep:
    """What a feature does by itself while the window is open: some time after the start, then every ``hours``.

    It runs in the background of the long lane and gives way to what the user does: its ``progress(count, total)``
    then raises `Cancelled`, and it is tried again later. A task that changed the base returns its `Done`.
    One that ``filters`` speak of is also done before a subcommand that says the same of itself.
    """

    title: str  # later(...)
    run: Callable[[Database, Callable[..., None]], object]
    hours: float = 24
    filters: bool = False


@dataclass(frozen=True, kw_only=True)
class SettingsPart:
    """A tab of the settings, opened by ``go("settings", tab=key)``; built when it is first shown."""

    key: str
    title: str  # later(...)
    order: int  # establishment 10, users 20, backups 90
    build: Callable[[Workplace], SettingsCard]


class Lookalike(Protocol):
    """A customer who may be the one that is being typed; ``reasons`` are words in the user's language."""

    @property
    def customer_id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def city(self) -> str | None: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def email(self) -> str | None: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, kw_only=True)
class Command:
    """A subcommand of ``grc-desktop``; ``name`` may have two words (``"print labels"``).

    ``filters``: it chooses customers by the filter language, or shows what filters speak of (scores): that is brought
    up to date before it.
    """

    name: str
    summary: str  # later(...)
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Console], None]
    filters: bool = False


@dataclass(frozen=True, kw_only=True)
class Feature:
    """All that one folder adds to the program."""

    name: str
    pages: tuple[Page, ...] = ()
    panels: tuple[Panel, ...] = ()
    deeds: tuple[Deed, ...] = ()
    commands: Callable[[], Sequence[Command]] = tuple  # the window never asks: it does not load their modules
    alerts: tuple[Alert, ...] = ()
    marks: tuple[Mark, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    settings: tuple[SettingsPart, ...] = ()
    upkeep: tuple[Upkeep, ...] = ()
    begin: Callable[[Workplace], object] | None = None  # once the window is usable: what lives as long as its base
    lookalikes: Callable[..., Sequence[Lookalike]] | None = None  # (session, *, values) while a customer is typed
    checks: tuple[Callable[[Session], None], ...] = field(default=())  # run by self-test
