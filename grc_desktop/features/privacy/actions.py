"""Recording what a customer says on being addressed. Nothing is ever changed or removed but by undo."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.text import clean
from grc_desktop.database.journal.notes import describe
from grc_desktop.features.customers.actions import record_words
from grc_desktop.features.customers.queries import names_of

CHANNELS = {
    "email": later("e-mail"),
    "sms": later("SMS"),
    "phone": later("telephone"),
    "post": later("post"),
}


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
    """Record that a customer agrees (``given``) to be addressed by ``channel``, or refuses; gives its id.

    ``means`` is how it was said (paper form, telephone, web …), ``words`` the exact sentence agreed to.
    """
    if channel not in CHANNELS:
        raise Refused(tr("“{channel}” is not one of: {known}.", channel=channel, known=", ".join(CHANNELS)),
                      field="channel")  # fmt: skip
    names = names_of(session, ids=[customer_id])
    if customer_id not in names:
        raise Refused(tr("There is no customer {number}.", number=customer_id), field="id")
    row = {
        "customer_id": customer_id,
        "channel": channel,
        "purpose": purpose,
        "given": given,
        "means": clean(means) or None,
        "words": clean(words, keep_lines=True) or None,
        "evidence": dict(evidence) if evidence else None,
    }
    sentence = later("{name} agrees to be addressed by {channel}") if given else later("{name} refuses {channel}")
    describe(session, tr(sentence, name=names[customer_id], channel=tr(CHANNELS[channel])))
    return record_words(session, [row])[0]
