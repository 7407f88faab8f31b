"""Fourth step: every real message is made once; the worst come first, and what is wrong leads to where it is mended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.queries import review
from grc_desktop.features.campaigns.records import Campaign, Channel, Problem, Review
from grc_desktop.features.campaigns.ui.channel_tabs import ChannelTabs
from grc_desktop.features.campaigns.ui.preview_card import PreviewCard
from grc_desktop.features.campaigns.ui.step import Step
from grc_desktop.features.campaigns.ui.wording import CHANNEL_ICONS, LANGUAGES
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.ui.beside import Beside
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.layout import column, holding, scrolled
from grc_desktop.ui.timeline import Timeline, TimelineLine
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Progress

_MOST = 60
"""Problems listed; more of the same kind are counted by the program already."""


class ReviewStep(Step):
    """Problems at the left, messages at the right. ``text_wanted(channel, language)``: a text is to be put right."""

    text_wanted = Signal(str, str)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.found: Review | None = None
        self._work: int | None = None
        self.card = Card(tr("What to look at"), flush=True)
        self.problems = Timeline()
        self.waiting = EmptyState("eye", tr("Every message is being made…"))
        self.nothing = EmptyState(
            "success", tr("Nothing to look at"), tr("Every message is complete and says how to receive no more.")
        )
        self._area = scrolled(self.problems)
        self.card.add(self.waiting, self.nothing, self._area)
        self.tabs = ChannelTabs()
        self.preview = PreviewCard(place)
        self.tabs.chosen.connect(self._show_channel)
        self.preview.customer_wanted.connect(partial(place.open_customer, edit=True))
        right = column(self.tabs, self.preview, spacing=2.5)
        right.setStretch(1, 1)
        self.setLayout(column(Beside(self.card, holding(right), width=440, least=240, share=(5, 6)), spacing=0))
        self._show_state()

    def show_campaign(self, campaign: Campaign) -> None:
        if self._campaign is not None and self._campaign.id != campaign.id:
            self.found = None
        super().show_campaign(campaign)

    def enter(self) -> None:
        """Make all messages once, in the lane of long work."""
        if self._work is not None:
            self.jobs.cancel(self._work)
        campaign_id = self.campaign.id

        def task(base: Database, progress: Progress) -> Review:
            progress(0, None)
            return base.read(review, campaign_id=campaign_id)

        self._work = self.jobs.work(
            self, task, partial(self._receive, campaign_id), title=tr("Making the messages"), refused=self._refused
        )
        self._show_state()

    def may_go_on(self) -> bool:
        """What the law or common sense forbids keeps the campaign here."""
        if self.found is not None and self.found.blocking:
            count = len(self.found.blocking)
            self.place.notices.warn(
                trn(
                    "{count} problem has to be put right before anything is sent.",
                    "{count} problems have to be put right before anything is sent.",
                    count,
                )
            )
            return False
        return True

    # --- what is shown ---------------------------------------------------------------------------

    def _receive(self, campaign_id: int, found: Review) -> None:
        self._work = None
        if campaign_id != self.campaign.id:
            return
        self.found = found
        blocking = [problem for problem in found.problems if problem.blocking]
        others = [problem for problem in found.problems if not problem.blocking]
        lines: list[TimelineLine | str] = []
        for title, group in (
            (tr("To be put right before sending"), blocking),
            (tr("Worth a look"), others),
        ):
            if group:
                lines.append(title)
                lines += [self._line(problem) for problem in group[:_MOST]]
        self.problems.show_lines(lines)
        self.card.show_count(format_count(len(found.problems)) if found.problems else 0)
        self.tabs.show_counts({channel: len(ids) for channel, ids in found.order.items()})
        self._show_state()
        self._show_channel(self.tabs.channel)
        total = sum(len(ids) for ids in found.order.values())
        self.told.emit(trn("{count} message", "{count} messages", total))

    def _line(self, problem: Problem) -> TimelineLine:
        mend = button(tr("Put right"), partial(self._mend, problem), role="compact")
        mend.setAccessibleName(tr("Put right: {problem}", problem=problem.words))
        look = button(tr("See"), partial(self._look, problem), role="compact")
        parts = [problem.customer_name or tr(CHANNEL_TITLES[problem.channel])]
        if problem.customer_id is None and problem.language:
            parts.append(tr(dict(LANGUAGES).get(problem.language, problem.language)))
        if problem.count > 1:
            parts.append(trn("{count} customer", "{count} customers", problem.count))
        return TimelineLine(
            CHANNEL_ICONS[problem.channel],
            " · ".join(parts),
            body=problem.words,
            tone="danger" if problem.blocking else "warning",
            badge=(tr("Blocking"), "danger") if problem.blocking else None,
            buttons=[look, mend] if problem.customer_id is not None else [mend],
        )

    def _show_state(self) -> None:
        waiting = self._work is not None and self.found is None
        self.waiting.setVisible(waiting)
        self.nothing.setVisible(self.found is not None and not self.found.problems)
        self._area.setVisible(self.found is not None and bool(self.found.problems))

    def _show_channel(self, channel: Channel | None) -> None:
        if self.found is not None and channel is not None:
            self.preview.show_order(self.campaign.id, self.found.order.get(channel, ()))

    # --- mending ---------------------------------------------------------------------------------

    def _mend(self, problem: Problem) -> None:
        if problem.customer_id is not None and problem.kind in ("empty_field", "no_address"):
            self.place.open_customer(problem.customer_id, edit=True)
        else:
            self.text_wanted.emit(problem.channel, problem.language or "")

    def _look(self, problem: Problem) -> None:
        self.tabs.choose(problem.channel)
        self._show_channel(problem.channel)
        if problem.customer_id is not None:
            self.preview.go_to(problem.customer_id)

    def _refused(self, refusal: Refused) -> None:
        self._work = None
        self.waiting.tell(refusal.sentence)
        self.waiting.show()
