"""Messages as they will leave: in the customer's language, filled in, addressed, and looked at."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Link, Setting
from grc_desktop.features.campaigns.actions import create_campaign, save_campaign, save_draft_message
from grc_desktop.features.campaigns.queries import audience, can_launch, made_messages, review
from grc_desktop.features.campaigns.records import Options
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.templates import mail
from tests.features.campaigns.conftest import EMAIL, LETTER, SMS, AddCustomer

YES = {"email": True, "sms": True}


def begin(base: Database, **texts: str) -> int:
    key = base.write(create_campaign, name="Neige", options=Options(code_word="NEIGE")).result
    for name, body in texts.items():
        channel: Any
        channel, _, language = name.partition("_")
        base.write(
            save_draft_message, campaign_id=key, channel=channel, language=language or "fr", subject="Neige", body=body
        )
    return key


def test_each_message_is_made_for_its_customer(base: Database, add: AddCustomer) -> None:
    abel = add(last_name="Abel", first_name="Anne", mobile="+33612345678", says=YES, preferred_channel="sms")
    bruno = add(last_name="Bruno", first_name="<b>", email="b@example.org", says=YES, language="en")
    cara = add(last_name="Cara", title="Mme", address="12 bis, rue de l'Église")
    key = begin(
        base, sms=SMS, email=EMAIL, email_en="<p>Dear {{first_name|guest}}, to opt out reply STOP.</p>", post=LETTER
    )
    sms, email, letter = base.read(made_messages, campaign_id=key, customer_ids=[abel, bruno, cara])
    assert (sms.channel, sms.address, sms.parts, sms.cost_micros) == ("sms", "+33612345678", 1, 55_000)
    assert sms.code
    assert sms.code.startswith("NEIGE-")
    assert sms.text == f"Bonjour Anne, revenez ! Code {sms.code}. STOP au 36180"
    assert (email.language, email.address, email.code) == ("en", "b@example.org", None)
    assert email.html is not None
    assert "Dear &lt;b&gt;, to opt out reply STOP.</p>" in email.html
    assert email.text == "Dear <b>, to opt out reply STOP."
    assert letter.address == "Mme Lucie Cara\n12 B RUE DE L EGLISE\n69003 LYON"
    assert letter.text.startswith("Chère Madame Cara,")
    assert base.read(made_messages, campaign_id=key, customer_ids=[abel])[0] == sms


def test_what_fills_an_sms_is_spelled_plainly_where_that_is_wished(base: Database, add: AddCustomer) -> None:
    abel = add(last_name="Abel", first_name="Zoë", mobile="+33612345678", says=YES)
    key = begin(base, sms="Bonjour {{first_name|à vous}}, revenez ! STOP au 36180" + " là" * 20)
    (before,) = base.read(made_messages, campaign_id=key, customer_ids=[abel])
    (line,) = base.read(audience, campaign_id=key).costs
    assert ("Zoë" in before.text, before.parts, line.parts, line.plain_parts) == (True, 2, 2, 1)
    base.write(save_campaign, campaign_id=key, changes={"options": Options(plain_sms=True)})
    (after,) = base.read(made_messages, campaign_id=key, customer_ids=[abel])
    assert (after.text, after.parts) == (before.text.replace("Zoë", "Zoe"), 1)
    assert base.read(audience, campaign_id=key).costs[0].parts == 1


def test_the_spaces_of_a_number_do_not_make_an_sms_dearer(base: Database, add: AddCustomer) -> None:
    base.write(
        save_setting, key="establishment", value={"name": "Remparts", "phone": "04 92 21 00 98", "country": "FR"}
    )
    abel = add(last_name="Abel", mobile="+33612345678", says=YES)
    key = begin(base, sms="Appelez le {{house_phone|04}}. STOP au 36180")
    (made,) = base.read(made_messages, campaign_id=key, customer_ids=[abel])
    assert made.text == "Appelez le 04 92 21 00 98. STOP au 36180"


def test_making_messages_draws_no_code(base: Database, add: AddCustomer, monkeypatch: pytest.MonkeyPatch) -> None:
    abel = add(last_name="Abel", email="a@example.org", says=YES)
    key = begin(base, email=f'{EMAIL}<p><img src="qr:{{{{code}}}}" alt="{{{{code}}}}"></p>')

    def draw(code: str) -> bytes:
        raise AssertionError(f"drew {code}")

    monkeypatch.setattr(mail, "qr_png", draw)
    (made,) = base.read(made_messages, campaign_id=key, customer_ids=[abel])
    assert made.attachments == (f"qr:{made.code}",)
    found = base.read(review, campaign_id=key)
    assert (found.order, found.problems) == ({"email": (abel,)}, ())
    assert base.read(can_launch, campaign_id=key) == []


def test_a_couple_is_greeted_by_the_line_of_its_household(base: Database, add: AddCustomer) -> None:
    anne = add(last_name="Abel", first_name="Anne", title="Mme", address="1 rue A")
    ben = add(last_name="Abel", first_name="Ben", title="M.", address="1 rue A")
    key = begin(base, post=LETTER)
    assert base.read(made_messages, campaign_id=key, customer_ids=[anne])[0].text.startswith(
        "Chère Madame, cher Monsieur,"
    )
    home = add(kind="household", company="Famille Abel", salutation="Chers amis", last_name=None, first_name=None)

    def join(session: Session) -> None:
        session.add_all(Link(customer_id=one, other_id=home, role="member") for one in (anne, ben))

    base.write(join)
    made = base.read(made_messages, campaign_id=key, customer_ids=[anne, ben])
    assert [one.text.splitlines()[0] for one in made] == ["Chers amis,"]
    assert made[0].address.splitlines()[0] == "Famille Abel"


def test_the_worst_comes_first_and_is_named(base: Database, add: AddCustomer) -> None:
    good = add(last_name="Abel", first_name="Anne", mobile="+33612345678", says=YES)
    long = add(last_name="Bruno", first_name="Aimé-Désiré-Célestin", mobile="+33612345679", says=YES)
    empty = add(last_name="Cara", first_name=None, mobile="+33612345670", says=YES)
    key = begin(base, sms="Bonjour {{first_name}} ! STOP")
    seen = base.read(review, campaign_id=key)
    assert seen.order == {"sms": (empty, long, good)}
    assert [(one.kind, one.customer_id) for one in seen.blocking] == [("empty_field", None), ("empty_field", empty)]
    assert base.read(can_launch, campaign_id=key)
    base.write(
        save_draft_message, campaign_id=key, channel="sms", language="fr", body="Bonjour {{first_name|à vous}} ! STOP"
    )
    seen = base.read(review, campaign_id=key)
    assert seen.order["sms"][0] == long
    assert not seen.problems
    assert base.read(can_launch, campaign_id=key) == []


def test_texts_that_are_missing_or_not_understood_block(base: Database, add: AddCustomer) -> None:
    add(email="a@example.org", says=YES)
    key = begin(base)
    assert [one.kind for one in base.read(review, campaign_id=key).blocking] == ["no_text"]
    base.write(
        save_draft_message, campaign_id=key, channel="email", language="fr", subject="x", body="{{frist_name|a}}"
    )
    assert [one.kind for one in base.read(review, campaign_id=key).blocking] == ["not_understood"]
    body = '<p>STOP <img src="cid:0000"></p>'
    base.write(save_draft_message, campaign_id=key, channel="email", language="fr", subject="x", body=body)
    assert [one.kind for one in base.read(review, campaign_id=key).blocking] == ["missing_picture"]
    base.write(save_campaign, campaign_id=key, changes={"expression": 'last_name = "Nobody"'})
    assert base.read(can_launch, campaign_id=key) == ["Nobody fulfils the conditions of this campaign."]


def test_an_sms_is_counted_for_each_person(base: Database, add: AddCustomer) -> None:
    add(last_name="Abel", first_name="Anne", mobile="+33612345678", says=YES)
    add(last_name="Bruno", first_name="Jérôme", mobile="+33612345679", says=YES)  # ô costs the 7-bit alphabet
    key = begin(base, sms="Bonjour {{first_name|a vous}}, " + "x" * 60 + " STOP au 36180")
    line = base.read(audience, campaign_id=key).costs[0]
    assert (line.count, line.parts, line.exact) == (2, 3, True)
    assert line.cost_micros == 3 * 55_000


def test_an_address_that_the_post_would_not_like_is_told(base: Database, add: AddCustomer) -> None:
    key_of = add(last_name="Cara", address="1 rue " + "du très long nom de rue " * 3)
    key = begin(base, post=LETTER)
    (problem,) = base.read(review, campaign_id=key).problems
    assert (problem.kind, problem.customer_id, problem.blocking) == ("no_address", key_of, False)
    assert base.read(made_messages, campaign_id=key, customer_ids=[key_of])[0].address


def test_the_house_chooses_the_language_of_strangers(base: Database, add: AddCustomer) -> None:
    def abroad(session: Session) -> None:
        session.add(Setting(key="establishment", value={"value": {"name": "Zur Post", "country": "DE"}}))

    base.write(abroad)
    guest = add(mobile="+33612345678", says=YES, language=None)
    key = begin(base, sms_de="Hallo STOP", sms_fr="Bonjour STOP")
    assert base.read(made_messages, campaign_id=key, customer_ids=[guest])[0].language == "de"
