from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.features.campaigns.records import CostLine
from grc_desktop.features.campaigns.ui.sms_foot import SmsFoot
from grc_desktop.ui.theme import Theme


@pytest.fixture
def foot(theme: Theme, qtbot: QtBot) -> SmsFoot:
    made = SmsFoot()
    qtbot.addWidget(made)
    return made


def test_a_plain_text_costs_what_it_costs(foot: SmsFoot) -> None:
    foot.show_text("a" * 161, line=CostLine("sms", 10, 20, 1_100_000), unit=55_000)
    assert foot.segments.text() == "2 SMS"
    assert foot.note.text() == "per customer · 20 in all · €1.10 · 161 characters, GSM-7"
    assert foot.culprits.text() == ""


def test_what_makes_it_dearer_is_named(foot: SmsFoot) -> None:
    foot.show_text("’" + "a" * 99)
    assert foot.culprits.text() == "“’” make it 2 SMS instead of 1"
    assert foot.replace.text() == "Replace by '"
    foot.show_text("a\u202fb")
    assert foot.culprits.text() == "“narrow no-break space” leave less room: Unicode"
    assert foot.replace.text() == "Replace by a space"


def test_what_comes_with_a_field_is_named_and_what_its_plain_spelling_saves(foot: SmsFoot, qtbot: QtBot) -> None:
    line = CostLine("sms", 10, 20, 1_100_000, plain_parts=12)
    foot.show_text("{{house_name}}", sent="Hôtel " + "a" * 80, line=line, unit=55_000)
    assert foot.culprits.text() == "“ô” from a field make it 2 SMS instead of 1"
    assert foot.replace.isHidden()
    assert foot.fields.text() == "Spell the fields plainly too: 8 SMS less, €0.44"
    with qtbot.waitSignal(foot.plain_fields_wanted) as told:
        foot.fields.click()
    assert told.args == [True]
    foot.show_text("{{house_name}}", sent="Hotel " + "a" * 80, line=line, plain_fields=True)
    with qtbot.waitSignal(foot.plain_fields_wanted) as told:
        foot.fields.click()
    assert (foot.fields.text(), told.args) == ("Leave the fields as they are", [False])


def test_the_text_is_spelled_plainly_before_its_fields(foot: SmsFoot) -> None:
    foot.show_text("’{{house_name}}", line=CostLine("sms", 10, 20, 0, plain_parts=12))
    assert foot.replace.text() == "Replace by '"
    assert foot.fields.isHidden()


def test_an_emoji_has_no_plain_spelling(foot: SmsFoot) -> None:
    foot.show_text("🎄")
    assert foot.replace.isHidden()
    assert foot.culprits.text() != ""
