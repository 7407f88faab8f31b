"""The list of customers: `CustomerList`."""

from grc_desktop.features.customers.ui.list.customer_list import CustomerList

__all__ = ["CustomerList"]
