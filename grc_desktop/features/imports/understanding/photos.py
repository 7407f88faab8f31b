"""A portrait in a cell: a data URI (RFC 2397), as cards carry it. Nothing is ever fetched from an address."""

from __future__ import annotations

import base64
import binascii
import re

LARGEST_PICTURE = 5_000_000
"""Bytes; a portrait has some tens of thousands."""

_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_SIGNS = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"GIF8": "gif", b"BM": "bmp"}


def read_picture(text: str) -> tuple[str, bytes] | None:
    """The ending and the bytes of the picture in ``text``; None where it is none, or too large to be a portrait.

    What it is, its first bytes tell, not what is said of it.
    """
    match = _DATA.match(text)
    if match is None or len(text) > LARGEST_PICTURE * 4 // 3 + 100:
        return None
    try:
        content = base64.b64decode(re.sub(r"\s+", "", text[match.end() :]), validate=True)
    except binascii.Error:
        return None
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp", content
    ending = next((ending for sign, ending in _SIGNS.items() if content.startswith(sign)), None)
    return (ending, content) if ending else None
