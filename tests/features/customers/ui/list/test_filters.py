import pytest

from grc_desktop.features.customers.ui.list.filters import Filter
from grc_desktop.features.segments.fields import catalogue
from grc_desktop.features.segments.language import parse


@pytest.mark.parametrize(
    "text",
    [
        "",
        'city = "Lyon"',
        'city = "Lyon" and last_purchase < 12 months ago',
        'city = "Lyon" or city = "Paris"',
        'city = "Lyon" and (tags in ("VIP", "ski") or not consent.sms)',
        'not (city = "Lyon")',
    ],
)
def test_an_expression_comes_back_from_its_chips(text: str) -> None:
    node = parse(text, catalogue("customers"))
    assert parse(Filter.of(node).text, catalogue("customers")) == node


def test_conditions_are_taken_away() -> None:
    shown = Filter.of(parse('city = "Lyon" and tags = "VIP"', catalogue("customers")))
    assert shown.without(1).text == 'city = "Lyon"'
    assert shown.without(0).without(0).node is None
    assert Filter(shown.parts, any_of=True).text == 'city = "Lyon" or tags = "VIP"'
