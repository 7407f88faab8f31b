"""What a campaign can begin with: whom, why, and which texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr
from grc_desktop.database.journal.notes import describe
from grc_desktop.features.campaigns.actions import create_campaign, save_campaign, save_draft_message
from grc_desktop.features.campaigns.actions.drafting import free_name
from grc_desktop.features.campaigns.checking import with_opt_out
from grc_desktop.features.campaigns.queries import campaign as find_campaign
from grc_desktop.features.campaigns.records import CHANNEL_OF, Options, Purpose
from grc_desktop.features.templates.queries import templates
from grc_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, kw_only=True)
class Idea:
    """``expression`` is of the filter language; ``template`` the name of texts of the first set."""

    key: str
    name: str  # later(...)
    text: str  # later(...)
    icon: str
    tone: Tone
    expression: str
    template: str
    purpose: Purpose = "marketing"
    code_word: str = ""  # later(...)


IDEAS: tuple[Idea, ...] = (
    Idea(
        key="winter",
        name=later("Winter guests who have not come back"),
        text=later("A winter stay these last years, and nothing for eight months"),
        icon="bed",
        tone="info",
        expression="stays(month in (12, 1, 2, 3)) >= 1 and last_purchase < 8 months ago",
        template="offer",
        code_word=later("SNOW"),
    ),
    Idea(
        key="absence",
        name=later("Good customers gone quiet"),
        text=later("Three purchases or more, the last one over a year ago"),
        icon="sleeping",
        tone="warning",
        expression="purchases_count >= 3 and last_purchase < 12 months ago",
        template="comeback",
    ),
    Idea(
        key="birthday",
        name=later("Birthdays of the coming month"),
        text=later("A wish and a small present, in time for the day"),
        icon="birthday",
        tone="violet",
        expression="birthday in the next 30 days",
        template="birthday",
    ),
    Idea(
        key="thanks",
        name=later("Thanks after the stay"),
        text=later("Whoever left within the last seven days"),
        icon="star",
        tone="accent",
        expression="last_purchase in the last 7 days",
        template="thanks",
        purpose="service",
    ),
    Idea(
        key="consent",
        name=later("Consents that grow old"),
        text=later("Ask anew before the three years are over"),
        icon="privacy",
        tone="neutral",
        expression="last_contact < 30 months ago",
        template="consent",
        purpose="service",
    ),
)


def begin(
    session: Session,
    *,
    idea: Idea | None = None,
    campaign_id: int | None = None,
    where: str = "",
    customer_ids: Sequence[int] | None = None,
) -> int:
    """Begin a campaign with an idea, or put the idea into a draft; gives its id.

    Its texts are those of the template, by each channel and language that it has. ``where`` or
    ``customer_ids`` are whom a new one is for.
    """
    if idea is None:
        return create_campaign(session, name=tr("New campaign"), expression=where, customer_ids=customer_ids)
    name = tr(idea.name)
    if campaign_id is None:
        campaign_id = create_campaign(session, name=name)
    elif find_campaign(session, campaign_id=campaign_id).name.startswith(tr("New campaign")):
        save_campaign(session, campaign_id=campaign_id, changes={"name": free_name(session, name)})
    options = replace(Options(), code_word=tr(idea.code_word))
    changes: dict[str, object] = {"expression": idea.expression, "purpose": idea.purpose, "options": options}
    save_campaign(session, campaign_id=campaign_id, changes={**changes, "objective": tr(idea.text)})
    put_texts(session, campaign_id=campaign_id, template=idea.template)
    describe(session, tr("Began the campaign “{name}”", name=name))
    return campaign_id


def put_texts(session: Session, *, campaign_id: int, template: str) -> None:
    """Give a draft the texts of a template, by each channel and language that it has, each saying how to stop."""
    for text in templates(session):
        if text.name == template:
            save_draft_message(
                session,
                campaign_id=campaign_id,
                channel=CHANNEL_OF[text.kind],
                language=text.language,
                subject=text.subject,
                body=with_opt_out(CHANNEL_OF[text.kind], text.language, text.body),
            )
