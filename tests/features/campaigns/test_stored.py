"""Options and triggers survive the base, and what cannot be is refused."""

from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.campaigns.records import Options, Trigger
from grc_desktop.features.campaigns.stored import (
    options_of,
    stored_options,
    stored_trigger,
    trigger_of,
)


def test_what_is_stored_comes_back() -> None:
    options = Options(channels=("sms", "email"), quiet_days=3, accounts={"sms": "android"}, code_word="NEIGE")
    assert options_of(stored_options(options)) == options
    trigger = Trigger(kind="absence", months=12)
    assert trigger_of(stored_trigger(trigger)) == trigger


def test_damage_is_passed_over() -> None:
    assert options_of({"channels": ["pigeon", "post"], "more": 1}).channels == ("post",)
    assert trigger_of({"kind": "moon"}) is None


@pytest.mark.parametrize(
    "options", [Options(channels=()), Options(control_percent=80), Options(quiet_days=-1), Options(response_days=0)]
)
def test_impossible_options_are_refused(options: Options) -> None:
    with pytest.raises(Refused):
        stored_options(options)


def test_impossible_triggers_are_refused() -> None:
    for trigger in (Trigger(kind="moon"), Trigger(kind="absence"), Trigger(kind="birthday", days=-1)):
        with pytest.raises(Refused):
            stored_trigger(trigger)
