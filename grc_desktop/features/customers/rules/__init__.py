"""Values as people type them → values as they are stored, and what looks wrong about them.

A value that looks wrong is kept as typed and named (``Problem``); one that cannot be stored is ``Refused``.
``values`` reads one field, ``drafts`` puts a whole customer together.
"""

from grc_desktop.features.customers.rules.drafts import FIELDS, check_field, label_of, problem_of, read_draft
from grc_desktop.features.customers.rules.values import ADDRESS_COLUMNS, CUSTOMER_COLUMNS, Reading, read_day, read_field

__all__ = [
    "ADDRESS_COLUMNS", "CUSTOMER_COLUMNS", "FIELDS", "Reading", "check_field", "label_of", "problem_of", "read_day",
    "read_draft", "read_field",
]  # fmt: skip
