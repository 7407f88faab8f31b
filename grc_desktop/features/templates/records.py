"""What the templates feature hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["letter", "email", "sms", "call"]


@dataclass(frozen=True, kw_only=True)
class TemplateRecord:
    """A text to begin from, in one language.

    ``name`` is what tells it from others, the same in every language that it exists in; ``title`` is what people see
    (the first set has names such as ``thanks``, shown in the user's language). ``id`` is 0 while it stands as it was
    shipped; ``shipped`` tells that there is an original to go back to. ``body`` is HTML for letter and e-mail.
    """

    kind: Kind
    name: str
    title: str
    language: str
    subject: str
    body: str
    id: int = 0
    shipped: bool = False

    @property
    def rich(self) -> bool:
        """Whether ``body`` is HTML."""
        return self.kind in ("letter", "email")
