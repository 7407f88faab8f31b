"""What came back is credited to the right campaign, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Message, Response
from grc_desktop.features.campaigns.actions import (
    create_campaign,
    launch,
    opt_out,
    record_response,
    save_draft_message,
    wants_no_more,
)
from grc_desktop.features.campaigns.codes import make_code
from grc_desktop.features.campaigns.queries import campaign, find_code, results
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.privacy.queries import current_consents
from tests.features.campaigns.conftest import LETTER, SMS, AddCustomer


@pytest.fixture
def abel(add: AddCustomer) -> int:
    return add(last_name="Abel", mobile="+33612345678", says={"sms": True})


@pytest.fixture
def launched(base: Database, abel: int) -> int:
    key = base.write(create_campaign, name="Neige").result
    base.write(save_draft_message, campaign_id=key, channel="sms", language="fr", body=SMS)
    base.write(launch, campaign_id=key)
    return key


def code_of(session: Session) -> str:
    return session.scalars(select(Message.code)).one() or ""


def responses(session: Session) -> list[Any]:
    return [tuple(row) for row in session.execute(select(Response.customer_id, Response.campaign_id, Response.kind))]


def test_a_code_is_given_in_once(base: Database, launched: int, abel: int) -> None:
    code = base.read(code_of)
    done = base.write(record_response, kind="code", code=f" {code.lower()} ")
    assert done.words == "Code given in: Lucie Abel, to “Neige”"
    assert base.read(responses) == [(abel, launched, "code")]
    with pytest.raises(Refused, match="gave in this code before"):
        base.write(record_response, kind="code", code=code)
    assert base.read(find_code, code=code).used_at is not None


def test_slips_and_strangers_are_refused(base: Database, launched: int) -> None:
    code = base.read(code_of)
    with pytest.raises(Refused, match="read it once more"):
        base.read(find_code, code=code[:-1] + ("A" if code[-1] != "A" else "B"))
    with pytest.raises(Refused, match="given to nobody"):
        base.read(find_code, code=make_code(99, 99, of=10))


def test_an_answer_belongs_to_the_last_message(
    base: Database, launched: int, abel: int, tell: Callable[..., None]
) -> None:
    with pytest.raises(Refused, match="No message"):
        base.write(record_response, kind="reply", customer_id=abel)
    tell(campaign_id=launched, state="sent")
    base.write(record_response, kind="reply", customer_id=abel, words="Comes in March")
    assert base.read(responses) == [(abel, launched, "reply")]


def test_whoever_of_a_household_answers_the_campaign_is_credited_once(
    base: Database, add: AddCustomer, tell: Callable[..., None]
) -> None:
    home = {"last_name": "Moreau", "address": "4 rue Nerve"}
    lucie, paul = add(first_name="Lucie", **home), add(first_name="Paul", **home)
    key = base.write(create_campaign, name="Neige").result
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body=LETTER)
    assert base.write(launch, campaign_id=key).result.left_out == {"household": 1}
    with pytest.raises(Refused, match="No message"):
        base.write(record_response, kind="reply", customer_id=paul)
    tell(campaign_id=key, state="sent")
    done = base.write(record_response, kind="reply", customer_id=paul)
    assert done.words == "Reply: Paul Moreau, to “Neige”"
    base.write(record_response, kind="reply", customer_id=lucie)
    assert base.read(responses) == [(paul, key, "reply"), (lucie, key, "reply")]
    assert base.read(results, campaign_id=key).channels[0].answered == 1
    assert base.read(campaign, campaign_id=key).answered == 1


def test_opting_out_withdraws_consent_and_what_waits(base: Database, launched: int, abel: int) -> None:
    done = base.write(opt_out, customer_id=abel, channel="sms", words="STOP")
    word = base.read(current_consents, customer_id=abel)["sms"]
    assert word is not None
    assert not word.given
    assert base.read(lambda session: session.scalars(select(Message.state)).all()) == ["cancelled"]
    assert base.read(responses) == []  # nothing had left that it could be an answer to
    assert "Abel" in done.words


def test_one_click_ends_all_offers(base: Database, launched: int, abel: int, tell: Callable[..., None]) -> None:
    tell(campaign_id=launched, state="sent")
    base.write(record_consent, customer_id=abel, channel="phone", given=False)
    done = base.write(wants_no_more, customer_id=abel)
    assert done.words.endswith("wants no more offers")
    words = base.read(current_consents, customer_id=abel)
    assert [word is not None and not word.given for word in words.values()] == [True] * 4
    assert base.read(responses) == [(abel, launched, "opt_out")]
    assert base.read(results, campaign_id=launched).channels[0].opted_out == 1
