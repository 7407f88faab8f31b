"""The page *Campaigns*: the list, the wizard of a draft, what is under way and its results, and the rules."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.campaigns.actions import copy_campaign, delete_campaign
from grc_desktop.features.campaigns.queries import campaign as find_campaign
from grc_desktop.features.campaigns.records import Campaign
from grc_desktop.features.campaigns.ui.code_entry import CodeEntry
from grc_desktop.features.campaigns.ui.ideas import Idea, begin
from grc_desktop.features.campaigns.ui.listing import CampaignList
from grc_desktop.features.campaigns.ui.rules_view import RulesView
from grc_desktop.features.campaigns.ui.under_way import UnderWay
from grc_desktop.features.campaigns.ui.wizard import Wizard
from grc_desktop.ui.buttons import button
from grc_desktop.ui.layout import column
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.stack import Stack
from grc_desktop.ui.workplace import Workplace

TABLES = frozenset(
    {"campaign", "campaign_message", "audience_choice", "message", "response", "customer", "consent", "email", "phone"}
    | {"address", "complaint", "saved_view", "purchase"}
)

_OWN_WORDS = frozenset({"campaign_message"})
"""What the wizard itself saves while one writes: whom a campaign reaches does not depend on its words."""


class CampaignsPage(PageWidget):
    """``request(where=…)`` or ``request(ids=…)`` begins a campaign for these customers, ``request(new=True)`` for whom
    its conditions will say; ``request(campaign_id=…)`` opens one (with ``results=True`` at its results),
    ``request(rules=True)`` the automatic ones, ``request(code=True)`` the entry of a code.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Campaigns"), tables=TABLES)
        self._touched: frozenset[str] = frozenset()
        self.list = CampaignList(place)
        self.under_way = UnderWay(place)
        self.rules = RulesView(place)
        self.code = CodeEntry(place)
        self.stack = Stack()
        for view in (self.list, self.under_way, self.rules, self.code):
            self.stack.addWidget(view)
        self.setLayout(column(self.stack, spacing=0))
        self.new_button = button(tr("New campaign"), self.begin, icon="plus", role="primary")
        self.rules_button = button(tr("Automatic campaigns"), self.show_rules, icon="refresh")
        self.code_button = button(tr("Enter a code"), self.enter_code, icon="voucher")
        self.close_button = button(tr("Close"), self.show_list, icon="close", role="quiet")
        for part in (self.new_button, self.rules_button, self.code_button, self.close_button):
            part.setParent(self)
            part.hide()
        self._connect()
        self.show_list()

    def _connect(self) -> None:
        self.list.opened.connect(self.open)
        self.list.results_wanted.connect(lambda campaign_id: self.open(campaign_id, results=True))
        self.list.new_wanted.connect(self.begin)
        self.list.copy_wanted.connect(self.copy)
        self.list.delete_wanted.connect(self.delete)
        self.list.idea_wanted.connect(self.begin)
        self.under_way.named.connect(self._show_name)
        self.rules.edit_wanted.connect(self._write_rule)
        self.rules.results_wanted.connect(lambda campaign_id: self.open(campaign_id, results=True))
        self.rules.sent.connect(self.open)
        self.code.closed.connect(self.show_list)

    @cached_property
    def wizard(self) -> Wizard:
        """Made when the first campaign is opened: the list need not wait for five steps."""
        made = Wizard(self.place)
        made.named.connect(self._show_name)
        made.launched.connect(self.open)
        made.goal.idea_chosen.connect(self._put_idea)
        self.stack.addWidget(made)
        return made

    # --- views -----------------------------------------------------------------------------------

    def show_list(self) -> None:
        """The list of campaigns; a draft that was open is kept."""
        self._leave()
        self._show(self.list, tr("Campaigns"), "", self.code_button, self.rules_button, self.new_button)
        self.list.reload()

    def show_rules(self) -> None:
        """The rules that propose or send by themselves."""
        self._leave()
        self._show(self.rules, tr("Automatic campaigns"), "", self.close_button)
        self.rules.reload()

    def enter_code(self) -> None:
        """Type or scan the code of a coupon or an answer."""
        self._leave()
        self._show(self.code, tr("Enter a code"), "", self.close_button)
        self.code.begin()

    def open(self, campaign_id: int, *, results: bool = False) -> None:
        """A draft in the wizard, any other with where it stands."""

        def show(found: Campaign) -> None:
            if found.state == "draft" and found.trigger is None:
                self._write(found.id)
            else:
                self._leave()
                self._show(self.under_way, tr("Campaign"), found.name, self.close_button)
                self.under_way.open(found.id, results=results)

        self.jobs.ask(self, find_campaign, show, refused=self._refused, only_last="open", campaign_id=campaign_id)

    def _write_rule(self, campaign_id: int) -> None:
        self._write(campaign_id, "message", tr("Automatic campaigns"))

    def _write(self, campaign_id: int, step: str = "", title: str = "") -> None:
        self._leave()
        self._show(self.wizard, title or tr("New campaign"), "", self.close_button)
        self.wizard.open(campaign_id, step)

    def _show(self, view: QWidget, title: str, subtitle: str, *widgets: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        self.header_widgets = list(widgets)
        self.set_title(title, subtitle)

    def _show_name(self, name: str) -> None:
        self.set_title(self.title, "" if name == self.title else name)

    def _leave(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, Wizard):
            shown.leave()

    # --- what the window asks -----------------------------------------------------------------------

    def _on_touched(self, tables: frozenset[str]) -> None:
        self._touched |= tables & TABLES
        super()._on_touched(tables)

    def reload(self) -> None:
        """Something shown was changed."""
        view = self.stack.currentWidget()
        touched, self._touched = self._touched, frozenset()
        if isinstance(view, Wizard):
            if touched - _OWN_WORDS:
                view.refresh()
        elif isinstance(view, (CampaignList, UnderWay, RulesView)):
            view.reload()

    def request(self, **request: object) -> None:
        """What another page asked for."""
        where, campaign_id, ids = request.get("where"), request.get("campaign_id"), request.get("ids")
        if request.get("rules"):
            self.show_rules()
        elif isinstance(campaign_id, int):
            self.open(campaign_id, results=bool(request.get("results")))
        elif isinstance(where, str):
            self._begin(where=where)
        elif isinstance(ids, (list, tuple)):
            self._begin(customer_ids=tuple(ids))
        elif request.get("new"):
            self.begin()
        elif request.get("code"):
            self.enter_code()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list; a draft is kept as it stands."""
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is not self.list:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def may_leave(self) -> bool:
        """A draft is always saved, so one may always leave."""
        self._leave()
        return True

    # --- deeds -----------------------------------------------------------------------------------

    def begin(self, idea: Idea | None = None) -> None:
        """Begin a campaign, with an idea or with nothing."""
        self._begin(idea=idea)

    def _begin(self, **arguments: Any) -> None:
        self.jobs.act(
            self, begin, lambda done: self._write(done.result), refused=self._refused, quietly=True, **arguments
        )

    def _put_idea(self, idea: Idea) -> None:
        campaign_id = self.wizard.campaign_id
        if campaign_id is not None:
            self.jobs.act(
                self, begin, lambda done: self._write(done.result), refused=self._refused, idea=idea,
                campaign_id=campaign_id,
            )  # fmt: skip

    def copy(self, campaign_id: int) -> None:
        """A new draft with everything of another campaign."""
        self.jobs.act(
            self, copy_campaign, lambda done: self._write(done.result), refused=self._refused, campaign_id=campaign_id
        )

    def delete(self, campaign_id: int) -> None:
        """Delete a campaign of which nothing left; the notice offers to undo it."""
        self.jobs.act(self, delete_campaign, refused=self._refused, campaign_id=campaign_id)

    def _refused(self, refusal: Refused) -> None:
        self.place.notices.warn(refusal.sentence)
