"""Features, on a machine without fonts for Chinese, Japanese and Korean: what others have must not decide a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grc_desktop.features.exports import east_asian


@pytest.fixture(autouse=True)
def _no_fonts_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    east_asian.lender.cache_clear()
    monkeypatch.setattr(east_asian, "folders", lambda: ())
    yield
    east_asian.lender.cache_clear()
