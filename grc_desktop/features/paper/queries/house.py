"""The sheets of labels that the house measured, and where addresses stand on its envelopes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.database import schema
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.paper.envelope_sizes import ENVELOPES, placed
from grc_desktop.features.paper.records import MEASURES, Envelope, LabelSheet

ENVELOPE_PLACES = "paper.envelopes"
"""The setting that holds where the address stands, by the name of the envelope: ``{"C5": {"left": 113, …}}``."""


def own_sheets(session: Session) -> list[LabelSheet]:
    """The sheets of labels that the house measured itself, by name."""
    rows = session.scalars(select(schema.LabelSheet).order_by(schema.LabelSheet.reference))
    return [
        LabelSheet(
            brand="",
            part=row.reference,
            paper=_paper(row.page_width, row.page_height),
            **{measure: getattr(row, measure) for measure in MEASURES},
            own_id=row.id,
        )
        for row in rows
    ]


def envelopes(session: Session) -> list[Envelope]:
    """The envelopes known, the address where the house wants it."""
    places = setting(session, key=ENVELOPE_PLACES, default={})
    return [placed(envelope, places.get(envelope.name, {})) for envelope in ENVELOPES]


def _paper(width: float, height: float) -> str:
    size = (round(width), round(height))
    return {(210, 297): "A4", (148, 210): "A5", (216, 279): "Letter"}.get(size, f"{width:g} × {height:g}")
