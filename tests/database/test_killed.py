"""Killed at any moment, the base opens again: whole, every confirmed operation there, no half one."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.database.backup import inspect
from grc_desktop.database.database import Database
from grc_desktop.database.derived import VERSION
from tests.database.deeds import add_person, count, found, names

ROUNDS = 12

WRITER = """
import sys
from pathlib import Path
from grc_desktop.database.database import Database
from tests.database.deeds import add_person
base = Database.open(Path(sys.argv[1]), user="Camille")
number = int(sys.argv[2])
print("ready", flush=True)
while True:
    base.write(add_person, f"Single{number}", "A")
    print(f"Single{number}", flush=True)
    with base.long_operation("imports.import_file") as steps:
        for part in range(4):
            steps.write(add_person, f"Block{number}", f"{part}")
    print(f"Block{number}", flush=True)
    number += 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's; Windows ends a process the same way")
def test_killed_in_a_loop(base_path: Path) -> None:
    chance = random.Random(2026)
    confirmed: list[str] = []
    for round_ in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(base_path), str(round_ * 10_000)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == "ready\n"
            confirmed += [writer.stdout.readline().strip() for _ in range(chance.randrange(1, 6))]
            try:  # somewhere inside the next writes
                writer.wait(chance.uniform(0, 0.02))
            except subprocess.TimeoutExpired:
                writer.kill()
            rest, _ = writer.communicate()
            confirmed += rest.split()

    with Database.open(base_path) as base:
        standing = base.read(names)
        unfinished = base.read(count, "operation WHERE finished_at IS NULL")
        assert base.read(count, "search_document") == len(standing)
    singles = {name.split()[0] for name in standing if name.startswith("Single")}
    blocks = [name.split()[0] for name in standing if name.startswith("Block")]
    assert unfinished == 0
    assert set(confirmed) <= singles | set(blocks)
    assert all(blocks.count(block) == 4 for block in blocks)
    assert inspect(base_path).problems == ()
    with sqlite3.connect(base_path) as connection:
        connection.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    connection.close()


ENDED_HALF_WAY = """
import os, sys
from pathlib import Path
from grc_desktop.database import derived
from grc_desktop.database.database import Database
work_out, derived._AT_ONCE = derived._index, 1
def index(connection, first, last):
    work_out(connection, first, last)
    if first == 2:
        print("half way", flush=True)
        os._exit(9)
derived._index = index
Database.open(Path(sys.argv[1]), user="Camille")
"""


def test_what_older_rules_derived_is_worked_out_anew_at_the_next_opening_whole_or_not_at_all(
    base_path: Path, clock: Clock
) -> None:
    with Database.open(base_path, clock=clock) as base:
        for name in ("Moreau", "Petit", "Rey"):
            base.write(add_person, name, "Lucie")
        right = base.read(names)
    with sqlite3.connect(base_path) as connection:
        connection.execute("UPDATE derived_state SET version = ?", (VERSION - 1,))
        connection.execute("UPDATE customer_summary SET name = 'Older'")
        connection.execute("UPDATE search_document SET words = 'older'")
        connection.execute("INSERT INTO search_document VALUES (99, 'older')")  # of nobody who is there
        connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    connection.close()

    ended = subprocess.run(
        [sys.executable, "-c", ENDED_HALF_WAY, str(base_path)], stdout=subprocess.PIPE, text=True, check=False
    )
    assert (ended.stdout, ended.returncode) == ("half way\n", 9)
    with Database.open(base_path, clock=clock, writing=False) as base:
        assert base.read(names) == ["Older"] * 3
        assert base.read(found, "older") == [1, 2, 3, 99]

    for _ in range(2):
        with Database.open(base_path, clock=clock) as base:
            assert base.read(names) == right
            assert (base.read(found, "older"), base.read(found, "lucie")) == ([], [1, 2, 3])
            assert base.read(count, f"derived_state WHERE version = {VERSION}") == 1
    with sqlite3.connect(base_path) as connection:
        connection.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    connection.close()
