"""The envelopes known, and where the address stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.paper.records import Envelope

ENVELOPES = (
    Envelope("DL", width=220, height=110, left=104, top=58, box_width=92, box_height=30),
    Envelope("C6", width=162, height=114, left=66, top=60, box_width=84, box_height=32),
    Envelope("C5", width=229, height=162, left=113, top=88, box_width=92, box_height=32),
    Envelope("C4", width=324, height=229, left=180, top=130, box_width=110, box_height=40),
    Envelope("B4", width=353, height=250, left=209, top=150, box_width=110, box_height=40),
)
"""The French side: the address at the right, within the window of an envelope of that size (35 × 100 mm, 20 mm from
the right and lower edges; certain for DL, usual for the others), and above the band that sorting machines print on."""

PLACE = ("left", "top", "box_width", "box_height")
"""What the house may set of an envelope: windows differ from maker to maker."""

_EDGE = 5.0
_LEAST_WIDTH, _LEAST_HEIGHT = 50, 20


def known_envelope(envelopes: Iterable[Envelope], name: str) -> Envelope:
    """The one of ``envelopes`` of that name, in any case. ``Refused`` names those known."""
    known = tuple(envelopes)
    for envelope in known:
        if envelope.name.casefold() == name.strip().casefold():
            return envelope
    raise Refused(
        tr(
            "There is no envelope “{name}” here; there are {known}.",
            name=name,
            known=", ".join(envelope.name for envelope in known),
        ),
        field="sheet",
    )


def placed(envelope: Envelope, place: Mapping[str, float]) -> Envelope:
    """``envelope`` with the address where the house wants it: ``left``, ``top``, ``box_width``, ``box_height`` in mm.

    ``Refused`` where the box would leave the paper or hold no line.
    """
    left, top, width, height = (float(place.get(key, getattr(envelope, key))) for key in PLACE)
    moved = replace(envelope, left=left, top=top, box_width=width, box_height=height)
    if moved.left < _EDGE or moved.left + moved.box_width > moved.width - _EDGE:
        raise Refused(tr("The address would reach beyond the edge of the envelope."), field="left")
    if moved.top < _EDGE or moved.top + moved.box_height > moved.height - _EDGE:
        raise Refused(tr("The address would reach beyond the edge of the envelope."), field="top")
    if moved.box_width < _LEAST_WIDTH:
        raise Refused(tr("Give the address at least {least} mm of width.", least=_LEAST_WIDTH), field="box_width")
    if moved.box_height < _LEAST_HEIGHT:
        raise Refused(tr("Give the address at least {least} mm of height.", least=_LEAST_HEIGHT), field="box_height")
    return moved
