"""What paper is called: titles of files, subjects of exchanges, what a typeface lacks."""

from __future__ import annotations

from grc_desktop.core.language import tr
from grc_desktop.features.exports.rules import TITLES
from grc_desktop.features.paper.records import Paper

_MOST = 12


def title_of(paper: Paper) -> str:
    """What a file or a print job of ``paper`` is called."""
    match paper.what:
        case "labels" if paper.pieces == "badges":
            words = tr("Name badges")
        case "labels":
            words = tr("Labels")
        case "envelopes":
            words = tr("Envelopes")
        case "list":
            words = tr(TITLES[paper.subject])
    return words


def subject_of(paper: Paper) -> str:
    """What the exchanges of a customer say of a piece of ``paper`` that left."""
    if paper.what == "envelopes":
        return tr("Letter (envelope {size})", size=paper.envelope)
    return tr("Letter (label {sheet})", sheet=paper.sheet)


def unshown_words(characters: str) -> str:
    """What a list could not show."""
    return tr(
        "The typeface has no {characters}; a question mark stands there. A workbook has them all.",
        characters=" ".join(characters[:_MOST]),
    )
