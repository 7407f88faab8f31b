"""The mail server of OpenBSD and Debian, with a house of its own: what it accepts lies in folders.

It changes to users of its own, so it has to be begun by root; it keeps its queue where it always does, so there is one
at a time. It speaks without TLS, for that of Debian 12 cannot (it is older than the OpenSSL there).
``python -m tests.journeys.opensmtpd KILLS`` kills a sender against it, as ``killing.py`` does.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.features.outbox.killing import Ear, kill_often

_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))
SERVER, CONTROL = shutil.which("smtpd", path=_PATH), shutil.which("smtpctl", path=_PATH)

_QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- thousands of small files, in memory
"""Where its folders are made and taken away again."""

_RULES = """
table everybody {{ "@" = nobody }}
listen on 127.0.0.1 port {port} hostname mail.exemple
action "keep" maildir "{folder}/mail/%{{rcpt.user}}" virtual <everybody>
action "return" mda "exit 67" virtual <everybody>
match from any for rcpt-to "gone@hotel.exemple" action "return"
match from any for domain {{ "hotel.exemple", "exemple.fr" }} action "keep"
"""


@dataclass(frozen=True)
class House:
    """The server, and the folder of folders in which it puts what it accepted."""

    port: int
    mail: Path

    def kept(self, user: str = "*") -> list[bytes]:
        """What was put into the folder of ``user``, or of all."""
        return [file.read_bytes() for file in sorted(self.mail.glob(f"{user}/new/*"))]

    def settled(self) -> None:
        """Wait until the queue is empty."""
        end = time.monotonic() + 30
        while self._queue():
            if time.monotonic() > end:
                raise TimeoutError("the queue of OpenSMTPD does not get empty")
            time.sleep(0.02)

    def recipients(self) -> list[str]:
        """Of all that it accepted of what a sender that is killed sends (``p17@exemple.fr``)."""
        self.settled()
        return [f"{file.parent.parent.name}@exemple.fr" for file in self.mail.glob("p[0-9]*/new/*")]

    @staticmethod
    def _queue() -> str:
        assert CONTROL is not None
        return subprocess.run([CONTROL, "show", "queue"], check=True, capture_output=True, text=True).stdout.strip()


def why_not() -> str | None:
    """Why it cannot be used here; None where it can."""
    if SERVER is None or CONTROL is None:
        return "OpenSMTPD is not installed: apt-get install opensmtpd"
    if os.geteuid() != 0:
        return "OpenSMTPD has to be begun by root"
    if Path("/run/smtpd.sock").exists() or Path("/var/run/smtpd.sock").exists():
        return "OpenSMTPD is at work here already"
    return None


@contextmanager
def opensmtpd() -> Iterator[House]:
    """The server for the length of the block."""
    assert SERVER is not None
    with tempfile.TemporaryDirectory(prefix="grc-opensmtpd-", dir=_QUICK) as name:
        folder = Path(name)
        folder.chmod(0o755)
        mail = folder / "mail"
        mail.mkdir()
        mail.chmod(0o777)
        port = _free_port()
        (folder / "smtpd.conf").write_text(_RULES.format(folder=folder, port=port), encoding="utf-8")
        with (folder / "log").open("w+", encoding="utf-8") as log:
            command = [SERVER, "-d", "-f", str(folder / "smtpd.conf")]
            with subprocess.Popen(command, stdout=log, stderr=log) as server:
                try:
                    _wait_for(port, server, folder / "log")
                    yield House(port, mail)
                finally:
                    server.terminate()
                    server.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 15
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"OpenSMTPD did not begin: {log.read_text(encoding='utf-8')}")


def main() -> None:
    """``KILLS``, or ``KILLS PORT FOLDER`` of one that is at work: print, as JSON, what came of so many kills."""
    kills, *at = sys.argv[1:]
    there = nullcontext(House(int(at[0]), Path(at[1]))) if at else opensmtpd()
    with there as house, tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder), int(kills), Ear(house.port, house.recipients))
        json.dump(asdict(tally), sys.stdout)


if __name__ == "__main__":
    main()
