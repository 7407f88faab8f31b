"""What exchanges offer to the window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from grc_desktop.features.exchanges.feature import FEATURE
from grc_desktop.ui.workplace import Workplace


def test_the_deed_opens_the_form_of_the_customer_in_view(workplace: Workplace, qtbot: QtBot) -> None:
    deed = next(one for one in FEATURE.deeds if one.key == "new-exchange")
    with qtbot.assertNotEmitted(workplace.page_wanted):
        deed.run(workplace)
    workplace.set_customer(7)
    with qtbot.waitSignal(workplace.page_wanted) as wanted:
        deed.run(workplace)
    assert wanted.args == ["customers", {"customer_id": 7, "tab": "exchanges", "write_new": True}]
