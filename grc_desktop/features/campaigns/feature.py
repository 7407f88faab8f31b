"""What the campaigns feature adds to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.offers import Deed, Feature, Page

if TYPE_CHECKING:
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace


def _build_page(place: Workplace) -> PageWidget:
    from grc_desktop.features.campaigns.ui.campaigns_page import CampaignsPage

    return CampaignsPage(place)


FEATURE = Feature(
    name="campaigns",
    pages=(Page(key="campaigns", title=later("Campaigns"), icon="campaign", build=_build_page),),
    deeds=(
        Deed(
            key="new_campaign",
            title=later("New campaign…"),
            menu="tools",
            icon="campaign",
            run=lambda place: place.go("campaigns", new=True),
        ),
        Deed(
            key="enter_code",
            title=later("Enter the code of a coupon…"),
            menu="tools",
            icon="voucher",
            run=lambda place: place.go("campaigns", code=True),
        ),
        Deed(
            key="automatic_campaigns",
            title=later("Automatic campaigns"),
            menu="tools",
            icon="refresh",
            run=lambda place: place.go("campaigns", rules=True),
        ),
    ),
)
