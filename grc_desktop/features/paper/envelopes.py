"""Addresses printed straight on envelopes, as PDF, one page each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportlab.lib.units import mm

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.exports.paged_canvas import PagedCanvas
from grc_desktop.features.exports.typeface import on_one_line, regular
from grc_desktop.features.paper.labels import draw_block, fit, refuse_nothing, unprintable
from grc_desktop.features.paper.records import Addressed, Envelope, LeftOut, Printed

ENVELOPES = (
    Envelope("DL", width=220, height=110, left=104, top=58, box_width=92, box_height=30),
    Envelope("C6", width=162, height=114, left=66, top=60, box_width=84, box_height=32),
    Envelope("C5", width=229, height=162, left=113, top=88, box_width=92, box_height=32),
    Envelope("C4", width=324, height=229, left=180, top=130, box_width=110, box_height=40),
)
"""The French side: the address at the right, within the window of an envelope of that size (35 × 100 mm, 20 mm from
the right and lower edges; certain for DL, usual for the others), and above the band that sorting machines print on."""

_RETURN_LEFT, _RETURN_TOP, _RETURN_SIZE = 12.0, 12.0, 7.0


def find_envelope(name: str) -> Envelope:
    """The envelope of that name, in any case. ``Refused`` names those known."""
    for envelope in ENVELOPES:
        if envelope.name.casefold() == name.strip().casefold():
            return envelope
    raise Refused(
        tr(
            "There is no envelope “{name}” here; there are {known}.",
            name=name,
            known=", ".join(envelope.name for envelope in ENVELOPES),
        ),
        field="sheet",
    )


def write_envelopes(
    people: Iterable[Addressed],
    envelope: Envelope,
    path: Path,
    *,
    offset: tuple[float, float] = (0, 0),
    sender: str = "",
) -> Printed:
    """Print one envelope for each of ``people`` that has lines, in order; ``sender`` stands small at the upper left.

    ``offset`` moves everything by so many mm to the right and down. ``Refused`` where nothing can be printed.
    """
    face = regular()
    canvas = PagedCanvas(
        path, (envelope.width * mm, envelope.height * mm), title=tr("Envelopes {name}", name=envelope.name)
    )
    canvas.setViewerPreference("PrintScaling", "None")
    left, top = (envelope.left + offset[0]) * mm, (envelope.height - envelope.top - offset[1]) * mm
    printed, left_out = 0, []
    for person in people:
        lines = tuple(map(on_one_line, person.lines))
        code, reason = (person.code, person.reason) if person.code else unprintable(lines, face)
        setting = None if code else fit(lines, face, envelope.box_width * mm, envelope.box_height * mm, largest=12)
        if setting is None:
            if not code:
                code, reason = "no_room", tr("The address is too long for this envelope, even in the smallest type")
            left_out.append(LeftOut(person.customer_id, person.name, code, reason))
            continue
        if sender:
            canvas.setFont(face.name, _RETURN_SIZE)
            canvas.drawString(
                (_RETURN_LEFT + offset[0]) * mm,
                (envelope.height - _RETURN_TOP - offset[1]) * mm,
                face.shown(on_one_line(sender)),
            )
        draw_block(canvas, face.name, left, top - setting.size, lines, setting)
        canvas.showPage()
        printed += 1
    refuse_nothing(printed, left_out)
    canvas.save()
    return Printed(file=path, pages=printed, printed=printed, left_out=tuple(left_out))
