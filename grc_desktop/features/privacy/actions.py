"""Recording what a customer says on being addressed. Nothing is ever changed or removed but by undo."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session


def record_consent(
    session: Session,
    *,
    customer_id: int,
    channel: str,
    given: bool,
    means: str = "",
    words: str = "",
    purpose: str = "marketing",
    evidence: Mapping[str, object] | None = None,
) -> int:
    """Record that a customer agrees (``given``) to be addressed by ``channel``, or refuses; gives its id."""
    raise NotImplementedError
