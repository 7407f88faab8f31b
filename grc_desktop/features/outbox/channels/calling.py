"""One request over HTTP, with the one distinction that counts: did it leave or not."""

from __future__ import annotations

import base64
import http.client
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr

_LONGEST = 200_000
"""Bytes of an answer that are read; nobody says more about one message."""


class Unanswered(Exception):
    """The request left, wholly or in part, and no answer came back."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str


def call(
    method: str,
    url: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    patience: float = 30.0,
) -> Answer:
    """Ask. ``Trouble`` where no connection came about, so nothing left; ``Unanswered`` where it broke afterwards.

    A redirection is not followed: it is given back as it came.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Trouble(tr("“{address}” is not an address on the network.", address=url))
    connection: http.client.HTTPConnection
    host = parts.hostname
    try:
        if parts.scheme == "https":
            connection = http.client.HTTPSConnection(
                host, parts.port, timeout=patience, context=ssl.create_default_context()
            )
        else:
            connection = http.client.HTTPConnection(host, parts.port, timeout=patience)
        connection.connect()
    except ssl.SSLCertVerificationError as error:
        raise Trouble(tr("The certificate of {host} is not one to trust: nothing was sent.", host=host)) from error
    except (OSError, ValueError) as error:
        words = tr("{host} does not answer: is it on the network, is its address right?", host=host)
        raise Trouble(words) from error
    try:
        target = parts.path or "/"
        connection.request(method, f"{target}?{parts.query}" if parts.query else target, body, dict(headers or {}))
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(_LONGEST).decode("utf-8", "replace"))
    except (OSError, http.client.HTTPException) as error:
        raise Unanswered from error
    finally:
        connection.close()


def basic(user: str, password: str) -> str:
    """The ``Authorization`` header of RFC 7617."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
