"""When what still waits of a launched campaign leaves, and other hours for it."""

from __future__ import annotations

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.campaigns.actions import reschedule
from grc_desktop.features.campaigns.records import Results
from grc_desktop.features.campaigns.ui.restraint_card import schedule_words
from grc_desktop.features.campaigns.ui.schedule_form import ScheduleForm
from grc_desktop.features.outbox.law import SendingRules
from grc_desktop.features.outbox.queries import sending_rules
from grc_desktop.features.outbox.records import WIRED
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import holding, row
from grc_desktop.ui.workplace import Workplace


class WhenCard(Card):
    """Hidden where nothing waits for the wire. What the law says of the hours is always in view."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setAccessibleName(tr("When"))
        self._place = place
        self._found: Results | None = None
        self.words = label("", "strong")
        self.change = button(tr("Change the hours"), self._unfold, icon="clock", role="compact")
        self.form = ScheduleForm(place.clock)
        self.apply = button(tr("Leave at these hours"), self._apply, role="primary")
        self.back = button(tr("Keep the hours"), self._fold)
        self.form.changed.connect(self._show_law)
        self._deeds = holding(row(None, self.back, self.apply, spacing=2))
        self.add(row(label(tr("When"), "small"), self.words, None, self.change, spacing=2), self.form, self._deeds)
        self._fold()
        self.hide()

    def show_results(self, found: Results) -> None:
        """Show when the rest of this campaign leaves."""
        fresh = self._found is None or self._found.campaign.id != found.campaign.id
        self._found = found
        campaign = found.campaign
        waits = any(one.waiting for one in found.channels if one.channel in WIRED)
        self.setVisible(waits and campaign.state in ("running", "paused") and campaign.trigger is None)
        self.words.setText(schedule_words(campaign.schedule))
        if fresh or self.form.choices.isHidden():
            self._fold()

    def _unfold(self) -> None:
        self._show_choices(shown=True)
        self.form.now.setFocus()

    def _fold(self) -> None:
        if self._found is not None:
            self.form.show_schedule(self._found.campaign.schedule)
            self._show_law()
        self._show_choices(shown=False)

    def _show_choices(self, *, shown: bool) -> None:
        for part in (self.form.choices, self._deeds):
            part.setVisible(shown)
        self.change.setVisible(not shown)

    def _show_law(self) -> None:
        self._place.jobs.ask(self, sending_rules, self._judge, only_last="rules")

    def _judge(self, rules: SendingRules) -> None:
        if self._found is not None:
            counts = {one.channel: one.waiting for one in self._found.channels}
            self.form.show_law(counts, self._found.campaign.purpose, rules)

    def _apply(self) -> None:
        if self._found is not None:
            self._place.jobs.act(
                self,
                reschedule,
                lambda _done: self._show_choices(shown=False),
                refused=self._refused,
                campaign_id=self._found.campaign.id,
                schedule=self.form.schedule,
            )

    def _refused(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)
