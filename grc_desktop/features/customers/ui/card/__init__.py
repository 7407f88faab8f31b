"""The tab *Record*: everything known of a customer, edited in place: `CardPanel`."""

from grc_desktop.features.customers.ui.card.panel import CardPanel

__all__ = ["CardPanel"]
