"""Which widget serves which kind of field."""

from __future__ import annotations

from collections.abc import Callable

from grc_desktop.core.clock import Clock
from grc_desktop.ui.form.base import Input
from grc_desktop.ui.form.choices import CheckInput, ChoiceInput, TagsInput, TextInput
from grc_desktop.ui.form.fields import Field, Kind
from grc_desktop.ui.form.lines import DateInput, EmailInput, LineInput, MoneyInput, NumberInput, PhoneInput


def input_for(field: Field, *, country: str, clock: Clock) -> Input:
    """The widget for ``field``; telephones without a country are of ``country``, ``clock`` says today."""
    makers: dict[Kind, Callable[[Field], Input]] = {
        "line": LineInput,
        "multiline": TextInput,
        "choice": ChoiceInput,
        "date": lambda asked: DateInput(asked, clock),
        "phone": lambda asked: PhoneInput(asked, country),
        "email": EmailInput,
        "money": MoneyInput,
        "number": NumberInput,
        "checkbox": CheckInput,
        "tags": TagsInput,
    }
    return makers[field.kind](field)
