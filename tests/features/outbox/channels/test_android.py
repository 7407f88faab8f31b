from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Trouble
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.android import AndroidChannel
from grc_desktop.features.outbox.channels.calling import basic
from grc_desktop.features.outbox.channels.channel import Surroundings
from tests.features.outbox.channels.test_smtp import AT, message
from tests.features.outbox.web_server import Request, Web, serving_web


class Telephone:
    """The app SMS Gateway in local mode, as far as we use it: what it was asked, and what becomes of a message."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}
        self.becomes = ["Pending", "Processed", "Sent"]
        self.status = 202
        self.hangs_up = False

    def __call__(self, request: Request) -> tuple[int, str] | None:
        if request.headers.get("Authorization") != basic("sms", "secret"):
            return 401, ""
        if request.method == "GET":
            found = self.kept.get(request.path.rpartition("/")[2])
            if found is None:
                return 404, json.dumps({"message": "Not found"})
            if len(self.becomes) > 1:
                found["state"] = self.becomes.pop(0)
            else:
                found["state"] = self.becomes[0]
            error = "RESULT_ERROR_NO_SERVICE" if found["state"] == "Failed" else None
            recipients = [{"phoneNumber": found["to"], "state": found["state"], "error": error}]
            return 200, json.dumps({"id": found["id"], "state": found["state"], "recipients": recipients})
        if self.status != 202:
            return self.status, json.dumps({"message": "bad number"})
        asked = json.loads(request.body)
        self.kept[asked["id"]] = {
            "id": asked["id"],
            "to": asked["phoneNumbers"][0],
            "text": asked["textMessage"]["text"],
        }
        if self.hangs_up:
            return None
        return 202, json.dumps({"id": asked["id"], "state": "Pending", "recipients": []})


@pytest.fixture
def telephone() -> Telephone:
    return Telephone()


@pytest.fixture
def port(telephone: Telephone) -> Iterator[int]:
    with serving_web(Web(telephone)) as port:
        yield port


def channel(port: int, *, wrong: bool = False) -> AndroidChannel:
    options = {"address": f"127.0.0.1:{port}", "user": "sms"}
    account = Account(key="a", name="A", kind="android", options=options)
    around = Surroundings("wrong" if wrong else "secret", Clock(fixed=AT), Path)
    return AndroidChannel(account, around, looks=4, pause=lambda _seconds: None, patience=5)


SMS = message(channel="sms", address="+33612345678", body="Bonjour", provider_reference="grc-12-abc")


def test_sent_when_the_telephone_says_so(telephone: Telephone, port: int) -> None:
    outcome = channel(port).send(SMS)

    assert (outcome.state, outcome.reference, outcome.reason) == ("sent", "grc-12-abc", None)
    assert telephone.kept["grc-12-abc"]["to"] == "+33612345678"
    assert telephone.kept["grc-12-abc"]["text"] == "Bonjour"


def test_taken_and_not_confirmed_is_said(telephone: Telephone, port: int) -> None:
    telephone.becomes = ["Pending"]

    outcome = channel(port).send(SMS)

    assert outcome.state == "sent"
    assert outcome.reason == "The telephone has taken it and has not confirmed yet that it left."


def test_the_telephone_failed(telephone: Telephone, port: int) -> None:
    telephone.becomes = ["Failed"]

    outcome = channel(port).send(SMS)

    assert (outcome.state, outcome.reason) == ("failed", "RESULT_ERROR_NO_SERVICE")


def test_a_broken_connection_is_resolved_by_asking(telephone: Telephone, port: int) -> None:
    telephone.hangs_up = True

    assert channel(port).send(SMS).state == "sent"


def test_wrong_password(port: int) -> None:
    with pytest.raises(Trouble, match="does not accept the user name or the password"):
        channel(port, wrong=True).send(SMS)
    with pytest.raises(Trouble, match="does not accept the user name or the password"):
        channel(port, wrong=True).check()


@pytest.mark.parametrize(("status", "state"), [(400, "failed"), (429, "later"), (503, "later")])
def test_refusals(telephone: Telephone, port: int, status: int, state: str) -> None:
    telephone.status = status

    assert channel(port).send(SMS).state == state


def test_something_else_answers(telephone: Telephone, port: int) -> None:
    telephone.status = 200 + 105

    with pytest.raises(Trouble, match="is not the app SMS Gateway"):
        channel(port).send(SMS)


def test_gone_from_the_network() -> None:
    with pytest.raises(Trouble, match="does not answer"):
        channel(9).send(SMS)


def test_there(port: int) -> None:
    channel(port).check()
    assert channel(port).reference(12).startswith("grc-12-")
