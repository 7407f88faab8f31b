"""The record of one customer: `RecordView`."""

from grc_desktop.features.customers.ui.record.view import RecordView

__all__ = ["RecordView"]
