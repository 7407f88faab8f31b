from __future__ import annotations

from pathlib import Path

from grc_desktop.database.database import Database
from grc_desktop.features.imports.actions import keep_mapping
from grc_desktop.features.imports.recognition import recognise
from grc_desktop.features.imports.ui.opening import Wish, open_file
from grc_desktop.ui.jobs import Progress
from tests.features.imports.written_files import PEOPLE, opened, text_file

QUIET = Progress(lambda count, total, text: None)


def test_a_file_is_read_recognised_and_counted(base: Database, tmp_path: Path) -> None:
    found = open_file(base, QUIET, Wish(text_file(tmp_path / "a.csv", PEOPLE)))
    assert (found.rows, found.recognition.kind, found.saved) == (2, "customers", None)
    assert found.plan.on_duplicate == "fill"


def test_a_kept_mapping_is_used_unless_the_wish_says_otherwise(base: Database, tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", PEOPLE)
    table = opened(path)
    base.write(keep_mapping, table=table, recognition=recognise(table, chosen={"NOM": "company"}))
    assert open_file(base, QUIET, Wish(path)).recognition.mapping["NOM"] == "company"
    assert open_file(base, QUIET, Wish(path, use_saved=False)).recognition.mapping["NOM"] == "last_name"
    by_hand = Wish(path, columns=(("NOM", "city"), ("VILLE", None)))
    assert open_file(base, QUIET, by_hand).recognition.mapping["NOM"] == "city"
