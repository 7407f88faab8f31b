"""E-mail by a provider's server: one connection for many messages, and each answer told as it was.

RFC 5321. A message counts as sent when the server has said 250 after the final point. When the connection breaks
after the point was sent and before the answer, nobody knows. Before it, nothing was accepted.
"""

from __future__ import annotations

import base64
import re
import smtplib
import ssl
import time
from contextlib import suppress
from datetime import datetime

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.channel import Arrived, Surroundings
from grc_desktop.features.outbox.channels.composing import compose, new_reference
from grc_desktop.features.outbox.channels.mail_words import connection_words, is_hard, said
from grc_desktop.features.outbox.records import Outcome, QueuedMessage

_PATIENCE = 60.0
"""Seconds without an answer after which a server counts as gone (RFC 5321 allows it more, nobody waits so long)."""

_IDLE = 20.0
"""Seconds after which an idle connection is asked whether it is still there."""

_SENDER = re.compile(r"\b5\.(1\.7|1\.8|7\.60|2\.252)\b")
"""Of the sender's address: RFC 3463, and what Exchange adds to it (SendAsDenied)."""

_LONE_POINT = re.compile(rb"(?m)^\.")


class _Broken(Exception):
    """The connection is gone, and the message was not accepted."""


class SmtpChannel:
    """An account of kind ``smtp``: ``host``, ``port``, ``security`` (tls, starttls, none), ``user``, ``from_address`` …

    ``ca_file`` names the certificate of a house's own server.
    """

    def __init__(self, account: Account, around: Surroundings, *, patience: float = _PATIENCE) -> None:
        self._account = account
        self._around = around
        self._patience = patience
        self._server: smtplib.SMTP | None = None
        self._used_at = 0.0
        self._accepted = 0  # over this connection
        self._is_trusted = False  # a message of this sender was taken

    def reference(self, message_id: int) -> str:
        """The Message-ID."""
        return new_reference(message_id, self._account.option("from_address"))

    def send(self, message: QueuedMessage) -> Outcome:
        """Let one e-mail leave. ``Trouble`` where the server cannot be reached, or refuses the account."""
        reference = message.provider_reference or self.reference(message.id)
        try:
            made = compose(
                message,
                self._account,
                at=self._around.clock.now(),
                reference=reference,
                file_of=self._around.file_of,
            )
        except Refused as refusal:
            return Outcome(state="failed", reason=refusal.sentence)
        to = made["To"].addresses[0].addr_spec
        if not to.isascii():
            return Outcome(state="failed", reason=tr("Addresses with accents before the @ cannot be written to."))
        content = made.as_bytes()
        reused = self._server is not None
        try:
            return self._pass_on(to, content, reference)
        except _Broken:
            self._drop()
            if reused:  # the server let an old connection go, or is tired of it: that is its right
                with suppress(_Broken):
                    return self._pass_on(to, content, reference)
            self._drop()
            raise Trouble(
                tr("{host} hung up before the message was accepted. Try again later.", host=self._host)
            ) from None

    def arrived(self, since: datetime) -> tuple[Arrived, ...]:  # noqa: ARG002 -- nothing at any time
        """Nothing comes in this way."""
        return ()

    def close(self) -> None:
        """Say goodbye to the server."""
        if self._server is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._server.quit()
            self._drop()

    # --- one message ------------------------------------------------------------------------------

    def _pass_on(self, to: str, content: bytes, reference: str) -> Outcome:
        server = self._connected()
        sender = self._account.option("from_address")
        try:
            code, words = server.mail(sender)
            if code != 250:
                self._ask_anew(code, 400 <= code < 500)
                self._reset(server, code)
                if 400 <= code < 500:
                    return _refusal(code, words)
                raise self._sender_refused(words)
            code, words = server.rcpt(to)
            if code not in (250, 251):
                self._ask_anew(code)
                self._reset(server, code)
                return self._refused(code, words, to)
            code, words = server.docmd("DATA")
            if code != 354:
                self._ask_anew(code)
                self._reset(server, code)
                return self._refused(code, words, to)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise _Broken from error
        try:
            server.send(_LONE_POINT.sub(b"..", content).removesuffix(b"\r\n") + b"\r\n.\r\n")
            code, words = server.getreply()
        except (smtplib.SMTPException, OSError):
            self._drop()
            reason = tr(
                "The connection broke before the server answered: nobody knows whether it accepted the message."
            )
            return Outcome(state="unknown", reason=reason, reference=reference)
        self._used_at = time.monotonic()
        if code == 250:
            self._accepted += 1
            self._is_trusted = True
            return Outcome(state="sent", reference=reference)
        if code == 421:
            self._drop()
        return self._refused(code, words, to)

    def _ask_anew(self, code: int, is_of_session: bool = False) -> None:
        """Servers take only so many messages over one connection, and say so with 421, or 4yz to the next sender."""
        if self._accepted and (code == 421 or is_of_session):
            raise _Broken

    def _refused(self, code: int, words: bytes, to: str) -> Outcome:
        """Many servers say only after the recipient, or the whole message, that the sender is not one of theirs.

        Whose messages were taken before is no such sender: then it is this message that is refused.
        """
        text = words.decode("utf-8", "replace").lower()
        names_sender = self._account.option("from_address").lower() in text and to.lower() not in text
        if code >= 500 and not self._is_trusted and (names_sender or _SENDER.search(text)):
            raise self._sender_refused(words)
        return _refusal(code, words)

    def _sender_refused(self, words: bytes) -> Trouble:
        return Trouble(
            tr(
                "{host} does not accept the sender {address}: {words}",
                host=self._host, address=self._account.option("from_address"), words=said(words),
            )
        )  # fmt: skip

    def _reset(self, server: smtplib.SMTP, code: int) -> None:
        """Ready for the next message; a server that says 421 is about to hang up."""
        if code == 421:
            self._drop()
            return
        with suppress(smtplib.SMTPException, OSError):
            server.rset()

    # --- the connection ---------------------------------------------------------------------------

    @property
    def _host(self) -> str:
        return self._account.option("host")

    def _connected(self) -> smtplib.SMTP:
        if self._server is not None and time.monotonic() - self._used_at > _IDLE:
            try:
                alive = self._server.noop()[0] == 250
            except (smtplib.SMTPException, OSError):
                alive = False
            if not alive:
                self._drop()
        if self._server is None:
            self._server = self._connect()
            self._accepted = 0
        self._used_at = time.monotonic()
        return self._server

    def _connect(self) -> smtplib.SMTP:
        security, port = self._account.option("security", "tls"), int(self._account.option("port", "465"))
        server: smtplib.SMTP | None = None
        try:
            if security == "tls":
                server = smtplib.SMTP_SSL(self._host, port, timeout=self._patience, context=self._context())
            else:
                server = smtplib.SMTP(self._host, port, timeout=self._patience)
                if security == "starttls":
                    server.starttls(context=self._context())
            server.ehlo_or_helo_if_needed()
            if self._account.option("user"):
                self._log_in(server)
        except (smtplib.SMTPException, OSError) as error:
            if server is not None:
                server.close()
            raise Trouble(connection_words(error, self._host, port)) from error
        return server

    def _log_in(self, server: smtplib.SMTP) -> None:
        user, password = self._account.option("user"), self._around.password
        if (user + password).isascii():
            server.login(user, password)
            return
        secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode(
            "ascii"
        )  # smtplib knows ASCII only; RFC 4616
        code, words = server.docmd("AUTH", f"PLAIN {secret}")
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, words)

    def _context(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self._account.option("ca_file") or None)
        except OSError as error:
            raise Trouble(
                tr("The certificate file {file} cannot be read.", file=self._account.option("ca_file"))
            ) from error

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None


def _refusal(code: int, words: bytes) -> Outcome:
    """4yz: not now; all else: not at all (RFC 5321, 4.2.1)."""
    told = said(words)
    if 400 <= code < 500:
        return Outcome(state="later", reason=tr("The server asks to try later: {words}", words=told))
    reason = tr("The server refuses the message: {words}", words=told)
    return Outcome(state="failed", reason=reason, hard=is_hard(words.decode("utf-8", "replace")))
