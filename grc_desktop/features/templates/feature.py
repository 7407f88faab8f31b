"""What the templates feature adds to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.offers import Feature, SettingsCard, SettingsPart

if TYPE_CHECKING:
    from grc_desktop.ui.workplace import Workplace


def _templates_card(place: Workplace) -> SettingsCard:
    from grc_desktop.features.templates.ui.templates_card import TemplatesCard

    return TemplatesCard(place)


FEATURE = Feature(
    name="templates",
    settings=(SettingsPart(key="templates", title=later("Templates"), order=50, build=_templates_card),),
)
