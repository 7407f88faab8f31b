"""The complaint in a row, in the stages of ISO 10002 as the schema names them."""

from __future__ import annotations

from datetime import date, datetime

from grc_desktop.core.language import later, tr
from grc_desktop.core.text import sort_key
from grc_desktop.features.complaints.records import WRITTEN
from grc_desktop.features.complaints.rules import acknowledge_date, answer_date
from grc_desktop.features.imports.understanding.drafts import Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import noon, word_code

STATES = {
    "closed": ("clos", "cloture", "closed", "resolu", "resolved", "termine", "traite", "fini", "done", "solde"),
    "refused": ("refuse", "refused", "rejete", "rejected", "proposition refusee", "proposal refused"),
    "accepted": ("accepte", "accepted", "proposition acceptee", "proposal accepted"),
    "mediation": ("mediation", "mediateur"),
    "dispute": ("litige", "dispute", "contentieux"),
    "proposal": ("proposition", "proposal", "offre"),
    "waiting_customer": ("attente client", "en attente client", "en attente du client", "waiting"),
    "in_progress": ("en cours", "in progress", "ouvert", "open", "en traitement", "en attente"),
    "assessed": ("evalue", "assessed", "analyse"),
    "acknowledged": ("accuse", "acknowledged", "ar envoye"),
    "received": ("recu", "received", "nouveau", "new", "nouvelle"),
}
_SEVERITIES = {
    "high": ("haute", "elevee", "grave", "high", "forte", "critique", "urgent", "majeure", "3"),
    "medium": ("moyenne", "medium", "normale", "normal", "moyen", "2"),
    "low": ("basse", "faible", "low", "mineure", "legere", "1"),
}
_CHANNELS = {
    "desk": (
        "accueil",
        "reception",
        "comptoir",
        "sur place",
        "desk",
        "oral",
        "verbal",
        "a la reception",
        "at the desk",
    ),
    "phone": ("telephone", "tel", "phone", "appel", "par telephone", "by telephone"),
    "letter": ("courrier", "lettre", "letter", "recommande", "poste", "par courrier", "by letter"),
    "email": ("email", "e mail", "mail", "courriel", "par e mail", "par mail", "by e mail"),
    "review": ("avis", "online review", "review", "tripadvisor", "google", "booking", "internet", "site"),
}
GESTURES = {
    "apology": ("excuses", "apology", "lettre d excuses"),
    "partial_refund": ("remboursement partiel", "partial refund", "part refund", "remise"),
    "refund": ("remboursement", "refund", "rembourse"),
    "credit": ("avoir", "credit", "credit note", "bon"),
    "upgrade": ("surclassement", "upgrade"),
    "free_night": ("nuit offerte", "nuitee offerte", "free night"),
    "points": ("points", "points de fidelite", "loyalty points"),
    "gift": ("cadeau", "gift", "bouteille", "corbeille", "petit dejeuner", "champagne"),
}
_CAUSES = {
    "cleanliness": ("proprete", "menage", "cleanliness", "sale", "hygiene", "nettoyage"),
    "noise": ("bruit", "noise", "bruyant", "tapage", "insonorisation"),
    "comfort": ("confort", "equipement", "comfort", "literie", "climatisation", "chauffage", "wifi", "panne"),
    "welcome": ("accueil", "reception", "welcome", "personnel", "staff", "impolitesse", "service"),
    "billing": ("facturation", "facture", "billing", "prix", "surfacturation", "paiement", "tarif"),
    "catering": ("restauration", "repas", "petit dejeuner", "catering", "restaurant", "cuisine"),
    "booking": ("reservation", "surreservation", "booking", "overbooking"),
    "cancellation": ("annulation", "cancellation"),
    "transport": ("transport", "vol", "transfert", "retard", "bagages"),
    "not_as_described": (
        "non conforme",
        "non conformite",
        "not as described",
        "prestation non conforme",
        "service not as described",
    ),
    "personal_data": ("donnees personnelles", "personal data", "rgpd"),
    "other": ("autre", "other", "divers"),
}
_MARKS = range(1, 6)
"""Of satisfaction, asked after closing."""

_CLOSED = frozenset(("closed", "accepted"))
UNKNOWN_STATE = later("This is none of the known states of a complaint")
_SAYS_NOTHING = later("There is no subject, cause or description in this row")


def draft_complaint(row: RowOfFields) -> tuple[Values | None, Values | None, str]:
    """The columns of a complaint and of its compensation, and the reason where there is none.

    ``number`` is absent where the file gives none: it is then given at the desk's own count.
    """
    values = row.values
    description = "\n".join(text for _, text in row.repeated.get("description", [])) or None
    subject = values.get("subject") or values.get("cause") or (description or "").split("\n")[0][:80]
    if not subject:
        return None, None, tr(_SAYS_NOTHING)
    received, closed = row.instant("date"), row.instant("closed_on")
    acknowledged = row.instant("acknowledged_on")
    state = word_code(values["status"], STATES) if "status" in values else None
    if state is None and "status" in values:
        row.doubt("status", values["status"], UNKNOWN_STATE)
    state = state or ("closed" if closed else "received")
    cause = word_code(values["cause"], _CAUSES) if "cause" in values else None
    if cause is None and "cause" in values:
        row.unplaced.append(tr("{column}: {value}", column=row.column("cause"), value=values["cause"]))
    channel = word_code(values.get("channel", ""), _CHANNELS)
    at = received or noon(row.today)
    past = state in _CLOSED  # nobody needs its deadlines any more
    satisfaction = row.whole("satisfaction")
    complaint: Values = {
        "purchase": values.get("purchase"),
        "room": values.get("room"),
        "cause": cause or "other",
        "severity": word_code(values.get("severity", ""), _SEVERITIES) or "medium",
        "channel": channel,
        "subject": subject.replace("\n", " "),
        "description": description,
        "remedy_sought": values.get("remedy_sought"),
        "state": state,
        "owner": values.get("owner"),
        "received_at": at,
        "written_on": row.day("written_on") or _written_on(row, received, channel),
        "acknowledge_by": row.instant("acknowledge_by") or (None if past else acknowledge_date(at)),
        "answer_by": row.instant("answer_by") or (None if past else answer_date(at)),
        "acknowledged_at": acknowledged,
        "answered_at": row.instant("answered_on"),
        "closed_at": (closed or (None if row.is_ours else at)) if state in _CLOSED else None,
        "satisfaction": satisfaction if satisfaction in _MARKS else None,
    }
    if number := values.get("reference"):
        complaint["number"] = number
    return complaint, read_gesture(row), ""


def _written_on(row: RowOfFields, received: datetime | None, channel: str | None) -> date | None:
    """The day of receipt, where the file does not tell the two apart."""
    return received.date() if received and channel in WRITTEN and not row.has("written_on") else None


def read_gesture(row: RowOfFields) -> Values | None:
    """What was given for a complaint; None where the row speaks of nothing."""
    gesture, cost = row.values.get("compensation"), row.cents("amount")
    if not gesture and not cost:
        return None
    kind = word_code(gesture, GESTURES) if gesture else None
    said_whole = kind is not None and sort_key(gesture or "") in GESTURES[kind]
    said = {
        "approved_by": row.values.get("approved_by"),
        "given_on": row.day("given_on"),
        "voucher": row.values.get("voucher"),
        "voucher_used_on": row.day("voucher_used_on"),
        "notes": None if said_whole else gesture,
    }
    return {
        "kind": kind or ("refund" if cost and not gesture else "gift"),
        "cost_cents": cost or 0,
        **{name: value for name, value in said.items() if value is not None},
    }
