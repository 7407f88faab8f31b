from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

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
    """The app SMS Gateway in local mode, as far as we use it: what it was asked, and what becomes of a message.

    Its lists are those of version 1.75: newest first, ``from`` inclusive, ``limit`` and ``offset``; ``is_old``: none.
    """

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}
        self.becomes = ["Pending", "Processed", "Sent"]
        self.status = 202
        self.hangs_up = False
        self.is_old = False
        self.inbox: list[dict[str, Any]] = []

    def receive(self, sender: str, text: str, at: str) -> None:
        entry: dict[str, Any] = {
            "id": f"text:{len(self.inbox)}", "type": "SMS", "sender": sender, "recipient": None, "simNumber": 1,
            "contentPreview": text, "createdAt": at, "attachments": [],
        }  # fmt: skip
        self.inbox.insert(0, entry)

    def _listed(self, request: Request) -> tuple[int, str]:
        parts = urlsplit(request.path)
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        if self.is_old:
            return 404, ""
        if parts.path == "/inbox":
            assert asked["type"] == "SMS"
            entries = [one for one in self.inbox if one["createdAt"] >= asked["from"]]
        else:
            entries = [{"id": key, "state": one.get("state", "Pending")} for key, one in self.kept.items()]
        start = int(asked["offset"])
        return 200, json.dumps(entries[start : start + int(asked["limit"])])

    def __call__(self, request: Request) -> tuple[int, str] | None:
        if request.headers.get("Authorization") != basic("sms", "secret"):
            return 401, ""
        if request.method == "GET":
            return self._listed(request) if "?" in request.path else self._one(request)
        if self.status != 202:
            return self.status, json.dumps({"message": "bad number"})
        asked = json.loads(request.body)
        self.kept[asked["id"]] = {
            "id": asked["id"],
            "to": asked["phoneNumbers"][0],
            "text": asked["textMessage"]["text"],
        }
        return None if self.hangs_up else (202, json.dumps({"id": asked["id"], "state": "Pending", "recipients": []}))

    def _one(self, request: Request) -> tuple[int, str]:
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
        list(channel(port, wrong=True).arrived(AT))


@pytest.mark.parametrize(("status", "state"), [(400, "failed"), (429, "later"), (503, "later")])
def test_refusals(telephone: Telephone, port: int, status: int, state: str) -> None:
    telephone.status = status

    assert channel(port).send(SMS).state == state


def test_a_router_that_shows_its_page_is_not_the_telephone() -> None:
    with (
        serving_web(Web(lambda _request: (200, "<html>Livebox</html>"))) as port,
        pytest.raises(Trouble, match="is not"),
    ):
        channel(port).send(SMS)


def test_something_else_answers(telephone: Telephone, port: int) -> None:
    telephone.status = 200 + 105

    with pytest.raises(Trouble, match="is not the app SMS Gateway"):
        channel(port).send(SMS)


def test_gone_from_the_network() -> None:
    with pytest.raises(Trouble, match="does not answer"):
        channel(9).send(SMS)
    with pytest.raises(Trouble, match="does not answer"):
        list(channel(9).arrived(AT))


def test_what_the_telephone_received_is_given_oldest_first(telephone: Telephone, port: int) -> None:
    telephone.receive("+33699999999", "avant", "2026-10-01T08:00:00.000+00:00")
    for number in range(120):  # more than one page
        telephone.receive("+33612345678", f"n {number}", f"2026-11-20T08:{number // 60:02}:{number % 60:02}.000+00:00")

    found = list(channel(port).arrived(datetime(2026, 11, 1, tzinfo=UTC)))

    assert [one.text for one in found] == [f"n {number}" for number in range(120)]
    assert (found[0].number, found[0].at) == ("+33612345678", datetime(2026, 11, 20, 8, tzinfo=UTC))
    assert found[0].delivered is None


def test_what_became_of_messages_later(telephone: Telephone, port: int) -> None:
    states = {"grc-1-a": "Delivered", "grc-2-b": "Failed", "grc-3-c": "Sent", "of-another": "Failed"}
    telephone.kept = {key: {"id": key, "state": state} for key, state in states.items()}

    found = {one.reference: one.delivered for one in channel(port).arrived(AT)}

    assert found == {"grc-1-a": True, "grc-2-b": False}


def test_an_app_without_lists_gives_nothing(telephone: Telephone, port: int) -> None:
    telephone.is_old = True

    assert list(channel(port).arrived(AT)) == []


@pytest.mark.parametrize("nonsense", ["<html>", '{"inbox": []}', '[1, null, {"sender": "x"}]'])
def test_nonsense_instead_of_a_list(nonsense: str) -> None:
    with serving_web(Web(lambda _request: (200, nonsense))) as port:
        assert list(channel(port).arrived(AT)) == []


def test_the_reference_names_the_message(port: int) -> None:
    assert channel(port).reference(12).startswith("grc-12-")
