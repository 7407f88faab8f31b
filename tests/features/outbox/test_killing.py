from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 30

SCRIPT = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from tests.features.outbox.killing import kill_often
json.dump(asdict(kill_often(Path(sys.argv[1]), int(sys.argv[2]))), sys.stdout)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the sender is forked")
def test_killed_at_any_instant_each_message_arrives_once(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), str(KILLS)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=180, check=False)

    assert done.returncode == 0, done.stderr
    tally = json.loads(done.stdout)
    assert tally["twice"] == 0
    assert tally["never"] == 0
    assert tally["most_unknown"] <= 1
    assert tally["states"]["sent"] == tally["messages"]
