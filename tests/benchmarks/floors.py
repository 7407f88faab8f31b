"""The least work for each job: sqlite3, csv, python-calamine, openpyxl and reportlab, used directly."""

from __future__ import annotations

import csv
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmarks.place import Place
from tests.benchmarks.window import WORDS

XLSX_COLUMNS = (
    ("external_id", "kind", "title", "first_name", "last_name", "company", "email", "phone", "mobile", "address_1")
    + ("postcode", "city", "country", "language", "birth_date", "profession", "last_purchase", "purchases_count")
    + ("purchases_total", "last_contact")
)
"""Twenty columns of an export."""

_TWENTY = """SELECT c.external_id, c.kind, c.title, c.first_name, c.last_name, c.company, s.email, s.phone, s.mobile,
    s.address_1, s.postcode, s.city, s.country, c.language, c.birth_date, c.profession, s.last_purchase,
    s.purchases_count, s.purchases_total_cents, s.last_contact
    FROM customer c JOIN customer_summary s ON s.customer_id = c.id ORDER BY s.name_key, c.id"""


def _open(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def _without_triggers(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


# --- asking ---------------------------------------------------------------------------------------


def search(material: Place, _: float) -> dict[str, Any]:
    """The question of each key to the same index, twenty rows read."""
    seconds = []
    with _open(material.base) as connection:
        for word in ("warm up", *WORDS):
            for length in range(1, len(word) + 1):
                question = " ".join(f'"{part}"*' for part in word[:length].split())
                began = time.perf_counter()
                connection.execute(
                    "SELECT s.* FROM search_index f JOIN customer_summary s ON s.customer_id = f.rowid "
                    "WHERE search_index MATCH ? LIMIT 20",
                    (question,),
                ).fetchall()
                seconds.append(time.perf_counter() - began)
    return {"seconds": seconds[len("warm up") :]}


def order_by(material: Place, _: float) -> dict[str, Any]:
    """All ids in the order of a column, and the last thirty rows."""
    seconds = []
    with _open(material.base) as connection:
        for column in ("name_key", "city_key", "last_purchase", "purchases_total_cents") * 4:
            began = time.perf_counter()
            ids = connection.execute(f"SELECT customer_id FROM customer_summary ORDER BY {column}").fetchall()
            marks = ",".join("?" * 30)
            last = [row[0] for row in ids[-30:]]
            connection.execute(f"SELECT * FROM customer_summary WHERE customer_id IN ({marks})", last).fetchall()
            seconds.append(time.perf_counter() - began)
    return {"seconds": seconds}


def audience(material: Place, _: float) -> dict[str, Any]:
    """Four conditions as somebody writes them who knows the data: the pluses keep SQLite from indexes that do not help.

    Of ten ways tried none is quicker: two and a half times as quick as the one without pluses, and as quick as
    ``EXISTS`` a word that none later takes back.
    """
    seconds = []
    with _open(material.base) as connection:
        connection.execute("PRAGMA cache_size = -65536")
        for _turn in range(4):
            began = time.perf_counter()
            connection.execute(
                "SELECT s.customer_id FROM customer_summary s WHERE s.country = 'FR' "
                "AND +s.purchases_total_cents >= 20000 AND +s.last_purchase >= date('now', '-24 months') AND "
                "(SELECT n.given FROM consent n WHERE n.customer_id = s.customer_id AND n.channel = 'email' "
                "AND n.purpose = 'marketing' ORDER BY n.at DESC, n.id DESC LIMIT 1) = 1 "
                "ORDER BY +s.name_key, s.customer_id"
            ).fetchall()
            seconds.append(time.perf_counter() - began)
    return {"seconds": seconds[1:]}


def rank_by_windows(material: Place, _: float) -> dict[str, Any]:
    """The three scores of everybody by one statement with window functions, in the quicker of two ways to read."""
    seconds = []
    with _open(material.frequent) as connection:
        connection.execute("PRAGMA cache_size = -65536")
        for _turn in range(3):
            began = time.perf_counter()
            connection.execute(
                "WITH b AS (SELECT customer_id, CAST(julianday('now') - julianday(max(date) FILTER "
                "(WHERE coalesce(amount_cents, 0) >= 0)) AS INTEGER) days, count(*) FILTER "
                "(WHERE coalesce(amount_cents, 0) >= 0) f, coalesce(sum(amount_cents), 0) m "
                "FROM purchase NOT INDEXED WHERE status IN ('confirmed', 'done') AND date <= date('now') "
                "GROUP BY customer_id HAVING f > 0) SELECT customer_id, days, f, m, "
                "ntile(5) OVER (ORDER BY days DESC, customer_id), ntile(5) OVER (ORDER BY f, customer_id), "
                "ntile(5) OVER (ORDER BY m, customer_id) FROM b ORDER BY customer_id"
            ).fetchall()
            seconds.append(time.perf_counter() - began)
    return {"seconds": seconds[1:]}


def compare_names(material: Place, _: float) -> dict[str, Any]:
    """rapidfuzz over the same blocks, scores thrown away."""
    from rapidfuzz import fuzz

    from grc_desktop.core.text import fold
    from grc_desktop.features.duplicates.records import Person
    from grc_desktop.features.duplicates.rules import pairs_to_compare

    with _open(material.base) as connection:
        began = time.perf_counter()
        ways: dict[str, dict[int, list[str]]] = {}
        for table, column in (("phone", "e164"), ("email", "address")):
            owned = ways.setdefault(table, {})
            for id_, value in connection.execute(
                f"SELECT customer_id, lower({column}) FROM {table} WHERE {column} > ''"
            ):
                owned.setdefault(id_, []).append(value)
        rows = connection.execute(
            "SELECT c.id, c.kind, coalesce(c.first_name, ''), coalesce(c.last_name, ''), coalesce(c.company, ''), "
            "coalesce(c.birth_date, ''), coalesce(s.address_1, ''), coalesce(s.postcode, ''), coalesce(s.city_key, '') "
            "FROM customer c JOIN customer_summary s ON s.customer_id = c.id ORDER BY c.id"
        ).fetchall()
        persons = [
            Person(
                id=row[0], kind=row[1], first_name=fold(row[2]), last_name=fold(row[3]), company=fold(row[4]),
                birth_date=date.fromisoformat(row[5]) if row[5] else None, street=fold(row[6]), postcode=row[7],
                city=row[8], phones=frozenset(ways["phone"].get(row[0], ())),
                emails=frozenset(ways["email"].get(row[0], ())),
            )
            for row in rows
        ]  # fmt: skip
        for one, other in pairs_to_compare(persons):
            fuzz.WRatio(
                f"{one.last_name} {one.first_name} {one.company} {one.street} {one.city}",
                f"{other.last_name} {other.first_name} {other.company} {other.street} {other.city}",
            )
        return {"seconds": [time.perf_counter() - began]}


# --- files in -------------------------------------------------------------------------------------


def import_csv(material: Place, _: float) -> dict[str, Any]:
    """csv and executemany into the same tables and index, nothing looked at."""
    with _open(material.copy_of(material.empty)) as connection:
        _without_triggers(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        began = time.perf_counter()
        with material.csv.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))[1:]
        numbered = list(enumerate(rows, start=1))
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO customer (id, last_name, first_name, title, birth_date, language) VALUES (?, ?, ?, ?, ?, ?)",
            ((number, row[0], row[1], row[2], row[10], row[11]) for number, row in numbered),
        )
        connection.executemany(
            "INSERT INTO address (customer_id, line_1, postcode, city, country) VALUES (?, ?, ?, ?, ?)",
            ((number, row[3], row[4], row[5], row[6]) for number, row in numbered),
        )
        connection.executemany(
            "INSERT INTO phone (customer_id, typed) VALUES (?, ?)",
            ((number, row[place]) for number, row in numbered for place in (7, 8) if row[place]),
        )
        connection.executemany(
            "INSERT INTO email (customer_id, address) VALUES (?, ?)",
            ((number, row[9]) for number, row in numbered if row[9]),
        )
        documents = [(number, " ".join(row[place] for place in (0, 1, 4, 5, 7, 8, 9))) for number, row in numbered]
        connection.executemany("INSERT INTO search_document (customer_id, words) VALUES (?, ?)", documents)
        connection.executemany("INSERT INTO search_index (rowid, words) VALUES (?, ?)", documents)
        connection.execute("COMMIT")
        return {"seconds": [time.perf_counter() - began]}


