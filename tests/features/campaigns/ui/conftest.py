"""The screens of campaigns work on a hotel of eighty customers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from grc_desktop.features.campaigns.actions import launch, save_campaign
from grc_desktop.features.campaigns.records import Options
from grc_desktop.features.campaigns.ui.ideas import IDEAS, begin

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from tests.conftest import Backstage


@pytest.fixture
def base(demo_base: Database) -> Database:
    """A hotel with its stays, complaints and consents, in place of an empty base."""
    return demo_base


@pytest.fixture
def make_draft(backstage: Backstage) -> Callable[..., int]:
    """Begins a campaign to all customers with the texts of the winter offer; gives its id."""

    def make(expression: str = "", **options: object) -> int:
        campaign_id = backstage.write(begin, idea=IDEAS[0])
        chosen = Options(quiet_days=0, code_word="SNOW", **options)  # type: ignore[arg-type]
        backstage.write(save_campaign, campaign_id=campaign_id, changes={"expression": expression, "options": chosen})
        return campaign_id

    return make


@pytest.fixture
def make_launched(backstage: Backstage, make_draft: Callable[..., int]) -> Callable[..., int]:
    """Launches such a campaign; gives its id."""

    def make(expression: str = "", **options: object) -> int:
        campaign_id = make_draft(expression, **options)
        backstage.write(launch, campaign_id=campaign_id)
        return campaign_id

    return make
