from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Trouble
from grc_desktop.core.resources import resource
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.channel import Surroundings
from grc_desktop.features.outbox.channels.provider import ProviderChannel, read_description
from tests.features.outbox.channels.test_smtp import AT, message
from tests.features.outbox.web_server import Web, serving_web

TEXT = 'Noël {user} "à -20 %" & STOP\nau 36180'
SMS = message(channel="sms", address="+33612345678", body=TEXT)

GOOD = {
    "ovhcloud": (200, '{"status":100,"creditLeft":"1987","SmsIds":["10867690"]}', "10867690"),
    "brevo": (201, '{"reference":"ab1","messageId":1511882900176220}', "1511882900176220"),
    "smsmode": (201, '{"messageId":"f0d6-11","status":{"value":"ENROUTE"}}', "f0d6-11"),
    "twilio": (201, '{"sid":"SM123","status":"queued"}', "SM123"),
}
BAD = {
    "ovhcloud": (200, '{"status":201,"message":"Missing message."}', "Missing message."),
    "brevo": (400, '{"code":"invalid_parameter","message":"Invalid telephone number"}', "Invalid telephone number"),
    "smsmode": (400, '{"status":400,"title":"Bad Request","detail":"Invalid recipient"}', "Invalid recipient"),
    "twilio": (400, '{"code":21211,"message":"The To number is not valid"}', "The To number is not valid"),
}


def channel(tmp_path: Path, name: str, port: int) -> ProviderChannel:
    """The shipped description, its address turned to this machine."""
    shipped = resource("providers") / f"sms-{name}.toml"
    text = shipped.read_text(encoding="utf-8")
    host = text.split("https://", 1)[1].split("/", 1)[0]
    mine = tmp_path / f"{name}.toml"
    mine.write_text(text.replace(f"https://{host}", f"http://127.0.0.1:{port}"), encoding="utf-8")
    options = {"provider": name, "file": str(mine), "user": "AC42", "sender": "HotelDuLac", "service": "sms-xx1-1"}
    account = Account(key="a", name="A", kind="http", options=options)
    return ProviderChannel(account, Surroundings("secret", Clock(fixed=AT), Path), patience=3)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_taken(tmp_path: Path, name: str) -> None:
    status, answer, number = GOOD[name]
    web = Web(lambda _request: (status, answer))
    with serving_web(web) as port:
        outcome = channel(tmp_path, name, port).send(SMS)

    assert (outcome.state, outcome.reference) == ("sent", number)
    (asked,) = web.asked
    assert asked.method == "POST"
    sent = json.loads(asked.body) if asked.body.startswith("{") else parse_qs(asked.body)
    assert TEXT in _texts(sent) or TEXT.replace("\n", "\r") in _texts(sent)
    assert any("33612345678" in text for text in _texts(sent))
    assert "HotelDuLac" in _texts(sent)
    assert "{" not in asked.path


def _texts(part: object) -> list[str]:
    if isinstance(part, dict):
        return [text for value in part.values() for text in _texts(value)]
    if isinstance(part, list):
        return [text for value in part for text in _texts(value)]
    return [str(part)]


def test_a_text_outside_the_alphabet_is_announced(tmp_path: Path) -> None:
    for body, told in (("Fête", ("2", True, "UNICODE")), ("Hiver", ("1", False, "GSM7"))):
        asked = []
        for name in ("ovhcloud", "brevo", "smsmode"):
            status, answer, _ = GOOD[name]
            web = Web(lambda _request, status=status, answer=answer: (status, answer))  # type: ignore[misc]
            with serving_web(web) as port:
                channel(tmp_path, name, port).send(replace(SMS, body=body))
            asked.append(web.asked[0].body)
        ovhcloud, brevo, smsmode = parse_qs(asked[0]), json.loads(asked[1]), json.loads(asked[2])

        assert (ovhcloud["smsCoding"][0], brevo["unicodeEnabled"], smsmode["body"]["encoding"]) == told


def test_the_older_spelling_of_an_answer(tmp_path: Path) -> None:
    with serving_web(Web(lambda _request: (200, '{"status":101,"smsIds":["69265512"]}'))) as port:
        outcome = channel(tmp_path, "ovhcloud", port).send(SMS)

    assert (outcome.state, outcome.reference) == ("sent", "69265512")


def test_an_account_that_is_denied_inside_a_good_answer_stops_the_sending(tmp_path: Path) -> None:
    answer = '{"status":401,"message":"IP not authorized"}'
    with (
        serving_web(Web(lambda _request: (200, answer))) as port,
        pytest.raises(Trouble, match="does not accept the key or the password"),
    ):
        channel(tmp_path, "ovhcloud", port).send(SMS)


@pytest.mark.parametrize("name", sorted(BAD))
def test_refused(tmp_path: Path, name: str) -> None:
    status, answer, words = BAD[name]
    with serving_web(Web(lambda _request: (status, answer))) as port:
        outcome = channel(tmp_path, name, port).send(SMS)

    assert outcome.state == "failed"
    assert outcome.reason is not None
    assert words in outcome.reason


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, "<html>Maintenance</html>"),
        (200, ""),
        (200, "[]"),
        (500, "oops"),
        (502, "<h1>Bad gateway</h1>"),
        (302, ""),
    ],
)
def test_nonsense_is_unknown(tmp_path: Path, status: int, answer: str) -> None:
    with serving_web(Web(lambda _request: (status, answer))) as port:
        assert channel(tmp_path, "brevo", port).send(SMS).state == "unknown"


def test_no_answer_is_unknown(tmp_path: Path) -> None:
    with serving_web(Web(lambda _request: None)) as port:
        assert channel(tmp_path, "brevo", port).send(SMS).state == "unknown"


@pytest.mark.parametrize("status", [401, 402, 403, 404])
def test_the_account_itself_is_wrong(tmp_path: Path, status: int) -> None:
    with serving_web(Web(lambda _request: (status, "no"))) as port, pytest.raises(Trouble):
        channel(tmp_path, "brevo", port).send(SMS)


def test_too_fast(tmp_path: Path) -> None:
    with serving_web(Web(lambda _request: (429, "{}"))) as port:
        assert channel(tmp_path, "brevo", port).send(SMS).state == "later"


def test_away(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="does not answer"):
        channel(tmp_path, "brevo", 9).send(SMS)


def test_a_description_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("url = ", encoding="utf-8")
    with pytest.raises(Trouble, match="mine.toml"):
        read_description("", str(tmp_path / "mine.toml"))
    with pytest.raises(Trouble):
        read_description("nobody")
