"""The letter of one customer on the paper of the house, before it is in the ledger."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.dates import format_date
from grc_desktop.features.campaigns.records import Made
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.paper.letters.composing import dateline, letter_sheet
from grc_desktop.features.paper.letters.records import Letter
from grc_desktop.features.paper.records import Addressed
from grc_desktop.features.paper.ui.letters.typesetting import write_letters
from grc_desktop.features.templates.markup import read_markup, write_markup

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


def letter_on_paper(base: Database, made: Made) -> bytes:
    """A PDF of the letter as it will print. ``Refused`` where something keeps it from being printed."""
    house = base.read(establishment)
    day = format_date(base.clock.today(), made.language, "long")
    letter = Letter(
        to=Addressed(made.customer_id, made.name, tuple(made.address.splitlines())),
        language=made.language,
        dateline=dateline(house.city, day, made.language),
        subject=made.subject,
        body=write_markup(read_markup(made.html or "")),
    )
    with tempfile.TemporaryDirectory(prefix="grc-desktop-") as folder:
        path = Path(folder, "letter.pdf")
        write_letters([letter], letter_sheet(base, [letter]), path)
        return path.read_bytes()
