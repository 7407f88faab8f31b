"""The tab *Contacts*: what the customer is to others, and they to it: `ContactsPanel`."""

from grc_desktop.features.customers.ui.contacts.panel import ContactsPanel

__all__ = ["ContactsPanel"]
