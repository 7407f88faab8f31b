"""The wizard: five steps over one draft, which is saved at every moment."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.campaigns.actions import save_campaign
from grc_desktop.features.campaigns.queries import campaign as find_campaign
from grc_desktop.features.campaigns.records import STEPS, Campaign
from grc_desktop.features.campaigns.ui.audience_step import AudienceStep
from grc_desktop.features.campaigns.ui.goal_step import GoalStep
from grc_desktop.features.campaigns.ui.message_step import MessageStep
from grc_desktop.features.campaigns.ui.review_step import ReviewStep
from grc_desktop.features.campaigns.ui.sending_step import SendingStep
from grc_desktop.features.campaigns.ui.step import Step
from grc_desktop.features.campaigns.ui.wording import at_clock
from grc_desktop.features.campaigns.wording import STEP_WORDS
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import ElidedLabel
from grc_desktop.ui.layout import column, divider, holding, row
from grc_desktop.ui.stack import Stack, in_view
from grc_desktop.ui.steps import StepHeader
from grc_desktop.ui.workplace import Workplace


class Wizard(QWidget):
    """``named(name)`` when the campaign shown has another name, ``launched(campaign_id)`` when it is under way."""

    named = Signal(str)
    launched = Signal(int)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.jobs = place.jobs
        self._campaign: Campaign | None = None
        self._pending = 0
        self._going: str | None = None
        self._saved = ""
        self._words = ""
        self._hindrance = ""
        self.header = StepHeader([tr(words) for words in STEP_WORDS.values()])
        self.goal, self.audience, self.message = GoalStep(place), AudienceStep(place), MessageStep(place)
        self.review, self.sending = ReviewStep(place), SendingStep(place)
        self.steps: dict[str, Step] = dict(
            zip(STEPS, (self.goal, self.audience, self.message, self.review, self.sending), strict=True)
        )
        self.stack = Stack()
        for part in self.steps.values():
            self.stack.addWidget(part)
            part.edited.connect(self.save)
            part.saved.connect(self._say_saved)
            part.told.connect(self._show_words)
            part.step_wanted.connect(self.show_step)
        self.sending.launched.connect(self.launched)
        self.review.text_wanted.connect(self._write_text)
        self.said = ElidedLabel("", "small")
        self.back = button(tr("Back"), lambda: self._move(-1), icon="arrow-left")
        self.forward = button(tr("Next"), lambda: self._move(+1), role="primary", icon="arrow-right")
        self.forward.setShortcut("Ctrl+Return")
        foot = row(self.said, self.back, self.forward, *self.sending.buttons, spacing=2.5, margin=(5, 3))
        foot.setStretch(0, 1)
        layout = column(self.header, in_view(self.stack), divider(), holding(foot, name="footer"), spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    # --- which campaign ---------------------------------------------------------------------------

    @property
    def campaign_id(self) -> int | None:
        """The campaign that is being written."""
        return self._campaign.id if self._campaign else None

    @property
    def step(self) -> str:
        """The step in view."""
        return STEPS[self.header.current]

    @property
    def saved(self) -> bool:
        """Whether all that was written is in the base."""
        return self._pending == 0

    def open(self, campaign_id: int, step: str = "") -> None:
        """Show a draft at the step where it was left, or at ``step``."""
        self._campaign = None
        self._saved = self._words = ""

        def show(found: Campaign) -> None:
            self._receive(found)
            self._enter(step or found.step)

        self.jobs.ask(self, find_campaign, show, refused=self._refused, only_last="open", campaign_id=campaign_id)

    def _receive(self, found: Campaign) -> None:
        self._campaign = found
        for part in self.steps.values():
            part.show_campaign(found)
        self.named.emit(found.name)

    # --- saving ----------------------------------------------------------------------------------

    def save(self, changes: Mapping[str, object]) -> None:
        """Save fields of the draft; no notice speaks of it, the line beneath does."""
        if self._campaign is None:
            return
        self._pending += 1
        campaign_id = self._campaign.id
        self.jobs.act(
            self,
            save_campaign,
            lambda _done: self._on_saved(campaign_id),
            refused=self._not_saved,
            quietly=True,
            campaign_id=campaign_id,
            changes=changes,
        )

    def _on_saved(self, campaign_id: int) -> None:
        self._pending -= 1
        if self._campaign is None or self._campaign.id != campaign_id:
            return
        self._say_saved()

        def show(found: Campaign) -> None:
            if self._campaign is not None and found.id == self._campaign.id:
                self._receive(found)
                if self._going and self.saved:
                    step, self._going = self._going, None
                    self._enter(step)

        self.jobs.ask(self, find_campaign, show, only_last="open", campaign_id=campaign_id)

    def _say_saved(self) -> None:
        self._saved = tr("Draft saved at {time}", time=at_clock(self.place.clock.now()))
        self._show_words(self._words)

    def _not_saved(self, refusal: Refused) -> None:
        self._pending -= 1
        self._going = None
        if self.step == "goal":
            self.goal.refuse(refusal)
        else:
            self._refused(refusal)

    def _refused(self, refusal: Refused) -> None:
        self.place.notices.warn(refusal.sentence)

    # --- steps -----------------------------------------------------------------------------------

    def show_step(self, step: str) -> None:
        """Show a step; going on asks the steps between whether all is well, going back never does."""
        wanted, now = STEPS.index(step), self.header.current
        for passed in STEPS[now:wanted]:
            if not self.steps[passed].may_go_on():
                self._hindrance = self.place.notices.text
                if passed != self.step:
                    self._enter(passed)
                return
        if self._hindrance and self.place.notices.text == self._hindrance:
            self.place.notices.hide()  # it has been put right
        self._hindrance = ""
        if wanted < now:
            self.steps[self.step].keep()
        if self._campaign is not None and self._campaign.step != step:
            self._going = step
            self.save({"step": step})
        else:
            self._enter(step)

    def _write_text(self, channel: str, language: str) -> None:
        self.message.wanted = (channel, language)
        self.show_step("message")

    def _move(self, by: int) -> None:
        self.show_step(STEPS[self.header.current + by])

    def _enter(self, step: str) -> None:
        self.header.set_current(STEPS.index(step))
        self.stack.setCurrentWidget(self.steps[step])
        self.back.setEnabled(step != STEPS[0])
        self.forward.setVisible(step != STEPS[-1])
        for part in self.sending.buttons:
            part.setVisible(step == STEPS[-1])
        self._show_words("")
        self.steps[step].enter()
        (self.steps[step].begins or self.forward).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Another page comes: what was typed a moment ago is saved."""
        if self._campaign is not None:
            self.steps[self.step].keep()

    def refresh(self) -> None:
        """Something that the step in view shows was changed elsewhere."""
        if self._campaign is not None:
            self.steps[self.step].refresh()

    def _show_words(self, words: str) -> None:
        self._words = words
        self.said.setText(" · ".join(part for part in (self._saved, words) if part))
