"""Who is reached, by which channel, and who is left out and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from grc_desktop.features.campaigns.records import Channel, Options, Purpose
from grc_desktop.features.campaigns.rules import Facts, Home, control_group, decide, one_per_household, why_words
from grc_desktop.features.outbox.law import Standing, may_reach, read_rules

RULES = read_rules()


def lawful(channel: Channel, purpose: Purpose, standing: Standing) -> bool:
    return not may_reach(channel, purpose, standing, day=date(2026, 11, 22), rules=RULES)


def facts(**of: Any) -> Facts:
    usual: dict[str, Any] = {
        "kind": "person", "state": "active", "preferred": None, "email": "", "sms": "", "post": "", "phone": "",
        "said": "----", "bought": False, "complaint": False, "contacted": False, "included": None, "channel": None,
    }  # fmt: skip
    return Facts(**{**usual, **of})


@pytest.mark.parametrize(
    ("known", "options", "expected"),
    [
        ({"said": "1---"}, {}, ("email", None)),
        ({}, {}, ("post", None)),  # nobody said yes to anything: post needs no yes
        ({"preferred": "post", "said": "11--"}, {}, ("post", None)),
        ({"preferred": "phone", "said": "1---"}, {}, ("email", None)),  # the campaign makes no calls
        ({"channel": "sms", "preferred": "post", "said": "11--"}, {}, ("sms", None)),
        ({"channel": "sms", "said": "1---"}, {}, ("email", None)),  # by hand, but never against the law
        ({"post": "no_address"}, {}, (None, "no_consent")),
        ({"post": "no_address", "said": "00--"}, {}, (None, "opted_out")),
        ({"post": "no_address", "bought": True}, {}, (None, "no_consent")),
        ({"post": "no_address", "bought": True}, {"existing_customers": True}, ("email", None)),
        ({"post": "no_address", "bought": True, "said": "00--"}, {"existing_customers": True}, (None, "opted_out")),
        ({"kind": "organisation"}, {}, ("email", None)),
        ({"kind": "organisation", "said": "0---"}, {}, ("sms", None)),
        ({"said": "--0-", "email": "no_address", "sms": "no_address"}, {}, (None, "opted_out")),
        ({}, {"channels": ("phone",)}, (None, "no_consent")),
        ({"said": "---1"}, {"channels": ("phone",)}, ("phone", None)),
        ({"email": "relay", "sms": "no_address", "post": "no_address"}, {}, (None, "relay")),
        ({"email": "bounced", "sms": "not_mobile", "post": "no_address"}, {}, (None, "bounced")),
        ({"email": "no_address", "sms": "not_mobile", "post": "no_address"}, {}, (None, "not_mobile")),
        ({"email": "no_address", "sms": "no_address", "post": "returned"}, {}, (None, "returned")),
        ({"state": "moved", "said": "1---"}, {}, ("email", None)),
        ({"state": "moved", "email": "no_address", "sms": "no_address"}, {}, (None, "moved")),
        ({"state": "deceased", "said": "1111"}, {}, (None, "deceased")),
        ({"state": "blocked", "included": True}, {}, (None, "blocked")),
        ({"complaint": True}, {}, (None, "complaint")),
        ({"complaint": True, "included": True}, {}, ("post", None)),
        ({"contacted": True}, {}, (None, "contacted")),
        ({"contacted": True, "included": True}, {}, ("post", None)),
        ({"included": False}, {}, (None, "by_hand")),
        ({"included": True, "post": "no_address"}, {}, (None, "no_consent")),
    ],
)
def test_each_is_reached_or_left_out_for_one_reason(
    known: dict[str, Any], options: dict[str, Any], expected: tuple[str | None, str | None]
) -> None:
    decision = decide(facts(**known), Options(**options), "marketing", lawful)
    assert (decision.channel, decision.reason) == expected
    assert why_words(decision)


def test_a_service_message_needs_no_consent_and_ignores_complaints() -> None:
    decision = decide(facts(complaint=True), Options(), "service", lawful)
    assert decision.channel == "email"


def test_one_message_goes_to_a_household() -> None:
    homes = {1: Home("a"), 2: Home("a"), 3: Home("b"), 5: Home("b", whole=True), 6: Home("c"), 7: Home("c")}
    assert one_per_household([1, 2, 3, 4, 5, 6, 7], homes, frozenset({7})) == {2: 1, 3: 5, 6: 7}
    assert one_per_household([3, 5, 6, 7], homes, frozenset({7}), had=frozenset({3, 6})) == {5: 3, 7: 6}


def test_the_control_group_is_drawn_once_and_for_all() -> None:
    people = list(range(1, 1_001))
    drawn = control_group(7, people, 10)
    assert len(drawn) == 100
    assert control_group(7, list(reversed(people)), 10) == drawn
    assert control_group(8, people, 10) != drawn
    assert len(control_group(7, people[:500], 10) - drawn) < 10  # mostly the same when the audience shrinks
    assert control_group(7, people, 0) == frozenset()
