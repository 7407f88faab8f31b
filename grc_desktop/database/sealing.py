"""Encrypted copies: a passphrase through scrypt (RFC 7914), then AES-256-GCM (NIST SP 800-38D) in blocks.

File: magic (8 bytes), salt (16), then per block of 1 MiB: nonce (12), ciphertext and tag. The number of the block,
and whether it is the last, are authenticated with it, so that blocks can be neither exchanged nor cut off.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SUFFIX = ".enc"
MAGIC = b"GRCSEAL1"
_BLOCK = 1 << 20
_NONCE = 12
_TAG = 16


def is_sealed(file: Path) -> bool:
    """Whether a file is one of our encrypted copies."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def seal(plain: Path, sealed: Path, passphrase: str) -> None:
    """Encrypt a file into another."""
    salt = os.urandom(16)
    cipher = _cipher(passphrase, salt)
    with plain.open("rb") as source, sealed.open("wb") as target:
        target.write(MAGIC + salt)
        number, block = 0, source.read(_BLOCK)
        while True:
            following = source.read(_BLOCK)
            nonce = os.urandom(_NONCE)
            target.write(nonce + cipher.encrypt(nonce, block, _place(number, last=not following)))
            if not following:
                return
            number, block = number + 1, following


def unseal(sealed: Path, plain: Path, passphrase: str | None) -> None:
    """Decrypt a file into another. Refused without the right passphrase, or when the file was tampered with."""
    from cryptography.exceptions import InvalidTag

    if not passphrase:
        raise Refused(tr("This backup is encrypted. Give its passphrase."), field="passphrase")
    size = _NONCE + _BLOCK + _TAG
    with sealed.open("rb") as source, plain.open("wb") as target:
        source.read(len(MAGIC))
        cipher = _cipher(passphrase, source.read(16))
        number, block = 0, source.read(size)
        while True:
            following = source.read(size)
            try:
                target.write(cipher.decrypt(block[:_NONCE], block[_NONCE:], _place(number, last=not following)))
            except (InvalidTag, ValueError) as error:
                raise Refused(
                    tr("The passphrase is not the one this backup was made with, or the file is damaged."),
                    field="passphrase",
                ) from error
            if not following:
                return
            number, block = number + 1, following


def seal_folder(folder: Path, sealed: Path, passphrase: str) -> None:
    """Encrypt all that lies in a folder into one file."""
    with tempfile.TemporaryDirectory(dir=sealed.parent, prefix=".") as name:
        archive = Path(name) / "files.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as content:
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    content.write(file, file.relative_to(folder).as_posix())
        seal(archive, sealed, passphrase)


def unseal_folder(sealed: Path, folder: Path, passphrase: str | None) -> None:
    """Decrypt what ``seal_folder`` wrote into a folder (the archive is ours: authenticated, so its names are too)."""
    with tempfile.TemporaryDirectory(dir=sealed.parent, prefix=".") as name:
        archive = Path(name) / "files.zip"
        unseal(sealed, archive, passphrase)
        with zipfile.ZipFile(archive) as content:
            content.extractall(folder)


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return AESGCM(Scrypt(salt=salt, length=32, n=1 << 16, r=8, p=1).derive(passphrase.encode()))


def _place(number: int, *, last: bool) -> bytes:
    return number.to_bytes(8, "big") + (b"\x01" if last else b"\x00")
