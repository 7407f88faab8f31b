"""Placeholder."""

from grc_desktop.ui.page import CustomerPanel


class HistoryPanel(CustomerPanel):
    """Placeholder."""
