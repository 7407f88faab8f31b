"""Any number of keys in one condition of a statement."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Select, func, select


def one_of(keys: Iterable[int]) -> Select[int]:
    """The keys as one parameter: ``Message.id.in_(one_of(ids))``.

    With a parameter for each, preparing the statement takes longer than answering it, and SQLite takes no more than
    32,766 of them (https://sqlite.org/limits.html#max_variable_number).
    """
    return select(func.json_each(json.dumps(list(keys))).table_valued("value").c.value)
