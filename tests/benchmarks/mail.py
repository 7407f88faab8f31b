"""Ten thousand e-mails to a server on this machine: through the ledger, and as fast as a plain loop can."""

from __future__ import annotations

import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Any

from grc_desktop.database.database import Database
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import enqueue, save_account
from grc_desktop.features.outbox.records import NewMessage
from grc_desktop.features.outbox.sending import send
from tests.benchmarks.place import Place

SERVER = Path(__file__).parents[1] / "features" / "outbox" / "mail_server.py"
COUNT = 10_000
_TEXT = "Bonjour,\n\nLa neige est là, votre chambre aussi.\n\nL'hôtel du Lac\n"
_SENDER = "accueil@hotel.exemple"


@contextmanager
def _server(noted: Path) -> Iterator[int]:
    """The port of a mail server in a process of its own."""
    command = [sys.executable, str(SERVER), str(noted)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield int(server.stdout.readline())
        server.stdin.close()


def send_emails(material: Place, _: float) -> dict[str, Any]:
    """Each claimed before the wire and its outcome written after, over one connection."""
    messages = [
        NewMessage(
            occasion=f"b:{number}", channel="email", address=f"p{number}@exemple.fr", subject="La neige est là",
            body=_TEXT, purpose="service",
        )
        for number in range(COUNT)
    ]  # fmt: skip
    with _server(material.scratch("arrived.txt")) as port, Database.create(material.scratch("mail.grc")) as base:
        options = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": _SENDER}
        base.write(save_account, account=Account(key="a", name="A", kind="smtp", options=options))
        base.write(enqueue, messages=messages)
        began = time.perf_counter()
        report = send(base)
        seconds = time.perf_counter() - began
    assert report.sent == COUNT
    return {"seconds": [seconds]}


def plain_smtplib(material: Place, _: float) -> dict[str, Any]:
    """The standard library in a loop, on one connection, that writes nothing down."""
    with _server(material.scratch("arrived.txt")) as port, smtplib.SMTP("127.0.0.1", port) as server:
        began = time.perf_counter()
        for number in range(COUNT):
            made = EmailMessage()
            made["From"], made["To"] = _SENDER, f"p{number}@exemple.fr"
            made["Subject"], made["Date"], made["Message-ID"] = (
                "La neige est là",
                formatdate(),
                make_msgid(domain="x.fr"),
            )
            made.set_content(_TEXT)
            server.send_message(made)
        return {"seconds": [time.perf_counter() - began]}
