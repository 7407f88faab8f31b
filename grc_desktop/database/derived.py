"""What is worked out from the rest: ``customer_summary`` and the search index.

Never edited. At the end of each write the customers that the journal saw touched are worked out anew in the
same transaction, whatever touched them: a form, a bulk statement, an import, an undo.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from grc_desktop.core.telephone import search_digits
from grc_desktop.core.text import fold, search_words
from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import COUNTED, OPEN_STATES

VERSION = 4
"""Raised whenever a rule below changes: the next opening works everything out anew."""

SEARCH_INDEX = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(
    words, content='search_document', content_rowid='customer_id',
    tokenize="unicode61 remove_diacritics 0", prefix='1 2 3')
"""
"""Words come folded and cut (``core.text``): no SQLite tokenizer folds ł, ø, ß, Greek or Cyrillic accents."""


def register_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that the statements below and the filter language use."""
    connection.create_function("fold", 1, lambda value: None if value is None else fold(str(value)), deterministic=True)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_NAME = """CASE WHEN c.kind = 'person'
    THEN trim(coalesce(c.last_name, '') || ' ' || coalesce(c.first_name, ''))
    ELSE coalesce(nullif(c.company, ''), c.last_name, '') END"""

_PREFERRED = "ORDER BY preferred DESC, id LIMIT 1"

_FIGURES = (
    *("name", "name_key", "address_1", "postcode", "city", "city_key", "country", "email", "phone", "mobile"),
    *("purchases_count", "purchases_total_cents", "stays_count", "nights", "first_purchase", "last_purchase"),
    *("next_arrival", "last_contact", "open_complaints", "birthday"),
)
"""The columns of ``customer_summary``, in the order in which the statement below works them out."""

_SUMMARY = f"""
WITH counted AS (  -- a negative amount is a refund: it lowers the total, and is no purchase
    SELECT *, coalesce(amount_cents, 0) >= 0 AS bought FROM purchase
    WHERE status IN ({_quoted(COUNTED)}) AND customer_id IN (SELECT id FROM temp.stale)),
figures AS (
    SELECT customer_id, count(*) FILTER (WHERE bought) AS purchases, sum(coalesce(amount_cents, 0)) AS total,
           count(*) FILTER (WHERE bought AND kind = 'stay') AS stays,
           sum(nights) FILTER (WHERE bought AND kind = 'stay') AS nights,
           min(date) FILTER (WHERE bought) AS first, max(date) FILTER (WHERE bought AND date <= :today) AS last,
           min(arrival) FILTER (WHERE bought AND kind = 'stay' AND arrival >= :today) AS next
    FROM counted GROUP BY customer_id),
heard AS (
    SELECT customer_id, substr(max(at), 1, 10) AS day FROM exchange
    WHERE direction = 'in' AND customer_id IN (SELECT id FROM temp.stale) GROUP BY customer_id),
named AS (
    SELECT c.id, c.last_contact, c.birth_date, coalesce(nullif({_NAME}, ''), nullif(c.company, ''),
           nullif(trim(coalesce(c.last_name, '') || ' ' || coalesce(c.first_name, '')), ''),
           (SELECT address FROM email WHERE customer_id = c.id {_PREFERRED}),
           (SELECT typed FROM phone WHERE customer_id = c.id {_PREFERRED}), '?') AS name,
           (SELECT a.id FROM address a WHERE a.customer_id = c.id {_PREFERRED}) AS address_id
    FROM customer c WHERE c.id IN (SELECT id FROM temp.stale))
INSERT INTO customer_summary (customer_id, {", ".join(_FIGURES)})
SELECT n.id, n.name, fold(n.name), a.line_1, a.postcode, a.city, fold(a.city), a.country,
    (SELECT address FROM email WHERE customer_id = n.id {_PREFERRED}),
    (SELECT coalesce(e164, typed) FROM phone WHERE customer_id = n.id AND kind = 'landline' {_PREFERRED}),
    (SELECT coalesce(e164, typed) FROM phone WHERE customer_id = n.id AND kind = 'mobile' {_PREFERRED}),
    coalesce(f.purchases, 0), coalesce(f.total, 0), coalesce(f.stays, 0), coalesce(f.nights, 0),
    f.first, f.last, f.next,
    nullif(max(coalesce(n.last_contact, ''), coalesce(h.day, ''), coalesce(f.last, '')), ''),
    (SELECT count(*) FROM complaint WHERE customer_id = n.id AND state IN ({_quoted(OPEN_STATES)})),
    CAST(substr(n.birth_date, 6, 2) || substr(n.birth_date, 9, 2) AS INTEGER)
