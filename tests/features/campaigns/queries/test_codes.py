"""Finding a message by its code; what is done with it stands in ``actions/test_answering.py``."""

from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.actions import create_campaign, launch, save_draft_message
from grc_desktop.features.campaigns.queries import find_code, made_messages
from grc_desktop.features.campaigns.records import Options
from tests.features.campaigns.conftest import LETTER, AddCustomer


def test_a_code_leads_to_customer_and_campaign(base: Database, add: AddCustomer) -> None:
    who = add(last_name="Abel", address="1 rue A")
    key = base.write(create_campaign, name="Neige", options=Options(code_word="SKI")).result
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body=LETTER)
    base.write(launch, campaign_id=key)
    code = base.read(made_messages, campaign_id=key, customer_ids=[who])[0].code or ""
    found = base.read(find_code, code=code.replace("-", " ").lower())
    assert (found.customer_id, found.campaign_id, found.campaign_name, found.used_at) == (who, key, "Neige", None)
    with pytest.raises(Refused):
        base.read(find_code, code="")
