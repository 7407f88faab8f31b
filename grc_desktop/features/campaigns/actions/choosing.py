"""Single people of an audience: in or out by hand, or by another channel."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.journal.notes import describe, now
from grc_desktop.database.one_of import one_of
from grc_desktop.database.schema import AudienceChoice
from grc_desktop.features.campaigns.actions.drafting import text_to_change
from grc_desktop.features.campaigns.queries import campaign as find_campaign
from grc_desktop.features.campaigns.queries.facts import Known
from grc_desktop.features.campaigns.queries.working import lawful_in
from grc_desktop.features.campaigns.records import CHANNELS, Channel
from grc_desktop.features.campaigns.rules import hindrance
from grc_desktop.features.campaigns.wording import REASON_WORDS
from grc_desktop.features.customers.queries import names_of
from grc_desktop.features.outbox.law import CHANNEL_TITLES


def choose(session: Session, *, campaign_id: int, customer_ids: Sequence[int], included: bool | None) -> None:
    """Put customers in (whatever the conditions say; never against the law), take them out, or (None) neither."""
    row = text_to_change(session, campaign_id)
    for choice in _choices(session, campaign_id, customer_ids):
        choice.included = included
    session.flush()
    _tidy(session, campaign_id, customer_ids)
    many = len(customer_ids)
    if included:
        words = trn("Put {count} customer into “{name}”", "Put {count} customers into “{name}”", many, name=row.name)
    elif included is False:
        words = trn(
            "Took {count} customer out of “{name}”", "Took {count} customers out of “{name}”", many, name=row.name
        )
    else:
        words = trn(
            "Left {count} customer to the conditions of “{name}”",
            "Left {count} customers to the conditions of “{name}”",
            many,
            name=row.name,
        )
    describe(session, words)


def choose_channel(session: Session, *, campaign_id: int, customer_ids: Sequence[int], channel: Channel | None) -> None:
    """Reach customers by ``channel`` where consent and data allow it; None: as preference, consent and data say.

    ``Refused``, with the name and the reason, for the first who cannot be reached by it.
    """
    row = text_to_change(session, campaign_id)
    if channel is not None:
        if channel not in CHANNELS:
            raise ValueError(f"no channel: {channel}")
        _check(session, campaign_id, customer_ids, channel)
    for choice in _choices(session, campaign_id, customer_ids):
        choice.channel = channel
    session.flush()
    _tidy(session, campaign_id, customer_ids)
    words = tr(CHANNEL_TITLES[channel]) if channel else tr("as usual")
    describe(session, tr("Chose a channel in “{name}”: {channel}", name=row.name, channel=words))


def _check(session: Session, campaign_id: int, customer_ids: Sequence[int], channel: Channel) -> None:
    campaign = find_campaign(session, campaign_id=campaign_id)
    if channel not in campaign.options.channels:
        raise Refused(tr("The campaign does not use this channel: add it first."), field="channel")
    facts = Known(session, campaign_id, customer_ids, now(session), 0).facts()
    lawful = lawful_in(session)
    for key, known in facts.items():
        reason = hindrance(channel, known, campaign.options, campaign.purpose, lawful)
        if reason:
            name = names_of(session, ids=[key]).get(key, str(key))
            raise Refused(
                tr("{name} cannot be reached this way: {reason}.", name=name, reason=tr(REASON_WORDS[reason])),
                field="channel",
            )


def _choices(session: Session, campaign_id: int, customer_ids: Sequence[int]) -> list[AudienceChoice]:
    """The rows of these customers, made where there are none."""
    wanted = list(dict.fromkeys(customer_ids))
    found = {choice.customer_id: choice for choice in _rows(session, campaign_id, wanted)}
    for key in wanted:
        if key not in found:
            found[key] = AudienceChoice(campaign_id=campaign_id, customer_id=key)
            session.add(found[key])
    return [found[key] for key in wanted]


def _tidy(session: Session, campaign_id: int, customer_ids: Sequence[int]) -> None:
    """No row stays of those about whom nothing is decided any more."""
    for choice in _rows(session, campaign_id, customer_ids):
        if choice.included is None and choice.channel is None:
            session.delete(choice)


def _rows(session: Session, campaign_id: int, customer_ids: Sequence[int]) -> list[AudienceChoice]:
    of_these = AudienceChoice.campaign_id == campaign_id, AudienceChoice.customer_id.in_(one_of(customer_ids))
    return list(session.scalars(select(AudienceChoice).where(*of_these)))
