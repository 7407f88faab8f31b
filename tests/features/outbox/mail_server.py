"""A real mail server of the tests' own: aiosmtpd on a port of this machine, with TLS and AUTH where asked for.

Run as a program it notes in a file each message that it accepts: ``python mail_server.py FILE``; it prints its port.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import os
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD, ACCENTED = "accueil@hotel.exemple", "cabane", "été à la cabane"


class Handler:
    """Keeps what arrives. ``refusals``: recipient (or ``MAIL``, ``DATA``) -> the answer that it gets."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, EmailMessage]] = []
        self.refusals: dict[str, str] = {}
        self.connections = 0
        self.hangs_up = False  # takes the message and says nothing
        self.patience: int | None = None  # so many messages over one connection
        self.too_many = ""
        self._taken: dict[Session, int] = {}

    def of(self, address: str) -> EmailMessage:
        (found,) = [made for to, made in self.arrived if to == address]
        return found

    async def handle_MAIL(self, _s: SMTP, session: Session, envelope: Envelope, address: str, _o: list[str]) -> str:  # noqa: N802
        if "MAIL" in self.refusals:
            return self.refusals["MAIL"]
        self._taken[session] = self._taken.get(session, 0) + 1
        if self.patience is not None and self._taken[session] > self.patience:
            return self.too_many
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, _s: SMTP, _n: Session, envelope: Envelope, address: str, _o: list[str]) -> str:  # noqa: N802
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if "DATA" in self.refusals:
            return self.refusals["DATA"]
        content = envelope.content
        assert isinstance(content, bytes)
        made = message_from_bytes(content, policy=policy.default)
        self.arrived += [(to, made) for to in envelope.rcpt_tos]
        if self.hangs_up and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return "250 OK"


def _authenticate(_s: SMTP, _n: Session, _e: Envelope, _mechanism: str, auth_data: Any) -> AuthResult:
    right = [LoginPassword(USER.encode(), password.encode()) for password in (PASSWORD, ACCENTED)]
    return AuthResult(success=auth_data in right, handled=False)


@contextmanager
def serving(handler: Handler, *, security: str = "none", folder: Path | None = None, days: int = 30) -> Iterator[int]:
    """A server for the length of the block; its port. ``days``: how long its certificate is good yet."""
    kwargs: dict[str, Any] = {"hostname": "mail.exemple"}
    context = None
    if security != "none":
        assert folder is not None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*make_certificate(folder, days=days))
        kwargs |= {"authenticator": _authenticate}
        if security == "starttls":
            kwargs |= {"tls_context": context, "require_starttls": True, "auth_required": True}
        else:
            kwargs |= {"auth_require_tls": False}  # it does not see that the socket itself is secure

    def greet() -> SMTP:
        handler.connections += 1
        return SMTP(handler, loop=loop, **kwargs)

    loop = asyncio.new_event_loop()
    socket_context = context if security == "tls" else None
    server = loop.run_until_complete(loop.create_server(greet, "127.0.0.1", 0, ssl=socket_context))
    thread = threading.Thread(target=loop.run_forever, name="mail server")
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.run_until_complete(_end_all())
        loop.close()


async def _end_all() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def make_certificate(folder: Path, *, days: int) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 that signs itself, good until ``days`` from now; it and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    end = dt.datetime.now(dt.UTC) + dt.timedelta(days=days)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - dt.timedelta(days=90))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths


class Noting(Handler):
    """Writes each recipient to a file, before it says that it has the message."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file.open("a", encoding="utf-8", buffering=1)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self._file.writelines(f"{to}\n" for to in envelope.rcpt_tos)
        return "250 OK"


def main() -> None:
    """Serve until standard input ends."""
    with serving(Noting(Path(sys.argv[1]))) as port:
        sys.stdout.write(f"{port}\n")
        sys.stdout.flush()
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
        threading.Event().wait()


if __name__ == "__main__":
    main()
