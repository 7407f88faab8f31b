"""What is wrong with a text, told from the text alone."""

from __future__ import annotations

from typing import Any

import pytest

from grc_desktop.features.campaigns.checking import (
    is_link,
    message_problems,
    offers_to_stop,
    text_problems,
    with_opt_out,
)


def kinds(
    channel: Any, body: str, *, subject: str = "Neige", purpose: Any = "marketing", there: bool = True
) -> list[str]:
    found = text_problems(
        channel, "fr", purpose=purpose, subject=subject, body=body, picture_there=lambda _source: there
    )
    return [problem.kind for problem in found]


def test_marketing_must_say_how_to_be_left_alone() -> None:
    assert kinds("sms", "Revenez !") == ["no_opt_out"]
    assert kinds("sms", "Revenez ! STOP au 36180") == []
    assert kinds("sms", "Revenez !", purpose="service") == []
    assert kinds("email", "<p>Revenez !</p>") == ["no_opt_out"]
    assert kinds("email", "<p>Revenez !</p><p>Pour vous désinscrire, répondez.</p>") == []
    assert kinds("post", "<p>Revenez !</p>") == []


@pytest.mark.parametrize("language", ["fr", "en", "de", "it", "es", "nl", "pt", "xx"])
@pytest.mark.parametrize("channel", ["sms", "email"])
def test_the_line_that_is_offered_says_it(channel: str, language: str) -> None:
    body = with_opt_out(channel, language, "<p>Text</p>")  # type: ignore[arg-type]
    assert offers_to_stop(channel, body)  # type: ignore[arg-type]
    assert with_opt_out(channel, language, body) == body  # type: ignore[arg-type]


def test_what_is_missing_is_named() -> None:
    assert kinds("email", "  ") == ["no_text"]
    assert kinds("email", "<p>Refus : STOP</p>", subject=" ") == ["no_subject"]
    assert kinds("email", '<p>STOP <img src="cid:abc"></p>', there=False) == ["missing_picture"]
    assert kinds("email", '<p>STOP <a href="http:/x">ici</a> <a href="https://example.org">là</a></p>') == ["bad_link"]
    bare = list(text_problems("sms", "fr", purpose="marketing", subject="", body="STOP {{title}}", bare=["Civility"]))
    assert [(one.kind, one.blocking) for one in bare] == [("empty_field", True)]


@pytest.mark.parametrize(
    ("link", "right"),
    [
        ("https://example.org/a?b=1", True), ("http://example", False), ("mailto:a@example.org", True),
        ("mailto:nobody", False), ("tel:+33 4 50 00 12 34", True), ("#top", True), ("", False), ("example.org", False),
        ("javascript:alert(1)", False), ("https://[", False),
    ],
)  # fmt: skip
def test_a_link_is_judged_by_its_form(link: str, right: bool) -> None:
    assert is_link(link) is right


def test_a_message_is_looked_at_too() -> None:
    found = list(
        message_problems(
            "sms", "fr", customer_id=1, name="Moreau Lucie", empty=["First name"], parts=9, postal="No street"
        )
    )
    assert [(one.kind, one.blocking) for one in found] == [
        ("empty_field", True), ("no_address", False), ("too_long", False),
    ]  # fmt: skip
    assert [one.kind for one in message_problems("email", "fr", customer_id=1, name="", subject="x" * 200)] == [
        "too_long"
    ]
    assert [one.kind for one in message_problems("post", "fr", customer_id=1, name="", text="x" * 20_000)] == [
        "too_long"
    ]
