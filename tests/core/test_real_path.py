from __future__ import annotations

from pathlib import Path

from grc_desktop.core.real_path import real_path


def test_links_and_dots_lead_to_the_file(tmp_path: Path) -> None:
    file = tmp_path.resolve() / "a.grc"
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.grc").symlink_to(file)
    assert real_path(tmp_path / "sub" / ".." / "a.grc") == real_path(tmp_path / "link.grc") == file


def test_links_that_go_round_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.grc").symlink_to(tmp_path / "b.grc")
    (tmp_path / "b.grc").symlink_to(tmp_path / "a.grc")
    assert not real_path(tmp_path / "a.grc").exists()
