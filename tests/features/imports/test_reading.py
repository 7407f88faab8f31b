"""Whole files through the first three rooms: pasted text, folders, and files that mean harm."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.features.imports.reading import card_lines, files_of, read_pasted, read_table
from grc_desktop.features.imports.recognition import is_known, recognise
from grc_desktop.features.imports.understanding.understand import understand
from tests.features.imports.written_files import FILES, opened, text_file

MOST_SECONDS = 20
"""Of the processor. Far more than any of these takes on a slow machine, and far less than the work they ask for."""

MOST_MEMORY = 150_000_000

CARD = "BEGIN:VCARD\nVERSION:3.0\nN:Moreau;Lucie\n"
DRUID = "<?php exit(); ?>\n<backup>\n<nometabella>clienti</nometabella>\n<nomecolonna>cognome</nomecolonna>\n"

HARMFUL = {
    "columns.csv": ("NOM;PRENOM" + ";x" * 300_000 + "\n", "256 at most are read: its separator was misread"),
    "list.csv": ('[\n {"nom": "Moreau", "prenom": "Lucie"}]', "is written in JSON"),
    "cell.csv": ('NOM;NOTES\nMoreau;"' + "x" * 10_000_000 + '"\n', "a closing quote is probably missing"),
    "endless.csv": ("NOM;PRENOM\n" + "x" * 20_000_000, "is longer than 16 megabytes"),
    "quote.csv": ('NOM;PRENOM\n"' + "a;b\n" * 500_000, "a closing quote is probably missing"),
    "nul.csv": ("NOM;PRENOM\nMor\0eau;Lucie\n", "holds a NUL byte"),
    "nested.vcf": (CARD + "AGENT:\n" + "BEGIN:VCARD\nAGENT:\n" * 20_000, "has no end"),
    "folded.vcf": (CARD + "NOTE:" + "xxxxxxxxx\n " * 150_000, "is endless"),
    "soft.vcf": (CARD + "NOTE;ENCODING=QUOTED-PRINTABLE:" + "xxxxxxxxx=\n" * 150_000, "is endless"),
    "guest.php": (DRUID + "<righetabella>\n<riga><cmp>" + "xxxxxxxxx\n" * 150_000, "no complete list of guests"),
    "none.php": (DRUID.replace("clienti", "anni"), "no complete list of guests"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_file_ends_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(card_lines, "LONGEST_LINE", 1_000_000)
    text, sentence = HARMFUL[name]
    path = text_file(tmp_path / name, text, "utf-8")
    began = time.thread_time()
    tracemalloc.start()
    try:
        with pytest.raises(Refused, match=sentence):
            read_all(path)
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()
    assert time.thread_time() - began < MOST_SECONDS


STRANGE = {
    "wide-row.csv": "NOM;PRENOM\nMoreau;Lucie" + ";x" * 300_000 + "\n",
    "digits.csv": "NOM;CA_TOT\n" + ("Moreau;" + "9" * 50_000 + "\n") * 20,
    "words.csv": "NOM;DATE DE NAISSANCE;TEL\n" + ("Moreau;" + "1 jan " * 3_000 + ";" + "1 " * 3_000 + "\n") * 20,
    "address.csv": "NOM;ADRESSE\n" + ("Moreau;" + "1 rue - " * 3_000 + "\n") * 20,
    "numbers.vcf": CARD + "TEL:0612345678\n" * 20_000 + "END:VCARD\n",
    "parameters.vcf": CARD + "TEL" + ";X" * 100_000 + ':06\nTEL;X="' + ':"' * 20_000 + "\nEND:VCARD\n",
    "escapes.vcf": CARD + "NOTE:" + "\\" * 300_000 + "\nEND:VCARD\n",
    "unended.vcf": CARD * 5_000 + "END:VCARD\n",
    "path.vcf": CARD + "UID:../../x\nPHOTO;VALUE=uri:file:///etc/passwd\nEND:VCARD\n",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_file_is_read_in_time(tmp_path: Path, name: str) -> None:
    path = text_file(tmp_path / name, STRANGE[name], "utf-8")
    began = time.thread_time()
    assert read_all(path) > 0
    assert time.thread_time() - began < MOST_SECONDS


def read_all(path: Path) -> int:
    table = read_table(path, is_known=is_known)
    return sum(1 for _ in understand(table.rows(), recognise(table), date(2026, 11, 22)))


def test_names_that_lead_out_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")
        archive.writestr("../../escaped.txt", "x")
    with pytest.raises(Refused):
        read_table(path)
    assert not (tmp_path.parent.parent / "escaped.txt").exists()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.xlsx"]


def test_pasted_from_a_spreadsheet() -> None:
    table = read_pasted('Nom\tPrénom\tNotes\nMoreau\tLucie\t"deux\nlignes"\n', is_known=is_known)
    assert (table.format, table.separator, table.path.name) == ("csv", "\t", "Pasted text")
    assert table.header == ("Nom", "Prénom", "Notes")
    assert table.first_rows(5) == [(2, ["Moreau", "Lucie", "deux\nlignes"])]
    assert table.first_rows(5) == table.first_rows(5)  # it can be read again


def test_pasted_cards() -> None:
    table = read_pasted("\n" + CARD + "END:VCARD\n")
    assert (table.format, len(table.first_rows(5))) == ("vcard", 1)


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_nothing_pasted(text: str) -> None:
    with pytest.raises(Refused, match="Nothing was pasted"):
        read_pasted(text)


def test_a_folder_stands_for_its_lists(tmp_path: Path) -> None:
    for name in ("b.CSV", "a.vcf", "photo.jpg", "~$b.xlsx", ".hidden.csv"):
        text_file(tmp_path / name, "x")
    (tmp_path / "deeper").mkdir()
    single = text_file(tmp_path / "deeper" / "list.dat", "x")
    assert files_of([single, tmp_path]) == [single, tmp_path / "a.vcf", tmp_path / "b.CSV"]
    with pytest.raises(Refused, match="in the folder “deeper”"):
        files_of([tmp_path / "deeper"])
    with pytest.raises(Trouble, match="its name is too long"):
        files_of([tmp_path / ("x" * 300)])


def test_days_of_an_old_macintosh_workbook_that_are_plain_numbers() -> None:
    table = opened(FILES / "clients-1904.xlsx")
    assert table.epoch_1904
    assert not opened(FILES / "clients.xlsx").epoch_1904
    serial = str((date(1984, 2, 4) - date(1904, 1, 1)).days)
    cells = ["17", "Mme", "Moreau", "Lucie", serial]
    (draft,) = understand([(4, cells)], recognise(table), date(2026, 11, 22))
    assert draft.customer.customer["birth_date"] == date(1984, 2, 4)


def test_every_card_of_a_file_comes_with_all_it_has() -> None:
    table = opened(FILES / "contacts.vcf")
    first, second, third = understand(table.rows(), recognise(table), date(2026, 11, 22))
    assert [phone["e164"] for phone in first.customer.phones] == [
        "+33612487703", "+33478123456", "+33478123457", "+33478123458",
    ]  # fmt: skip
    assert [address["line_1"] for address in first.customer.addresses] == ["12 rue des Lilas", "4 rue du Port"]
    assert first.customer.customer["notes"].startswith("un\ndeux")
    assert "external_id" not in first.customer.customer
    assert first.remarks[0].reason == "The year of the birthday is missing"
    assert (second.customer.customer["last_name"], len(second.customer.phones)) == ("Roux", 1)  # and not her agent's
    assert third.customer.customer["kind"] == "organisation"
    assert [email["address"] for email in third.customer.emails] == ["a@example.com", "b@example.com", "c@example.com"]
    assert all(draft.customer.photo.startswith("data:image/") for draft in (first, second, third))
