"""Third step: what the campaign says, by each channel and in each language, beside the real messages."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.actions import save_draft_message
from grc_desktop.features.campaigns.checking import offers_to_stop, with_opt_out
from grc_desktop.features.campaigns.queries import drafts, people
from grc_desktop.features.campaigns.records import Audience, Campaign, Channel, Draft, Made, Person
from grc_desktop.features.campaigns.ui.attachments_button import AttachmentsButton
from grc_desktop.features.campaigns.ui.channel_tabs import ChannelTabs
from grc_desktop.features.campaigns.ui.left_out_card import LeftOutCard
from grc_desktop.features.campaigns.ui.own_test import OwnTest
from grc_desktop.features.campaigns.ui.preview_card import PreviewCard
from grc_desktop.features.campaigns.ui.restraint_card import RestraintCard
from grc_desktop.features.campaigns.ui.sms_foot import SmsFoot
from grc_desktop.features.campaigns.ui.step import Step
from grc_desktop.features.campaigns.ui.templates_button import TemplatesButton
from grc_desktop.features.campaigns.ui.wording import LANGUAGES
from grc_desktop.features.outbox.sms import plain
from grc_desktop.features.templates.fields import FIELDS
from grc_desktop.features.templates.ui.pictures import PicturesOfBase
from grc_desktop.features.templates.ui.text_editor import TextEditor
from grc_desktop.ui.beside import Beside
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace

_RICH = ("email", "post")

_PREVIEW, _LEAST_TEXT = 464, 96
"""Pixels of the 100 % drawing: the width that the messages need beside the text, the height that the text needs."""

_MOST_PREVIEWED = 2000
"""Messages that can be stepped through while writing; *Preview* goes through all of them."""


class MessageStep(Step):
    """Texts at the left, messages at the right."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._found: Audience | None = None
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._shown: tuple[Channel, str] | None = None
        self._filling = False
        self._made: Made | None = None
        self.wanted: tuple[str, str] | None = None
        """The text to show when the step comes into view: something is to be put right there."""
        self.tabs = ChannelTabs()
        self.language: FilterBox[str] = FilterBox([(code, tr(words)) for code, words in LANGUAGES], name=tr("Language"))
        self.models = TemplatesButton(place)
        self.subject = QLineEdit()
        self.subject.setPlaceholderText(tr("Subject of the e-mail"))
        self.subject.setAccessibleName(tr("Subject"))
        self.rich, self.plain = TextEditor("html", FIELDS, PicturesOfBase(place)), TextEditor("plain", FIELDS)
        for editor in (self.plain, self.rich):
            editor.page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            editor.page.setMinimumHeight(Theme.current().px(_LEAST_TEXT))
        self.rich.hide()
        self.sms = SmsFoot()
        self.files = AttachmentsButton(place)
        self.mention = button(tr("Say how to receive no more"), self._add_mention, icon="bell-off", role="compact")
        self.preview = PreviewCard(place)
        self.test = OwnTest(place)
        self.preview.add(self.test)
        self.restraint = RestraintCard(place)
        self.left_out = LeftOutCard()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = row(self.tabs, self.language, self.models, spacing=1.5)
        head.setStretch(0, 1)
        for part in (self.language, self.models):
            head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        text = Card()
        text.setAccessibleName(tr("Text of the message"))
        heading = row(self.subject, self.files, spacing=2)
        heading.setStretch(0, 1)
        text.add(heading, self.plain, self.rich, self.sms, row(self.mention, None))
        text.body.setStretch(1, 1)
        text.body.setStretch(2, 1)
        left = column(head, text, self.restraint, spacing=2)
        left.setStretch(1, 1)
        right = column(self.preview, self.left_out, spacing=2)
        right.setStretch(0, 1)
        self._both = Beside(holding(left), holding(right), width=_PREVIEW, least=460, share=(3, 2))
        self.setLayout(column(self._both, spacing=0))

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _channel: self._show_draft())
        self.language.chosen.connect(lambda _language: self._show_draft())
        for editor in (self.plain, self.rich):
            editor.changed.connect(self._on_typed)
        self.subject.textEdited.connect(lambda _text: self._on_typed())
        self.models.taken.connect(self._take)
        self.files.changed.connect(self._attach)
        self.sms.plain_wanted.connect(self._write_plainly)
        self.sms.plain_fields_wanted.connect(lambda on: self.save(options=replace(self.campaign.options, plain_sms=on)))
        self.preview.shown.connect(self._on_made)
        self.preview.customer_wanted.connect(self.place.open_customer)
        self.restraint.chosen.connect(lambda options: self.save(options=options))
        self.restraint.schedule_wanted.connect(lambda: self.step_wanted.emit("sending"))
        self.left_out.wanted.connect(lambda: self.step_wanted.emit("audience"))

    # --- what is shown ---------------------------------------------------------------------------

    def show_campaign(self, campaign: Campaign) -> None:
        if self._campaign is not None and self._campaign.id != campaign.id:
            self._drafts, self._shown, self._found = {}, None, None
        super().show_campaign(campaign)
        self.restraint.show_campaign(campaign)
        self.test.show_campaign(campaign)

    def enter(self) -> None:
        self.jobs.ask(self, drafts, self._receive_drafts, only_last="drafts", campaign_id=self.campaign.id)
        self.models.ask()
        self._ask_audience()

    def refresh(self) -> None:
        self._ask_audience()

    def _receive_drafts(self, found: list[Draft]) -> None:
        self._drafts = {(one.channel, one.language): one for one in found}
        if self.wanted is not None:
            (channel, language), self.wanted = self.wanted, None
            self.tabs.choose(cast("Channel", channel))
            self.language.set_value(language)
            self._shown = None
        if self._shown is None:
            self._show_draft()

    def _show_audience(self, found: Audience) -> None:
        self._found = found
        before = self.tabs.channel
        counts = dict(found.by_channel)
        if not counts or self.campaign.trigger is not None:  # whom a rule finds tomorrow may want another channel
            counts = {channel: counts.get(channel, 0) for channel in self.campaign.options.channels}
        self.tabs.show_counts(counts)
        self.left_out.show_reasons(found.left_out)
        self.restraint.show_reached(found.reached + found.left_out.get("control", 0))
        self.told.emit(
            tr(
                "{reached} addressees of {chosen}",
                reached=format_count(found.reached),
                chosen=format_count(found.chosen),
            )
        )
        if self.tabs.channel != before or self._shown is None:
            self._show_draft()
        else:
            self._ask_people()

    def _show_draft(self) -> None:
        """Show the text of the channel and language that are chosen."""
        channel, language = self.tabs.channel, self.language.value or "fr"
        if channel is None:
            return
        if self._shown != (channel, language):
            self.keep()
        self._shown = (channel, language)
        draft = self._drafts.get(self._shown) or Draft(channel=channel, language=language)
        self._filling = True
        editor = self._editor
        editor.set_text(draft.body)
        self.plain.setVisible(editor is self.plain)
        self.rich.setVisible(editor is self.rich)
        self.subject.setText(draft.subject)
        self.subject.setVisible(channel == "email")
        self.files.setVisible(channel == "email")
        self.files.show_files(draft.attachments)
        self.sms.setVisible(channel == "sms")
        self.test.show_channel(channel)
        self.restraint.show_channel(channel)
        self._both.refit()
        self.left_out.fold(channel in _RICH)
        self._filling = False
        self.models.show_for(channel, language)
        self._count()
        self._ask_people()

    @property
    def _editor(self) -> TextEditor:
        return self.rich if self._shown is not None and self._shown[0] in _RICH else self.plain

    def _ask_people(self) -> None:
        if self._shown is not None:
            self.jobs.ask(
                self,
                people,
                self._show_people,
                refused=self._refused,
                only_last="people",
                campaign_id=self.campaign.id,
                channel=self._shown[0],
                language=self._shown[1],
                limit=_MOST_PREVIEWED,
            )

    def _show_people(self, found: list[Person]) -> None:
        draft = self._drafts.get(self._shown) if self._shown is not None else None
        lacking = "" if draft is not None and draft.body.strip() else tr("Write the text to see it as it will leave")
        self.preview.show_order(self.campaign.id, [one.customer_id for one in found], lacking=lacking)

    # --- writing ---------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        if not self._filling:
            self._count()
            self._timer.start()

    def keep(self) -> None:
        """Save the text as it stands, and make the message in view anew."""
        self._timer.stop()
        if self._shown is None or self._campaign is None or self._filling:
            return
        channel, language = self._shown
        before = self._drafts.get(self._shown) or Draft(channel=channel, language=language)
        now = Draft(
            channel=channel,
            language=language,
            subject=self.subject.text().strip() if channel == "email" else before.subject,
            body=self._editor.text(),
            attachments=before.attachments,
        )
        self._store(now)

    def _store(self, draft: Draft) -> None:
        place = (draft.channel, draft.language)
        before = self._drafts.get(place) or Draft(channel=draft.channel, language=draft.language)
        if draft == before:
            return
        self._drafts[place] = draft
        other_cost = draft.channel == "sms" and draft.body != before.body
        other_readers = bool(draft.body.strip()) != bool(before.body.strip())
        self.jobs.act(
            self,
            save_draft_message,
            lambda _done: self._on_kept(other_cost=other_cost, other_readers=other_readers),
            refused=self._refused,
            quietly=True,
            campaign_id=self.campaign.id,
            channel=draft.channel,
            language=draft.language,
            subject=draft.subject,
            body=draft.body,
            attachments=draft.attachments,
        )

    def _on_kept(self, *, other_cost: bool, other_readers: bool) -> None:
        """Make the message in view anew, and reckon what all cost where that hangs on the words.

        A language that has words at last, or none any more, has other readers.
        """
        self.saved.emit()
        if other_cost:
            self._ask_audience()
        elif other_readers:
            self._ask_people()
        else:
            self.preview.refresh()

    @property
    def begins(self) -> QWidget | None:
        return self._editor

    def may_go_on(self) -> bool:
        """Every channel that reaches somebody needs words."""
        self.keep()
        written = {channel for (channel, _), one in self._drafts.items() if one.body.strip()}
        silent = [channel for channel in self._found.by_channel if channel not in written] if self._found else []
        if silent:
            self.tabs.choose(silent[0])
            self._show_draft()
            self.place.notices.warn(tr("Write the message of this channel, or take the channel away."))
            return False
        return True

    def _count(self) -> None:
        """What the text costs, and whether it says how to receive no more."""
        if self._shown is None:
            return
        text = self._editor.text()
        silent = self.campaign.purpose == "marketing" and not offers_to_stop(self._shown[0], text)
        self.mention.setVisible(silent and bool(text.strip()))
        if self._shown[0] != "sms":
            return
        found, made = self._found, self._made
        line = next((one for one in found.costs if one.channel == "sms"), None) if found else None
        self.sms.show_text(
            text,
            sent=made.text if made is not None and made.channel == "sms" and not self._timer.isActive() else "",
            line=line,
            unit=self.campaign.options.cost_micros.get("sms", 0),
            plain_fields=self.campaign.options.plain_sms,
        )

    def _on_made(self, made: Made) -> None:
        self._made = made
        self.test.show_customer(made.customer_id)
        self._count()

    def _add_mention(self) -> None:
        """Put the line on how to receive no more beneath the texts of this channel, whatever their language."""
        if self._shown is None:
            return
        self.keep()
        shown = self._shown
        for (channel, language), draft in list(self._drafts.items()):
            if channel == shown[0]:
                self._store(replace(draft, body=with_opt_out(draft.channel, language, draft.body)))
        self._show_draft()

    def _write_plainly(self) -> None:
        self.plain.set_text(plain(self.plain.text()))
        self._on_typed()
        self.keep()

    def _attach(self, entries: tuple[str, ...]) -> None:
        """Other files travel with the e-mail that is shown."""
        if self._shown is None:
            return
        self.keep()
        draft = self._drafts.get(self._shown) or Draft(channel=self._shown[0], language=self._shown[1])
        self._store(replace(draft, attachments=entries))
        self.files.show_files(entries)

    def _take(self, offered: list[Draft]) -> None:
        """Take a template, and for the channels and languages without words what it says there."""
        chosen, *others = (self._with_way_out(one) for one in offered)
        for other in others:
            before = self._drafts.get((other.channel, other.language))
            if other.channel in self.campaign.options.channels and not (before and before.body.strip()):
                self._store(other)
        self._editor.set_text(chosen.body)
        if chosen.subject:
            self.subject.setText(chosen.subject)
        self.keep()
        self._count()

    def _with_way_out(self, draft: Draft) -> Draft:
        if self.campaign.purpose != "marketing":
            return draft
        return replace(draft, body=with_opt_out(draft.channel, draft.language, draft.body))
