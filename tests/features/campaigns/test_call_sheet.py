from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.actions import create_campaign, launch, save_draft_message
from grc_desktop.features.campaigns.call_sheet import call_sheet
from grc_desktop.features.campaigns.queries import calls_of
from grc_desktop.features.campaigns.records import Options
from grc_desktop.features.customers.actions import edit_customer


def _launched(base: Database, body: str) -> int:
    options = Options(channels=("phone",), quiet_days=0)
    made = base.write(create_campaign, name="Rappels <b>", purpose="service", options=options).result
    base.write(save_draft_message, campaign_id=made, channel="phone", language="fr", body=body)
    base.write(launch, campaign_id=made)
    return made


def _text(base: Database, campaign_id: int) -> str:
    return "\n".join(
        page.extract_text() for page in PdfReader(BytesIO(call_sheet(base, campaign_id=campaign_id))).pages
    )


def test_a_script_for_all_stands_once_above_the_list(demo_base: Database) -> None:
    key = _launched(demo_base, "How was your stay at our house?\nWe keep a room.")
    calls = demo_base.read(calls_of, campaign_id=key)
    text = _text(demo_base, key)
    assert len(calls) > 1
    assert text.count("How was your stay") == 1
    assert "house?\nWe keep" in text
    assert "Rappels <b>" in text
    assert (calls[0].name or "?").split()[-1] in text


def test_a_script_of_ones_own_stands_beneath_each_name(demo_base: Database) -> None:
    key = _launched(demo_base, "How was your stay, {{full_name}}?")
    calls = demo_base.read(calls_of, campaign_id=key)
    shielded = calls[0]
    assert shielded.customer_id is not None
    demo_base.write(edit_customer, customer_id=shielded.customer_id, changes={"state": "deceased"})
    assert _text(demo_base, key).count("How was your stay") == len(calls) - 1  # nobody calls the dead


def test_without_calls_there_is_no_paper(demo_base: Database) -> None:
    key = demo_base.write(create_campaign, name="x", options=Options(channels=("phone",))).result
    with pytest.raises(Refused, match="no call"):
        call_sheet(demo_base, campaign_id=key)
