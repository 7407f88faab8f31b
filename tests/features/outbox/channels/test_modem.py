from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Trouble
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.channel import Surroundings
from grc_desktop.features.outbox.channels.modem import ModemChannel
from tests.features.outbox.channels.test_smtp import AT, message

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="gammu's dummy and pseudo-terminals")

SMS = message(channel="sms", address="+33612345678", body="Bonjour de l'hôtel")
LONG = message(channel="sms", address="+33612345678", body="Bonjour " * 40)


def channel(patience: float = 60.0, /, **options: str) -> ModemChannel:
    account = Account(key="a", name="A", kind="modem", options=options)
    return ModemChannel(account, Surroundings("", Clock(fixed=AT), Path), patience=patience)


@pytest.fixture
def dummy(tmp_path: Path) -> dict[str, str]:
    """The folder that gammu's own dummy telephone works in."""
    for folder in ("fs/incoming", "note", "calendar", "todo", "alarm", *(f"sms/{number}" for number in range(1, 6)),
                   *(f"pbk/{memory}" for memory in ("ME", "SM", "DC", "MC", "RC"))):  # fmt: skip
        (tmp_path / folder).mkdir(parents=True)
    return {"device": str(tmp_path), "connection": "none", "model": "dummy"}


def test_gammu_s_dummy_takes_every_segment(dummy: dict[str, str]) -> None:
    modem = channel(**dummy)
    one, many = modem.send(SMS), modem.send(LONG)
    modem.close()

    assert (one.state, one.parts) == ("sent", 1)
    assert (many.state, many.parts) == ("sent", 3)
    assert many.reference == "255,255,255"


def test_nothing_came_in(dummy: dict[str, str]) -> None:
    modem = channel(**dummy)
    found = list(modem.arrived(AT))
    modem.close()

    assert found == []


def test_no_such_device() -> None:
    modem = channel(device="/dev/ttyNothing", connection="at115200")
    with pytest.raises(Trouble, match="is it plugged in"):
        modem.send(SMS)
    modem.close()


def test_a_system_without_gammu_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What came in is asked for before anything is sent."""
    monkeypatch.setitem(sys.modules, "gammu", None)
    modem = channel(device="/dev/ttyUSB0")
    with pytest.raises(Trouble, match="not supported on this system"):
        list(modem.arrived(AT))
    with pytest.raises(Trouble, match="not supported on this system"):
        modem.send(SMS)
    modem.close()


def test_a_real_conversation_in_at() -> None:
    from tests.features.outbox.at_modem import AtModem, plugged_in

    told = AtModem()
    with plugged_in(told) as device:
        modem = channel(device=device, connection="at115200")
        outcome = modem.send(SMS)
        modem.close()

    assert (outcome.state, outcome.parts) == ("sent", 1)
    assert len(told.sent) == 1
    assert "33214365870" in told.sent[0].replace("F", "") or "3316325476F8" in told.sent[0]


def test_pulled_out_in_mid_message_is_unknown_at_once() -> None:
    """gammu itself would wait a hundred seconds; the message is told of as soon as the device is gone."""
    from tests.features.outbox.at_modem import AtModem, plugged_in

    told = AtModem(unplug_after=1)
    with plugged_in(told) as device:
        modem = channel(device=device, connection="at115200")
        started = time.monotonic()
        outcome = modem.send(LONG)
        waited = time.monotonic() - started

    assert (outcome.state, outcome.reference) == ("unknown", "1")
    assert outcome.reason == "The modem went away in mid-message: whether it left is not known."
    assert waited < 30
    with pytest.raises(Trouble, match="does not answer any more. Plug it in again"):
        modem.send(SMS)  # nothing left: it waits as before
    modem.close()


def test_a_modem_that_says_nothing_any_more_is_given_up() -> None:
    from tests.features.outbox.at_modem import AtModem, plugged_in

    with plugged_in(AtModem(silent_after=0)) as device:
        modem = channel(7.0, device=device, connection="at115200")
        outcome = modem.send(SMS)
        modem.close()

    assert (outcome.state, outcome.reference) == ("unknown", None)


def test_gone_after_the_first_segment_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    import gammu

    class Gone:
        """What gammu says after its own patience."""

        def __init__(self) -> None:
            self.taken = 0

        def SetConfig(self, *_: object) -> None:  # noqa: N802
            pass

        def Init(self) -> None:  # noqa: N802
            pass

        def Terminate(self) -> None:  # noqa: N802
            raise gammu.ERR_NOTCONNECTED({"Text": "Not connected"})

        def SendSMS(self, _segment: object) -> int:  # noqa: N802
            self.taken += 1
            if self.taken == 2:
                raise gammu.ERR_DEVICEWRITEERROR({"Text": "Error writing to the device."})
            return 17

    monkeypatch.setattr(gammu, "StateMachine", Gone)
    outcome = channel(device="/dev/ttyUSB0").send(LONG)

    assert (outcome.state, outcome.reference) == ("unknown", "17")
    assert outcome.reason == "The modem went away in mid-message: whether it left is not known."


def test_refused_by_the_network_is_tried_again() -> None:
    from tests.features.outbox.at_modem import AtModem, plugged_in

    with plugged_in(AtModem(error="+CMS ERROR: 42")) as device:
        modem = channel(device=device, connection="at115200")
        outcome = modem.send(SMS)
        modem.close()

    assert outcome.state == "later"
