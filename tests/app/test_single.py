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


def test_another_base_has_its_own_window(tmp_path: Path, qtbot: QtBot) -> None:
    first, other = SingleWindow(tmp_path / "a.grc"), SingleWindow(tmp_path / "b.grc")
    first.listen()

    assert not other.hand_over()
    first.close()
