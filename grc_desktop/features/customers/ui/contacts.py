"""Placeholder."""

from grc_desktop.ui.page import CustomerPanel


class ContactsPanel(CustomerPanel):
    """Placeholder."""