def delete_rows(material: Place, _: float) -> dict[str, Any]:
    """DELETE of the rows of an import and of their index entries."""
    with _open(material.copy_of(material.imported)) as connection:
        _without_triggers(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        began = time.perf_counter()
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO search_index (search_index, rowid, words) "
            "SELECT 'delete', customer_id, words FROM search_document"
        )
        for table in ("search_document", "customer_summary", "email", "phone", "address", "customer"):
            connection.execute(f"DELETE FROM {table} WHERE {'id' if table == 'customer' else 'customer_id'} > 0")
        connection.execute("COMMIT")
        return {"seconds": [time.perf_counter() - began]}


def read_workbook(material: Place, _: float) -> dict[str, Any]:
    """python-calamine reading the sheet."""
    from python_calamine import CalamineWorkbook

    began = time.perf_counter()
    CalamineWorkbook.from_path(material.xlsx).get_sheet_by_index(0).to_python()
    return {"seconds": [time.perf_counter() - began]}


# --- files out ------------------------------------------------------------------------------------


def _tuples(material: Place) -> Iterator[tuple[Any, ...]]:
    with _open(material.base) as connection:
        yield from connection.execute(_TWENTY)


def write_workbook(material: Place, _: float) -> dict[str, Any]:
    """The write-only loop of openpyxl over the same tuples."""
    from openpyxl import Workbook

    target = material.scratch("floor.xlsx")
    began = time.perf_counter()
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(XLSX_COLUMNS)
    for row in _tuples(material):
        sheet.append(row)
    book.save(target)
    return {"seconds": [time.perf_counter() - began]}


