"""What goes on paper: labels, envelopes, letters, lists and the files of customers, and the page *Print and export*.

Offers ``making.make`` and ``making.prepare`` (whatever a ``records.Paper`` asks for, as PDF), ``making.addresses`` (who
is written to, and who cannot be), ``noting.note_printed`` (a letter left, in the exchanges of everyone), and the
subcommands ``print …`` and ``sheets``.
"""
