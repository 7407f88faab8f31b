"""What goes to the post: address labels and envelopes as PDF, and the page *Print and export*.

Offers ``sheets.find_sheet`` (the label sheets known), ``labels.write_labels``, ``envelopes.write_envelopes`` and the
subcommands ``print labels``, ``print envelopes``, ``print list`` and ``sheets``.
"""
