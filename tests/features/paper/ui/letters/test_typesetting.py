"""Letters as PDF: what stands where, over how many pages, in which scripts."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Cancelled, Refused
from grc_desktop.core.language import speak
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.paper.fitting import NobodyPrinted
from grc_desktop.features.paper.letters import layout
from grc_desktop.features.paper.letters.records import Letter, LetterOptions, LetterSheet, Side
from grc_desktop.features.paper.records import Addressed
from grc_desktop.features.paper.ui.letters.typesetting import write_letters

HOUSE = Establishment(
    name="Hôtel des Remparts", address_1="3 rue du Rempart", postcode="74000", city="Annecy", siret="73282932000074"
)
SHA = "e" * 64


def sheet(side: Side = "right", **options: object) -> LetterSheet:
    return LetterSheet(house=HOUSE, options=LetterOptions(**options), side=side)  # type: ignore[arg-type]


def letter(name: str = "Lucie Moreau", body: str = "<p>Bonjour</p>", **more: object) -> Letter:
    to = Addressed(1, name, (name, "12 RUE DES LILAS", "69003 LYON"))
    return Letter(to=to, dateline="Annecy, le 22 novembre 2026", body=body, **more)  # type: ignore[arg-type]


def places(path: Path, page: int = 0) -> dict[str, tuple[float, float]]:
    """Where each piece of text begins: x and y in mm from the upper left corner, y of its base line."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            found.setdefault(" ".join(text.split()), (x / 72 * 25.4, 297 - y / 72 * 25.4))

    PdfReader(path).pages[page].extract_text(visitor_text=visit)
    return found


def text_of(path: Path, page: int = 0) -> str:
    return " ".join(PdfReader(path).pages[page].extract_text().split())


@pytest.fixture(autouse=True)
def _with_qt(qtbot: QtBot) -> None:
    speak("fr")


def test_everything_stands_on_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "letters.pdf"
    printed = write_letters([letter(subject="Merci", reference="R-1")], sheet(), path)
    assert (printed.pages, printed.printed, printed.customer_ids) == (1, 1, (1,))
    text = text_of(path)
    for words in (
        "Hôtel des Remparts",
        "12 RUE DES LILAS",
        "Objet\u00a0: Merci",
        "Bonjour",
        "R-1",
        "SIRET 73282932000074",
    ):
        assert " ".join(words.split()) in text, words


@pytest.mark.parametrize("side", ["right", "left"])
def test_the_address_stands_in_the_window(tmp_path: Path, side: Side) -> None:
    path = tmp_path / "letters.pdf"
    write_letters([letter()], sheet(side), path)
    found = places(path)
    x, y = found["69003 LYON"]
    left, top = layout.PLACES[side].address
    assert abs(x - left) < 1
    assert top < y < top + 6 * layout.LINE
    assert found["Bonjour"][1] > layout.PLACES[side].text


def test_a_long_letter_goes_over_several_numbered_pages(tmp_path: Path) -> None:
    path = tmp_path / "letters.pdf"
    long = "".join(f"<p>Paragraphe {number}. {'mots ' * 60}</p>" for number in range(40))
    printed = write_letters([letter(body=long), letter("Jean Roy")], sheet(), path)
    assert printed.pages > 3
    assert [spot.page for spot in printed.spots] == [0, printed.pages - 1]
    everything = [text_of(path, page) for page in range(printed.pages)]
    assert f"2 / {printed.pages - 1}" in everything[1]
    assert "1 / 1" not in everything[-1]
    for number in range(40):
        assert any(f"Paragraphe {number}." in one for one in everything)
    assert "RUE DES LILAS" not in everything[1]


def test_what_cannot_be_printed_is_named_and_the_rest_is_printed(tmp_path: Path) -> None:
    long = Addressed(2, "Long", ("X" * 90, "69003 LYON"))
    gone = Addressed(3, "Gone", code="no_address", reason="There is no address")
    printed = write_letters([Letter(to=long, body="<p>a</p>"), letter(), Letter(to=gone)], sheet(), tmp_path / "l.pdf")
    assert printed.printed == 1
    assert [(one.customer_id, one.code) for one in printed.left_out] == [(2, "no_room"), (3, "no_address")]


