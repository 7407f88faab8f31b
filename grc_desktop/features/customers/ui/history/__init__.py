"""The tab *History*: what changed, from what to what, by whom, and back again: `HistoryPanel`."""

from grc_desktop.features.customers.ui.history.panel import HistoryPanel

__all__ = ["HistoryPanel"]
