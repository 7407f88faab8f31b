"""Changing a row from a form, without overwriting what somebody else has written meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, fields
from typing import Any, ClassVar, Protocol

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.schema import Recorded


class Draft(Protocol):
    """A frozen dataclass whose field names are columns of a table."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


def fill(row: Recorded, draft: Draft) -> None:
    """Give a new row every value of ``draft``."""
    for field in fields(draft):
        setattr(row, field.name, getattr(draft, field.name))


def revise(row: Recorded, *, was: Draft, draft: Draft, titles: Mapping[str, str]) -> list[str]:
    """Write into ``row`` what ``draft`` changes of ``was``, the state that the form was opened on.

    Fields that the user did not change keep whatever they hold by now. A field that the user *and* somebody
    else changed is refused, naming it by its ``titles`` entry (marked with ``later``). Gives the fields written.
    """
    written = []
    for field in fields(draft):
        old, new = getattr(was, field.name), getattr(draft, field.name)
        stands = getattr(row, field.name)
        if new in (old, stands):
            continue
        if stands != old:
            raise Refused(
                tr(
                    "“{field}” was changed by somebody else while you were editing. "
                    "Close the form to see the new value, then make your change again.",
                    field=tr(titles.get(field.name, field.name)),
                ),
                field=field.name,
            )
        setattr(row, field.name, new)
        written.append(field.name)
    return written
