from __future__ import annotations

import base64
from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.imports.reading import read_table

PHONE_2_1 = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Mor=C3=A9au;Luc=\r
ie;;Mme\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lucie Mor=C3=A9au\r
TEL;CELL:0612487703\r
TEL;HOME;FAX:0472000000\r
EMAIL;INTERNET:second@example.com\r
EMAIL;PREF;INTERNET:l@example.com\r
ADR;HOME:;;12 rue des Lilas;Lyon;;69003;France\r
END:VCARD\r
"""
OUTLOOK_3_0 = """BEGIN:VCARD
VERSION:3.0
FN:Béal Voyages
ORG:Béal Voyages;Groupes
item1.TEL;TYPE=WORK,VOICE:+33 4 78 30 40 50
NOTE:Ligne 1\\nLigne 2\\, suite
  repliée
CATEGORIES:Agence,VIP
END:VCARD
"""
MODERN_4_0 = """BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:17
FN:Anke Schmidt
BDAY:19840204
TEL;VALUE=uri;TYPE="cell,voice":tel:+49-151-23456789
LANG:de
END:VCARD
"""


def cards(tmp_path: Path, text: str) -> list[dict[str, str]]:
    path = tmp_path / "contacts.vcf"
    path.write_bytes(text.encode())
    table = read_table(path)
    assert table.format == "vcard"
    return [{name: cell for name, cell in zip(table.header, cells, strict=True) if cell} for _, cells in table.rows()]


def test_a_card_of_an_old_telephone(tmp_path: Path) -> None:
    assert cards(tmp_path, PHONE_2_1) == [
        {
            "title": "Mme",
            "first_name": "Lucie",
            "last_name": "Moréau",
            "mobile": "0612487703",
            "fax": "0472000000",
            "email": "l@example.com",
            "email_2": "second@example.com",
            "address_1": "12 rue des Lilas",
            "postcode": "69003",
            "city": "Lyon",
            "country": "France",
        }
    ]


def test_an_organisation(tmp_path: Path) -> None:
    (card,) = cards(tmp_path, OUTLOOK_3_0)
    assert card == {
        "company": "Béal Voyages",
        "phone": "+33 4 78 30 40 50",
        "notes": "Ligne 1\nLigne 2, suite repliée",
        "tags": "Agence, VIP",
    }


def test_several_cards_in_one_file(tmp_path: Path) -> None:
    first, second = cards(tmp_path, PHONE_2_1 + MODERN_4_0)
    assert first["last_name"] == "Moréau"
    assert second["full_name"] == "Anke Schmidt"
    assert second["mobile"] == "+49-151-23456789"
    assert second["birth_date"] == "19840204"


def test_a_card_without_its_end(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="begins on line 1 has no end"):
        cards(tmp_path, PHONE_2_1.replace("END:VCARD", ""))


def test_a_large_photo_on_one_line_is_whole_and_an_endless_name_is_refused(tmp_path: Path) -> None:
    photo = base64.b64encode(bytes(1_500_000)).decode()
    (card,) = cards(tmp_path, f"BEGIN:VCARD\nVERSION:3.0\nFN:Anke\nPHOTO;ENCODING=b;TYPE=PNG:{photo}\nEND:VCARD\n")
    assert len(card["photo"]) >= len(photo)
    with pytest.raises(Refused, match="line 3 is endless"):
        cards(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nFN:" + "x" * 1_500_000 + "\nEND:VCARD\n")


@pytest.mark.parametrize("line", ["TEL:0612345678\n", "BEGIN:VCARD\nAGENT:\n"])
def test_a_card_that_does_not_end_is_not_read_for_ever(tmp_path: Path, line: str) -> None:
    begun = "BEGIN:VCARD\nN:Moreau;Lucie\nEND:VCARD\nBEGIN:VCARD\nAGENT:\n"
    with pytest.raises(Refused, match="begins on line 4 has no end"):
        cards(tmp_path, begun + line * 51_000 + "END:VCARD\n" * 51_001)
