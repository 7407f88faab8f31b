"""What each field of the catalogue stands for in the base, as an SQL expression."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    and_,
    case,
    cast,
    exists,
    extract,
    func,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from grc_desktop.core.dates import months_before
from grc_desktop.database.schema import (
    OPEN_STATES,
    Address,
    Campaign,
    Complaint,
    Consent,
    Customer,
    CustomerSummary,
    CustomField,
    CustomValue,
    Exchange,
    LoyaltyEntry,
    Message,
    Purchase,
    Response,
    RfmScore,
    Setting,
)
from grc_desktop.features.segments.fields import Dealing, Field, Subject

Expression = ColumnElement[Any]

_SUMMARY: dict[str, InstrumentedAttribute[Any]] = {
    "id": CustomerSummary.customer_id,
    "name": CustomerSummary.name,
    "address_1": CustomerSummary.address_1,
    "postcode": CustomerSummary.postcode,
    "city": CustomerSummary.city,
    "country": CustomerSummary.country,
    "email": CustomerSummary.email,
    "mobile": CustomerSummary.mobile,
    "last_contact": CustomerSummary.last_contact,
    "first_purchase": CustomerSummary.first_purchase,
    "last_purchase": CustomerSummary.last_purchase,
    "next_arrival": CustomerSummary.next_arrival,
    "purchases_count": CustomerSummary.purchases_count,
    "purchases_total": CustomerSummary.purchases_total_cents,
    "stays": CustomerSummary.stays_count,
    "nights": CustomerSummary.nights,
    "open_complaints": CustomerSummary.open_complaints,
}
_FOLDED: dict[str, InstrumentedAttribute[Any]] = {"name": CustomerSummary.name_key, "city": CustomerSummary.city_key}
_OF_BIRTH = frozenset(("birthday", "birth_month", "age"))
_SCORES: dict[str, InstrumentedAttribute[Any]] = {
    "rfm": RfmScore.segment, "r": RfmScore.r, "f": RfmScore.f, "m": RfmScore.m,
}  # fmt: skip
_DEALINGS: dict[str, Dealing] = {
    "purchase": "purchase", "complaint": "complaint", "exchange": "exchange", "campaign": "campaign",
}  # fmt: skip
_SEASONS = {"winter": ("12", "1", "2"), "spring": ("3", "4", "5"), "summer": ("6", "7", "8"),
            "autumn": ("9", "10", "11")}  # fmt: skip
_NO_ANSWER = ("opt_out", "bounce")


class Places:
    """Finds the expression of a field for lists of ``subject`` as of ``today``.

    ``needs_customer`` becomes true when a field stands in the table ``customer`` itself, ``needs_scores`` when one
    stands among the RFM scores; lists join them only then: what they mostly show and ask stands in
    ``customer_summary``.
    """

    def __init__(self, subject: Subject, today: date) -> None:
        self.subject = subject
        self.today = today
        self.needs_customer = False
        self.needs_scores = False

    def dealing(self, field: Field) -> Dealing | None:
        """What a customer has many of, for a field that asks whether any of them fits."""
        return _DEALINGS[field.group] if field.many else None

    def is_kept(self, field: Field) -> bool:
        """Whether the base keeps a figure for each customer."""
        return field.name in _SUMMARY or field.name == "average_ticket"

    def expression(self, field: Field) -> Expression:
        """The field's value: ISO text for days, cents for amounts."""
        name = field.name.rpartition(".")[2]
        dealing = _DEALINGS.get(field.group)
        if dealing is not None:
            return _of_dealing(dealing, name)
        match field.group:
            case "consent":
                return _consent(name)
            case "custom":
                return _own_value(field.name.removeprefix("custom."))
            case "value":
                return self._of_value(name)
        return self._of_customer(name)

    def has_folded(self, field: Field) -> bool:
        """Whether the base keeps the folded text beside the text."""
        return field.group not in _DEALINGS and field.name in _FOLDED

    def folded(self, field: Field) -> Expression:
        """A text as it is compared and sorted: without case and accents."""
        return _FOLDED[field.name].expression if self.has_folded(field) else func.fold(self.expression(field))

    def _of_customer(self, name: str) -> Expression:
        if name in _SUMMARY:
            return _SUMMARY[name].expression
        if name == "average_ticket":
            count = CustomerSummary.purchases_count
            return case((count > 0, cast(func.round(CustomerSummary.purchases_total_cents * 1.0 / count), Integer)))
        if name == "phone":  # the number to call
            return func.coalesce(CustomerSummary.phone, CustomerSummary.mobile)
        if name == "address_2":
            return _second_line()
        self.needs_customer = True
        if name in _OF_BIRTH:
            return self._of_birth(name)
        return day_of(Customer.created_at) if name == "created_at" else _column(Customer, name)

    def _of_value(self, name: str) -> Expression:
        if name == "loyalty_points":
            return _points()
        if name == "loyalty_tier":
            return _tier(self.today)
        self.needs_scores = True
        return _SCORES[name].expression

    def _of_birth(self, name: str) -> Expression:
        born = CustomerSummary.birthday.expression
        match name:
            case "birthday":
                return born
            case "birth_month":
                return cast(extract("month", Customer.birth_date), String)
        years = self.today.year - extract("year", Customer.birth_date)
        return years - case((born > self.today.month * 100 + self.today.day, 1), else_=0)


