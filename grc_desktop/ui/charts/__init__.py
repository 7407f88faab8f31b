"""Charts drawn with QPainter (QtCharts is not free for us: see ``docs/decisions``)."""

from grc_desktop.ui.charts.bar_chart import Bar, BarChart

__all__ = ["Bar", "BarChart"]
