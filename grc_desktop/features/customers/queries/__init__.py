"""Everything that is asked of customers."""

from grc_desktop.features.customers.queries.finding import find_customers
from grc_desktop.features.customers.queries.house import home_country, own_fields, tags
from grc_desktop.features.customers.queries.lists import customer_rows, names_of
from grc_desktop.features.customers.queries.record import attachments, customer, links
from grc_desktop.features.customers.queries.whole import everything

__all__ = [
    "attachments", "customer", "customer_rows", "everything", "find_customers", "home_country", "links", "names_of",
    "own_fields", "tags",
]  # fmt: skip
