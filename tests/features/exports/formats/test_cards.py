"""Cards as other programs read them."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import vobject
from PIL import Image

from grc_desktop.features.exports.formats.cards import FIELDS, write_cards
from grc_desktop.features.exports.records import CardVersion, Column, Place, Portrait, Ways
from tests.features.exports.made_up import listing

_LUCIE: dict[str, object] = {
    "external_id": "C-17", "kind": "person", "title": "Mme", "first_name": "Lucie", "last_name": "Moreau; de, La\\Tour",
    "birth_date": date(1980, 2, 29), "language": "fr", "tags": ("vélo", "sans gluten"),
    "notes": "première ligne\nseconde ligne " + "é" * 80,
    "ways": Ways(
        phones=(("mobile", "home", "+33612487703"), ("landline", "work", "+33478000000")),
        emails=(("home", "lucie@exemple.fr"), ("work", "lucie@beal.example")),
        places=(
            Place("home", ("12 rue des Lilas", "Bâtiment B"), "69003", "Lyon", "", "FR"),
            Place("work", ("1 quai Perrache",), "69002", "Lyon", "", "FR"),
        ),
    ),
}  # fmt: skip
_BEAL: dict[str, object] = {
    "kind": "organisation", "company": "Béal Voyages", "website": "https://beal.example", "ways": Ways(),
}  # fmt: skip


def _write(path: Path, version: CardVersion = "3.0") -> str:
    columns = (*(Column(field, field) for field in FIELDS), Column("ways", ""))
    rows = [tuple(known.get(field) for field in (*FIELDS, "ways")) for known in (_LUCIE, _BEAL)]
    made = replace(listing(rows, count=2, columns=columns), card_version=version)
    assert write_cards(made, path).rows == 2
    raw = path.read_bytes().decode("utf-8")
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))
    return raw


def test_people_and_organisations_become_cards(tmp_path: Path) -> None:
    lines = _write(tmp_path / "list.vcf").replace("\r\n ", "").split("\r\n")
    assert lines[:4] == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Moreau\\; de\\, La\\\\Tour;Lucie;;Mme;",
        "FN:Lucie Moreau\\; de\\, La\\\\Tour",
    ]
    assert "TEL;TYPE=CELL,HOME,PREF:+33612487703" in lines
    assert "TEL;TYPE=VOICE,WORK:+33478000000" in lines
    assert "BDAY:1980-02-29" in lines
    assert "ADR;CHARSET=UTF-8;TYPE=HOME,PREF:;Bâtiment B;12 rue des Lilas;Lyon;;69003;France" in lines
    assert "CATEGORIES;CHARSET=UTF-8:vélo,sans gluten" in lines
    assert "NOTE;CHARSET=UTF-8:première ligne\\nseconde ligne " + "é" * 80 in lines
    assert "FN;CHARSET=UTF-8:Béal Voyages" in lines
    assert "X-ABShowAs:COMPANY" in lines
    assert lines.count("END:VCARD") == 2


def test_version_4_says_it_in_its_own_words(tmp_path: Path) -> None:
    lines = _write(tmp_path / "list.vcf", "4.0").replace("\r\n ", "").split("\r\n")
    assert lines[1] == "VERSION:4.0"
    assert "TEL;TYPE=cell,home;PREF=1:+33612487703" in lines
    assert "EMAIL;TYPE=work:lucie@beal.example" in lines
    assert "BDAY:19800229" in lines
    assert "KIND:org" in lines
    assert "LANG:fr" in lines


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_another_library_reads_them_back(tmp_path: Path, version: CardVersion) -> None:
    cards: list[Any] = list(vobject.readComponents(_write(tmp_path / "list.vcf", version)))
    lucie, beal = cards
    assert (lucie.n.value.family, lucie.n.value.given, lucie.n.value.prefix) == (
        "Moreau; de, La\\Tour", "Lucie", "Mme",
    )  # fmt: skip
    assert [one.value for one in lucie.contents["tel"]] == ["+33612487703", "+33478000000"]
    assert [one.value for one in lucie.contents["email"]] == ["lucie@exemple.fr", "lucie@beal.example"]
    assert [one.value.street for one in lucie.contents["adr"]] == ["12 rue des Lilas", "1 quai Perrache"]
    assert lucie.note.value == "première ligne\nseconde ligne " + "é" * 80
    assert lucie.uid.value == "C-17"
    assert beal.fn.value == "Béal Voyages"


def _card_with(portrait: Path, folder: Path, version: CardVersion) -> Any:
    lucie = _LUCIE | {"ways": Ways(portrait=Portrait(portrait, "image/png")), "id": 17}
    columns = (*(Column(field, field) for field in FIELDS), Column("ways", ""))
    rows = [tuple(lucie.get(field) for field in (*FIELDS, "ways"))]
    write_cards(replace(listing(rows, count=1, columns=columns), card_version=version), folder / "one.vcf")
    text = (folder / "one.vcf").read_bytes().decode("utf-8")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return vobject.readOne(text)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_the_portrait_and_the_record_go_along(tmp_path: Path, version: CardVersion) -> None:
    portrait = tmp_path / "portrait"
    Image.effect_noise((90, 120), 60).save(portrait, "PNG")
    card = _card_with(portrait, tmp_path, version)
    assert card.x_grc_record.value == "17"
    if version == "4.0":  # vobject, which was made for 3.0, reads such an address only as far as its comma
        text = base64.b64encode(portrait.read_bytes()).decode()
        unfolded = (tmp_path / "one.vcf").read_text(encoding="utf-8").replace("\n ", "")
        assert f"\nPHOTO:data:image/png;base64,{text}\n" in unfolded
    else:
        assert card.photo.value == portrait.read_bytes()


def test_a_large_portrait_is_made_smaller(tmp_path: Path) -> None:
    portrait = tmp_path / "portrait"
    Image.effect_noise((2_000, 1_500), 60).save(portrait, "PNG")
    assert portrait.stat().st_size > 1_000_000
    card = _card_with(portrait, tmp_path, "3.0")
    assert len(card.photo.value) < 200_000
    assert Image.open(BytesIO(card.photo.value)).size == (720, 540)


@pytest.mark.parametrize("content", [None, b"no picture" * 30_000])
def test_a_portrait_that_is_gone_or_none_is_left_out(tmp_path: Path, content: bytes | None) -> None:
    portrait = tmp_path / "portrait"
    if content is not None:
        portrait.write_bytes(content)
    assert "photo" not in _card_with(portrait, tmp_path, "3.0").contents
