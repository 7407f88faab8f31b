"""What every step of the wizard is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.features.campaigns.queries import audience
from grc_desktop.features.campaigns.records import Audience, Campaign
from grc_desktop.ui.workplace import Workplace

_PAUSE = 400
"""Milliseconds without a key before what was typed is saved."""


class Step(QWidget):
    """One step of the wizard over one campaign.

    ``edited(changes)``: fields of the campaign to save at once. ``saved()``: it saved something by itself.
    ``told(words)``: what stands at the left of the buttons beneath. ``step_wanted(key)``: a mistake is mended there.
    """

    edited = Signal(object)
    told = Signal(str)
    step_wanted = Signal(str)
    saved = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.jobs = place.jobs
        self._campaign: Campaign | None = None
        self._timer = QTimer(self)
        """Started at each key: when it ends, what was typed is kept."""
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.keep)

    @property
    def campaign(self) -> Campaign:
        """The campaign that is being written."""
        if self._campaign is None:
            raise RuntimeError("no campaign is open")
        return self._campaign

    def show_campaign(self, campaign: Campaign) -> None:
        """Another campaign, or this one after it was saved."""
        self._campaign = campaign

    @property
    def begins(self) -> QWidget | None:
        """What has the keyboard when the step comes into view; None: the button that goes on. To be overridden."""
        return None

    def enter(self) -> None:
        """The step comes into view: ask for what it shows. To be overridden."""

    def refresh(self) -> None:
        """What it shows was changed elsewhere: ask anew. To be overridden where that is dearer than ``enter``."""
        self.enter()

    def keep(self) -> None:
        """The step is left: save at once what waits to be saved. To be overridden."""

    def may_go_on(self) -> bool:
        """Whether the next step may be entered; a step that says no shows why itself."""
        return True

    def _ask_audience(self) -> None:
        """Whom the campaign reaches as it is now, for ``_show_audience``."""
        self.jobs.ask(
            self,
            audience,
            self._show_audience,
            refused=self._refused,
            only_last="audience",
            campaign_id=self.campaign.id,
        )

    def _show_audience(self, found: Audience) -> None:
        """To be overridden where ``_ask_audience`` is called."""

    def _refused(self, refusal: Refused) -> None:
        self.place.notices.warn(refusal.sentence)

    def save(self, **changes: object) -> None:
        """Have fields of the campaign saved."""
        told: Mapping[str, object] = changes
        self.edited.emit(told)
