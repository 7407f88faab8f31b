from __future__ import annotations

import pytest

from grc_desktop.features.segments.fields import CUSTOMER_FIELDS, OPERATORS, catalogue, own_field

OF_THE_COMMAND_LINE = {
    "external_id", "kind", "title", "first_name", "last_name", "company", "birth_date", "language", "email", "phone",
    "mobile", "address_1", "address_2", "postcode", "city", "country", "website", "profession", "tags", "notes",
    "origin", "preferred_channel", "consent.email", "consent.sms", "consent.phone", "consent.post", "siret",
    "vat_number", "customer_since", "last_contact", "last_purchase", "purchases_count", "purchases_total",
    "average_ticket", "open_complaints", "rfm", "loyalty_points", "loyalty_tier",
}  # fmt: skip
OF_A_PURCHASE = {
    "date", "kind", "reference", "label", "arrival", "departure", "nights", "room", "adults", "children", "quantity",
    "amount", "currency", "payment_method", "channel", "status",
}  # fmt: skip


def test_every_field_of_the_command_line_that_exists_is_in_the_catalogue() -> None:
    names = catalogue().names()
    assert set(names) >= OF_THE_COMMAND_LINE
    assert {f"purchase.{name}" for name in OF_A_PURCHASE} <= set(names)
    assert set(catalogue("purchases").names()) >= OF_A_PURCHASE


def test_names_are_unique_and_every_field_has_operators_and_label() -> None:
    names = [field.name for field in CUSTOMER_FIELDS]
    assert len(names) == len(set(names))
    for field in catalogue():
        assert field.operators == OPERATORS[field.kind]
        assert field.label


def test_a_field_is_found_without_regard_to_case() -> None:
    field = catalogue().get("CITY")
    assert field is not None
    assert field.name == "city"
    assert catalogue().get("rfn") is None


def test_fields_of_the_customer_give_way_to_those_of_a_purchase() -> None:
    fields = catalogue("purchases")
    kind, their_kind, city = fields.get("kind"), fields.get("customer.kind"), fields.get("city")
    assert kind is not None
    assert kind.group == "purchase"
    assert their_kind is not None
    assert their_kind.group == "identity"
    assert city is not None
    assert not city.many


@pytest.mark.parametrize(
    ("kind", "expected"), [("number", "number"), ("yes_no", "yes_no"), ("choice", "choice"), ("text", "text")]
)
def test_a_field_of_the_house_joins_the_catalogue(kind: str, expected: str) -> None:
    field = own_field("Badge n°", kind, ["rouge"])
    assert (field.name, field.kind, field.choices) == ("custom.Badge n°", expected, (("rouge", "rouge"),))
    assert catalogue("customers", [field]).get("custom.badge N°") is field