FROM named n LEFT JOIN address a ON a.id = n.address_id
LEFT JOIN figures f ON f.customer_id = n.id LEFT JOIN heard h ON h.customer_id = n.id
WHERE true  -- else SQLite takes what follows for a join
ON CONFLICT (customer_id) DO UPDATE SET ({", ".join(_FIGURES)}) = ({", ".join(f"excluded.{name}" for name in _FIGURES)})
WHERE {" OR ".join(f"{name} IS NOT excluded.{name}" for name in _FIGURES)}
"""

_STALE = "(SELECT id FROM temp.stale WHERE id BETWEEN ? AND ?)"

_WRITTEN = (
    f"SELECT id, last_name, first_name, company, external_id FROM customer WHERE id IN {_STALE}",
    f"SELECT customer_id, city, postcode FROM address WHERE customer_id IN {_STALE} ORDER BY customer_id, id",
    f"SELECT customer_id, address FROM email WHERE customer_id IN {_STALE} ORDER BY customer_id, id",
    f"SELECT customer_id, reference FROM purchase WHERE customer_id IN {_STALE} ORDER BY customer_id, id",
    f"SELECT customer_id, number FROM complaint WHERE customer_id IN {_STALE} ORDER BY customer_id, id",
    (
        "SELECT l.customer_id, o.last_name, o.first_name, o.company FROM link l JOIN customer o ON o.id = l.other_id "
        f"WHERE l.customer_id IN {_STALE} ORDER BY l.customer_id, l.id"
    ),
    (
        "SELECT l.other_id, o.last_name, o.first_name, o.company FROM link l JOIN customer o ON o.id = l.customer_id "
        f"WHERE l.other_id IN {_STALE} ORDER BY l.other_id, l.id"
    ),
)
"""What a customer is found by: the key of the customer, and texts."""

_DOCUMENTS = f"SELECT customer_id, words FROM search_document WHERE customer_id IN {_STALE} ORDER BY customer_id"

_DIALLED = f"SELECT customer_id, typed, e164 FROM phone WHERE customer_id IN {_STALE} ORDER BY customer_id, id"

_SOURCES = ("customer", "address", "phone", "email", "purchase", "complaint", "exchange", "link")
"""The tables that the statements above read, ``customer`` first: tags, consents and points change nothing here."""

_AT_ONCE = 5_000
"""Customers whose words are held in memory together."""

_TOUCHED = f"""
INSERT OR IGNORE INTO temp.stale SELECT customer_id FROM (
    SELECT customer_id FROM change WHERE id > :after AND table_name IN ({_quoted(_SOURCES)})
    UNION ALL SELECT CASE table_name {
    " ".join(f"WHEN '{table}' THEN (SELECT customer_id FROM {table} WHERE id = row_id)" for table in _SOURCES[1:])
} END FROM change WHERE id > :after AND kind = 'U'
    UNION ALL SELECT json_extract(before, '$.other_id') FROM change WHERE id > :after AND table_name = 'link'
) WHERE customer_id IS NOT NULL
"""

_NEIGHBOURS = """
INSERT OR IGNORE INTO temp.stale
SELECT other_id FROM link WHERE customer_id IN (SELECT id FROM temp.stale)
UNION SELECT customer_id FROM link WHERE other_id IN (SELECT id FROM temp.stale)
"""


def refresh_touched(session: Session, after_change: int) -> None:
    """Work out anew the customers whose rows were changed since the change ``after_change``.

    Whoever has the row now counts as well as who had it: a merge moves it. Both ends of a link are touched by either:
    a company is found by the names of its interlocutors.
    """
    _begin(session)
    session.execute(text(_TOUCHED), {"after": after_change})
    session.execute(text(_NEIGHBOURS))
    _work_out(session)


def refresh_all(session: Session, day: date) -> None:
    """Work out everything anew (rules changed), and write what differs."""
    _begin(session)
    session.execute(text("INSERT INTO temp.stale SELECT id FROM customer"))
    session.execute(text("DELETE FROM search_document WHERE customer_id NOT IN (SELECT id FROM customer)"))
    session.execute(text("INSERT INTO search_index (search_index) VALUES ('rebuild')"))
    _work_out(session)
    _remember(session, day)


def refresh_for_day(session: Session, day: date) -> None:
    """Bring to ``day`` what depends on the date: last purchase, next arrival. Done at each opening."""
    state = session.execute(text("SELECT version, day FROM derived_state WHERE id = 1")).one_or_none()
    if state is None or state.version != VERSION:
        refresh_all(session, day)
        return
    if state.day == day.isoformat():
        return
    _begin(session)
    session.execute(
        text(
            "INSERT OR IGNORE INTO temp.stale SELECT customer_id FROM purchase "
            "WHERE date BETWEEN min(:old, :new) AND max(:old, :new) "
            "OR arrival BETWEEN min(:old, :new) AND max(:old, :new)"
        ),
        {"old": state.day, "new": day.isoformat()},
    )
    _work_out(session)
    _remember(session, day)


def _begin(session: Session) -> None:
    session.execute(text("CREATE TEMP TABLE IF NOT EXISTS stale (id INTEGER PRIMARY KEY)"))
    session.execute(text("DELETE FROM temp.stale"))


def _work_out(session: Session) -> None:
    """Bring summary, document and index entry of the customers in ``temp.stale`` up to date.

    What stands already as it should is not written again: a bulk change of what nobody searches for costs nothing here.
    The summary of a customer who is gone went with them (a foreign key); their words go here.
    """
    session.execute(text(_SUMMARY), {"today": today(session).isoformat()})
    ids = session.execute(text("SELECT id FROM temp.stale ORDER BY id")).scalars().all()
    for start in range(0, len(ids), _AT_ONCE):
        block = ids[start : start + _AT_ONCE]
        _index(session.connection(), block[0], block[-1])


def _index(connection: Connection, first: int, last: int) -> None:
    """Bring document and index entry up to date of the customers in ``temp.stale`` from the key ``first`` to ``last``.

    In Python: a question to each table in turn takes a third of the time of one to all of them for each customer.
    """
    standing = _rows(connection, _DOCUMENTS, (first, last))
    wanted = _documents(connection, first, last)
    outdated = [(key, words) for key, words in standing if wanted.get(key) != words]
    for key, words in standing:
        if wanted.get(key) == words:
            del wanted[key]
    if outdated:
        connection.exec_driver_sql(
            "INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', ?, ?)", outdated
        )
        connection.exec_driver_sql("DELETE FROM search_document WHERE customer_id = ?", [(key,) for key, _ in outdated])
    if wanted:
        documents = list(wanted.items())
        connection.exec_driver_sql("INSERT INTO search_document (customer_id, words) VALUES (?, ?)", documents)
        connection.exec_driver_sql("INSERT INTO search_index (rowid, words) VALUES (?, ?)", documents)


def _documents(connection: Connection, first: int, last: int) -> dict[int, str]:
    """The words by which each of these customers is found; those who are gone are not in the answer."""
    texts: dict[int, list[str | None]] = {}
    for statement in _WRITTEN:
        for customer_id, *found in _rows(connection, statement, (first, last)):
            texts.setdefault(customer_id, []).extend(found)
    digits: dict[int, list[str]] = {}
    for customer_id, typed, e164 in _rows(connection, _DIALLED, (first, last)):
        digits.setdefault(customer_id, []).extend(search_digits(typed or "", e164))
    return {
        customer_id: " ".join([*search_words(" ".join(filter(None, found))), *digits.get(customer_id, ())])
        for customer_id, found in texts.items()
    }


def _rows(connection: Connection, statement: str, values: tuple[int, ...]) -> list[tuple[Any, ...]]:
    """The rows straight from the driver: row objects would take as long as all that is done with them."""
    with connection.exec_driver_sql(statement, values) as result:
        return list(result.cursor.fetchall())


def _remember(session: Session, day: date) -> None:
    session.execute(
        text(
            "INSERT INTO derived_state (id, version, day) VALUES (1, :version, :day) "
            "ON CONFLICT (id) DO UPDATE SET version = excluded.version, day = excluded.day"
        ),
        {"version": VERSION, "day": day.isoformat()},
    )
