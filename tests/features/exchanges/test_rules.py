"""What makes an exchange right, and its one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.exchanges.records import (
    DIRECTIONS,
    ICONS,
    KINDS,
    OUTCOME_WORDS,
    OUTCOMES,
    Direction,
    ExchangeDraft,
)
from grc_desktop.features.exchanges.rules import check, headline, kind_words, outcome_words

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
CALL = ExchangeDraft(kind="call", at=NOW, subject="Asks for a quiet room")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(CALL, kind="fax"), "kind"),
        (replace(CALL, direction="both"), "direction"),  # type: ignore[arg-type]
        (replace(CALL, at=NOW + timedelta(hours=1)), "at"),
        (replace(CALL, subject=" "), "subject"),
    ],
)
def test_what_cannot_be_stored_is_refused_beside_its_field(draft: ExchangeDraft, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check(draft, NOW)
    assert refusal.value.field == field


def test_a_note_is_never_a_word_by_the_customer() -> None:
    assert check(replace(CALL, kind="note"), NOW).direction == "out"
    assert check(CALL, NOW).direction == "in"


def test_an_unanswered_call_needs_no_words() -> None:
    draft = check(ExchangeDraft(kind="call", direction="out", at=NOW, outcome="no_answer"), NOW)
    assert headline(draft.kind, draft.subject, draft.body, draft.outcome) == "No answer"


def test_one_line_says_what_it_was_about() -> None:
    assert headline("call", "Quiet room", "Long story", None) == "Quiet room"
    assert headline("call", None, "Long story\nand on", None) == "Long story"
    assert headline("visit", None, None, None) == "Visit"
    assert outcome_words("sold a boat") == "sold a boat"


def test_every_kind_has_words_an_icon_and_known_outcomes() -> None:
    assert set(ICONS) == set(KINDS) == set(OUTCOMES)
    usual = {outcome for of_kind in OUTCOMES.values() for outcome in of_kind}
    assert usual | {"failed", "unknown"} == set(OUTCOME_WORDS)  # the two that only the ledger knows
    ways: tuple[Direction, ...] = ("in", "out")
    assert set(ways) == set(DIRECTIONS)
    for kind in KINDS:
        both = {kind_words(replace(CALL, kind=kind, direction=way)) for way in ways}
        assert len(both) == (1 if kind == "note" else 2)
