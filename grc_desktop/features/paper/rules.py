"""How somebody is addressed, who is left out and why, and who gets one letter together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from grc_desktop.core.countries import country_name, restore_postcode
from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.names import title_in
from grc_desktop.core.postal import PostalAddress, bundle_key, postal_address, postal_lines, postcode_sort_key
from grc_desktop.core.text import sort_key
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.paper.records import Addressed, Household, LeftOut, Mailing, Place, Recipient

_AT_WORK = ("work", "billing")
_NOT_READ = ("too_long", "too_many_lines", "unknown_country", "no_postcode")
"""Doubts of the postal norm that keep an address from being printed, besides the serious ones.

Abroad a postcode is missed only where the country asks for one; there nothing is sorted without it.
"""

_NOT_TO_MEND = ("refuses", "deceased", "closed", "blocked")
"""Reasons that are no mistake: nobody has to look at them again."""


def addresses(recipients: Sequence[Recipient], mailing: Mailing, sender_country: str) -> list[Addressed]:
    """Everyone's lines or obstacle, in the order of the mailing; those in the way of nothing first merged."""
    kept: list[Recipient] = []
    done: list[tuple[Recipient, Addressed]] = []
    for recipient in recipients:
        code, reason = obstacle(recipient, respect_refusals=mailing.respect_refusals)
        if code:
            done.append((recipient, Addressed(recipient.customer_id, recipient.name, (), code, reason)))
        else:
            kept.append(recipient)
    if mailing.per_household:
        kept = by_household(kept)
    done += [
        (one, _bundled(one, addressed(one, sender_country, as_norm=mailing.as_norm), sender_country)) for one in kept
    ]
    if mailing.sort == "name":
        done.sort(key=lambda pair: (pair[0].name_key, pair[0].customer_id))
    else:
        done.sort(
            key=lambda pair: (_postal_key(pair[0].address, sender_country), pair[0].name_key, pair[0].customer_id)
        )
    return [one for _, one in done]


def sender(house: Establishment) -> Addressed:
    """The address of the house, for labels that say who writes. ``Refused`` where it has none yet."""
    if not (house.name and house.city):
        raise Refused(tr("Write down name and address of the establishment first, in the settings."))
    address = postal_address(
        lines=(house.address_1, house.address_2), postcode=house.postcode, city=house.city, country=house.country,
        company=house.name,
    )  # fmt: skip
    return Addressed(0, house.name, postal_lines(address, house.country or "FR").lines)


def badges(recipients: Iterable[Recipient]) -> list[Addressed]:
    """What each wears on a badge, by name: their name, and beneath it the company or the town."""
    return [_badge(one) for one in sorted(recipients, key=lambda one: (one.name_key, one.customer_id))]


def _badge(recipient: Recipient) -> Addressed:
    code, reason = _gone(recipient)
    town = (recipient.address.city if recipient.address else None) or ""
    if recipient.kind == "organisation":
        name, below = recipient.contact, recipient.company or recipient.name
    else:
        name = " ".join(part for part in (recipient.first_name, recipient.last_name) if part)
        below = recipient.company or recipient.organisation or town
    lines = tuple(line for line in (name, below) if line) or (recipient.name,)
    return Addressed(recipient.customer_id, recipient.name, () if code else lines, code, reason)


def obstacle(recipient: Recipient, *, respect_refusals: bool) -> tuple[str, str]:
    """Code and reason why no mail goes to ``recipient`` at all; both empty where it may."""
    place = recipient.address
    code, reason = _gone(recipient)
    if not code and respect_refusals and recipient.refuses_post:
        code, reason = "refuses", tr("Does not want post")
    if not code and (place is None or not (place.lines or place.postcode or place.city)):
        code, reason = "no_address", tr("There is no address")
    elif not code and place is not None and place.returned_on is not None:
        day = format_date(place.returned_on, style="numeric")
        code, reason = "returned", tr("Mail came back on {day}", day=day)
    return code, reason


def _gone(recipient: Recipient) -> tuple[str, str]:
    """Code and reason why nobody would be reached; both empty for those who are still there."""
    code, reason = "", ""
    match recipient.state:
        case "deceased":
            code, reason = "deceased", tr("Deceased")
        case "moved":
            code, reason = "moved", tr("Moved away; the new address is not known")
        case "closed":
            code, reason = "closed", tr("The organisation has closed down")
        case "blocked":
            code, reason = "blocked", tr("Blocked: no longer welcome")
    return code, reason


def _bundled(recipient: Recipient, made: Addressed, sender_country: str) -> Addressed:
    place = recipient.address
    if place is None:
        return made
    postcode = restore_postcode(place.postcode or "", place.country or sender_country)
    bundle = bundle_key(place.country, postcode, sender_country)
    return replace(made, together=recipient.together, bundle=bundle)


def addressed(recipient: Recipient, sender_country: str, *, as_norm: bool = True) -> Addressed:
    """The lines of one recipient who has an address, or what is wrong with it."""
    address = _postal(recipient)
    if not as_norm:
        lines = _as_typed(recipient, address, sender_country)
        return Addressed(recipient.customer_id, recipient.name, lines)
    written = postal_lines(address, sender_country)
    wrong = [problem for problem in written.problems if problem.serious or problem.code in _NOT_READ]
    return Addressed(
        recipient.customer_id,
        recipient.name,
        written.lines if not wrong else (),
        wrong[0].code if wrong else "",
        "; ".join(problem.sentence for problem in wrong),
    )


