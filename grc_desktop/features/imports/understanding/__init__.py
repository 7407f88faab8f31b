"""Rows of text to drafts of records: names, numbers, dates and words as people type them.

Nothing here touches the base. What could not be understood is kept as typed and remarked on, row by row.
"""
