from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from grc_desktop.ui.machine import Machine


def test_values_are_there_after_a_new_start(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "window.ini")
    machine.remember("window/page", "clients")
    machine.remember("look/text", 125)
    machine.remember("look/compact", True)
    machine.remember("window/geometry", QByteArray(b"\x00\xff"))
    machine.remember("clients/columns", ["name", "ville, pays"])
    machine.save()

    again = Machine(tmp_path / "window.ini")
    assert again.text("window/page") == "clients"
    assert again.number("look/text") == 125
    assert again.flag("look/compact")
    assert again.state("window/geometry") == QByteArray(b"\x00\xff")
    assert again.texts("clients/columns") == ["name", "ville, pays"]


def test_a_damaged_value_gives_the_default(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[look]\ntext=beaucoup\n\x00\n", encoding="utf-8")
    machine = Machine(tmp_path / "window.ini")

    assert machine.number("look/text", 100) == 100
    assert machine.flag("look/nothing", default=True)
    assert machine.state("window/geometry").isEmpty()
