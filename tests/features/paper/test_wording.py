from __future__ import annotations

from datetime import date

import pytest

from grc_desktop.features.paper.records import Mailing, Paper
from grc_desktop.features.paper.wording import party, stay_days, subject_of, title_of
from grc_desktop.features.purchases.records import PurchaseDraft


@pytest.mark.parametrize(
    ("paper", "title", "subject"),
    [
        (Paper("labels", Mailing()), "Labels", "Letter (label L7160)"),
        (Paper("labels", Mailing(), pieces="badges"), "Name badges", "Letter (label L7160)"),
        (Paper("envelopes", Mailing(), envelope="C5"), "Envelopes", "Letter (envelope C5)"),
        (Paper("list", Mailing()), "Customers", "Letter (label L7160)"),
        (Paper("list", Mailing(), kind="directory"), "Directory by letter", "Letter (label L7160)"),
    ],
)
def test_what_paper_is_called(paper: Paper, title: str, subject: str) -> None:
    assert title_of(paper) == title
    assert subject_of(paper) == subject


def test_a_stay_in_words() -> None:
    stay = PurchaseDraft(arrival=date(2026, 11, 22), departure=date(2026, 11, 24), nights=2, adults=2, children=1)
    assert stay_days(stay) == "22/11/2026 → 24/11/2026 · 2 nights"
    assert party(stay) == "2 adults, 1 child"
    assert (stay_days(PurchaseDraft()), party(PurchaseDraft())) == ("", "")
