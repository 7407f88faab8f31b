from __future__ import annotations

import pytest

from grc_desktop.features.segments.fields import catalogue
from grc_desktop.features.segments.language import Node, parse, to_text
from grc_desktop.features.segments.rules import joined, opened

FIELDS = catalogue()


@pytest.mark.parametrize(
    ("text", "mode", "parts"),
    [
        ("city = a", "all", 1),
        ("city = a and city = b", "all", 2),
        ("city = a or city = b or city = c", "any", 3),
        ("not city = a", "none", 1),
        ("not (city = a or city = b)", "none", 2),
        ("not (city = a and city = b)", "not_all", 2),
        ("not not city = a", "none", 1),
        ("city = a and (city = b or not (city = c and stays(month = 1) > 2))", "all", 2),
        ("(city = a and city = b) and city = c", "all", 2),
    ],
)
def test_a_tree_becomes_a_group_and_the_same_tree_again(text: str, mode: str, parts: int) -> None:
    node = parse(text, FIELDS)
    assert node is not None
    shown, inner = opened(node)
    assert (shown, len(inner)) == (mode, parts)
    assert joined(shown, inner) == node


def test_a_group_without_parts_is_nothing() -> None:
    assert opened(None) == ("all", ())
    assert joined("none", ()) is None


def test_a_group_of_one_part_says_no_more_than_the_part() -> None:
    part: Node | None = parse("city = a", FIELDS)
    assert part is not None
    assert joined("any", [part]) == part
    assert to_text(joined("not_all", [part])) == 'not city = "a"'
