"""The reminder in a row: something to do on a day, for a customer or for the house."""

from __future__ import annotations

from grc_desktop.core.language import later, tr
from grc_desktop.features.imports.understanding.drafts import Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import noon

_KINDS = {
    "call": ("rappeler", "appeler", "call back", "call", "telephone", "appel"),
    "email": ("ecrire un e mail", "write an e mail", "e mail", "email", "mail", "courriel"),
    "letter": ("ecrire un courrier", "write a letter", "courrier", "letter", "lettre"),
    "other": ("autre tache", "other task", "autre", "other"),
}
_OUTCOMES = {
    "done": ("fait", "done", "faite", "termine", "oui", "yes"),
    "never": ("abandonne", "abandonnee", "dropped", "sans suite", "never"),
}
_UNKNOWN_KIND = later("This is none of the known tasks")
_UNKNOWN_OUTCOME = later("This says neither that it was done nor that it was dropped")
_SAYS_NOTHING = later("There is nothing to be reminded of in this row")


def draft_reminder(row: RowOfFields) -> tuple[Values | None, str]:
    """The columns of a reminder, and the reason where there is none (in the user's language)."""
    values = row.values
    if "words" not in values:
        return None, tr(_SAYS_NOTHING)
    due, closed = row.instant("date") or noon(row.today), row.instant("closed_on")
    outcome = row.code("outcome", _OUTCOMES, _UNKNOWN_OUTCOME) or ("done" if closed else None)
    reminder: Values = {
        "kind": row.code("task", _KINDS, _UNKNOWN_KIND) or "other",
        "words": values["words"],
        "due_at": due,
        "assigned_to": values.get("assigned_to"),
        "closed_at": closed or (due if outcome else None),
        "outcome": outcome,
        "origin": values.get("rule"),
    }
    return reminder, ""
