"""Writing down what came back."""

from __future__ import annotations

from sqlalchemy.orm import Session


def record_response(
    session: Session,
    *,
    kind: str,
    code: str = "",
    message_id: int | None = None,
    customer_id: int | None = None,
    campaign_id: int | None = None,
    purchase_id: int | None = None,
    words: str = "",
) -> int:
    """Credit a campaign with an answer (``kind``: code, reply, call, booking, bounce); gives its id.

    The message is named by its ``code``, by ``message_id``, or is the last one to ``customer_id`` (of
    ``campaign_id`` if given). ``Refused`` (field ``code``) for a code with a slip, unknown, or given in before.
    """
    raise NotImplementedError(session, kind, code, message_id, customer_id, campaign_id, purchase_id, words)


def opt_out(
    session: Session, *, customer_id: int, channel: str, message_id: int | None = None, words: str = ""
) -> None:
    """The customer wants no more by ``channel``: consent is withdrawn, what waits is cancelled, the campaign told."""
    raise NotImplementedError(session, customer_id, channel, message_id, words)
