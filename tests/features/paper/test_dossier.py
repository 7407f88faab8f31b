from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Campaign, Message
from grc_desktop.features.customers.actions import add_attachment
from grc_desktop.features.paper.dossier import write_dossiers
from grc_desktop.features.paper.queries import customer_file
from tests.conftest import TODAY
from tests.features.exports import small_house as house
from tests.features.paper.guests import check_in
from tests.features.paper.pdf_words import words_of_page


def test_everything_that_is_known_is_on_paper(base: Database, tmp_path: Path) -> None:
    base.write(check_in)
    base.write(_send_and_attach, file=_scan(tmp_path))
    path = tmp_path / "file.pdf"
    whole = base.read(customer_file, customer_id=house.LUCIE)
    printed = write_dossiers([whole], path, house="Hôtel", made_at=TODAY, made_by="Camille")
    words = " ".join(word.text for page in range(printed.pages) for word in words_of_page(path, page))
    for known in (
        "Lucie Moreau", "Camille", "23/11/1980", "12 bis, rue des Lilas, 69003 Lyon", "1 vieille rue",
        "Mail came back on 01/01/2020", "06 12 48 77 03", "lucie@exemple.fr", "fidèle", "Allergie aux arachides",
        "refused", "S-1", "240.50", "R-2026-001: Bruit", "50.00", "Réservation", "=1+1",
        "+120", "Balance", "Vœux d’hiver", "Campaign “Hiver”", "Bonne année", "passeport.txt",
    ):  # fmt: skip
        assert known in words, known


def _scan(folder: Path) -> Path:
    file = folder / "passeport.txt"
    file.write_text("scan", encoding="utf-8")
    return file


def _send_and_attach(session: Session, *, file: Path) -> None:
    """An action: a campaign wrote to Lucie, and she left a paper."""
    campaign = Campaign(name="Hiver", options={}, schedule={}, created_at=TODAY)
    session.add(campaign)
    session.flush()
    session.add(
        Message(
            campaign_id=campaign.id, customer_id=house.LUCIE, occasion="campaign:1", channel="email",
            address="lucie@exemple.fr", state="sent", subject="Vœux d’hiver", body="Bonne année", queued_at=TODAY,
            finished_at=TODAY,
        )
    )  # fmt: skip
    add_attachment(session, customer_id=house.LUCIE, file=file)


def test_a_customer_of_whom_little_is_known(base: Database, tmp_path: Path) -> None:
    base.write(house.furnish)
    path = tmp_path / "file.pdf"
    whole = base.read(customer_file, customer_id=house.NOBODY)
    assert write_dossiers([whole], path, house="Hôtel", made_at=TODAY, made_by="Camille").pages == 1
    texts = [word.text for word in words_of_page(path, 0)]
    assert "Never asked." in texts
    assert "Purchases and stays" not in texts


def test_each_customer_begins_a_page(base: Database, tmp_path: Path) -> None:
    base.write(house.furnish)
    path = tmp_path / "files.pdf"
    files = [base.read(customer_file, customer_id=one) for one in (house.JEAN, house.LUCIE)]
    printed = write_dossiers(files, path, house="Hôtel", made_at=TODAY, made_by="Camille")
    assert (printed.pages, printed.printed) == (2, 2)
    assert [(spot.name, spot.page) for spot in printed.spots] == [("Moreau Jean", 0), ("Moreau Lucie", 1)]
    assert "Lucie Moreau" in [word.text for word in words_of_page(path, 1)]


def test_nobody_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nobody"):
        write_dossiers([], tmp_path / "files.pdf", house="", made_at=TODAY, made_by="")
