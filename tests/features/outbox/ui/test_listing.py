from __future__ import annotations

from datetime import UTC, datetime

import pytest

from grc_desktop.features.outbox.records import OutboxLine
from grc_desktop.features.outbox.ui.listing import COLUMNS


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
    line = OutboxLine(
        id=1, customer_id=1, campaign="Snow", channel=channel, name="Moreau", address="", words="", state="queued",
        at=datetime(2026, 11, 22, tzinfo=UTC), not_before=None, reason=None, run=run,
    )  # fmt: skip
    when = next(column for column in COLUMNS if column.key == "at")
    assert when.text(line) == words
