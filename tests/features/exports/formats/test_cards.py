from __future__ import annotations

from datetime import date
from pathlib import Path

from grc_desktop.features.exports.formats.cards import FIELDS, write_cards
from grc_desktop.features.exports.records import Column
from tests.features.exports.made_up import listing

_LUCIE = {
    "kind": "person", "title": "Mme", "first_name": "Lucie", "last_name": "Moreau; de, La\\Tour",
    "birth_date": date(1980, 2, 29), "email": "lucie@exemple.fr", "mobile": "+33612487703",
    "address_1": "12 rue des Lilas", "address_2": "Bâtiment B", "postcode": "69003", "city": "Lyon", "country": "FR",
    "tags": ("vélo", "sans gluten"), "notes": "première ligne\nseconde ligne " + "é" * 80,
}  # fmt: skip
_BEAL = {"kind": "organisation", "company": "Béal Voyages", "phone": "+33478000000", "website": "https://beal.example"}


def _lines(path: Path) -> list[str]:
    raw = path.read_bytes().decode("utf-8")
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))
    return raw.replace("\r\n ", "").split("\r\n")


def test_people_and_organisations_become_cards(tmp_path: Path) -> None:
    path = tmp_path / "list.vcf"
    columns = tuple(Column(field, field) for field in FIELDS)
    rows = [tuple(known.get(field) for field in FIELDS) for known in (_LUCIE, _BEAL)]
    assert write_cards(listing(rows, count=2, columns=columns), path).rows == 2
    lines = _lines(path)
    assert lines[:4] == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Moreau\\; de\\, La\\\\Tour;Lucie;;Mme;",
        "FN:Lucie Moreau\\; de\\, La\\\\Tour",
    ]
    assert "TEL;TYPE=CELL:+33612487703" in lines
    assert "BDAY:1980-02-29" in lines
    assert "ADR;TYPE=POSTAL:;Bâtiment B;12 rue des Lilas;Lyon;;69003;FR" in lines
    assert "CATEGORIES:vélo,sans gluten" in lines
    assert "NOTE:première ligne\\nseconde ligne " + "é" * 80 in lines
    assert "FN:Béal Voyages" in lines
    assert "X-ABShowAs:COMPANY" in lines
    assert lines.count("END:VCARD") == 2
