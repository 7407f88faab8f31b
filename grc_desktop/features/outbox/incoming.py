"""What comes back by mail: returned messages, answers, and those who want no more.

RFC 3464 (delivery status), 3463 (status codes), 3834 (automatic answers). Read from a folder over IMAP, or from
``.eml`` files. Nothing is removed from the mailbox, nor marked as read.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage, Message, MIMEPart
from email.policy import default
from email.utils import parseaddr
from typing import Literal, cast

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import fold
from grc_desktop.database.database import Database
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import record_incoming, remember_read
from grc_desktop.features.outbox.channels.mail_words import connection_words, is_hard
from grc_desktop.features.outbox.queries import read_so_far
from grc_desktop.features.outbox.records import Incoming, IncomingReport

_OURS = re.compile(r"<grc\.\d+\.[0-9a-f]+@[^>\s]+>")
_STATUS = re.compile(r"\b([45])\.(\d{1,3})\.(\d{1,3})\b")
_STOP = re.compile(
    r"(?:re ?:? ?)*"
    r"(?:stop(?!\W?over)|unsubscribe|desinscription|desinscrire|desabonne\w*|me desinscrire|ne plus recevoir)\b"
)
_NUMBER = re.compile(r"^\s*STOP\s+(\d+)\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*(?:>|--\s*$|Le .+ :\s*$|On .+ wrote|-{2,}\s*(?:Message|Original))")

MOST_BYTES = 200_000
"""Of one e-mail; what it says stands at its beginning."""

_DAYS_AT_FIRST = 30


@dataclass(frozen=True)
class _Returned:
    """What a returned message says of one recipient."""

    address: str
    hard: bool
    final: bool
    words: str


def understand(raw: bytes) -> Incoming:
    """What a message is: a return (hard or soft), a wish to hear no more, an answer, or nothing of ours (``other``)."""
    mail = message_from_bytes(raw, policy=default)
    references = tuple(dict.fromkeys([*_OURS.findall(raw.decode("latin-1")), *_answered(mail)]))
    sender = parseaddr(str(mail.get("From", "")))[1].lower()
    returned = _returned(mail, sender)
    if returned is not None:
        return Incoming(
            kind="bounce", address=returned.address, references=references, hard=returned.hard, final=returned.final,
            words=returned.words,
        )  # fmt: skip
    automatic = str(mail.get("Auto-Submitted", "no")).lower() != "no" or mail.get("X-Autoreply") is not None
    subject, text = str(mail.get("Subject", "")), _first_words(mail)
    number = _NUMBER.match(subject)
    kind: Literal["stop", "reply", "other"] = "other"
    if automatic:
        kind = "other"
    elif number or _STOP.match(fold(subject)) or _STOP.fullmatch(fold(text.partition("\n")[0]).rstrip(" .!")):
        kind = "stop"
    elif references:
        kind = "reply"
    return Incoming(
        kind=kind, address=sender, references=references, words=(text or subject)[:1000],
        message_id=int(number[1]) if number else None,
    )  # fmt: skip


def _answered(mail: EmailMessage) -> list[str]:
    found: list[str] = []
    for header in ("In-Reply-To", "References"):
        found += re.findall(r"<[^<>\s]+>", str(mail.get(header, "")))
    return found


def _first_words(mail: EmailMessage) -> str:
    """What the person wrote, without what they answered to."""
    body = mail.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        content = str(body.get_content())
    except (LookupError, ValueError):
        return ""
    if "\ufffd" in content:
        content = _undeclared(body)
    if body.get_content_subtype() == "html":
        content = re.sub(r"(?is)<(style|script).*?</\1>|<[^>]+>", " ", content)
    kept = []
    for line in content.splitlines():
        if _QUOTED.match(line):
            break
        kept.append(line.strip())
    return "\n".join(filter(None, kept)).strip()


def _undeclared(body: MIMEPart) -> str:
    """The words of a program that sends more than ASCII and does not say in which encoding."""
    written = cast("bytes", body.get_payload(decode=True))
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp1252", "replace")


def _returned(mail: EmailMessage, sender: str) -> _Returned | None:
    """What a delivery report says; also of servers that write one in prose."""
    if mail.get_content_type() == "multipart/report" or any(
        part.get_content_type() == "message/delivery-status" for part in mail.walk()
    ):
        return _report(mail)
    if sender.partition("@")[0] not in ("mailer-daemon", "postmaster"):
        return None
    text = "\n".join(str(part.get_payload()) for part in mail.walk() if part.get_content_maintype() == "text")
    status = _STATUS.search(text)
    address = next((one for one in re.findall(r"[\w.+-]+@[\w.-]+\w", text) if not one.startswith("grc.")), "")
    code = status[0] if status else ""
    return _Returned(address.lower(), is_hard(code), code.startswith("5"), code)


def _report(mail: EmailMessage) -> _Returned | None:
    for part in mail.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in cast("list[Message]", part.get_payload()):
            recipient = block.get("Final-Recipient") or block.get("Original-Recipient")
            if recipient is None:
                continue
            status, action = str(block.get("Status", "")).strip(), str(block.get("Action", "")).strip().lower()
            address = str(recipient).partition(";")[2].strip().strip("<>").lower()
            words = str(block.get("Diagnostic-Code", "")).partition(";")[2].strip() or status
            final = action == "failed"
            return _Returned(address, final and is_hard(status), final, " ".join(words.split())[:300])
    return None


# --- reading --------------------------------------------------------------------------------------


def take_in(base: Database, raws: Iterable[bytes]) -> IncomingReport:
    """Understand messages and write down what follows from each; what is nothing of ours is passed over."""
    counts = {"bounce": 0, "soft": 0, "stop": 0, "reply": 0, "other": 0}
    for raw in raws:
        incoming = understand(raw)
        became = base.write(record_incoming, incoming=incoming).result if incoming.kind != "other" else "other"
        counts[became] += 1
    return IncomingReport(
        returned=counts["bounce"], delayed=counts["soft"], stopped=counts["stop"], answered=counts["reply"],
        others=counts["other"],
    )  # fmt: skip


def read_mailbox(base: Database, account: Account, password: str, *, patience: float = 30.0) -> IncomingReport:
    """Read what is new in the folder of an account (``imap_host``, ``imap_port``, ``imap_folder``).

    The first time, the last thirty days. ``Trouble`` where the server cannot be reached or does not know us.
    """
    host, folder = account.option("imap_host"), account.option("imap_folder", "INBOX")
    port = int(account.option("imap_port", "993"))
    try:
        server = _open(account, host, port, patience)
    except OSError as error:
        raise Trouble(connection_words(error, host, port)) from error
    try:
        _log_in(server, account.option("user"), password)
        if server.select(f'"{folder}"', readonly=True)[0] != "OK":
            raise Trouble(tr("There is no folder “{folder}” at {host}.", folder=folder, host=host))
        validity = (server.response("UIDVALIDITY")[1] or [b"0"])[0] or b"0"
        seen = base.read(read_so_far, account=account.key, validity=validity.decode())
        report, last = _read_new(base, server, seen)
        base.write(remember_read, account=account.key, validity=validity.decode(), uid=last)
    except imaplib.IMAP4.error as error:
        raise Trouble(tr("{host} does not let us read the mail: {words}", host=host, words=str(error)[:160])) from error
    except OSError as error:
        raise Trouble(tr("{host} hung up while the mail was read. Try again later.", host=host)) from error
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            server.logout()
    return report


def _open(account: Account, host: str, port: int, patience: float) -> imaplib.IMAP4:
    context = ssl.create_default_context(cafile=account.option("ca_file") or None)
    if account.option("imap_security", "tls") == "none":
        return imaplib.IMAP4(host, port, timeout=patience)
    return imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=patience)


def _log_in(server: imaplib.IMAP4, user: str, password: str) -> None:
    """By LOGIN, which every server knows, or where that cannot say it (RFC 3501: ASCII) by PLAIN, in UTF-8."""
    if (user + password).isascii():
        server.login(user, password)
    else:
        server.authenticate("PLAIN", lambda _asked: f"\0{user}\0{password}".encode())


def _read_new(base: Database, server: imaplib.IMAP4, seen: int) -> tuple[IncomingReport, int]:
    since = (base.clock.today() - timedelta(days=_DAYS_AT_FIRST)).strftime("%d-%b-%Y")
    criterion = f"UID {seen + 1}:*" if seen else f"SINCE {since}"
    answer = server.uid("SEARCH", criterion)[1]
    numbers = sorted(int(number) for number in (answer[0] or b"").split())
    fresh = [number for number in numbers if number > seen]
    report = take_in(base, _fetched(server, fresh))
    return report, max([seen, *fresh])


def _fetched(server: imaplib.IMAP4, numbers: Iterable[int]) -> Iterator[bytes]:
    for number in numbers:
        for part in server.uid("FETCH", str(number), f"(BODY.PEEK[]<0.{MOST_BYTES}>)")[1]:
            if isinstance(part, tuple):
                yield part[1]


def total(reports: Iterable[IncomingReport]) -> IncomingReport:
    """Several readings as one."""
    listed = list(reports)
    return IncomingReport(
        returned=sum(one.returned for one in listed), delayed=sum(one.delayed for one in listed),
        stopped=sum(one.stopped for one in listed), answered=sum(one.answered for one in listed),
        others=sum(one.others for one in listed),
    )  # fmt: skip


def report_words(report: IncomingReport) -> str:
    """What came in, in a sentence."""
    parts = [
        trn("{count} returned", "{count} returned", report.returned) if report.returned else "",
        trn("{count} delayed", "{count} delayed", report.delayed) if report.delayed else "",
        trn("{count} wants no more", "{count} want no more", report.stopped) if report.stopped else "",
        trn("{count} answer", "{count} answers", report.answered) if report.answered else "",
    ]
    said = ", ".join(filter(None, parts))
    return tr("Came in: {what}.", what=said) if said else tr("Nothing came in that concerns a message.")
