"""Every language that texts are greeted in can be chosen for a message."""

from __future__ import annotations

from grc_desktop.features.campaigns.ui.wording import LANGUAGES
from grc_desktop.features.templates import greeting


def test_messages_are_written_in_every_language_of_the_greetings() -> None:
    assert {code for code, _words in LANGUAGES} == set(greeting.LANGUAGES)
