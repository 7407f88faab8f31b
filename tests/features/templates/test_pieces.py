"""Texts in pieces: what is a tag, and that nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.features.templates.pieces import Else, End, Field, If, Words, join, split


def test_pieces() -> None:
    text = 'Hi {{ first_name | you}}{{if language = "en"}}x{{else}}y{{end}}{{nonsense '
    assert split(text) == (
        Words("Hi "),
        Field("{{ first_name | you}}", "first_name", " you"),
        If('{{if language = "en"}}', "language", "en"),
        Words("x"),
        Else("{{else}}"),
        Words("y"),
        End("{{end}}"),
        Words("{{nonsense "),
    )


@given(st.text(alphabet='{}|=" \n<p>/ifelsnd"à') | st.text())
def test_splitting_loses_nothing(text: str) -> None:
    assert join(split(text)) == text
