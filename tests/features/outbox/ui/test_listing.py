from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from grc_desktop.features.outbox.records import OutboxLine
from grc_desktop.features.outbox.ui.listing import columns


@pytest.mark.parametrize(
    ("channel", "run", "words"),
    [
        ("email", None, "as soon as possible"),
        ("post", None, "to be printed"),
        ("post", 1, "printed"),
        ("phone", None, "to be called"),
    ],
)
def test_what_waits_says_for_what(channel: str, run: int | None, words: str) -> None:
    assert _cell(_line(channel=channel, run=run), "at") == words


def test_numbers_read_as_in_the_country_of_the_house() -> None:
    line = _line(channel="sms", address="+33612487703")
    assert _cell(line, "address") == "06 12 48 77 03"
    assert _cell(line, "address", home="BE") == "+33 6 12 48 77 03"
    assert _cell(replace(line, name=None), "who") == "06 12 48 77 03"


def _cell(line: OutboxLine, key: str, home: str = "FR") -> str:
    return next(column for column in columns(home) if column.key == key).text(line)


def _line(*, channel: str, run: int | None = None, address: str = "") -> OutboxLine:
    return OutboxLine(
        id=1, customer_id=1, campaign="Snow", channel=channel, name="Moreau", address=address, words="",
        state="queued", at=datetime(2026, 11, 22, tzinfo=UTC), not_before=None, reason=None, run=run,
    )  # fmt: skip
