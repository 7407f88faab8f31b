"""What the campaigns feature adds to the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.offers import Command, Deed, Feature, Page, Prompt, PromptWords, Upkeep

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace


def _build_page(place: Workplace) -> PageWidget:
    from grc_desktop.features.campaigns.ui.campaigns_page import CampaignsPage

    return CampaignsPage(place)


def _ask(session: Session) -> list[PromptWords]:
    from grc_desktop.features.campaigns.queries import proposals, unfinished

    stuck = [
        PromptWords(
            key=str(one.campaign_id),
            title=tr("The rule “{name}” cannot send", name=one.name),
            text=one.words,
            action=tr("Put its texts right…"),
        )
        for one in unfinished(session)
    ]
    found = [
        PromptWords(key=str(one.campaign_id), title=one.words, text=one.name, action=tr("Write to them…"))
        for one in proposals(session)
    ]
    return stuck + found


def _ask_letters(session: Session) -> list[PromptWords]:
    """What leaves by post is said here: no clock sends it, also where a rule wrote it by itself."""
    from grc_desktop.features.campaigns.queries import letters_to_print

    return [
        PromptWords(
            key=str(campaign_id),
            title=trn("{count} letter to print", "{count} letters to print", count),
            text=name,
            action=tr("Print…"),
        )
        for campaign_id, name, count in letters_to_print(session)
    ]


def _wants_no_more(place: Workplace) -> None:
    from grc_desktop.features.campaigns.actions import wants_no_more

    _act(place, wants_no_more)


def _has_answered(place: Workplace) -> None:
    from grc_desktop.features.campaigns.actions import record_response

    _act(place, record_response, kind="reply")


def _act(place: Workplace, deed: Callable[..., object], **values: Any) -> None:
    """A deed about the customer whose record is open."""
    if place.customer_id is not None:
        place.jobs.act(
            place,
            deed,
            refused=lambda refusal: place.notices.warn(refusal.sentence),
            customer_id=place.customer_id,
            **values,
        )


def _keep_up(base: Database, progress: Callable[..., None]) -> object:
    from grc_desktop.features.campaigns.actions import run_rules

    progress(0, None)
    return base.write(run_rules)


def _commands() -> Sequence[Command]:
    from grc_desktop.features.campaigns.commands import COMMANDS

    return COMMANDS


FEATURE = Feature(
    name="campaigns",
    commands=_commands,
    pages=(Page(key="campaigns", title=later("Campaigns"), icon="campaign", build=_build_page),),
    prompts=(
        Prompt(
            icon="campaign",
            ask=_ask,
            run=lambda place, key: place.go("campaigns", rules=True, campaign_id=int(key)),
            tables=frozenset(
                {"campaign", "campaign_message", "message", "customer", "purchase", "consent", "loyalty_entry"}
            ),
        ),
        Prompt(
            icon="print",
            ask=_ask_letters,
            run=lambda place, key: place.go("campaigns", campaign_id=int(key)),
            tables=frozenset({"campaign", "message"}),
        ),
    ),
    upkeep=(Upkeep(title=later("Look for whom the rules write to"), run=_keep_up),),
    deeds=(
        Deed(
            key="new_campaign",
            title=later("New campaign…"),
            menu="campaign",
            icon="campaign",
            run=lambda place: place.go("campaigns", new=True),
        ),
        Deed(
            key="has_answered",
            title=later("Has answered a campaign"),
            menu="customer",
            icon="check",
            run=_has_answered,
            needs_customer=True,
        ),
        Deed(
            key="wants_no_more",
            title=later("Wants no more offers"),
            menu="customer",
            icon="bell-off",
            run=_wants_no_more,
            needs_customer=True,
        ),
        Deed(
            key="enter_code",
            title=later("Enter the code of a coupon…"),
            menu="campaign",
            icon="voucher",
            run=lambda place: place.go("campaigns", code=True),
        ),
        Deed(
            key="automatic_campaigns",
            title=later("Automatic campaigns"),
            menu="campaign",
            icon="refresh",
            run=lambda place: place.go("campaigns", rules=True),
        ),
    ),
)
