from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.imports import importing
from grc_desktop.features.imports.actions import MOST_MAPPINGS, keep_mapping
from grc_desktop.features.imports.queries import saved_mappings
from grc_desktop.features.imports.recognition import recognise
from tests.features.imports.written_files import imported, opened, rows_of, text_file


def test_tags_are_made_once_and_shared(base: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BLOCK", 1)
    imported(base, text_file(tmp_path / "a.csv", "NOM;PRENOM;TAGS\nMoreau;Lucie;VIP, Presse\nRoux;Anne;vip\n"))
    assert rows_of(base, "SELECT name FROM tag ORDER BY id") == [("VIP",), ("Presse",)]
    assert rows_of(base, "SELECT customer_id, tag_id FROM customer_tag ORDER BY id") == [(1, 1), (1, 2), (2, 1)]


def test_changes_reach_each_table(base: Database, tmp_path: Path) -> None:
    header = "N°;NOM;PRENOM;MAIL;TEL MOBILE;ADR1;CP;VILLE;OPTIN_SMS\n"
    imported(base, text_file(tmp_path / "a.csv", header + "C-1;Moreau;Lucie;a@example.com;0612487703;;69003;LYON;O\n"))
    new = "C-1;Moreau-Roux;Lucie;b@example.com;0612345678;12 rue X;69003;LYON;N\n"
    assert imported(base, text_file(tmp_path / "b.csv", header + new), "update").updated == 1
    assert rows_of(base, "SELECT name, address_1, email, mobile FROM customer_summary") == [
        ("Moreau-Roux Lucie", "12 rue X", "b@example.com", "+33612345678")
    ]
    assert rows_of(base, "SELECT given FROM consent ORDER BY id") == [(1,), (0,)]
    assert rows_of(base, "SELECT count(*) FROM address") == [(1,)]


def test_the_latest_mappings_are_kept(base: Database, tmp_path: Path) -> None:
    for number in range(MOST_MAPPINGS + 2):
        table = opened(text_file(tmp_path / f"{number}.csv", f"NOM;COL{number}\nMoreau;x\n"))
        base.write(keep_mapping, table=table, recognition=recognise(table))
    table = opened(text_file(tmp_path / "again.csv", "NOM;COL5\nMoreau;x\n"))
    base.write(keep_mapping, table=table, recognition=recognise(table))
    kept = base.read(saved_mappings)
    assert len(kept) == MOST_MAPPINGS
    assert kept[0].name == "again"
    assert [one.name for one in kept if one.header == table.header] == ["again"]
