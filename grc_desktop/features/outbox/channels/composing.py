"""An e-mail as bytes: text with its HTML twin, pictures inside it, attachments, and headers nobody can add to.

RFC 5322 (message), 2046 (multipart), 2392 (``cid:``), 2369 (``List-Unsubscribe``). ``email.policy`` refuses line
breaks in headers; what people typed is put on one line before it gets there.
"""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Callable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.records import QueuedMessage
from grc_desktop.features.templates.mail import code_name, qr_png
from grc_desktop.features.templates.markup import QR_CODE

_POLICY = SMTP.clone(max_line_length=200)

_SIGNATURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
    (b"%PDF", "application/pdf"),
)


def new_reference(message_id: int, sender: str) -> str:
    """A Message-ID that is this message's own, in the sender's domain."""
    return f"<grc.{message_id}.{secrets.token_hex(8)}@{sender.rpartition('@')[2] or 'localhost'}>"


def address_of(name: str | None, typed: str) -> Address:
    """Name and address as a header takes them. ``Refused`` for what is no address."""
    local, at, domain = typed.strip().rpartition("@")
    try:
        if not at or not local or not domain:
            raise ValueError(typed)
        return Address(one_line(name or ""), local, domain.encode("idna").decode("ascii"))
    except (ValueError, UnicodeError, IndexError) as error:
        raise Refused(tr("“{typed}” is not an e-mail address.", typed=one_line(typed)), field="address") from error


def one_line(typed: str) -> str:
    """``typed`` without line breaks and control characters, as a header may hold it."""
    return " ".join("".join(one if one.isprintable() else " " for one in typed).split())


def compose(
    message: QueuedMessage, account: Account, *, at: datetime, reference: str, file_of: Callable[[str], Path]
) -> EmailMessage:
    """The e-mail. ``Refused`` where an address is none or a file is missing."""
    made = EmailMessage(policy=_POLICY)
    sender = address_of(account.option("from_name"), account.option("from_address"))
    made["From"] = sender
    made["To"] = address_of(message.name, message.address)
    made["Subject"] = one_line(message.subject or "")
    made["Date"] = format_datetime(at.astimezone())
    made["Message-ID"] = reference
    if account.option("reply_to"):
        made["Reply-To"] = address_of(None, account.option("reply_to"))
    if message.purpose == "marketing":
        to = account.option("unsubscribe") or account.option("reply_to") or account.option("from_address")
        made["List-Unsubscribe"] = f"<mailto:{quote(to, safe='@')}?subject={quote(f'STOP {message.id}')}>"
    made.set_content(message.body, cte=_encoding(message.body))
    files = [_Code(entry) if entry.startswith(QR_CODE) else _File(entry, file_of) for entry in message.attachments]
    if message.html:
        made.add_alternative(message.html, subtype="html")
        twin = made.get_payload()[-1]  # type: ignore[index]
        for file in files:
            if file.shown_in(message.html):
                kind, _, subtype = file.media_type.partition("/")
                twin.add_related(file.read(), kind, subtype, cid=f"<{file.cid}>", filename=file.name)  # type: ignore[union-attr]
    for file in files:
        if not file.shown_in(message.html or ""):
            kind, _, subtype = file.media_type.partition("/")
            made.add_attachment(file.read(), kind, subtype, filename=file.name)
    return made


def _encoding(body: str) -> str:
    return "7bit" if body.isascii() and all(len(line) < 200 for line in body.splitlines()) else "quoted-printable"


class _Enclosed:
    """One entry of ``attachments``; ``cid``: what ``html`` calls it where it is shown inside."""

    cid: str
    media_type: str
    name: str

    def shown_in(self, html: str) -> bool:
        return f"cid:{self.cid}" in html

    def read(self) -> bytes:
        raise NotImplementedError


class _Code(_Enclosed):
    """A QR code, drawn as it leaves."""

    def __init__(self, entry: str) -> None:
        self.cid, self.media_type, self.name = code_name(entry), "image/png", "code.png"
        self._code = entry

    def read(self) -> bytes:
        return qr_png(self._code)


class _File(_Enclosed):
    """A file kept beside the base."""

    def __init__(self, entry: str, file_of: Callable[[str], Path]) -> None:
        self.cid, _, name = entry.partition("/")
        self._path = file_of(self.cid)
        self.media_type = mimetypes.guess_type(name)[0] or self._sniffed()
        self.name = one_line(name) or tr("attachment") + (mimetypes.guess_extension(self.media_type) or "")

    def read(self) -> bytes:
        try:
            return self._path.read_bytes()
        except OSError as error:
            raise Refused(tr("The attachment {name} is missing beside the base.", name=self.name)) from error

    def _sniffed(self) -> str:
        try:
            with self._path.open("rb") as file:
                head = file.read(8)
        except OSError:
            return "application/octet-stream"
        return next((kind for sign, kind in _SIGNATURES if head.startswith(sign)), "application/octet-stream")
