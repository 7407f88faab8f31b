"""What a campaign brought: figures, the verdict against the control group, each channel, and who answered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.money import format_amount
from grc_desktop.core.numbers import format_count, format_share
from grc_desktop.features.campaigns.queries import answers
from grc_desktop.features.campaigns.records import Answer, ChannelResults, Results
from grc_desktop.features.campaigns.statistics import comparison_words
from grc_desktop.features.campaigns.ui.left_out_card import LeftOutCard
from grc_desktop.features.campaigns.ui.wording import CHANNEL_TONES, micros
from grc_desktop.features.campaigns.wording import ANSWER_WORDS
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.figures import Figure, FigureStrip
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.workplace import Workplace


class ResultsView(QWidget):
    """Shows `Results`; the answers are asked for with them."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.results: Results | None = None
        self.figures = FigureStrip()
        self.verdict = Banner("info")
        self.comparison = label("", "muted", wrap=True)
        self.period = label("", "small")
        self.channels: FixedTable[ChannelResults] = FixedTable(
            _CHANNELS, name=tr("Results by channel"), identify=lambda one: list(CHANNEL_TITLES).index(one.channel)
        )
        self.answers: FixedTable[Answer] = FixedTable(_ANSWERS, name=tr("Answers"), identify=id)
        self.answers.set_empty(
            EmptyState(
                "campaign",
                tr("No answer yet"),
                tr("Codes given in, replies, calls and bookings are listed here as they come."),
            )
        )
        self.export = button(tr("Excel"), lambda: self._save("xlsx"), icon="file-table")
        self.report = button(tr("PDF report"), lambda: self._save("pdf"), icon="file-text")
        self.left_out = LeftOutCard(opens=False)
        whole = Card(flush=True)
        whole.setAccessibleName(tr("Figures of the campaign"))
        whole.add(self.figures)
        control = Card(tr("Compared with the control group"))
        control.add(self.verdict, self.comparison)
        by_channel, came_back = Card(tr("By channel"), flush=True), Card(tr("Answers"), flush=True)
        by_channel.add(self.channels)
        came_back.add(self.answers)
        self._came_back = came_back
        self.setLayout(
            column(
                row(self.period, None, self.export, self.report),
                whole,
                control,
                by_channel,
                self.left_out,
                came_back,
                None,
                spacing=3,
                margin=(5, 4),
            )
        )

    def show_results(self, found: Results) -> None:
        """Show these figures."""
        self.results = found
        sent = sum(one.sent for one in found.channels)
        answered = sum(one.answered for one in found.channels)
        currency = found.currency
        buyers = trn("{count} customer", "{count} customers", found.buyers)
        self.figures.show_figures(
            [
                Figure(tr("Sent"), format_count(sent), _failed(found)),
                Figure(tr("Answered"), format_count(answered), format_share(answered / sent, 1) if sent else ""),
                Figure(tr("Bookings"), format_count(found.bookings), buyers),
                Figure(tr("Revenue"), format_amount(found.revenue_cents, currency)),
                Figure(tr("Cost"), micros(found.cost_micros)),
                Figure(
                    tr("Return"),
                    "—" if found.return_share is None else format_share(found.return_share),
                    tr("of the cost"),
                    trend="" if found.return_share is None else "good" if found.return_share > 0 else "bad",
                ),
            ]
        )
        since = found.since.astimezone().date() if found.since else None
        self.period.setText(
            tr(
                "Bookings made from {first} to {last} count",
                first=format_date(since),
                last=format_date(found.until),
            )
            if since and found.until
            else tr("Nothing has left yet")
        )
        meant = found.comparison is not None and found.comparison.significant
        self.verdict.tell("accent" if meant else "info", found.verdict)
        self.comparison.setText(comparison_words(found.comparison) if found.comparison is not None else "")
        self.comparison.setVisible(found.comparison is not None)
        self.channels.show_rows(found.channels)
        self.channels.fit_height()
        self.left_out.show_reasons(found.left_out)
        self.place.jobs.ask(self, answers, self._show_answers, only_last="answers", campaign_id=found.campaign.id)

    def _show_answers(self, found: list[Answer]) -> None:
        self.answers.show_rows(found)
        self.answers.fit_height(10)
        self._came_back.show_count(len(found))

    # --- files -----------------------------------------------------------------------------------

    def _save(self, ending: str) -> None:
        if self.results is None:
            return
        found = self.results
        kinds = {"xlsx": tr("Excel workbook"), "pdf": tr("PDF")}

        def write(target: Path) -> None:
            from grc_desktop.features.campaigns.reporting import write_report

            self.place.jobs.work(
                self,
                lambda base, _progress: write_report(base, campaign_id=found.campaign.id, target=target),
                lambda _done: self.place.notices.succeed(tr("Saved as {file}", file=target)),
                title=tr("Saving the results"),
                refused=self._refused,
            )

        self.place.files.save_file(
            self, tr("Save the results"), found.campaign.name, [(kinds[ending], f"*.{ending}")], write
        )

    def _refused(self, refusal: Refused) -> None:
        self.place.notices.warn(refusal.sentence)


def _failed(found: Results) -> str:
    failed = sum(one.failed for one in found.channels)
    return trn("{count} failed", "{count} failed", failed) if failed else ""


def _count(count: int) -> str:
    return format_count(count) if count else ""


_CHANNELS: tuple[Column[ChannelResults], ...] = (
    Column(
        key="channel",
        title=later("Channel"),
        text=lambda one: tr(CHANNEL_TITLES[one.channel]),
        badge=lambda one: CHANNEL_TONES[one.channel],
        stretch=True,
    ),
    Column(key="sent", title=later("Sent"), text=lambda one: format_count(one.sent), align="right", width=80),
    Column(key="failed", title=later("Failed"), text=lambda one: _count(one.failed), align="right", width=80),
    Column(key="waiting", title=later("Waiting"), text=lambda one: _count(one.waiting), align="right", width=90),
    Column(key="answered", title=later("Answered"), text=lambda one: _count(one.answered), align="right", width=130),
    Column(key="opted_out", title=later("Opted out"), text=lambda one: _count(one.opted_out), align="right", width=100),
    Column(key="bookings", title=later("Bookings"), text=lambda one: _count(one.bookings), align="right", width=115),
    Column(
        key="revenue",
        title=later("Revenue"),
        text=lambda one: format_amount(one.revenue_cents) if one.revenue_cents else "",
        align="right",
        width=140,
    ),
    Column(key="cost", title=later("Cost"), text=lambda one: micros(one.cost_micros), align="right", width=100),
)

_ANSWERS: tuple[Column[Answer], ...] = (
    Column(key="name", title=later("Name"), text=lambda one: one.name, width=200, look="strong"),
    Column(
        key="kind",
        title=later("Answer"),
        text=lambda one: tr(ANSWER_WORDS[one.kind]),
        badge=lambda one: "danger" if one.kind in ("opt_out", "bounce") else "accent",
        width=160,
    ),
    Column(
        key="channel",
        title=later("Channel"),
        text=lambda one: tr(CHANNEL_TITLES[one.channel]) if one.channel else "",
        width=110,
        look="muted",
    ),
    Column(
        key="at",
        title=later("Date"),
        text=lambda one: format_date(one.at.astimezone().date()),
        sort=lambda one: one.at,
        width=120,
        look="muted",
    ),
    Column(key="words", title=later("Words"), text=lambda one: one.words, stretch=True, tip=lambda one: one.words),
    Column(
        key="amount",
        title=later("Amount"),
        text=lambda one: format_amount(one.amount_cents) if one.amount_cents else "",
        align="right",
        width=110,
    ),
)
