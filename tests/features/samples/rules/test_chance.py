"""The die and the register."""

from __future__ import annotations

from collections import Counter
from random import Random

from grc_desktop.features.samples.rules.chance import Register, Weighted


def test_what_weighs_more_comes_up_more_often() -> None:
    die = Random(1)
    table = Weighted([("often", 9), ("rare", 1), ("never", 0)])
    seen = Counter(table.pick(die) for _ in range(1000))
    assert seen["often"] > 800
    assert seen["rare"] > 50
    assert "never" not in seen


def test_a_part_of_the_table() -> None:
    die = Random(1)
    table = Weighted([(number, 1) for number in range(10)])
    assert {table.pick(die, 3, 6) for _ in range(200)} == {3, 4, 5}


def test_the_register_numbers_on() -> None:
    register = Register({"customer": 41})
    assert [register.add("customer", kind="person"), register.add("customer", kind="person")] == [41, 42]
    assert register.add("tag", name="VIP") == 1
    register.last("customer")["title"] = "Mme"
    assert register.take()["customer"][1] == {"kind": "person", "id": 42, "title": "Mme"}
    assert register.take() == {}
    assert register.add("customer") == 43
