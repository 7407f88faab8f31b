"""SMS by a modem on USB, driven by gammu; also what came in: delivery reports and answers.

A text of several segments is several messages to the network: where one of them fails after another has left,
nobody can call it sent or not sent, so it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.channel import Arrived, Surroundings
from grc_desktop.features.outbox.records import Outcome, QueuedMessage
from grc_desktop.features.outbox.sms import count

_LOST = ("ERR_TIMEOUT", "ERR_DEVICEWRITEERROR", "ERR_DEVICEREADERROR", "ERR_DEVICENOTEXIST", "ERR_NOTCONNECTED")
"""What gammu says when the modem went away; the segment that was being sent may have left."""


class ModemChannel:
    """An account of kind ``modem``: ``device`` (``/dev/ttyUSB0``, ``COM3``), ``connection`` (``at115200``), ``pin``."""

    def __init__(self, account: Account, around: Surroundings) -> None:  # noqa: ARG002 -- as every channel is opened
        self._account = account
        self._modem: Any = None

    def reference(self, message_id: int) -> str | None:  # noqa: ARG002 -- only the network gives one
        """None: the network numbers messages itself."""
        return None

    def send(self, message: QueuedMessage) -> Outcome:
        """Let one SMS leave, segment after segment."""
        import gammu

        modem = self._connected()
        references: list[str] = []
        for segment in _segments(message):
            try:
                references.append(str(modem.SendSMS(segment)))
            except gammu.GSMError as error:
                return self._failure(error, references)
        return Outcome(state="sent", reference=",".join(references), parts=len(references))

    def arrived(self) -> Iterator[Arrived]:
        """Give and remove what came in: answers, joined where they are long, and delivery reports."""
        import gammu

        modem = self._connected()
        parts: list[list[dict[str, Any]]] = []
        with suppress(gammu.ERR_EMPTY):
            entry = modem.GetNextSMS(Folder=0, Start=True)
            while True:
                parts.append(entry)
                entry = modem.GetNextSMS(Folder=0, Location=entry[0]["Location"])
        for whole in gammu.LinkSMS(parts):
            first = whole[0]
            if first.get("Type") == "Status_Report":
                delivered = str(first.get("DeliveryStatus", "")) in ("0", "D") or "Delivered" in str(first.get("Text"))
                yield Arrived(first["Number"], "", str(first.get("MessageReference", "")), delivered)
            else:
                decoded = gammu.DecodeSMS(whole)
                texts = [entry["Buffer"] for entry in (decoded or {}).get("Entries", []) if entry.get("Buffer")]
                text = "".join(texts) or "".join(part.get("Text") or "" for part in whole)
                yield Arrived(first["Number"], text)
            for part in whole:
                with suppress(gammu.GSMError):
                    modem.DeleteSMS(0, part["Location"])

    def check(self) -> None:
        """Open the modem."""
        self._connected()

    def close(self) -> None:
        """Let go of the device."""
        import gammu

        if self._modem is not None:
            with suppress(gammu.GSMError):
                self._modem.Terminate()
            self._modem = None

    def _connected(self) -> Any:
        try:
            import gammu
        except ImportError as error:
            raise Trouble(tr("USB modems are not supported on this system. Use a telephone or a provider.")) from error
        if self._modem is None:
            device = self._account.option("device")
            modem = gammu.StateMachine()
            config = {"Device": device, "Connection": self._account.option("connection", "at115200")}
            if self._account.option("model"):
                config["Model"] = self._account.option("model")
            try:
                modem.SetConfig(0, config)
                modem.Init()
                if self._account.option("pin") and modem.GetSecurityStatus() == "PIN":
                    modem.EnterSecurityCode("PIN", self._account.option("pin"))
            except gammu.GSMError as error:
                words = tr("The modem {device} does not answer: is it plugged in? ({words})",
                           device=device, words=_said(error))  # fmt: skip
                raise Trouble(words) from error
            self._modem = modem
        return self._modem

    def _failure(self, error: Any, left: list[str]) -> Outcome:
        lost = type(error).__name__ in _LOST
        if lost:
            self.close()
        if left or lost:
            reason = tr(
                "The modem went away in mid-message: whether it left is not known. ({words})", words=_said(error)
            )
            return Outcome(state="unknown", reason=reason, reference=",".join(left) or None)
        return Outcome(state="later", reason=tr("The modem could not send it: {words}", words=_said(error)))


def _segments(message: QueuedMessage) -> list[dict[str, Any]]:
    """The segments as gammu takes them, each asking for a delivery report."""
    import gammu

    counted = count(message.body)
    long = counted.segments > 1
    info = {
        "Class": -1,
        "Unicode": counted.encoding == "UCS-2",
        "Entries": [{"ID": "ConcatenatedTextLong" if long else "Text", "Buffer": message.body}],
    }
    return [
        {**part, "SMSC": {"Location": 1}, "Number": message.address, "Type": "Status_Report"}
        for part in gammu.EncodeSMS(info)
    ]


def _said(error: Any) -> str:
    told = error.args[0] if error.args else {}
    return str(told.get("Text", told) if isinstance(told, dict) else told)[:160]
