"""How customers are scored: the method by name, the period, own bounds; and the scores as they are."""

from __future__ import annotations

from datetime import date
from typing import Any

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.money import format_amount, read_amount
from grc_desktop.core.numbers import format_count
from grc_desktop.database.database import Database, Done
from grc_desktop.features.rfm.actions import save_settings
from grc_desktop.features.rfm.queries import scored_now, settings_of_house
from grc_desktop.features.rfm.records import Settings
from grc_desktop.features.rfm.refreshing import refresh
from grc_desktop.features.rfm.rules import METHODS
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.form import Field, Finding, Form
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import row
from grc_desktop.ui.workplace import Workplace

_BOUNDS = ("recency_days", "frequency", "monetary_cents")


def _check_bounds(typed: str) -> Finding | None:
    read = _read_bounds(typed)
    if read is None or len(read) != 4 or list(read) != sorted(set(read)):
        return Finding(tr("Four numbers that rise, with semicolons between them"))
    return None


_FIELDS = (
    Field(key="method", label=later("Method"), kind="choice", wide=True),
    Field(
        key="months", label=later("Months that count"), kind="number", longest=3,
        hint=later("Empty: all purchases count. A seasonal house takes 24 to 36."),
    ),
    Field(
        key="recency_days", label=later("Own bounds: days since the last purchase"), check=_check_bounds,
        hint=later("Only by threshold, e.g. 90; 180; 365; 730. Empty: worked out from the customers."),
    ),
    Field(key="frequency", label=later("Own bounds: number of purchases"), check=_check_bounds,
          hint=later("E.g. 2; 3; 5; 8")),
    Field(key="monetary_cents", label=later("Own bounds: total amount"), check=_check_bounds,
          hint=later("E.g. 200; 500; 1000; 2500")),
)  # fmt: skip


class ScoringCard(Card):
    """A form that is saved by its button or Ctrl+S; saving works the scores out anew."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("RFM segments"))
        self._place = place
        self.form = Form(_FIELDS, clock=place.clock, home_country=place.home_country)
        self.form.set_choices("method", [(method, tr(words)) for method, words in METHODS])
        self.form.submitted.connect(self._save)
        self.form.changed.connect(self._enable)
        self._button = button(tr("Save"), self._save, icon="save", role="primary")
        self._state = label("", "muted", wrap=True)
        again = button(tr("Work out now"), lambda: refresh_now(place), icon="refresh")
        self.add(
            label(
                tr("Customers are scored from 1 to 5 by how recently, how often and for how much they bought. "
                   "Cancelled stays do not count, refunds are subtracted."),
                "muted", wrap=True,
            ),
            self.form, self._state, row(again, None, self._button),
        )  # fmt: skip
        place.jobs.touched.connect(self._on_touched)

    def reload(self) -> None:
        """Ask how the house scores, and for the scores as they are."""
        self._place.jobs.ask(self, settings_of_house, self._show, only_last="settings")
        self._ask_state()

    def _ask_state(self) -> None:
        self._place.jobs.ask(self, scored_now, self._show_state, only_last="state")

    def _show_state(self, known: tuple[date | None, int]) -> None:
        day, count = known
        if day is None:
            self._state.setText(tr("No customer has been scored yet."))
            return
        words = trn("{count} customer scored on {date}.", "{count} customers scored on {date}.", count,
                    count=format_count(count), date=format_date(day))  # fmt: skip
        self._state.setText(words)

    def _show(self, settings: Settings) -> None:
        self.form.show_values(
            {
                "method": settings.method, "months": settings.months,
                "recency_days": "; ".join(map(str, settings.recency_days)),
                "frequency": "; ".join(map(str, settings.frequency)),
                "monetary_cents": "; ".join(format_amount(cents) for cents in settings.monetary_cents),
            },
            keep_edits=True,
        )  # fmt: skip
        self._enable()

    def _enable(self) -> None:
        self._button.setEnabled(self.form.is_changed)

    def _save(self) -> None:
        if not self.form.is_valid():
            return
        given = self.form.values()
        days, count, amounts = (_read_bounds(given[field]) or () for field in _BOUNDS)
        wanted = Settings(
            given["method"], given["months"], tuple(cents // 100 for cents in days),
            tuple(cents // 100 for cents in count), amounts,
        )  # fmt: skip
        self._place.jobs.act(self, save_settings, self._saved, refused=self.form.refuse, settings=wanted)

    def _saved(self, _done: Done[Any]) -> None:
        self.form.accept()
        self._enable()
        refresh_now(self._place)

    def _on_touched(self, tables: frozenset[str]) -> None:
        if "rfm_score" in tables:
            self._ask_state()


def refresh_now(place: Workplace) -> None:
    """Work the scores out on the long lane, and say how many customers have one."""

    def task(base: Database, _progress: Progress) -> Done[int]:
        return refresh(base)

    def told(done: Done[int]) -> None:
        count = format_count(done.result)
        words = trn("{count} customer was scored.", "{count} customers were scored.", done.result, count=count)
        place.notices.succeed(words)

    place.jobs.work(place, task, told, title=tr("Working out the RFM segments"))


def _read_bounds(typed: str) -> tuple[int, ...] | None:
    """Numbers with semicolons between them, in hundredths; None where one is none."""
    read = [read_amount(part) for part in typed.split(";") if part.strip()]
    return None if None in read else tuple(number for number in read if number is not None)
