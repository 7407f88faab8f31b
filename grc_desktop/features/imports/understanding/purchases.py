"""The purchase in a row: a stay or a sale, in the words of the schema."""

from __future__ import annotations

from datetime import timedelta

from grc_desktop.core.language import later, tr
from grc_desktop.core.money import read_currency
from grc_desktop.core.text import sort_key
from grc_desktop.features.imports.understanding.drafts import Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import word_code

CARRIED_OVER = later("Carried over from the previous program")

_STATUSES = {
    "no_show": ("no show", "noshow", "no_show", "non presente", "defaut de presentation", "non venu"),
    "cancelled": ("annule", "cancel", "canceled", "stornier", "annullat", "cancelad"),
    "refunded": ("rembourse", "refund", "avoir"),
    "quote": ("devis", "quote", "offre", "proposition"),
    "option": ("option", "provisoire", "tentative", "en attente", "pending", "demande"),
    "confirmed": (
        "confirme",
        "confirmed",
        "ok",
        "reserve",
        "booked",
        "in house",
        "en cours",
        "arrive",
        "currently",
        "voyageur actuel",
        "a venir",
    ),
    "done": (
        *(
            "done",
            "carried out",
            "termine",
            "effectue",
            "checked out",
            "check out",
            "parti",
            "solde",
            "facture",
            "paye",
            "regle",
        ),
        *(
            "paid",
            "completed",
            "past guest",
            "ancien voyageur",
            "realise",
            "clos",
            "honore",
            "livre",
            "acquitte",
            "valide",
        ),
    ),
}
_ONLY_ACCEPTED = frozenset(("ok", "reserve", "booked"))
"""What booking sites go on saying of a stay that is long over."""

_CHANNELS = {
    "direct": ("direct", "comptoir", "sur place", "walk in", "walkin", "reception", "passage", "hotel"),
    "phone": ("telephone", "tel", "phone", "appel"),
    "email": ("email", "e mail", "mail", "courriel"),
    "website": ("site", "site web", "site internet", "website", "web", "internet", "booking engine", "en ligne"),
    "booking": ("booking", "booking com", "bdc", "bookingcom"),
    "expedia": ("expedia", "hotels com"),
    "airbnb": ("airbnb", "air bnb"),
    "agency": ("agence", "agency", "tour operateur", "t o", "to", "gds"),
}
_PAYMENTS = {
    "holiday_voucher": ("ancv", "cheque vacances", "cheques vacances", "holiday voucher"),
    "card": (
        "cb",
        "carte",
        "card",
        "credit card",
        "carte bancaire",
        "visa",
        "mastercard",
        "amex",
        "american express",
        "tpe",
    ),
    "cash": ("especes", "cash", "liquide", "esp", "espece"),
    "account": ("en compte", "compte", "debiteur", "differe", "account", "on account", "a credit", "facture"),
    "cheque": ("cheque", "chq", "chk", "check"),
    "transfer": ("virement", "transfer", "vir", "bank transfer", "sepa", "wire"),
    "online": ("en ligne", "paypal", "stripe", "online", "payments by booking com"),
}
_KINDS = {
    "stay": ("sejour", "stay", "nuit", "nuitee", "chambre", "hebergement", "reservation", "location"),
    "sale": (
        "vente",
        "sale",
        "produit",
        "article",
        "prestation",
        "facture",
        "voyage",
        "billet",
        "forfait",
        "restaurant",
    ),
}
_STAY_FIELDS = ("arrival", "departure", "nights", "room")
_SAYS_NOTHING = later("There is no date, amount, reference or product in this row")
_DEPARTS_EARLY = later("The departure lies before the arrival")


def draft_purchase(row: RowOfFields) -> tuple[Values | None, str]:
    """The columns of a purchase, and the reason where there is none (in the user's language)."""
    values = row.values
    arrival, departure, day = row.day("arrival"), row.day("departure"), row.day("date")
    nights = row.whole("nights")
    if arrival and departure and departure < arrival:
        row.doubt("departure", values["departure"], _DEPARTS_EARLY)
        departure = None
    if arrival and departure and nights is None:
        nights = (departure - arrival).days
    elif arrival and nights and departure is None and nights < 3_660:
        departure = arrival + timedelta(days=nights)
    amount = row.cents("amount")
    kind = word_code(values["kind"], _KINDS) if "kind" in values else None
    kind = kind or ("stay" if any(name in values for name in _STAY_FIELDS) else "sale")
    purchase: Values = {
        "kind": kind,
        "date": arrival if kind == "stay" and arrival else day or arrival,
        "reference": values.get("reference", "").lstrip("'") or None,
        "label": _line(values.get("label")),
        "arrival": arrival,
        "departure": departure,
        "nights": nights,
        "room": _line(values.get("room")),
        "adults": row.whole("adults"),
        "children": row.whole("children"),
        "quantity": row.whole("quantity"),
        "amount_cents": amount,
        "currency": read_currency(values.get("currency", "") or values.get("amount", "")) or "EUR",
        "payment_method": _coded(values.get("payment_method"), _PAYMENTS),
        "channel": _coded(values.get("channel"), _CHANNELS),
        "status": _status(
            row,
            kind,
            in_future=max(filter(None, (arrival, day)), default=row.today) > row.today,
            over=departure is not None and departure <= row.today,
        ),
    }
    if not any(purchase[name] for name in ("date", "reference", "label", "arrival")) and amount is None:
        return None, tr(_SAYS_NOTHING)
    return purchase, ""


def draft_carried_over(row: RowOfFields) -> Values | None:
    """What a list of customers says of their purchases so far: one purchase that stands for them all."""
    if "last_purchase" not in row.values and "purchases_total" not in row.values:
        return None
    day, amount = row.day("last_purchase"), row.cents("purchases_total")
    if day is None and not amount:
        return None
    stays = any(word in sort_key(row.column("last_purchase")) for word in ("sej", "stay", "visit", "nuit"))
    return {
        "kind": "stay" if stays else "sale",
        "date": day,
        "label": tr(CARRIED_OVER),
        "amount_cents": amount,
        "currency": read_currency(row.values.get("purchases_total", "")) or "EUR",
        "status": "done",
    }


def _status(row: RowOfFields, kind: str, *, in_future: bool, over: bool) -> str:
    text = row.values.get("status")
    if text:
        status = word_code(text, _STATUSES)
        if status == "confirmed" and not in_future and (kind == "sale" or (over and sort_key(text) in _ONLY_ACCEPTED)):
            return "done"
        if status:
            return status
        row.doubt("status", text, later("This is none of the known states of a purchase"))
    return "confirmed" if in_future else "done"


def _coded(text: str | None, codes: dict[str, tuple[str, ...]]) -> str | None:
    """The schema's own word, or the house's where it has none."""
    return (word_code(text, codes) or _line(text)) if text else None


def _line(text: str | None) -> str | None:
    return text.replace("\n", " ") if text else None
