from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from grc_desktop.app.single import SingleWindow


def test_a_second_start_raises_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleWindow(tmp_path / "a.grc"), SingleWindow(tmp_path / "a.grc")
    assert not first.hand_over()
    first.listen()

    with qtbot.waitSignal(first.wanted):
        assert second.hand_over()

    first.close()
    assert not second.hand_over()


def test_another_way_to_the_same_base_raises_its_window(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.grc").touch()
    (tmp_path / "link.grc").symlink_to(tmp_path / "a.grc")
    first = SingleWindow(tmp_path / "a.grc")
    first.listen()
    for path in (tmp_path / "sub" / ".." / "a.grc", tmp_path / "link.grc"):
        with qtbot.waitSignal(first.wanted):
            assert SingleWindow(path).hand_over()
    first.close()


def test_links_that_go_round_in_a_circle_keep_no_window_from_saying_so(tmp_path: Path) -> None:
    (tmp_path / "a.grc").symlink_to(tmp_path / "a.grc")
    assert not SingleWindow(tmp_path / "a.grc").hand_over()


def test_another_base_has_its_own_window(tmp_path: Path, qtbot: QtBot) -> None:
    first, other = SingleWindow(tmp_path / "a.grc"), SingleWindow(tmp_path / "b.grc")
    first.listen()

    assert not other.hand_over()
    first.close()
