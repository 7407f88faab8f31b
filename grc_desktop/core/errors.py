"""The two kinds of failure that a user meets; everything else is a bug."""

from __future__ import annotations


class Refused(Exception):
    """What was asked cannot be done as it stands, and the user can correct it.

    The sentence is in the user's language and says what to do. ``field`` names the form field,
    command-line field or column that it belongs to, so that it can be shown beside it.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Trouble(Exception):
    """The environment failed: disk full, file locked, no network, file not readable.

    The sentence is in the user's language and offers a way on. Nothing was half-written.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Cancelled(Exception):
    """The user stopped a long task; what it had begun has been taken back."""
