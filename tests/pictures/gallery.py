"""``dev.py gallery [FOLDER]``: every page and every tab, in each language and scheme, as people look at them.

Drawn off screen from the real window on a sample house whose day stands still, so that two galleries can be
compared. Nothing is asserted: pictures are for eyes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast, get_args

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.app.features import FEATURES
from grc_desktop.app.off_screen import OffScreen, off_screen
from grc_desktop.core.clock import Clock
from grc_desktop.core.language import available_languages, speak
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Complaint, Purchase
from grc_desktop.features.samples.actions import fill_sample_house
from grc_desktop.ui.theme import SchemeChoice

TODAY = Clock(fixed=datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
SIZES = ((1366, 768),)
SCHEMES = [cast(SchemeChoice, scheme) for scheme in get_args(SchemeChoice) if scheme != "system"]


def telling_customer(session: Session) -> int:
    """A customer with a complaint and, of those, the most purchases: every tab has something to show."""
    complaining = select(Complaint.customer_id)
    found = session.scalar(
        select(Purchase.customer_id)
        .where(Purchase.customer_id.in_(complaining))
        .group_by(Purchase.customer_id)
        .order_by(func.count().desc(), Purchase.customer_id)
        .limit(1)
    )
    if found is None:
        raise LookupError("no customer of the sample house ever complained")
    return found


def views(screen: OffScreen, customer_id: int) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Name, page and request of each picture."""
    for page in screen.window.page_keys():
        yield page, page, {}
    yield "guide", "guide", {}
    yield "customers-new", "customers", {"new": True}
    panels = sorted((panel for feature in FEATURES for panel in feature.panels), key=lambda panel: panel.order)
    for panel in panels:
        yield f"record-{panel.key}", "customers", {"customer_id": customer_id, "tab": panel.key}


def main(folder: Path) -> None:
    """Draw them all into ``folder``, one folder per language, scheme and size, with a page that shows them."""
    shown: list[str] = []
    for language in available_languages():
        speak(language)
        for scheme in SCHEMES:
            for width, height in SIZES:
                place = folder / f"{language}-{scheme}-{width}x{height}"
                place.mkdir(parents=True, exist_ok=True)
                shown += [picture.relative_to(folder).as_posix() for picture in draw(place, scheme, width, height)]
    figures = "\n".join(f'<figure><img src="{name}"><figcaption>{name}</figcaption></figure>' for name in shown)
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8><title>Gallery</title>\n{figures}\n")
    sys.stdout.write(f"{len(shown)} pictures; open {folder / 'index.html'}\n")


def draw(place: Path, scheme: SchemeChoice, width: int, height: int) -> Iterator[Path]:
    """The pictures of one language, scheme and size."""
    with tempfile.TemporaryDirectory() as apart:
        base = Database.create(Path(apart) / "hotel.grc", user="Camille", clock=TODAY)
        fill_sample_house(base, customers=400)
        customer_id = base.read(telling_customer)
        with off_screen(base, width=width, height=height, scheme=scheme) as screen:
            for name, page, request in views(screen, customer_id):
                target = place / f"{name}.png"
                screen.picture(page, **request).save(str(target))
                yield target
        base.close()


if __name__ == "__main__":
    started = time.monotonic()
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("gallery"))
    sys.stdout.write(f"{time.monotonic() - started:.0f} s\n")
