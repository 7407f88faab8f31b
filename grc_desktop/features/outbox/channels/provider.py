"""SMS by a provider on the internet, described by a small file (``resources/providers/sms-*.toml``).

The file says address, method, headers, body, the test of success (a regular expression over the answer) and where the
provider's own number stands. ``{to}``, ``{text}`` … are filled in as text, never evaluated.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.resources import resource
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.calling import Answer, Unanswered, basic, call
from grc_desktop.features.outbox.channels.channel import Arrived, Surroundings
from grc_desktop.features.outbox.records import Outcome, QueuedMessage
from grc_desktop.features.outbox.sms import count

_PLACE = re.compile(r"{(\w+)}")


def read_description(name: str, file: str = "") -> dict[str, Any]:
    """The description of a provider: one shipped, or a house's own ``file``. ``Trouble`` where it is none."""
    path = Path(file) if file else resource("providers") / f"sms-{name}.toml"
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        re.compile(found["success"])
        re.compile(found.get("denied", ""))
    except (OSError, tomllib.TOMLDecodeError, KeyError, re.error, UnicodeDecodeError) as error:
        raise Trouble(tr("“{file}” is not the description of an SMS provider.", file=path.name)) from error
    return found


class ProviderChannel:
    """An account ``http``: ``provider``, ``user``, ``service``, ``sender``, ``file`` (one of one's own)."""

    def __init__(self, account: Account, around: Surroundings, *, patience: float = 30.0) -> None:
        self._account, self._around, self._patience = account, around, patience
        self._described = read_description(account.option("provider"), account.option("file"))

    def reference(self, message_id: int) -> str | None:  # noqa: ARG002 -- only the provider gives one
        """None: the provider numbers messages itself."""
        return None

    def send(self, message: QueuedMessage) -> Outcome:
        """Let one SMS leave."""
        counted = count(message.body)
        values: dict[str, str | bool] = {
            "to": message.address,
            "to_digits": message.address.removeprefix("+"),
            "to_00": "00" + message.address.removeprefix("+"),
            "text": message.body,
            "text_cr": message.body.replace("\r\n", "\n").replace("\n", "\r"),
            "coding": "1" if counted.encoding == "GSM-7" else "2",
            "encoding": "GSM7" if counted.encoding == "GSM-7" else "UNICODE",
            "unicode": counted.encoding != "GSM-7",
            "reference": f"grc{message.id}",
            "kind": "marketing" if message.purpose == "marketing" else "transactional",
            "no_stop": "0" if message.purpose == "marketing" else "1",
            "password": self._around.password,
            **{key: self._account.option(key) for key in ("user", "sender", "service")},
        }
        try:
            answer = self._ask(values)
        except Unanswered:
            reason = tr("The connection broke before the provider answered: whether it took the message is not known.")
            return Outcome(state="unknown", reason=reason)
        return self._judge(answer)

    def arrived(self, since: datetime) -> tuple[Arrived, ...]:  # noqa: ARG002 -- nothing at any time
        """Nothing comes in this way."""
        return ()

    def close(self) -> None:
        """Nothing to hang up."""

    def _ask(self, values: Mapping[str, str | bool]) -> Answer:
        described = self._described
        url = _filled(described["url"], {key: quote(str(value), safe="") for key, value in values.items()})
        headers = {key: _header(_filled(value, values)) for key, value in described.get("headers", {}).items()}
        body: bytes | None = None
        if described.get("basic_auth"):
            headers["Authorization"] = basic(str(values["user"]), str(values["password"]))
        if "json" in described:
            headers["Content-Type"] = "application/json"
            body = json.dumps(_filled_all(described["json"], values)).encode()
        elif "form" in described:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({key: _filled(value, values) for key, value in described["form"].items()}).encode()
        return call(described.get("method", "POST"), url, body=body, headers=headers, patience=self._patience)

    def _judge(self, answer: Answer) -> Outcome:
        denied = self._described.get("denied")
        if answer.status in (401, 403) or (denied and re.search(denied, answer.text)):
            raise Trouble(tr("{name} does not accept the key or the password of the account.", name=self._name))
        if answer.status == 402:
            raise Trouble(tr("{name} asks for credit: top up the account.", name=self._name))
        if answer.status in (429, 503):
            return Outcome(state="later", reason=tr("{name} asks to try later.", name=self._name))
        document = _document(answer)
        if 200 <= answer.status < 300 and re.search(self._described["success"], answer.text):
            number = _at(document, self._described.get("id", ""))
            return Outcome(state="sent", reference=str(number) if number not in (None, "") else None)
        error = _at(document, self._described.get("error", ""))
        if document is not None and (400 <= answer.status < 500 or (answer.status < 300 and error)):
            words = str(error or answer.status)[:200]
            return Outcome(
                state="failed", reason=tr("{name} refuses the message: {words}", name=self._name, words=words)
            )
        if 400 <= answer.status < 500:
            raise Trouble(
                tr("What answers for {name} does not know this request (answer {status}): look at its address.",
                   name=self._name, status=answer.status)
            )  # fmt: skip
        reason = tr("{name} answered something that cannot be understood (answer {status}): look in its web page.",
                    name=self._name, status=answer.status)  # fmt: skip
        return Outcome(state="unknown", reason=reason)

    @property
    def _name(self) -> str:
        return str(self._described.get("title") or self._account.name)


def _filled(text: str, values: Mapping[str, str | bool]) -> str:
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), text)


def _filled_all(part: Any, values: Mapping[str, str | bool]) -> Any:
    if isinstance(part, str):
        alone = _PLACE.fullmatch(part)
        value = values.get(alone[1]) if alone else None
        return value if isinstance(value, bool) else _filled(part, values)
    if isinstance(part, dict):
        return {key: _filled_all(value, values) for key, value in part.items()}
    return [_filled_all(value, values) for value in part] if isinstance(part, list) else part


def _header(value: str) -> str:
    return "".join(one for one in value if one.isprintable())


def _document(answer: Answer) -> Any:
    try:
        return json.loads(answer.text)
    except ValueError:
        return None


def _at(document: Any, path: str) -> Any:
    """``SmsIds.0``: what stands there, None where nothing does."""
    for step in filter(None, path.split(".")):
        if isinstance(document, dict):
            document = next((value for key, value in document.items() if key.casefold() == step.casefold()), None)
        elif isinstance(document, list) and step.isdigit() and int(step) < len(document):
            document = document[int(step)]
        else:
            return None
    return document if path else None
