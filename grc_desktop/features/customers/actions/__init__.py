"""Everything that is done to customers: each function is one operation of the journal, and can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from grc_desktop.features.customers.records import CustomerDraft, Merged


def add_customer(session: Session, *, values: Mapping[str, object]) -> int:
    """Add a customer from values as typed (``rules.read_draft``); gives the id."""
    raise NotImplementedError


def insert_customers(session: Session, *, drafts: Sequence[CustomerDraft]) -> list[int]:
    """Add many at once (imports, samples); gives their ids in order. Says nothing in the journal."""
    raise NotImplementedError


def edit_customer(
    session: Session, *, customer_id: int, changes: Mapping[str, object], seen: Mapping[str, object] | None = None
) -> int:
    """Change fields of one customer: name of the command line → value as typed ("" or None empties it).

    ``address_1`` … ``country``, ``phone``, ``mobile`` and ``email`` mean the preferred one of each, made where there
    is none. ``seen`` is what the editor had before them: Refused, naming who changed what meanwhile, where one of
    them stands differently by now.
    """
    raise NotImplementedError


def edit_many(session: Session, *, customer_ids: Sequence[int], field: str, value: object) -> int:
    """Give one field the same value on a frozen selection; gives how many customers changed."""
    raise NotImplementedError


def delete_customers(session: Session, *, customer_ids: Sequence[int]) -> int:
    """Delete customers with all that belongs to them; gives how many. They are in the trash, and undo brings back."""
    raise NotImplementedError


def merge_customers(session: Session, *, keep_id: int, other_ids: Sequence[int]) -> Merged:
    """Make one of several: everything of the others comes along, empty fields of the kept one are filled."""
    raise NotImplementedError


def add_address(session: Session, *, customer_id: int, values: Mapping[str, object], preferred: bool = False) -> int:
    """Add a postal address (columns of the table ``address`` as typed); gives its id."""
    raise NotImplementedError


def edit_address(session: Session, *, address_id: int, changes: Mapping[str, object]) -> None:
    """Change columns of an address; ``preferred=True`` makes it the one that is used."""
    raise NotImplementedError


def remove_address(session: Session, *, address_id: int) -> None:
    """Remove an address; another becomes the preferred one."""
    raise NotImplementedError


def add_phone(
    session: Session, *, customer_id: int, typed: str, kind: str = "", use: str = "home", preferred: bool = False
) -> int:
    """Add a telephone number; ``kind`` is recognised where it is not given."""
    raise NotImplementedError


def edit_phone(session: Session, *, phone_id: int, changes: Mapping[str, object]) -> None:
    """Change ``typed``, ``kind``, ``use`` or ``preferred``."""
    raise NotImplementedError


def remove_phone(session: Session, *, phone_id: int) -> None:
    """Remove a telephone number."""
    raise NotImplementedError


def add_email(session: Session, *, customer_id: int, address: str, kind: str = "home", preferred: bool = False) -> int:
    """Add an e-mail address."""
    raise NotImplementedError


def edit_email(session: Session, *, email_id: int, changes: Mapping[str, object]) -> None:
    """Change ``address``, ``kind``, ``state`` or ``preferred``."""
    raise NotImplementedError


def remove_email(session: Session, *, email_id: int) -> None:
    """Remove an e-mail address."""
    raise NotImplementedError


def add_link(
    session: Session, *, customer_id: int, other_id: int, role: str, position: str | None = None,
    since: date | None = None, until: date | None = None, notes: str | None = None,
) -> int:  # fmt: skip
    """Say that ``customer_id`` is ``role`` of ``other_id``; gives the link's id."""
    raise NotImplementedError


def edit_link(session: Session, *, link_id: int, changes: Mapping[str, object]) -> None:
    """Change ``role``, ``position``, ``since``, ``until`` or ``notes`` of a link."""
    raise NotImplementedError


def remove_link(session: Session, *, link_id: int) -> None:
    """Remove a link."""
    raise NotImplementedError


def make_household(session: Session, *, member_ids: Sequence[int], name: str = "") -> int:
    """Make a household of persons, at the address of the first who has one; gives its id."""
    raise NotImplementedError


def add_tags(session: Session, *, customer_ids: Sequence[int], names: Sequence[str]) -> int:
    """Mark customers with tags, made where they are new; gives how many customers changed."""
    raise NotImplementedError


def remove_tags(session: Session, *, customer_ids: Sequence[int], names: Sequence[str]) -> int:
    """Take tags off customers; gives how many customers changed."""
    raise NotImplementedError


def edit_tag(session: Session, *, tag_id: int, name: str | None = None, colour: str | None = None) -> None:
    """Rename or colour a tag."""
    raise NotImplementedError


def delete_tag(session: Session, *, tag_id: int) -> None:
    """Delete a tag everywhere."""
    raise NotImplementedError


def define_field(session: Session, *, name: str, kind: str = "text", choices: Sequence[str] = ()) -> int:
    """Add a field of the house; gives its id."""
    raise NotImplementedError


def edit_field(session: Session, *, field_id: int, name: str | None = None, choices: Sequence[str] | None = None) -> None:
    """Rename a field of the house or change its choices."""
    raise NotImplementedError


def delete_field(session: Session, *, field_id: int) -> None:
    """Delete a field of the house with its values."""
    raise NotImplementedError


def add_attachment(session: Session, *, customer_id: int, file: Path, kind: str = "document") -> int:
    """Keep a copy of a file with a customer; ``kind`` photo replaces the photo."""
    raise NotImplementedError


def remove_attachment(session: Session, *, attachment_id: int) -> None:
    """Take a file off a customer; its bytes stay beside the base so that undo finds them."""
    raise NotImplementedError
