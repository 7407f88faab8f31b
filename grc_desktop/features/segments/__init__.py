"""Which customers are meant: the catalogue of fields, the filter language, and saved views.

Lowest of all features: it knows only the database. List columns, filter chips, sorting, exports and ``--where``
all stand on the catalogue of ``fields`` and on the language of ``language``.

Offers to others: ``fields`` (``catalogue``, ``Field``), ``language`` (``parse``, ``to_text``, the nodes),
``wording`` (a condition, an operator, a value in the user's words), ``queries`` (``customer_ids``, ``count``,
``field_values``, ``values_of``, ``saved_views``; who is in a saved segment is what ``SavedViewRecord.where`` selects),
``actions`` (``save_view``, ``freeze_segment``, ``put_into_segment`` …) and ``ui.condition_builder``.
"""
