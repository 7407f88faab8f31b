"""SMS by an Android telephone on the local network that runs the open app *SMS Gateway for Android*.

Its local server takes ``POST /message`` and answers ``GET /message/{id}`` (HTTP, basic authentication). We name the
message ourselves, so that after a broken connection the telephone can be asked whether it has it. What became of the
messages is in ``GET /messages`` (since 1.44), what came in is in ``GET /inbox`` (since 1.59); an older app has neither.
Its webhooks would need a server here, with a certificate that the telephone trusts: so we ask.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.calling import Answer, Unanswered, basic, call
from grc_desktop.features.outbox.channels.channel import Arrived, Surroundings
from grc_desktop.features.outbox.records import Outcome, QueuedMessage

_OURS = "grc-"
_GONE = frozenset({"sent", "delivered"})
_KNOWN = frozenset({"delivered", "failed"})
_PAGE = 100
_MOST = {"/inbox": 5_000, "/messages": 500}
"""Entries of a list that are asked for: more answers than come in while we look back, and the messages of late."""


class AndroidChannel:
    """An account of kind ``android``: ``address`` (``192.168.1.20:8080``), ``user``, ``sim`` (1, 2, or empty)."""

    def __init__(
        self,
        account: Account,
        around: Surroundings,
        *,
        looks: int = 20,
        pause: Callable[[float], None] = time.sleep,
        patience: float = 20.0,
    ) -> None:
        address = account.option("address").rstrip("/")
        self._url = address if "://" in address else f"http://{address}"
        self._account, self._around = account, around
        self._looks, self._pause, self._patience = looks, pause, patience

    def reference(self, message_id: int) -> str:
        """The name under which the telephone keeps it."""
        return f"{_OURS}{message_id}-{secrets.token_hex(6)}"

    def send(self, message: QueuedMessage) -> Outcome:
        """Let one SMS leave, and wait a moment for the telephone to say that it has."""
        reference = message.provider_reference or self.reference(message.id)
        document: dict[str, Any] = {
            "id": reference,
            "textMessage": {"text": message.body},
            "phoneNumbers": [message.address],
            "withDeliveryReport": True,
        }
        if self._account.option("sim"):
            document["simNumber"] = int(self._account.option("sim"))
        try:
            answer = self._ask("POST", "/message", document)
        except Unanswered:
            return self._look_whether_it_has(reference)
        if answer.status in (200, 201, 202) and (_read(answer).get("id") or self._has(reference)):
            return self._follow(reference)
        if answer.status == 409:  # it has this one already
            return self._follow(reference)
        return self._refusal(answer)

    def arrived(self, since: datetime) -> Iterator[Arrived]:
        """The SMS that the telephone received since then, oldest first, and the messages that did or did not arrive."""
        for one in reversed(self._listed("/inbox", since, type="SMS")):
            at = _instant(one.get("createdAt"))
            if at is not None:
                yield Arrived(str(one.get("sender", "")), str(one.get("contentPreview", "")), at=at)
        for one in self._listed("/messages", since):
            reference, state = str(one.get("id", "")), str(one.get("state", "")).lower()
            if reference.startswith(_OURS) and state in _KNOWN:
                yield Arrived("", "", reference, state == "delivered", at=since)

    def close(self) -> None:
        """Nothing to hang up."""

    def _ask(self, method: str, path: str, document: dict[str, Any] | None) -> Answer:
        headers = {"Authorization": basic(self._account.option("user"), self._around.password)}
        body = None
        if document is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(document).encode()
        return call(method, self._url + path, body=body, headers=headers, patience=self._patience)

    def _listed(self, path: str, since: datetime, **more: str) -> list[dict[str, Any]]:
        """All that a list of the app holds since then, newest first; nothing where the app is older than the list."""
        found: list[dict[str, Any]] = []
        while len(found) < _MOST[path]:
            values = {**more, "from": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
            query = urlencode({**values, "limit": _PAGE, "offset": len(found)})
            try:
                answer = self._ask("GET", f"{path}?{query}", None)
            except Unanswered:
                raise Trouble(self._gone) from None
            if answer.status in (401, 403):
                self._refusal(answer)
            page = _entries(answer)
            found += page
            if len(page) < _PAGE:
                break
        return found

    def _follow(self, reference: str) -> Outcome:
        for _ in range(self._looks):
            try:
                answer = self._ask("GET", f"/message/{reference}", None)
            except (Unanswered, Trouble):
                break
            state = str(_read(answer).get("state", "")).lower()
            if state in _GONE:
                return Outcome(state="sent", reference=reference)
            if state == "failed":
                return Outcome(state="failed", reference=reference, reason=_why(answer))
            self._pause(0.5)
        reason = tr("The telephone has taken it and has not confirmed yet that it left.")
        return Outcome(state="sent", reference=reference, reason=reason)

    def _has(self, reference: str) -> bool:
        try:
            return bool(_read(self._ask("GET", f"/message/{reference}", None)).get("id"))
        except (Unanswered, Trouble):
            return False

    def _look_whether_it_has(self, reference: str) -> Outcome:
        """After a connection that broke: the telephone knows."""
        try:
            answer = self._ask("GET", f"/message/{reference}", None)
        except (Unanswered, Trouble):
            reason = tr("The telephone left the network while it took the message: whether it sent it is not known.")
            return Outcome(state="unknown", reference=reference, reason=reason)
        if answer.status == 404:
            return Outcome(state="later", reason=self._gone)
        return self._follow(reference)

    @property
    def _gone(self) -> str:
        return tr("The telephone does not answer: is the app running, is it on this network?")

    def _refusal(self, answer: Answer) -> Outcome:
        if answer.status in (401, 403):
            raise Trouble(tr("The telephone does not accept the user name or the password shown in its app."))
        if answer.status == 400:
            return Outcome(state="failed", reason=tr("The telephone refuses the message: {words}", words=_why(answer)))
        if answer.status in (429, 503):
            return Outcome(state="later", reason=tr("The telephone asks to try later."))
        raise Trouble(
            tr("What answers at {address} is not the app SMS Gateway (answer {status}).",
               address=self._url, status=answer.status)
        )  # fmt: skip


def _read(answer: Answer) -> dict[str, Any]:
    try:
        document = json.loads(answer.text)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _entries(answer: Answer) -> list[dict[str, Any]]:
    """The entries of a list; none where the answer is none."""
    if answer.status != 200:
        return []
    try:
        document = json.loads(answer.text)
    except ValueError:
        return []
    return [one for one in document if isinstance(one, dict)] if isinstance(document, list) else []


def _instant(written: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def _why(answer: Answer) -> str:
    document = _read(answer)
    recipients = document.get("recipients") or [{}]
    first = recipients[0] if isinstance(recipients, list) and isinstance(recipients[0], dict) else {}
    return str(first.get("error") or document.get("message") or tr("no reason given"))[:200]
