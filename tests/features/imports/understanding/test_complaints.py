from __future__ import annotations

from pathlib import Path

from tests.features.imports.understanding.rows import draft

HEADER = "N° réclamation;Date;NOM;PRENOM;Motif;Gravité;Canal;Objet;Description;Statut;Geste commercial;Coût du geste"


def test_a_closed_complaint_with_its_gesture(tmp_path: Path) -> None:
    found = draft(
        tmp_path, HEADER, "R-1;14/09/2026;Moreau;Lucie;Bruit;haute;mail;Climatisation;Claque;Clos;Avoir;45,00"
    )
    assert found.complaint is not None
    told = {name: found.complaint[name] for name in ("number", "cause", "severity", "channel", "state", "subject")}
    assert told == {
        "number": "R-1", "cause": "noise", "severity": "high", "channel": "email", "state": "closed",
        "subject": "Climatisation",
    }  # fmt: skip
    assert found.complaint["received_at"].date().isoformat() == "2026-09-14"
    assert found.complaint["written_on"].isoformat() == "2026-09-14"
    assert found.complaint["answer_by"] is None
    assert found.compensation == {"kind": "credit", "cost_cents": 4500}


def test_an_open_one_has_its_clocks_and_keeps_unknown_words(tmp_path: Path) -> None:
    found = draft(tmp_path, HEADER, ";02/10/2026;Moreau;Lucie;Fantôme;;;Esprit frappeur;;zzz;;")
    assert found.complaint is not None
    assert (found.complaint["state"], found.complaint["cause"]) == ("received", "other")
    assert found.complaint["description"] == "Statut: zzz\nMotif: Fantôme"
    assert found.complaint["acknowledge_by"].date().isoformat() == "2026-10-05"  # the next working day
    assert "number" not in found.complaint
    assert found.compensation is None


def test_a_row_without_a_subject(tmp_path: Path) -> None:
    found = draft(tmp_path, HEADER, "R-1;02/10/2026;Moreau;Lucie;;haute;;;;;;")
    assert "no subject" in found.rejected
