from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.imports.reading import read_table
from grc_desktop.features.outbox.actions import mark_left
from grc_desktop.features.outbox.queries import ready, status
from grc_desktop.features.outbox.records import NewMessage, Status
from grc_desktop.features.outbox.sms_file import Results, read_results, write_sms_file
from grc_desktop.features.privacy.actions import record_consent
from tests.features.outbox.ledger import add_person, email, put, row


def sms(number: int, **values: object) -> NewMessage:
    body = "=1+1 ; à bientôt"
    return email(number, channel="sms", address=f"+3361234567{number}", body=body, name="Lucie", **values)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_written_once_and_read_back(base: Database, clock: Clock, tmp_path: Path, ending: str) -> None:
    keys = put(base, sms(1), sms(2), sms(3))
    file = tmp_path / f"sms.{ending}"

    run = write_sms_file(base, file)

    assert base.read(ready, at=clock.now()) == []  # the sender leaves them alone
    table = read_table(file)
    numbers = [cells[0] for _, cells in table.all_rows() if cells[0].startswith("+")]
    assert numbers == ["+33612345671", "+33612345672", "+33612345673"]
    assert base.write(mark_left, run=run).result == 3
    (tmp_path / "results.csv").write_text(
        "Numéro;Statut;Référence\n+33612345671;Délivré;\n06 12 34 56 72;Échec;\n;Erreur;grc3\n+33699999999;Délivré;\n",
        encoding="utf-8",
    )

    assert read_results(base, tmp_path / "results.csv", run=run) == Results(1, 2, 1)
    assert base.read(status) == Status(sent=1, failed=2)
    assert row(base, keys[1]).reason == "06 12 34 56 72 Échec"


def test_who_said_stop_since_is_not_written(base: Database, tmp_path: Path) -> None:
    who = [add_person(base, name, agrees=["sms"]) for name in ("Moreau", "Petit")]
    put(base, *(sms(one, customer_id=one, purpose="marketing") for one in who))
    base.write(record_consent, customer_id=who[0], channel="sms", given=False)

    write_sms_file(base, tmp_path / "sms.csv")

    text = (tmp_path / "sms.csv").read_text(encoding="utf-8-sig")
    assert f"+3361234567{who[1]}" in text
    assert f"+3361234567{who[0]}" not in text
    assert base.read(status) == Status(queued=1, cancelled=1)


def test_nothing_to_write(base: Database, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No text message waits"):
        write_sms_file(base, tmp_path / "sms.csv")
    assert not (tmp_path / "sms.csv").exists()


def test_a_file_that_says_nothing(base: Database, tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_text("Numéro;Ville\n+33612345671;Lyon\n", encoding="utf-8")
    with pytest.raises(Refused, match="No column"):
        read_results(base, tmp_path / "results.csv", run=1)
