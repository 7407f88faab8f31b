"""What was said and sent: calls, visits, letters, e-mails, SMS, notes.

Offers to other features ``ExchangeDraft``, ``record_exchange``, ``note_exchange`` (as part of a greater action),
``exchanges_of``, ``latest_exchanges`` and the words for kinds and directions. A word *by* the customer moves
the date of last contact, from which retention counts.
"""
