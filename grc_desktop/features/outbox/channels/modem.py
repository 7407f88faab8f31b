"""SMS by a modem on USB, driven by gammu; also what came in: delivery reports and answers.

A text of several segments is several messages to the network: where one of them fails after another has left,
nobody can call it sent or not sent, so it is unknown. gammu waits a hundred seconds for a modem that was pulled out and
cannot be stopped: it works on a thread of its own, and is left behind there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.aside import Aside, Silent
from grc_desktop.features.outbox.channels.channel import Arrived, Surroundings
from grc_desktop.features.outbox.records import Outcome, QueuedMessage
from grc_desktop.features.outbox.sms import count

T = TypeVar("T")

_LOST = ("ERR_TIMEOUT", "ERR_DEVICEWRITEERROR", "ERR_DEVICEREADERROR", "ERR_DEVICENOTEXIST", "ERR_NOTCONNECTED")
"""What gammu says when the modem went away; the segment that was being sent may have left."""


_PATIENCE = 60.0
"""Seconds that the network may take over one segment; a modem that says nothing for longer is given up."""


class ModemChannel:
    """An account of kind ``modem``: ``device`` (``/dev/ttyUSB0``, ``COM3``), ``connection`` (``at115200``), ``pin``."""

    def __init__(
        self,
        account: Account,
        around: Surroundings,  # noqa: ARG002 -- as every channel is opened
        *,
        patience: float = _PATIENCE,
    ) -> None:
        self._account = account
        self._patience = patience
        self._device = account.option("device")
        self._aside: Aside | None = None
        self._modem: Any = None
        self._is_silent = False

    def reference(self, message_id: int) -> str | None:  # noqa: ARG002 -- only the network gives one
        """None: the network numbers messages itself."""
        return None

    def send(self, message: QueuedMessage) -> Outcome:
        """Let one SMS leave, segment after segment."""
        modem = self._connected()
        import gammu

        references: list[str] = []
        for segment in _segments(message):
            try:
                references.append(str(self._ask(lambda one=segment: modem.SendSMS(one))))  # type: ignore[misc]
            except Silent:
                return self._vanished(references)
            except gammu.GSMError as error:
                return self._failure(error, references)
        return Outcome(state="sent", reference=",".join(references), parts=len(references))

    def arrived(self, since: datetime) -> Iterator[Arrived]:  # noqa: ARG002 -- whatever it holds is new
        """Give and remove what came in: answers, joined where they are long, and delivery reports."""
        modem = self._connected()
        import gammu

        try:
            parts = self._held(modem)
            for whole in gammu.LinkSMS(parts):
                yield _understood(whole)
                for part in whole:
                    with suppress(gammu.GSMError):
                        self._ask(lambda place=part["Location"]: modem.DeleteSMS(0, place))  # type: ignore[misc]
        except Silent:
            raise Trouble(self._gone) from None

    def close(self) -> None:
        """Let go of the device."""
        if self._modem is not None and not self._is_silent:
            import gammu

            with suppress(gammu.GSMError, Silent):
                self._ask(self._modem.Terminate)
        self._modem = None
        if self._aside is not None:
            self._aside.end()
            self._aside = None

    # --- on the other thread ----------------------------------------------------------------------

    def _ask(self, call: Callable[[], T]) -> T:
        """What gammu says to ``call``. ``Silent`` where it still says nothing when the modem is gone, or is late."""
        if self._aside is None:
            self._aside = Aside("modem")
        place = Path(self._device)
        was_there = place.exists()  # a COM port is no file
        try:
            return self._aside.ask(call, patience=self._patience, there=lambda: not was_there or place.exists())
        except Silent:
            self._is_silent = True
            raise

    def _held(self, modem: Any) -> list[list[dict[str, Any]]]:
        """What the modem holds. A modem that cannot list it can still send."""
        import gammu

        parts: list[list[dict[str, Any]]] = []
        with suppress(gammu.GSMError):
            entry = self._ask(lambda: modem.GetNextSMS(Folder=0, Start=True))
            while True:
                parts.append(entry)
                place = entry[0]["Location"]
                entry = self._ask(lambda at=place: modem.GetNextSMS(Folder=0, Location=at))  # type: ignore[misc]
        return parts

    def _connected(self) -> Any:
        try:
            import gammu
        except ImportError as error:
            raise Trouble(tr("USB modems are not supported on this system. Use a telephone or a provider.")) from error
        if self._is_silent:
            raise Trouble(self._gone)
        if self._modem is None:
            modem = gammu.StateMachine()
            try:
                self._ask(lambda: self._open(modem))
            except Silent:
                raise Trouble(self._gone) from None
            except gammu.GSMError as error:
                words = tr("The modem {device} does not answer: is it plugged in? ({words})",
                           device=self._device, words=_said(error))  # fmt: skip
                raise Trouble(words) from error
            self._modem = modem
        return self._modem

    def _open(self, modem: Any) -> None:
        config = {"Device": self._device, "Connection": self._account.option("connection", "at115200")}
        if self._account.option("model"):
            config["Model"] = self._account.option("model")
        modem.SetConfig(0, config)
        modem.Init()
        if self._account.option("pin") and modem.GetSecurityStatus() == "PIN":
            modem.EnterSecurityCode("PIN", self._account.option("pin"))

    # --- what went wrong --------------------------------------------------------------------------

    @property
    def _gone(self) -> str:
        return tr("The modem {device} does not answer any more. Plug it in again, then send.", device=self._device)

    def _vanished(self, left: list[str]) -> Outcome:
        reason = tr("The modem went away in mid-message: whether it left is not known.")
        return Outcome(state="unknown", reason=reason, reference=",".join(left) or None)

    def _failure(self, error: Any, left: list[str]) -> Outcome:
        lost = type(error).__name__ in _LOST
        if lost:
            self.close()
        if left or lost:
            return self._vanished(left)
        return Outcome(state="later", reason=tr("The modem could not send it: {words}", words=_said(error)))


def _understood(whole: list[dict[str, Any]]) -> Arrived:
    """One thing that came in, of as many parts as the network made of it."""
    import gammu

    first = whole[0]
    if first.get("Type") == "Status_Report":
        delivered = str(first.get("DeliveryStatus", "")) in ("0", "D") or "Delivered" in str(first.get("Text"))
        return Arrived(first["Number"], "", str(first.get("MessageReference", "")), delivered)
    decoded = gammu.DecodeSMS(whole)
    texts = [entry["Buffer"] for entry in (decoded or {}).get("Entries", []) if entry.get("Buffer")]
    return Arrived(first["Number"], "".join(texts) or "".join(part.get("Text") or "" for part in whole))


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
