"""Tables of records. `RecordTable` for any number of rows, `FixedTable` for a short list in memory.

The whole result is held as ordered ids (exact scroll bar, End key, select all); rows are fetched in
blocks when painted, through `Jobs`, and kept in a small cache.
"""

from grc_desktop.ui.record_table.arranged import ColumnState, columns_as_texts, columns_from_texts
from grc_desktop.ui.record_table.columns import Column
from grc_desktop.ui.record_table.model import BLOCK, RecordModel
from grc_desktop.ui.record_table.view import FixedTable, RecordTable

__all__ = [
    "BLOCK", "Column", "ColumnState", "FixedTable", "RecordModel", "RecordTable", "columns_as_texts",
    "columns_from_texts",
]  # fmt: skip
