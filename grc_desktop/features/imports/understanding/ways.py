"""An address, telephone or e-mail in a row of its own, and what is said of it."""

from __future__ import annotations

from grc_desktop.core.language import later
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Values
from grc_desktop.features.imports.understanding.row import RowOfFields

_USES = {
    "home": ("domicile", "home", "prive", "private", "perso", "personnel"),
    "work": ("travail", "work", "bureau", "office", "professionnel", "pro"),
    "billing": ("facturation", "billing", "facture", "invoice"),
    "other": ("autre", "other", "livraison"),
}
_NUMBER_KINDS = {
    "mobile": ("mobile", "portable", "gsm", "cell"),
    "landline": ("fixe", "landline", "telephone"),
    "fax": ("fax", "telecopie"),
    "other": ("autre", "other"),
}
_EMAIL_STATES = {
    "valid": ("valide", "valid", "ok"),
    "doubtful": ("douteux", "douteuse", "doubtful"),
    "bounced": ("revenu", "revenue", "came back", "bounced", "rejete", "npai"),
    "relay": ("relais", "relay", "adresse relais"),
}
_UNKNOWN = later("This is none of the known words here")


def say_of_ways(row: RowOfFields, draft: CustomerDraft) -> None:
    """Put into the addresses, telephones and e-mails of ``draft`` what their row says of them."""
    use, preferred = row.code("use", _USES, _UNKNOWN), row.yes("preferred")
    kind, state = row.code("number_kind", _NUMBER_KINDS, _UNKNOWN), row.code("email_state", _EMAIL_STATES, _UNKNOWN)
    of_any: Values = {} if preferred is None else {"preferred": preferred}
    for address in draft.addresses:
        address |= of_any | _said(kind=use, returned_on=row.day("returned_on"))
    for phone in draft.phones:
        phone |= of_any | _said(use=use if use in ("home", "work") else None, kind=kind)
    for email in draft.emails:
        email |= of_any | _said(kind=use if use in ("home", "work") else None, state=state)


def _said(**values: object) -> Values:
    return {name: value for name, value in values.items() if value is not None}