def test_characters_that_no_font_has_are_named_for_whom(tmp_path: Path) -> None:
    unknown = "\U000105c0\U000105c1"  # Todhri: encoded in 2024
    printed = write_letters([letter(f"Agim {unknown}"), letter()], sheet(), tmp_path / "l.pdf")
    assert [one.name for one in printed.left_out] == [f"Agim {unknown}"]
    assert printed.left_out[0].code == "no_letters"
    assert unknown[0] in printed.left_out[0].reason


def test_scripts_of_the_world_are_printed_and_emoji_left_out(tmp_path: Path) -> None:
    names = ("Γιώργος Παπαδόπουλος", "Фёдор Йовович", "שרה כהן", "سارة الخطيب", "Nguyễn Thị Ánh", "Łukasz Żółć")
    letters = [letter(name, body=f"<p>{name} \U0001fad6</p>") for name in names]
    printed = write_letters(letters, sheet(), tmp_path / "l.pdf")
    assert printed.printed == len(names)
    assert printed.left_out == ()


def test_beginning_in_the_middle_after_a_paper_jam(tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    letters = [letter(f"Client {number}") for number in range(1, 6)]
    printed = write_letters(letters, sheet(), path, first=4)
    assert (printed.pages, printed.printed) == (2, 2)
    assert "Client 4" in text_of(path)
    with pytest.raises(Refused, match="5"):
        write_letters(letters, sheet(), path, first=6)


def test_nobody_to_print_for(tmp_path: Path) -> None:
    with pytest.raises(NobodyPrinted):
        write_letters([], sheet(), tmp_path / "l.pdf")


def test_logo_signature_and_codes_are_drawn(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#0b7a69"))
    assert image.save(str(logo))
    made = LetterSheet(house=HOUSE, options=LetterOptions(logo=SHA, signature=SHA), side="right", pictures={SHA: logo})
    path = tmp_path / "l.pdf"
    write_letters([letter(body='<p><img src="qr:NEIGE-1" alt="NEIGE-1" width="96"></p>')], made, path)
    assert len(PdfReader(path).pages[0].images) == 2  # the logo, which is the signature as well, and the code


def test_pictures_of_elsewhere_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(secret))
    path = tmp_path / "l.pdf"
    write_letters([letter(body=f'<p>a<img src="{secret.as_uri()}"></p>')], sheet(), path)
    assert not PdfReader(path).pages[0].images


def test_it_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    letters = [letter(f"Client {number}") for number in range(45)]
    write_letters(letters, sheet(), tmp_path / "l.pdf", report=lambda done, of: told.append((done, of)))
    assert told == [(0, 45), (20, 45), (40, 45)]

    def stop(done: int, _of: int | None) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_letters(letters, sheet(), tmp_path / "l.pdf", report=stop)


def test_it_works_beside_the_window(tmp_path: Path) -> None:
    """On a lane of the jobs, as the page does."""
    done: list[int] = []
    path = tmp_path / "l.pdf"
    worker = threading.Thread(target=lambda: done.append(write_letters([letter()], sheet(), path).pages))
    worker.start()
    worker.join()
    assert done == [1]


def test_the_text_is_black_whatever_the_screen_looks_like(tmp_path: Path, qapp: QApplication) -> None:
    path, plain = tmp_path / "l.pdf", qapp.palette()
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Text, QColor("#e6e8ea"))
    qapp.setPalette(dark)
    try:
        write_letters([letter(body="<p>Bonjour</p>")], sheet(), path)
    finally:
        qapp.setPalette(plain)
    contents = PdfReader(path).pages[0].get_contents()
    assert contents is not None
    colours = set(re.findall(rb"^([\d.]+ [\d.]+ [\d.]+) scn", contents.get_data(), re.MULTILINE))
    assert b"0 0 0" in colours
    assert colours <= {b"0 0 0", b"1 1 1"} | {c for c in colours if max(map(float, c.split())) < 0.5}