def write_csv(material: Place, _: float) -> dict[str, Any]:
    """csv.writer over the rows of sqlite3."""
    target = material.scratch("floor.csv")
    began = time.perf_counter()
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(XLSX_COLUMNS)
        writer.writerows(_tuples(material))
    return {"seconds": [time.perf_counter() - began]}


# --- paper ----------------------------------------------------------------------------------------


def _canvas(target: Path) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    from grc_desktop.features.exports.typeface import regular

    regular()  # the same font, registered before the clock starts
    return Canvas(str(target), pagesize=(595.28, 841.89))


def draw_labels(material: Place, _: float) -> dict[str, Any]:
    """A canvas loop over the same lines, in the same font, 3 × 7 to a sheet."""
    from tests.benchmarks.ours import label_lines

    blocks = label_lines(material)
    canvas = _canvas(material.scratch("floor-labels.pdf"))
    began = time.perf_counter()
    for number, lines in enumerate(blocks):
        place = number % 21
        if place == 0:
            if number:
                canvas.showPage()
            canvas.setFont("DejaVuSansCondensed", 8)
        row, column = divmod(place, 3)
        words = canvas.beginText(32 + column * 187.2, 780 - row * 108)
        words.setFont("DejaVuSansCondensed", 8, 10)
        for line in lines:
            words.textLine(line)
        canvas.drawText(words)
    canvas.save()
    return {"seconds": [time.perf_counter() - began]}


def draw_letters(material: Place, _: float) -> dict[str, Any]:
    """A canvas loop over the same lines, a page to each letter."""
    from tests.benchmarks.ours import letter_lines

    letters = letter_lines(material)
    canvas = _canvas(material.scratch("floor-letters.pdf"))
    began = time.perf_counter()
    for lines in letters:
        words = canvas.beginText(57, 780)
        words.setFont("DejaVuSansCondensed", 10.5, 15)
        for line in lines:
            words.textLine(line)
        canvas.drawText(words)
        canvas.showPage()
    canvas.save()
    return {"seconds": [time.perf_counter() - began]}


def draw_list(material: Place, _: float) -> dict[str, Any]:
    """A canvas loop over the same columns, forty lines to a page."""
    from tests.benchmarks.ours import LIST_COLUMNS

    columns = ", ".join(LIST_COLUMNS)
    canvas = _canvas(material.scratch("floor-list.pdf"))
    began = time.perf_counter()
    with _open(material.base) as connection:
        for number, row in enumerate(connection.execute(f"SELECT {columns} FROM customer_summary ORDER BY name_key")):
            line = number % 40
            if line == 0:
                if number:
                    canvas.showPage()
                canvas.setFont("DejaVuSansCondensed", 8)
            for column, value in enumerate(row):
                if value is not None:
                    canvas.drawString(40 + column * 100, 790 - line * 18, str(value))
    canvas.save()
    return {"seconds": [time.perf_counter() - began]}
