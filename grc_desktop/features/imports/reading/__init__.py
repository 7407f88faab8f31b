"""Bytes to rows: delimited text, workbooks and address cards become one kind of table.

``read_table`` is the door for files, ``read_pasted`` for text. Whatever is wrong with the file as a whole
becomes ``Refused`` with a sentence that says what to do; what is wrong with one row is left to the rooms that follow.
"""

from grc_desktop.features.imports.reading.read_table import files_of, read_pasted, read_table
from grc_desktop.features.imports.reading.table import ReadingChoices, Row, Table

__all__ = ["ReadingChoices", "Row", "Table", "files_of", "read_pasted", "read_table"]
