"""Shipped files."""

from __future__ import annotations

from grc_desktop.core.resources import resource


def test_shipped_folders_are_found() -> None:
    assert resource("i18n").is_dir()
    assert resource("i18n/fr").parent == resource("i18n")
