"""The calls of a campaign on paper: what to say, whom to call, and room to write down what came of it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.telephone import display
from grc_desktop.features.campaigns.on_paper import Styles, build, ruled
from grc_desktop.features.campaigns.queries import call_verdict, calls_of, campaign
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.outbox.actions.paper_and_calls import CALL_OUTCOMES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.features.outbox.records import QueuedMessage

_LINE_TO_WRITE = 10
"""Points left free beneath each call: room for a second line by hand."""


def call_sheet(base: Database, *, campaign_id: int) -> bytes:
    """A PDF of the calls still to be made, without those whom the law shields. ``Refused`` where there are none.

    The script stands once above the list where it is the same for all, else beneath the name of each.
    """
    name = base.read(campaign, campaign_id=campaign_id).name
    calls = base.read(_callable, campaign_id=campaign_id)
    if not calls:
        raise Refused(tr("There is no call to make."))
    house = base.read(establishment)
    day = format_date(base.clock.today(), style="long")
    count = trn("{count} call to make", "{count} calls to make", len(calls))
    with tempfile.TemporaryDirectory(prefix="grc-desktop-") as folder:
        path = Path(folder, "calls.pdf")
        build(_story(name, [house.name, count, day], calls, house.country or "FR"), path, title=name, house=house.name)
        return path.read_bytes()


def _callable(session: Session, *, campaign_id: int) -> list[QueuedMessage]:
    """Whoever may be called, now or at another hour: paper is read later."""
    calls = calls_of(session, campaign_id=campaign_id)
    judged = ((one, call_verdict(session, message_id=one.id)) for one in calls)
    return [one for one, verdict in judged if verdict.allowed or verdict.next_at is not None]


def _story(name: str, facts: list[str], calls: list[QueuedMessage], country: str) -> list[Any]:
    from reportlab.platypus import Spacer

    style = Styles()
    words, small = style.words, style.small
    scripts = {one.body.strip() for one in calls}
    own = len(scripts) > 1
    story: list[Any] = [words(name, style.title), words(" · ".join(part for part in facts if part), small)]
    if not own:
        story += [words(tr("Script"), style.heading), words(scripts.pop())]
    outcomes = " · ".join(tr(one) for one in CALL_OUTCOMES.values())
    story += [words(tr("Calls to make"), style.heading), words(tr("Outcomes: {outcomes}", outcomes=outcomes), small)]
    rows = [[words(one, small) for one in (tr("Name"), tr("Number"), tr("Last time"), tr("Outcome, note"))]]
    for one in calls:
        who = [words(one.name or "")] + ([words(one.body.strip(), small)] if own else [])
        last = tr(CALL_OUTCOMES[one.outcome]) if one.outcome in CALL_OUTCOMES else ""
        rows.append([[*who, Spacer(0, _LINE_TO_WRITE)], words(display(one.address, country)), words(last), ""])
    widths = (0.42, 0.2, 0.14, 0.24) if own else (0.28, 0.2, 0.16, 0.36)
    story.append(ruled(rows, [style.room * width for width in widths]))
    return story
