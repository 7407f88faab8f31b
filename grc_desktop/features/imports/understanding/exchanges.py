"""The exchange in a row: a call, a visit, a letter … and what came of it."""

from __future__ import annotations

from grc_desktop.core.language import later, tr
from grc_desktop.core.text import sort_key
from grc_desktop.features.exchanges.records import OUTCOME_WORDS
from grc_desktop.features.imports.understanding.drafts import Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import noon

_KINDS = {
    "call": ("appel", "call", "telephone", "tel", "phone"),
    "visit": ("visite", "visit", "rendez vous", "rdv", "passage"),
    "letter": ("courrier", "lettre", "letter"),
    "email": ("e mail", "email", "mail", "courriel"),
    "sms": ("sms", "texto", "whatsapp"),
    "survey": ("enquete", "survey", "questionnaire"),
    "document": ("document", "devis", "brochure"),
    "note": ("note", "memo", "commentaire"),
}
_DIRECTIONS = {
    "in": ("par le client", "by the customer", "entrant", "recu", "in", "incoming", "received"),
    "out": ("par nous", "by us", "sortant", "emis", "envoye", "out", "outgoing", "sent"),
}
_OUTCOMES = {
    "reached": "joint",
    "no_answer": "sans reponse",
    "message_left": "message laisse",
    "to_call_back": "a rappeler",
    "wrong_number": "numero errone",
    "informed": "renseigne",
    "booked": "a reserve",
    "to_follow_up": "a relancer",
    "sent": "envoye",
    "answered": "reponse recue",
    "returned": "revenu non distribue",
    "failed": "non envoye",
    "unknown": "envoi incertain",
}
"""What a French list calls them, whatever language is in use when it comes back."""

_UNKNOWN_KIND = later("This is none of the known kinds of exchanges")
_UNKNOWN_DIRECTION = later("This says neither that the customer wrote nor that the house did")
_SAYS_NOTHING = later("There is no date, subject or text of an exchange in this row")


def draft_exchange(row: RowOfFields) -> tuple[Values | None, str]:
    """The columns of an exchange but its text, which is the notes of the row; and the reason where there is none."""
    values = row.values
    if not ({"date", "subject"} & values.keys() or "notes" in row.repeated):
        return None, tr(_SAYS_NOTHING)
    exchange: Values = {
        "at": row.instant("date") or noon(row.today),
        "kind": row.code("kind", _KINDS, _UNKNOWN_KIND) or "note",
        "direction": row.code("direction", _DIRECTIONS, _UNKNOWN_DIRECTION) or "in",
        "subject": values.get("subject"),
        "outcome": _outcome(values.get("outcome")),
        "recorded_by": values.get("recorded_by"),
        "complaint": values.get("complaint"),
    }
    return exchange, ""


def _outcome(text: str | None) -> str | None:
    """The program's own word for what came of it, where the text is what it shows for it; else as typed."""
    if text is None:
        return None
    key = sort_key(text)
    spelled = {code: (sort_key(words), sort_key(tr(words)), _OUTCOMES[code]) for code, words in OUTCOME_WORDS.items()}
    return next((code for code, words in spelled.items() if key in words), text)
