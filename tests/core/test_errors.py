"""The failures that a user meets."""

from __future__ import annotations

from grc_desktop.core.errors import Refused, Trouble


def test_a_refusal_knows_its_field() -> None:
    refusal = Refused("The last name is missing", field="last_name")
    assert (refusal.sentence, refusal.field, str(refusal)) == (
        "The last name is missing",
        "last_name",
        "The last name is missing",
    )
    assert Refused("No").field is None


def test_trouble_says_its_sentence() -> None:
    assert str(Trouble("The disk is full")) == Trouble("The disk is full").sentence == "The disk is full"
