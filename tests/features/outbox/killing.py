"""Kills a sender, again and again at any instant, and counts what arrived: the proof that nothing is sent twice.

``python tests/features/outbox/killing.py KILLS`` does it by hand as often as one likes (some 8 kills a second). The
mail server is a process of its own that notes each recipient before it answers; the sender is a process that opens the
base, sends as the program does, and is killed with SIGKILL after a random while. What is unknown afterwards is decided
as a person would: looked up at the server, then *sent* or *again*.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grc_desktop.database.database import Database
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import decide_unknown, enqueue, release_unknown, save_account
from grc_desktop.features.outbox.queries import listed, messages_of, status
from grc_desktop.features.outbox.records import NewMessage, Status
from grc_desktop.features.outbox.sending import send

SERVER = Path(__file__).with_name("mail_server.py")


@dataclass(frozen=True)
class Tally:
    """What came of it. ``most_unknown``: after one kill; ``twice``, ``never``: recipients."""

    kills: int
    messages: int
    most_unknown: int
    unknown: int
    twice: int
    never: int
    states: Status


@dataclass(frozen=True)
class Ear:
    """A mail server that counts. ``arrived``: the recipients of all that it accepted, each as often as it did."""

    port: int
    arrived: Callable[[], list[str]]


@contextmanager
def own_server(folder: Path) -> Iterator[Ear]:
    """The server of the tests' own, for the length of the block."""
    noted = folder / "arrived.txt"
    noted.touch()
    command = [sys.executable, str(SERVER), str(noted)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        yield Ear(int(server.stdout.readline()), lambda: noted.read_text(encoding="utf-8").split())
        server.stdin.close()
        server.wait()


def kill_often(folder: Path, kills: int, ear: Ear, *, seed: int = 1, messages: int | None = None) -> Tally:
    """Kill a sender ``kills`` times while it has ``messages`` to send, resolve what is unknown, send the rest."""
    chance = random.Random(seed)
    path = folder / "base.grc"
    count = messages if messages is not None else kills * 25
    with Database.create(path) as base:
        options = {"host": "127.0.0.1", "port": ear.port, "security": "none", "from_address": "a@hotel.exemple"}
        base.write(save_account, account=Account(key="a", name="A", kind="smtp", options=options))
        base.write(enqueue, messages=[_message(number) for number in range(count)])
    found = [_kill_one(path, ear, chance) for _ in range(kills)]
    with Database.open(path) as base:
        send(base)
        states = base.read(status)
    arrived = Counter(ear.arrived())
    return Tally(
        kills=kills,
        messages=count,
        most_unknown=max(found, default=0),
        unknown=sum(found),
        twice=sum(times > 1 for times in arrived.values()),
        never=count - len(arrived),
        states=states,
    )


def _message(number: int) -> NewMessage:
    return NewMessage(
        occasion=f"test:{number}", channel="email", address=f"p{number}@exemple.fr", subject="x", body="x\n",
        purpose="service",
    )  # fmt: skip


def _kill_one(path: Path, ear: Ear, chance: random.Random) -> int:
    """One sender, killed; decides what it left unknown and gives how many that were."""
    sender = os.fork()
    if sender == 0:
        _send_until_killed(path)
    time.sleep(chance.uniform(0.02, 0.15))
    os.kill(sender, signal.SIGKILL)
    os.waitpid(sender, 0)
    with Database.open(path) as base:
        base.write(release_unknown)
        ids = base.read(listed, states=["unknown"])
        arrived = set(ear.arrived()) if ids else set()
        for one in base.read(messages_of, ids=ids):
            decision = "sent" if one.address in arrived else "again"
            base.write(decide_unknown, message_ids=[one.id], decision=decision)  # type: ignore[arg-type]
    return len(ids)


def _send_until_killed(path: Path) -> None:
    """In the child: what the program does, until the end of the world."""
    try:
        with Database.open(path) as base:
            send(base)
    finally:
        os._exit(0)


def main() -> None:
    """Say what came of as many kills as the command line asks for."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name, own_server(Path(name)) as ear:
        tally = kill_often(Path(name), int(sys.argv[1]), ear, seed=int(time.time()))
    sys.stdout.write(f"{tally}\n{time.monotonic() - started:.0f} s\n")


if __name__ == "__main__":
    main()
