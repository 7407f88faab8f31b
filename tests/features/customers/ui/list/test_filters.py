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


def test_conditions_are_added_replaced_and_taken_away() -> None:
    lyon, paris, vip = (
        parse(text, catalogue("customers")) for text in ('city = "Lyon"', 'city = "Paris"', 'tags = "VIP"')
    )
    assert lyon is not None
    assert paris is not None
    assert vip is not None
    shown = Filter().adding(lyon).adding(vip).adding(lyon)
    assert shown.text == 'city = "Lyon" and tags = "VIP"'
    assert shown.replacing(0, paris).text == 'city = "Paris" and tags = "VIP"'
    assert shown.without(0).without(0).node is None
    assert Filter(shown.parts, any_of=True).text == 'city = "Lyon" or tags = "VIP"'
