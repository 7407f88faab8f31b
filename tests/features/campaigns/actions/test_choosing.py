"""Single people, in or out by hand."""

from __future__ import annotations

from sqlalchemy import func, select

from grc_desktop.database.database import Database
from grc_desktop.database.schema import AudienceChoice
from grc_desktop.features.campaigns.actions import choose, choose_channel, create_campaign
from tests.features.campaigns.conftest import AddCustomer


def test_a_choice_taken_back_leaves_nothing_behind(base: Database, add: AddCustomer) -> None:
    who = [add(address="1 rue A"), add(address="2 rue A")]
    key = base.write(create_campaign, name="Neige").result
    done = base.write(choose, campaign_id=key, customer_ids=who, included=True)
    assert done.words == "Put 2 customers into “Neige”"
    base.write(choose_channel, campaign_id=key, customer_ids=who[:1], channel="post")
    base.write(choose, campaign_id=key, customer_ids=who, included=None)
    count = select(func.count()).select_from(AudienceChoice)
    assert base.read(lambda session: session.scalar(count)) == 1
    base.write(choose_channel, campaign_id=key, customer_ids=who, channel=None)
    assert base.read(lambda session: session.scalar(count)) == 0
