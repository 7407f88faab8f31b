from __future__ import annotations

from pathlib import Path

import pytest

from tests.features.imports.understanding.rows import draft


def answers(tmp_path: Path, header: str, row: str) -> dict[str, bool]:
    said = draft(tmp_path, f"Nom;Prénom;{header}", f"Moreau;Lucie;{row}").customer.consents
    return {one["channel"]: one["given"] for one in said}


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        ("Désinscrit", "oui", {"email": False}),
        ("Désinscrit", "non", {}),  # who has not refused has not agreed either
        ("OPT_IN;EMAIL_BLACKLISTED", "oui;oui", {"email": False, "sms": True, "phone": True, "post": True}),
        ("Newsletter;Ne pas contacter", "1;x", {"email": False, "sms": False, "phone": False, "post": False}),
        ("Newsletter;Stop SMS", "1;0", {"email": True}),
    ],
)
def test_a_refusal_prevails_and_its_absence_says_nothing(
    tmp_path: Path, header: str, row: str, said: dict[str, bool]
) -> None:
    assert answers(tmp_path, header, row) == said


def test_what_is_neither_yes_nor_no_is_remarked_on(tmp_path: Path) -> None:
    found = draft(tmp_path, "Nom;Prénom;Désinscrit", "Moreau;Lucie;peut-être")
    assert found.customer.consents == []
    assert [remark.column for remark in found.remarks] == ["Désinscrit"]
