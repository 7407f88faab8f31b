"""Addresses printed straight on envelopes, as PDF, one page each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportlab.lib.units import mm

from grc_desktop.core.language import tr
from grc_desktop.features.exports.paged_canvas import PagedCanvas
from grc_desktop.features.exports.typeface import draw_line, on_one_line, regular
from grc_desktop.features.paper.fitting import Box, draw_block, set_all
from grc_desktop.features.paper.labels import check_offset
from grc_desktop.features.paper.records import Addressed, Envelope, Printed, Spot

_RETURN_LEFT, _RETURN_TOP, _RETURN_SIZE = 12.0, 12.0, 7.0


def write_envelopes(
    people: Iterable[Addressed],
    envelope: Envelope,
    path: Path,
    *,
    offset: tuple[float, float] = (0, 0),
    first: int = 1,
    slips: bool = False,
    sender: str = "",
) -> Printed:
    """Print one envelope for each of ``people`` that has lines, in order; ``sender`` stands small at the upper left.

    ``offset`` moves everything by so many mm to the right and down; ``first`` and ``slips`` as in ``records.Paper``.
    ``Refused`` where nothing can be printed.
    """
    check_offset(offset)
    face = regular()
    too_long = tr("The address is too long for this envelope, even in the smallest type")
    run = set_all(people, Box(envelope.box_width * mm, envelope.box_height * mm, too_long, largest=12))
    canvas = PagedCanvas(
        path, (envelope.width * mm, envelope.height * mm), title=tr("Envelopes {name}", name=envelope.name)
    )
    canvas.setViewerPreference("PrintScaling", "None")
    left, top = (envelope.left + offset[0]) * mm, (envelope.height - envelope.top - offset[1]) * mm
    back = face.shown(on_one_line(sender))
    spots: list[Spot] = []
    printed: list[Addressed] = []
    pages = 0
    for pages, piece in enumerate(run.from_on(first, copies=1, slips=slips), 1):
        if back and piece.person:
            x, y = _RETURN_LEFT + offset[0], envelope.height - _RETURN_TOP - offset[1]
            draw_line(canvas, face, _RETURN_SIZE, x * mm, y * mm, back)
        draw_block(canvas, face, left, top - piece.setting.size, piece.lines, piece.setting)
        canvas.showPage()
        if piece.person:
            spots.append(Spot(piece.person.name, pages - 1, piece.person.customer_ids))
            printed.append(piece.person)
    canvas.save()
    return Printed(
        file=path,
        pages=pages,
        printed=len(printed),
        left_out=run.left_out,
        customer_ids=tuple(one for person in printed for one in person.customer_ids),
        bundles=run.bundles,
        spots=tuple(spots),
    )
