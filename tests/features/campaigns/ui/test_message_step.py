from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from grc_desktop.features.campaigns.actions import create_campaign
from grc_desktop.features.campaigns.queries import campaign, drafts
from grc_desktop.features.campaigns.ui.message_step import MessageStep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.campaigns.records import Draft
    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def step(qtbot: QtBot, workplace: Workplace, make_draft: Callable[..., int], backstage: Backstage) -> MessageStep:
    made = MessageStep(workplace)
    qtbot.addWidget(made)
    made.resize(1158, 560)
    made.show()
    made.show_campaign(backstage.read(campaign, campaign_id=make_draft("")))
    made.enter()
    backstage.settle()
    return made


def _stored(step: MessageStep, backstage: Backstage, channel: str, language: str = "fr") -> Draft:
    found = backstage.read(drafts, campaign_id=step.campaign.id)
    return next(one for one in found if (one.channel, one.language) == (channel, language))


def _choose(step: MessageStep, channel: str, backstage: Backstage) -> None:
    step.tabs.buttons[channel].click()  # type: ignore[index]
    backstage.settle()


def test_one_tab_for_each_channel_with_its_count(step: MessageStep) -> None:
    assert next(part.text() for part in step.tabs.buttons.values() if not part.isHidden()).startswith("SMS  ")
    assert step.tabs.buttons["phone"].isHidden()
    assert step.tabs.channel == "sms"


def test_the_text_is_saved_while_it_is_written_and_the_preview_follows(
    step: MessageStep, backstage: Backstage, qtbot: QtBot
) -> None:
    step.plain.set_text("Coucou {{first_name|à vous}}, STOP")
    step.plain.changed.emit()
    qtbot.waitUntil(lambda: step.preview.text.text().startswith("Coucou "))
    backstage.settle()
    assert _stored(step, backstage, "sms").body == "Coucou {{first_name|à vous}}, STOP"
    assert "{{" not in step.preview.text.text()


def test_without_a_text_the_preview_asks_for_it_in_no_bubble(
    step: MessageStep, backstage: Backstage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not step.preview.bubble.isHidden())
    step.plain.set_text("")
    step.plain.changed.emit()
    qtbot.waitUntil(step.preview.bubble.isHidden)
    assert step.preview.nothing.text() == "Write the text to see it as it will leave"
    assert step.preview.nothing.isVisible()
    step.plain.set_text("Bonjour, STOP")
    step.plain.changed.emit()
    qtbot.waitUntil(lambda: step.preview.text.text() == "Bonjour, STOP" and step.preview.bubble.isVisible())
    assert step.preview.nothing.isHidden()


def test_the_cost_of_all_follows_what_an_sms_weighs(step: MessageStep, qtbot: QtBot) -> None:
    totals = []
    for body in ("a" * 100 + " STOP", "a" * 400 + " STOP"):
        with qtbot.waitSignal(step.told):
            step.plain.set_text(body)
            step.plain.changed.emit()
        found = step._found
        totals.append(sum(one.parts for one in found.costs if one.channel == "sms") if found else 0)
    assert 0 < totals[0] < totals[1]


def test_back_and_forth_between_channels_loses_nothing(step: MessageStep, backstage: Backstage) -> None:
    step.plain.set_text("Only here STOP")
    step.plain.changed.emit()
    _choose(step, "email", backstage)
    assert not step.subject.isHidden()
    assert "Only here" not in step.rich.text()
    _choose(step, "sms", backstage)
    assert step.plain.text() == "Only here STOP"
    assert step.subject.isHidden()


def test_dear_characters_are_named_and_written_plainly(step: MessageStep, backstage: Backstage) -> None:
    step.plain.set_text("L’hôtel STOP")
    step.plain.changed.emit()
    step.keep()
    backstage.settle()
    assert "’" in step.sms.culprits.text()
    assert step.sms.replace.text() == "Replace by ' and o"
    step.sms.replace.click()
    backstage.settle()
    assert step.plain.text() == "L'hotel STOP"
    assert _stored(step, backstage, "sms").body == "L'hotel STOP"


def test_the_line_to_stop_is_offered_until_it_is_there(step: MessageStep, backstage: Backstage) -> None:
    step.plain.set_text("Bonjour")
    step.plain.changed.emit()
    assert not step.mention.isHidden()
    step.mention.click()
    backstage.settle()
    assert "STOP" in _stored(step, backstage, "sms").body
    assert step.mention.isHidden()


def test_the_messages_are_stepped_through(step: MessageStep, backstage: Backstage) -> None:
    _choose(step, "post", backstage)
    assert step.preview.made is not None
    first = step.preview.made.customer_id
    step.preview.forward.click()
    backstage.settle()
    assert step.preview.made is not None
    assert step.preview.made.customer_id != first
    assert step.preview.place_label.text().startswith("2 / ")


def test_the_messages_beside_a_text_are_in_its_language(step: MessageStep, backstage: Backstage, qtbot: QtBot) -> None:
    in_french = step.preview.made
    assert in_french is not None
    assert in_french.language == "fr"
    step.language.set_value("en")
    step._show_draft()
    backstage.settle()
    in_english = step.preview.made
    assert in_english is not None
    assert in_english.language == "en"
    step.plain.set_text("")  # its readers get another language now, and come back with the first words
    step.keep()
    qtbot.waitUntil(lambda: step.preview.made is None)
    step.plain.set_text("Hello, STOP")
    step.keep()
    qtbot.waitUntil(lambda: step.preview.text.text() == "Hello, STOP")


def test_a_letter_is_shown_on_the_paper_of_the_house(step: MessageStep, backstage: Backstage, qtbot: QtBot) -> None:
    _choose(step, "post", backstage)
    qtbot.waitUntil(lambda: step.preview.paper.page_count == 1)
    qtbot.waitUntil(lambda: not step.jobs.works)


def test_a_channel_without_words_keeps_the_step(step: MessageStep, backstage: Backstage) -> None:
    for language in ("fr", "en", "de", "it", "es", "nl"):
        step.language.set_value(language)
        step._show_draft()
        step.plain.set_text("")
        step.plain.changed.emit()
        step.keep()
    backstage.settle()
    assert not step.may_go_on()


def test_a_control_group_is_chosen_with_its_number(step: MessageStep, qtbot: QtBot) -> None:
    place = [step.restraint.control.itemText(at) for at in range(step.restraint.control.count())]
    assert place[0] == "Nobody"
    assert place[2].startswith("10% (")
    with qtbot.waitSignal(step.edited) as told:
        step.restraint.control.setCurrentIndex(2)
        step.restraint.control.activated.emit(2)
    assert told.args is not None
    assert told.args[0]["options"].control_percent == 10


def test_one_template_gives_every_channel_its_words(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> None:
    made = MessageStep(workplace)
    qtbot.addWidget(made)
    made.show()
    campaign_id = backstage.write(create_campaign, name="Empty")
    made.show_campaign(backstage.read(campaign, campaign_id=campaign_id))
    made.enter()
    backstage.settle()
    next(one for one in made.models.button.menu().actions() if one.text() == "Seasonal offer").trigger()
    backstage.settle()
    found = backstage.read(drafts, campaign_id=campaign_id)
    assert {(one.channel, one.language) for one in found} >= {
        ("email", "fr"),
        ("sms", "fr"),
        ("post", "fr"),
        ("sms", "en"),
    }
    assert all("STOP" in one.body for one in found if one.channel != "post")
