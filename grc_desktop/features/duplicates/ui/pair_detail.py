"""What is chosen in the list, with the buttons that decide."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.customers.actions import make_household, merge_customers
from grc_desktop.features.duplicates.actions import forget_not_same, say_not_same
from grc_desktop.features.duplicates.queries import compare, household_proposal
from grc_desktop.features.duplicates.records import Comparison, HouseholdProposal, PairRow
from grc_desktop.features.duplicates.ui.household_view import HouseholdView
from grc_desktop.features.duplicates.ui.listing import percent, score_tone
from grc_desktop.features.duplicates.ui.pair_view import PairView
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button, put_icon
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import ElidedLabel
from grc_desktop.ui.layout import column, divider, row
from grc_desktop.ui.workplace import Workplace


class PairDetail(QFrame):
    """``later_wanted()``: the next one, this one another time."""

    later_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setObjectName("card")
        self._place = place
        self._pair: PairRow | None = None
        self._title = ElidedLabel("", "heading")
        self._score = Badge()
        self.view = PairView()
        self.household = HouseholdView()
        self._nothing = EmptyState(
            "duplicates", tr("No pair chosen"), tr("Choose one in the list to compare the two records.")
        )
        self._stack = QStackedWidget()
        for part in (self._nothing, self.view, self.household):
            self._stack.addWidget(part)
        self.apart_button = button(tr("Not the same"), self.say_apart, icon="unlink", shortcut="Ctrl+D")
        self.later_button = button(tr("Later"), self.later_wanted.emit, icon="clock", shortcut="Ctrl+L")
        self.act_button = button(tr("Merge"), self.act, icon="merge", role="primary", shortcut="Ctrl+Return")
        head = row(self._title, self._score, spacing=2, margin=(3.5, 3))
        head.setStretch(0, 1)
        foot = row(self.apart_button, self.later_button, None, self.act_button, spacing=2, margin=(3.5, 2.5))
        self.setLayout(column(head, divider(), self._stack, divider(), foot, spacing=0))
        self.view.customer_wanted.connect(place.open_customer)
        self.household.changed.connect(self._put_buttons)
        place.jobs.failed.connect(self._put_buttons)
        self.show_pair(None)

    @property
    def pair(self) -> PairRow | None:
        """What is shown."""
        return self._pair

    def show_pair(self, pair: PairRow | None) -> None:
        """Show another pair, None: none."""
        if pair is not None and pair == self._pair:
            return
        self._pair = pair
        self._title.setText(tr("{name} and {other}", name=pair.one_name, other=pair.other_name) if pair else "")
        self._score.tell(percent(pair.score) if pair and pair.score else "", score_tone(pair.score if pair else 0))
        if pair is None:
            self._stack.setCurrentWidget(self._nothing)
        elif pair.kind == "household":
            self._place.jobs.ask(
                self, household_proposal, self._show_household, refused=self._refuse, only_last="pair",
                one_id=pair.one_id, other_id=pair.other_id,
            )  # fmt: skip
        else:
            self._place.jobs.ask(
                self, compare, self._show_comparison, refused=self._refuse, only_last="pair",
                one_id=pair.one_id, other_id=pair.other_id,
            )  # fmt: skip
        self._put_buttons()

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        shown = self._stack.currentWidget()
        if shown is self.view:
            self.view.focus_first()
        elif shown is self.household:
            self.household.focus_first()

    # --- deciding --------------------------------------------------------------------------------

    def act(self) -> None:
        """Merge the two, make their household, or compare them again."""
        pair = self._pair
        if pair is None or not self.act_button.isEnabled():
            return
        self.act_button.setEnabled(False)  # two quick presses do not do it twice
        jobs = self._place.jobs
        if pair.not_same_id is not None:
            jobs.act(self, forget_not_same, refused=self._refuse, ids=[pair.not_same_id])
        elif pair.kind == "household":
            jobs.act(
                self, make_household, refused=self._refuse, member_ids=self.household.member_ids,
                name=self.household.name, title=self.household.title,
            )  # fmt: skip
        else:
            jobs.act(
                self, merge_customers, refused=self._refuse, keep_id=self.view.keep_id,
                other_ids=[self.view.other_id], chosen=self.view.chosen,
            )  # fmt: skip

    def say_apart(self) -> None:
        """Remember that they are not the same, or need no household."""
        pair = self._pair
        if pair is not None and self.apart_button.isEnabled():
            self.apart_button.setEnabled(False)
            self._place.jobs.act(
                self, say_not_same, refused=self._refuse, one_id=pair.one_id, other_id=pair.other_id, kind=pair.kind
            )

    # --- what is shown ---------------------------------------------------------------------------

    def _show_comparison(self, found: Comparison) -> None:
        self.view.show_pair(found)
        self._stack.setCurrentWidget(self.view)

    def _show_household(self, found: HouseholdProposal) -> None:
        self.household.show_proposal(found)
        self._stack.setCurrentWidget(self.household)

    def _refuse(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)
        self._put_buttons()

    def _put_buttons(self) -> None:
        pair = self._pair
        decided = pair is not None and pair.not_same_id is not None
        household = pair is not None and pair.kind == "household"
        words = tr("Compare again") if decided else tr("Create the household") if household else tr("Merge")
        self.act_button.setText(words)
        self.act_button.setAccessibleName(words)
        put_icon(self.act_button, "refresh" if decided else "household" if household else "merge", "on_accent")
        self.act_button.setEnabled(
            pair is not None and (not household or decided or len(self.household.member_ids) > 1)
        )
        apart = tr("No household") if household else tr("Not the same")
        self.apart_button.setText(apart)
        self.apart_button.setAccessibleName(apart)
        self.apart_button.setVisible(not decided)
        self.later_button.setVisible(not decided)
        self.apart_button.setEnabled(pair is not None)
        self.later_button.setEnabled(pair is not None)
