"""The named colours of the three schemes: text keeps 4.5 : 1, edges of fields 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["neutral", "accent", "info", "warning", "danger", "violet"]
"""What a badge, banner or icon means; the colours follow from the scheme."""

TONES: tuple[Tone, ...] = ("neutral", "accent", "info", "warning", "danger", "violet")

Scheme = Literal["light", "dark", "contrast"]


@dataclass(frozen=True)
class Ink:
    """Text of a tone and the wash that it stands on, as ``#rrggbb``."""

    wash: str
    text: str


@dataclass(frozen=True)
class Tokens:
    """One scheme. Colours are ``#rrggbb``."""

    scheme: Scheme
    navigation: str
    navigation_current: str
    navigation_text: str
    navigation_muted: str
    navigation_line: str
    page: str
    surface: str
    sunken: str
    """Header rows of tables, the ground behind paper, fields that cannot be edited."""
    hover: str
    line: str
    line_strong: str
    """Edges of buttons and of what opens."""
    line_field: str
    """Edges of fields and boxes: they alone show where something can be entered."""
    text: str
    muted: str
    accent: str
    accent_strong: str
    """Accent under the pointer."""
    on_accent: str
    accent_pale: str
    """Bars that are not the current one."""
    focus: str
    alarm: str
    """Ground of a count that wants attention."""
    on_alarm: str
    neutral: Ink
    accented: Ink
    info: Ink
    warning: Ink
    danger: Ink
    violet: Ink
    portraits: tuple[str, ...]
    """Grounds of avatars, under ``on_portrait`` letters."""
    on_portrait: str

    def ink(self, tone: Tone) -> Ink:
        """Wash and text colour of ``tone``."""
        inks: dict[Tone, Ink] = {
            "neutral": self.neutral,
            "accent": self.accented,
            "info": self.info,
            "warning": self.warning,
            "danger": self.danger,
            "violet": self.violet,
        }
        return inks[tone]


_PORTRAITS = (
    "#b4502d",
    "#4a63b0",
    "#1f7a64",
    "#94600f",
    "#7450ab",
    "#2b7096",
    "#a84365",
    "#3b7a41",
    "#7b6330",
    "#546a86",
    "#8a4b8f",
    "#6a5f2e",
)

LIGHT = Tokens(
    scheme="light",
    navigation="#0f2f3a",
    navigation_current="#1b4854",
    navigation_text="#e3edef",
    navigation_muted="#9db7be",
    navigation_line="#28505c",
    page="#f4f5f7",
    surface="#ffffff",
    sunken="#f8f9fb",
    hover="#f1f3f6",
    line="#e3e6eb",
    line_strong="#cfd5de",
    line_field="#838c9c",
    text="#1d2433",
    muted="#5f697d",
    accent="#0b7a69",
    accent_strong="#086254",
    on_accent="#ffffff",
    accent_pale="#b9dcd5",
    focus="#0b7a69",
    alarm="#cf3f24",
    on_alarm="#ffffff",
    neutral=Ink("#eceff3", "#4a5468"),
    accented=Ink("#e2f3f0", "#0a6557"),
    info=Ink("#e6effc", "#2356a6"),
    warning=Ink("#fdf3d9", "#7a5300"),
    danger=Ink("#fdeae6", "#a82a17"),
    violet=Ink("#efe8fb", "#6839b0"),
    portraits=_PORTRAITS,
    on_portrait="#ffffff",
)

DARK = Tokens(
    scheme="dark",
    navigation="#0b2129",
    navigation_current="#1b4854",
    navigation_text="#dde8eb",
    navigation_muted="#8fabb3",
    navigation_line="#1e3f4a",
    page="#14181c",
    surface="#1c2126",
    sunken="#191e22",
    hover="#252b32",
    line="#2f363d",
    line_strong="#434c56",
    line_field="#76808d",
    text="#e8ebef",
    muted="#9aa5b4",
    accent="#35b39c",
    accent_strong="#4cc7b1",
    on_accent="#06231e",
    accent_pale="#2b5a53",
    focus="#4cc7b1",
    alarm="#f0735c",
    on_alarm="#2a0a04",
    neutral=Ink("#2a3138", "#c2cad5"),
    accented=Ink("#173a35", "#7ddac9"),
    info=Ink("#1d2f4a", "#a6c8ff"),
    warning=Ink("#43351a", "#f3d07e"),
    danger=Ink("#46241d", "#ffb6a6"),
    violet=Ink("#35294f", "#d0bbff"),
    portraits=_PORTRAITS,
    on_portrait="#ffffff",
)

CONTRAST = Tokens(
    scheme="contrast",
    navigation="#000000",
    navigation_current="#00332c",
    navigation_text="#ffffff",
    navigation_muted="#e0e0e0",
    navigation_line="#ffffff",
    page="#000000",
    surface="#000000",
    sunken="#0d0d0d",
    hover="#262626",
    line="#ffffff",
    line_strong="#ffffff",
    line_field="#ffffff",
    text="#ffffff",
    muted="#e0e0e0",
    accent="#3ef0d0",
    accent_strong="#8ff7e4",
    on_accent="#000000",
    accent_pale="#0f8f7b",
    focus="#ffe44d",
    alarm="#ff9a85",
    on_alarm="#000000",
    neutral=Ink("#1f1f1f", "#ffffff"),
    accented=Ink("#00332c", "#7dffea"),
    info=Ink("#00224d", "#bcdcff"),
    warning=Ink("#3d2e00", "#ffe27a"),
    danger=Ink("#4d0f00", "#ffc2b5"),
    violet=Ink("#2a0f57", "#e2d4ff"),
    portraits=("#ffffff",),
    on_portrait="#000000",
)

SCHEMES: dict[Scheme, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
