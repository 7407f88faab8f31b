from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from grc_desktop.features.campaigns.actions import save_draft_message
from grc_desktop.features.campaigns.queries import campaign
from grc_desktop.features.campaigns.ui.review_step import ReviewStep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def step(qtbot: QtBot, workplace: Workplace) -> ReviewStep:
    made = ReviewStep(workplace)
    qtbot.addWidget(made)
    made.resize(1158, 560)
    made.show()
    return made


def _look(step: ReviewStep, campaign_id: int, backstage: Backstage, qtbot: QtBot) -> None:
    step.show_campaign(backstage.read(campaign, campaign_id=campaign_id))
    step.enter()
    qtbot.waitUntil(lambda: step.found is not None and not step.jobs.works)
    backstage.settle()


def test_complete_messages_may_go_on(
    step: ReviewStep, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    _look(step, make_draft("", channels=("post",)), backstage, qtbot)
    assert step.may_go_on()
    assert step.found is not None
    assert step.preview.made is not None
    assert step.preview.made.customer_id == step.found.order["post"][0]


def test_what_the_law_forbids_blocks_and_leads_to_its_text(
    step: ReviewStep, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_draft("", channels=("email",))
    backstage.write(
        save_draft_message,
        campaign_id=campaign_id,
        channel="email",
        language="fr",
        subject="Neige",
        body="<p>La neige est là</p>",
    )
    _look(step, campaign_id, backstage, qtbot)
    assert not step.may_go_on()
    assert step.found is not None
    assert [one.kind for one in step.found.blocking] == ["no_opt_out"]
    mend = next(part for part in step.problems.findChildren(QPushButton) if part.text() == "Put right")
    with qtbot.waitSignal(step.text_wanted) as told:
        mend.click()
    assert told.args == ["email", "fr"]