def in_passing(place: Expression) -> Expression:
    """``place`` read while all rows pass by, never by an index on it.

    SQLite takes any range for a few rows and follows its index from row to row all over the file; what people ask
    of days, amounts and counts mostly holds for a large part of the customers, and one pass over all is several
    times quicker. The plus sign is how SQL says so to SQLite (https://sqlite.org/optoverview.html#uplus).
    """
    return UnaryExpression(place, operator=custom_op("+"), type_=place.type)


def of_latest_scores() -> ColumnElement[bool]:
    """How the current scores join the customers."""
    latest = select(func.max(RfmScore.day)).correlate(None).scalar_subquery()
    return and_(RfmScore.customer_id == CustomerSummary.customer_id, RfmScore.day == latest)


def message_day() -> Expression:
    """The day on which a message left, or was put into the outbox."""
    return func.substr(cast(func.coalesce(Message.finished_at, Message.queued_at), String), 1, 10)


def day_of(instant: InstrumentedAttribute[Any]) -> Expression:
    """The day (UTC) of an instant, as ISO text."""
    return func.substr(cast(instant, String), 1, 10)


def _column(table: type[Any], name: str) -> Expression:
    return getattr(table, name).expression  # type: ignore[no-any-return]


def _of_dealing(dealing: Dealing, name: str) -> Expression:
    match dealing:
        case "purchase":
            return _of_purchase(name)
        case "complaint":
            return _of_complaint(name)
        case "campaign":
            return _of_message(name)
    return day_of(Exchange.at) if name == "date" else _column(Exchange, name)


def _of_purchase(name: str) -> Expression:
    month = func.ltrim(func.substr(type_coerce(Purchase.date, String), 6, 2), "0")
    match name:
        case "month":
            return month
        case "season":
            return case(*((month.in_(months), season) for season, months in _SEASONS.items()))
    return _column(Purchase, "amount_cents" if name == "amount" else name)


def _of_complaint(name: str) -> Expression:
    match name:
        case "received":
            return day_of(Complaint.received_at)
        case "open":
            return case((Complaint.state.in_(OPEN_STATES), "1"), else_="0")
    return _column(Complaint, name)


def _of_message(name: str) -> Expression:
    match name:
        case "name":
            return _column(Campaign, "name")
        case "date":
            return message_day()
        case "answered":
            of_this = or_(
                Response.message_id == Message.id,
                and_(Response.message_id.is_(None), Response.campaign_id == Message.campaign_id),
            )
            answer = exists().where(
                Response.customer_id == Message.customer_id, of_this, Response.kind.not_in(_NO_ANSWER)
            )
            return case((answer, "1"), else_="0")
    return _column(Message, name)


def _points() -> Expression:
    """The balance of the points ledger; no value for who never had any."""
    return (
        select(func.sum(LoyaltyEntry.points))
        .where(LoyaltyEntry.customer_id == CustomerSummary.customer_id)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )


def _tier(today: date) -> Expression:
    """The highest tier of the programme (a setting of the house) that the points of twelve months reach."""
    recent = and_(
        LoyaltyEntry.kind.in_(("earned", "imported")),
        LoyaltyEntry.date > months_before(today, 12),
        LoyaltyEntry.date <= today,
    )
    earned = (
        select(func.sum(case((recent, LoyaltyEntry.points), else_=0)))
        .where(LoyaltyEntry.customer_id == CustomerSummary.customer_id)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )
    tier = func.json_each(Setting.value, "$.value.tiers").table_valued("value", joins_implicitly=True)
    points = cast(func.json_extract(tier.c.value, "$[1]"), Integer)
    return (
        select(func.json_extract(tier.c.value, "$[0]"))
        .select_from(Setting)
        .join(tier, true())
        .where(Setting.key == "loyalty", points <= earned)
        .order_by(points.desc())
        .limit(1)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )


def _consent(channel: str) -> Expression:
    """The latest word on a channel; no value where there is none."""
    return (
        select(Consent.given)
        .where(
            Consent.customer_id == CustomerSummary.customer_id,
            Consent.channel == channel,
            Consent.purpose == "marketing",
        )
        .order_by(Consent.at.desc(), Consent.id.desc())
        .limit(1)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )


def _own_value(name: str) -> Expression:
    return (
        select(CustomValue.value)
        .join(CustomField, CustomField.id == CustomValue.field_id)
        .where(CustomValue.customer_id == CustomerSummary.customer_id, CustomField.name == name)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )


def _second_line() -> Expression:
    return (
        select(Address.line_2)
        .where(Address.customer_id == CustomerSummary.customer_id)
        .order_by(Address.preferred.desc(), Address.id)
        .limit(1)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )
