"""The look of the program: one palette and one style sheet, both made from the named tokens."""

from grc_desktop.ui.theme.theme import SchemeChoice, Theme
from grc_desktop.ui.theme.tokens import SCHEMES, TONES, Ink, Scheme, Tokens, Tone

__all__ = ["SCHEMES", "TONES", "Ink", "Scheme", "SchemeChoice", "Theme", "Tokens", "Tone"]
