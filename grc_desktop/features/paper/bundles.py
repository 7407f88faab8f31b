"""Where the pieces of a mailing go: bundles by département at home, by country abroad, as the post takes them in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from grc_desktop.core.countries import country_name
from grc_desktop.core.language import language, tr, trn
from grc_desktop.features.paper.records import Addressed, Bundle


def bundles_of(people: Iterable[Addressed]) -> tuple[Bundle, ...]:
    """The bundles of ``people`` in their order: neighbours that go the same way are one."""
    return tuple(
        Bundle(country, departement, sum(1 for _ in together))
        for (country, departement), together in groupby(people, key=lambda person: person.bundle)
    )


def where_to(bundle: Bundle) -> str:
    """``Département 74``, ``Germany``, ``Monaco``, ``Armed forces`` (whose postcodes begin with 00)."""
    if bundle.country or bundle.departement == "980":
        return country_name(bundle.country or "MC", language())
    if bundle.departement == "00":
        return tr("Armed forces")
    if bundle.departement:
        return tr("Département {number}", number=bundle.departement)
    return tr("No département")


def pieces(count: int) -> str:
    """``38 plis``."""
    return trn("{count} piece of mail", "{count} pieces of mail", count)


def bundle_words(bundle: Bundle) -> str:
    """``Département 74 – 38 plis``."""
    return f"{where_to(bundle)} – {pieces(bundle.count)}"


def slip_lines(bundle: Bundle) -> tuple[str, ...]:
    """What the slip before a bundle says."""
    return (f"▶ {where_to(bundle).upper()}", pieces(bundle.count))


def summed(bundles: Iterable[Bundle]) -> tuple[Bundle, ...]:
    """One bundle per country and département, though they come often in a mailing sorted by name; the largest first."""
    counts: dict[tuple[str, str], int] = {}
    for bundle in bundles:
        key = (bundle.country, bundle.departement)
        counts[key] = counts.get(key, 0) + bundle.count
    made = [Bundle(country, departement, count) for (country, departement), count in counts.items()]
    return tuple(sorted(made, key=lambda bundle: (bool(bundle.country), -bundle.count, where_to(bundle))))
