"""``grc-desktop create``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grc_desktop.cli import main


def test_an_empty_base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new" / "base.grc"
    assert main(["create", "--database", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"customers": 0, "purchases": 0, "complaints": 0}
    assert path.is_file()


def test_a_sample_house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "base.grc"
    assert main(["create", "--database", str(path), "--json", "--demo", "50", "--seed", "2"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert list(made) == ["customers", "purchases", "complaints"]
    assert made["customers"] == 50
    assert made["purchases"] > 50
    assert main(["search", "--database", str(path), "--json", "7703"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == "Lucie Moreau"


def test_how_far_it_is_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["create", "--database", str(tmp_path / "base.grc"), "--demo", "1200"]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "of" in line]
    assert said[-1] == "1,200 of 1,200 customers"
    assert len(said) == len(set(said))


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "base.grc"
    path.write_text("mine")
    assert main(["create", "--database", str(path), "--demo", "5"]) == 1
    assert path.read_text() == "mine"
    assert "already" in capsys.readouterr().err


def test_a_refused_house_leaves_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["create", "--database", str(tmp_path / "base.grc"), "--demo", "0"]) == 1
    assert "from 1 to" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