def _postal(recipient: Recipient) -> PostalAddress:
    place = recipient.address
    if place is None:
        raise ValueError("a recipient without an address has no lines")
    company = recipient.organisation
    if recipient.kind == "organisation" or (recipient.company and place.kind in _AT_WORK):
        company = recipient.company or company
    named = bool(recipient.first_name or recipient.last_name) and not (
        recipient.kind == "organisation" and not recipient.company
    )
    if recipient.kind == "organisation" and not company:
        company = recipient.name
    return postal_address(
        lines=place.lines,
        postcode=place.postcode,
        city=place.city,
        region=place.region,
        country=place.country,
        title=title_in(recipient.title, recipient.language or "fr") if named else None,
        first_name=recipient.first_name if named else None,
        last_name=recipient.last_name if named else None,
        recipient=None if named else _contact(recipient) or _only_name(recipient),
        company=company or None,
    )


def _contact(recipient: Recipient) -> str:
    return " ".join(part for part in (recipient.contact_title, recipient.contact) if part)


def _only_name(recipient: Recipient) -> str | None:
    """A household or a person known by one name only."""
    if recipient.kind == "organisation":
        return None
    return recipient.company or recipient.title


def _as_typed(recipient: Recipient, address: PostalAddress, sender_country: str) -> tuple[str, ...]:
    place = recipient.address
    if place is None:
        raise ValueError("a recipient without an address has no lines")
    country = place.country or sender_country
    abroad = "" if country == sender_country else country_name(country)
    town = " ".join(part for part in (place.postcode, place.city) if part)
    return tuple(line for line in (address.company, address.person, *place.lines, town, abroad) if line)


def by_household(recipients: Iterable[Recipient]) -> list[Recipient]:
    """One recipient for all who live together, named as a household, where the others stood first.

    They live together by a household of the base, or by the same last name at the same address.
    """
    groups: dict[object, list[Recipient]] = {}
    for recipient in recipients:
        groups.setdefault(_home(recipient), []).append(recipient)
    return [_together(group) for group in groups.values()]


def _home(recipient: Recipient) -> object:
    if recipient.kind == "household":
        return recipient.customer_id
    if recipient.household is not None:
        return recipient.household.customer_id
    place = recipient.address
    if recipient.kind != "person" or not recipient.last_name or place is None or not place.lines:
        return ("alone", recipient.customer_id)
    return (sort_key(recipient.last_name), sort_key(place.lines[0]), place.postcode, sort_key(place.city or ""))


def _together(group: list[Recipient]) -> Recipient:
    first = next((one for one in group if one.kind == "household"), group[0])
    if len(group) == 1:
        return first
    ids = tuple(one.customer_id for one in group)
    if first.kind == "household":
        return replace(first, together=ids)
    home = first.household or Household(first.customer_id, _family_name(group))
    return replace(
        first, kind="household", name=home.name, title=None, first_name=None, last_name=home.name, company=None,
        together=ids,
    )  # fmt: skip


def _family_name(group: Sequence[Recipient]) -> str:
    last_name = group[0].last_name or ""
    if len(group) == 2 and {one.title for one in group} == {"M.", "Mme"}:
        return f"{title_in('M. et Mme', group[0].language or 'fr')} {last_name}"
    return tr("{name} family", name=last_name)


def _postal_key(place: Place | None, sender_country: str) -> tuple[str, str, str, str, str, int]:
    if place is None:
        return postcode_sort_key(None, None, None, None, sender_country)
    postcode = restore_postcode(place.postcode or "", place.country or sender_country)
    return postcode_sort_key(
        place.country, postcode, place.city, place.lines[0] if place.lines else None, sender_country
    )


def is_to_mend(one: LeftOut) -> bool:
    """Whether somebody has to look at an address; to want no post is no mistake."""
    return one.code not in _NOT_TO_MEND


def summary(left_out: Iterable[LeftOut]) -> str:
    """Who is left out, in few words: "3 without postcode, 2 lines too long"; the most frequent first."""
    counts = Counter(one.code for one in left_out)
    return ", ".join(_counted(code, count) for code, count in counts.most_common())


def _counted(code: str, count: int) -> str:
    match code:
        case "no_postcode" | "bad_postcode":
            words = trn("{count} without a right postcode", "{count} without a right postcode", count)
        case "no_address" | "no_street" | "no_city":
            words = trn("{count} without a whole address", "{count} without a whole address", count)
        case "too_long" | "too_many_lines" | "no_room":
            words = trn("{count} too long", "{count} too long", count)
        case "unknown_country":
            words = trn("{count} unknown country", "{count} unknown countries", count)
        case "no_letters":
            words = trn("{count} in letters the typeface lacks", "{count} in letters the typeface lacks", count)
        case "returned" | "moved":
            words = trn("{count} moved", "{count} moved", count)
        case "no_name":
            words = trn("{count} without a name", "{count} without a name", count)
        case "empty_field":
            words = trn("{count} with an empty field", "{count} with an empty field", count)
        case "refuses":
            words = trn("{count} does not want post", "{count} do not want post", count)
        case _:
            words = trn("{count} deceased, closed or blocked", "{count} deceased, closed or blocked", count)
    return words
