"""Finding the message that a code belongs to."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.schema import Campaign, CustomerSummary, Message, Response
from grc_desktop.features.campaigns.codes import is_right, spellings
from grc_desktop.features.campaigns.records import CodeFound


def find_code(session: Session, *, code: str) -> CodeFound:
    """The message that bears ``code``, however it was typed or scanned. ``Refused`` for a slip or an unknown code."""
    right = [spelling for spelling in spellings(code) if is_right(spelling)]
    if not right:
        raise Refused(tr("This is no code of ours, or a character is wrong: read it once more."), field="code")
    rows = session.execute(
        select(
            Message.id, Message.code, Message.customer_id, Message.campaign_id, Message.finished_at,
            CustomerSummary.name, Campaign.name.label("campaign"),
        )
        .join(CustomerSummary, CustomerSummary.customer_id == Message.customer_id)
        .outerjoin(Campaign, Campaign.id == Message.campaign_id)
        .where(Message.code.in_(right))
    ).all()  # fmt: skip
    if not rows:
        raise Refused(tr("The code “{code}” was given to nobody.", code=right[0]), field="code")
    row = rows[0]
    used = session.execute(
        select(func.min(Response.at)).where(Response.message_id == row.id, Response.kind == "code")
    ).scalar_one()
    return CodeFound(
        message_id=row.id,
        code=row.code or "",
        customer_id=row.customer_id,
        customer_name=row.name,
        campaign_id=row.campaign_id,
        campaign_name=row.campaign or "",
        sent_at=row.finished_at,
        used_at=used,
    )
