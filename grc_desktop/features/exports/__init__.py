"""Lists as files: workbook, CSV, PDF, JSON, cards.

Offers ``records.Listing`` (a list ready to leave the base), ``formats.write_listing`` (the one way to make a file
of it), ``typeface`` (the characters that paper can show) and the subcommand ``export``.
"""
