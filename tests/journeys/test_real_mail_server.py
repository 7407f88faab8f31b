"""A campaign's e-mails by a server that we did not write: OpenSMTPD, where it is installed (CI does)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import save_account
from grc_desktop.features.outbox.incoming import take_in
from grc_desktop.features.outbox.queries import status
from grc_desktop.features.outbox.records import IncomingReport, Status
from grc_desktop.features.outbox.sending import send
from tests.features.outbox.ledger import email, put, row
from tests.features.outbox.mail_server import USER
from tests.journeys.opensmtpd import House, opensmtpd, why_not

pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))

KILLS = 300 if "GRC_SLOW_TESTS" in os.environ else 30


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with opensmtpd() as house:
        yield house


def use(base: Database, house: House) -> None:
    options = {"host": "127.0.0.1", "port": house.port, "security": "none", "from_address": USER,
               "from_name": "Hôtel du Lac"}  # fmt: skip
    base.write(save_account, account=Account(key="a", name="A", kind="smtp", options=options))


def arrived(house: House, user: str) -> list[Any]:
    house.settled()
    return [message_from_bytes(raw, policy=policy.default) for raw in house.kept(user)]


def test_letters_arrive_as_they_were_written(base: Database, house: House) -> None:
    use(base, house)
    body = "Chère Élodie,\n.un point au début\n.\nFrom here\n" + "é" * 2_000 + "\n"
    (key,) = put(
        base,
        email(address="lucie@exemple.fr", name="Lucie Moreau", subject="Noël à l’hôtel", body=body, purpose="marketing",
              html="<p>Chère <b>Élodie</b></p>"),
    )  # fmt: skip

    report = send(base)

    assert (report.sent, report.stopped) == (1, "")
    (made,) = arrived(house, "lucie")
    assert made["Subject"] == "Noël à l’hôtel"
    assert made["From"] == f"Hôtel du Lac <{USER}>"
    assert made["Message-ID"] == row(base, key).provider_reference
    assert made["List-Unsubscribe"] == f"<mailto:{USER}?subject=STOP%20{key}>"
    assert made.get_body(("plain",)).get_content() == body
    assert made.get_body(("html",)).get_content().strip() == "<p>Chère <b>Élodie</b></p>"


def test_each_recipient_is_answered_for_itself(base: Database, house: House) -> None:
    use(base, house)
    keys = put(base, *(email(number, address=to) for number, to in enumerate(
        ("un@exemple.fr", "ailleurs@autre.exemple", "deux@exemple.fr"))))  # fmt: skip

    send(base)

    assert base.read(status) == Status(sent=2, failed=1)
    assert "Invalid recipient" in str(row(base, keys[1]).reason)
    assert len(arrived(house, "un")) == len(arrived(house, "deux")) == 1


def test_what_the_server_returns_is_understood(base: Database, house: House) -> None:
    use(base, house)
    (key,) = put(base, email(address="gone@hotel.exemple"))
    send(base)
    assert row(base, key).state == "sent"
    house.settled()

    found = take_in(base, house.kept("accueil"))

    assert found == IncomingReport(returned=1)
    assert row(base, key).state == "failed"
    assert str(row(base, key).reason).startswith("Came back: 5.")


def test_killed_at_any_instant_each_message_arrives_once(house: House) -> None:
    root = Path(__file__).parents[2]
    words = [str(KILLS), str(house.port), str(house.mail)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.opensmtpd", *words],
        cwd=root, capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    tally = json.loads(done.stdout)
    assert (tally["twice"], tally["never"]) == (0, 0)
    assert tally["most_unknown"] <= 1
    assert tally["states"]["sent"] == tally["messages"]
