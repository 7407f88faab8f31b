"""From addresses and a template to letters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Complaint, Customer, Message
from grc_desktop.features.paper.letters.composing import compose, dateline, letter_sheet
from grc_desktop.features.paper.letters.records import Letter
from grc_desktop.features.paper.making import addresses
from grc_desktop.features.paper.records import Mailing, Paper
from grc_desktop.features.templates.actions import save_template
from tests.features.exports import small_house as house


@pytest.fixture
def furnished(base: Database) -> Database:
    speak("fr")
    base.write(house.furnish)
    return base


def composed(base: Database, ids: tuple[int, ...], template: str = "thanks", **more: object) -> dict[int, Letter]:
    household = bool(more.pop("household", False))
    paper = Paper("letters", Mailing(ids=ids, per_household=household), template=template, **more)  # type: ignore[arg-type]
    return {one.to.customer_id: one for one in compose(base, paper, addresses(base, paper.mailing))}


def own(base: Database, body: str, language: str = "fr", subject: str = "") -> None:
    base.write(save_template, kind="letter", name="Essai", language=language, subject=subject, body=body)


def test_each_is_written_to_in_a_language_they_read(furnished: Database) -> None:
    letters = composed(furnished, (house.LUCIE, house.ANKE, house.BEAL))
    assert letters[house.LUCIE].body.startswith("<p>Chère Madame Moreau,</p>")
    assert letters[house.LUCIE].subject == "Merci de votre visite"
    assert letters[house.LUCIE].dateline == "Briançon, le 22 novembre 2026"
    assert letters[house.ANKE].body.startswith("<p>Dear Ms Schmidt,</p>")
    assert letters[house.ANKE].dateline == "Briançon, 22 November 2026"
    assert letters[house.BEAL].body.startswith("<p>Madame, Monsieur,</p>")


def test_a_template_of_one_language_serves_all(furnished: Database) -> None:
    own(furnished, "<p>{{salutation}}</p>")
    assert composed(furnished, (house.ANKE,), "Essai")[house.ANKE].body == "<p>Chère Madame Schmidt</p>"


def test_who_would_get_a_gap_is_left_out_by_name(furnished: Database) -> None:
    own(furnished, "<p>{{birthday}} {{company|vous}} {{tier}}</p>")
    letters = composed(furnished, (house.LUCIE, house.JEAN), "Essai")
    assert letters[house.LUCIE].to.code == letters[house.JEAN].to.code == "empty_field"
    assert letters[house.LUCIE].to.reason == "Inconnu\u00a0: Statut"
    assert letters[house.LUCIE].body == ""


def test_who_has_no_address_or_wants_no_post_is_left_out(furnished: Database) -> None:
    letters = composed(furnished, (house.NOBODY, house.REFUSES))
    assert letters[house.NOBODY].to.code == "no_address"
    assert letters[house.REFUSES].to.code == "refuses"


def test_values_are_no_markup(furnished: Database) -> None:
    own(furnished, "<p>{{full_name}}</p>", subject="{{full_name}}")
    letter = composed(furnished, (house.ROBERT,), "Essai")[house.ROBERT]
    assert letter.body == "<p>&lt;b&gt; Robert&#x27;); DROP TABLE customer;--</p>"
    assert letter.subject == "<b> Robert'); DROP TABLE customer;--"


def test_a_couple_gets_one_letter_and_is_greeted_as_one(furnished: Database) -> None:
    letters = composed(furnished, (house.LUCIE, house.JEAN), household=True)
    (letter,) = letters.values()
    assert set(letter.to.customer_ids) == {house.LUCIE, house.JEAN}
    assert letter.to.lines[0] == "M. et Mme Moreau"
    assert letter.body.startswith("<p>Chère Madame, cher Monsieur,</p>")


def test_the_answer_to_a_complaint_bears_its_number(furnished: Database) -> None:
    def complain(session: Session) -> None:
        session.execute(update(Customer).where(Customer.id == house.LUCIE).values(title="Mme"))
        session.execute(
            insert(Complaint).values(
                id=7, number="R-2026-007", customer_id=house.LUCIE, cause="noise", subject="Bruit la nuit",
                received_at=datetime(2026, 11, 3, 12, tzinfo=UTC),
            )
        )  # fmt: skip

    furnished.write(complain)
    letter = composed(furnished, (house.LUCIE,), "complaint", complaint_id=7)[house.LUCIE]
    assert letter.reference == "R-2026-007"
    assert letter.subject == "Votre réclamation n° R-2026-007"
    assert "Bruit la nuit" in letter.body
    assert "3 novembre 2026" in letter.body


def test_letters_of_a_campaign_are_printed_as_they_were_written(furnished: Database) -> None:
    def queue(session: Session) -> None:
        rows: list[dict[str, object]] = [
            {"id": 1, "customer_id": house.LUCIE, "occasion": "x", "channel": "post", "language": "fr",
             "name": "Lucie Moreau", "address": "old", "subject": "Neige", "body": "b",
             "html": "<p>Code A1</p><script>",
             "queued_at": datetime(2026, 11, 1, tzinfo=UTC)},
            {"id": 2, "customer_id": None, "occasion": "y", "channel": "post", "language": "en", "name": "Gone Guest",
             "address": "Gone Guest\n1 High Street\nLONDON", "subject": None, "body": "Plain & simple", "html": None,
             "queued_at": datetime(2026, 11, 1, tzinfo=UTC)},
        ]  # fmt: skip
        for row in rows:
            session.execute(insert(Message).values(**row))

    furnished.write(queue)
    paper = Paper("letters", Mailing(ids=(house.LUCIE,)), messages=(1, 2))
    first, second = compose(furnished, paper, addresses(furnished, paper.mailing))
    assert (first.subject, first.body) == ("Neige", "<p>Code A1</p>")
    assert first.to.lines[-1] == "69003 LYON"
    assert (second.to.lines, second.body) == (("Gone Guest", "1 High Street", "LONDON"), "<p>Plain &amp; simple</p>")


def test_without_a_template_nothing_is_written(furnished: Database) -> None:
    for name in ("", "nonsense"):
        with pytest.raises(Refused):
            composed(furnished, (house.LUCIE,), name)


def test_the_sheet_is_that_of_the_country(furnished: Database) -> None:
    assert letter_sheet(furnished).side == "right"
    assert letter_sheet(furnished).house.name == "Hôtel des Remparts"


def test_a_date_stands_as_the_language_wants_it() -> None:
    assert dateline("Annecy", "1er mai 2026", "fr") == "Annecy, le 1er mai 2026"
    assert dateline("Wien", "1. Mai 2026", "de") == "Wien, den 1. Mai 2026"
    assert dateline("", "1 May 2026", "en") == "1 May 2026"
