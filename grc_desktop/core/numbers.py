"""Numbers as the user's language writes them."""

from __future__ import annotations

from grc_desktop.core.language import grouped, tr


def format_count(count: int, *, signed: bool = False) -> str:
    """``1 234`` in French, ``1,234`` in English; ``signed`` writes the plus as well."""
    return grouped(f"{count:+,d}" if signed else f"{count:,d}")


def format_share(share: float, digits: int = 0) -> str:
    """A share of 0 to 1 in hundredths: ``15,4 %`` in French, ``15.4%`` in English."""
    return tr("{number}%", number=grouped(f"{share * 100:,.{digits}f}"))
