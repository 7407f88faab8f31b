from __future__ import annotations

import struct
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from grc_desktop.core.resources import resource
from grc_desktop.features.exports import east_asian
from grc_desktop.features.exports.typeface import Typeface, draw_line, regular


def _font_of(letters: str, file: Path) -> None:
    """A TrueType font that shows ``letters``, each with a glyph of the product's own typeface."""
    own = resource("fonts/DejaVuSansCondensed.ttf").read_bytes()
    for encoding in ("ascii", "utf-16-be"):  # under another name: a PDF holds one font of each
        own = own.replace("DejaVuSansCondensed".encode(encoding), "BorrowSansCondensed".encode(encoding))
    data = bytearray(own)
    groups = b"".join(struct.pack(">III", ord(letter), ord(letter), 40 + at) for at, letter in enumerate(letters))
    sub = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(letters)) + groups
    table = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + sub
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        if data[at : at + 4] == b"cmap":
            struct.pack_into(">II", data, at + 8, len(data), len(table))
    file.write_bytes(bytes(data + table))


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of fonts: one that cannot be read, one that has two letters."""
    folder = tmp_path / "fonts" / "cjk"
    folder.mkdir(parents=True)
    (folder / "MSYH.TTC").write_bytes(b"no font at all")
    _font_of("李가", folder / "malgun.ttf")
    _font_of("大", folder / "unknown.ttf")
    monkeypatch.setattr(east_asian, "folders", lambda: (tmp_path / "fonts", tmp_path / "gone"))
    return folder


@pytest.fixture
def face() -> Typeface:
    """The typeface as it is before anything was borrowed."""
    return Typeface(regular().name, dict(regular().advances))


@pytest.mark.usefixtures("machine")
def test_letters_of_a_font_of_the_machine_are_printed(face: Typeface, tmp_path: Path) -> None:
    assert face.missing("李 Wei 가") == ""
    assert face.shown("李 Wei 大") == "李 Wei ?"
    assert [text for _, text in face.runs("Wei 李가 x")] == ["Wei ", "李가", " x"]
    canvas = Canvas(str(tmp_path / "line.pdf"))
    draw_line(canvas, face, 10, 50, 500, "Wei 李가 x")
    canvas.save()
    assert PdfReader(tmp_path / "line.pdf").pages[0].extract_text().strip() == "Wei 李가 x"


@pytest.mark.usefixtures("machine")
def test_alphabets_that_need_shaping_are_not_borrowed() -> None:
    assert east_asian.lender("ก") is None
    assert east_asian.lender("\U00020000") is None


def test_a_machine_without_such_a_font_lends_nothing(face: Typeface) -> None:
    assert face.missing("李") == "李"


@pytest.mark.parametrize("damage", [b"cmap", b"loca", b"hmtx", b"head", b"maxp"])
def test_a_damaged_font_of_the_machine_is_passed_over(
    damage: bytes, machine: Path, face: Typeface, tmp_path: Path
) -> None:
    data = bytearray((machine / "malgun.ttf").read_bytes())
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        if data[at : at + 4] == damage:
            start = struct.unpack_from(">I", data, at + 8)[0]
            data[start : start + 400] = b"\xff" * 400
    (machine / "malgun.ttf").write_bytes(data)
    (machine / "simsun.ttc").write_bytes(bytes(data[:5000]))
    assert face.missing("李") in ("李", "")  # whatever could be read of it, nothing fails
    assert face.missing("Lucie") == ""
