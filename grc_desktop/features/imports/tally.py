"""What an import comes to: its rows counted, those left out kept, and its words for the journal."""

from __future__ import annotations

from collections.abc import Sequence

from grc_desktop.core.language import trn
from grc_desktop.features.imports.judging import Block, Judgement
from grc_desktop.features.imports.records import SHOWN, JudgedRow, Plan, Report, Verdict
from grc_desktop.features.imports.understanding.drafts import Remark

_FILES_NAMED = 3
"""Files that the words of one operation name; beyond, they are counted."""


class Tally:
    """The counts of one file, block by block."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rows = self.created = self.updated = self.skipped = self.new_customers = 0
        self.first: int | None = None
        self.last: int | None = None
        self.warnings: list[Remark] = []
        self.rejected: list[JudgedRow] = []
        self.duplicates: list[JudgedRow] = []
        self._examples: dict[Verdict, list[JudgedRow]] = {"created": [], "updated": [], "skipped": []}
        self._customers: set[int] = set()
        self._row_of: dict[int, int] = {}  # of the new customers: the row that brings them in

    def add(self, block: Block) -> None:
        """Count the verdicts of a block."""
        arrived = {one.id for one in block.new}
        for judgement in block.judgements:
            draft = judgement.draft
            self.rows += 1
            if judgement.customer_id is not None:
                self._customers.add(judgement.customer_id)
            if judgement.customer_id in arrived:
                self._row_of.setdefault(judgement.customer_id, draft.row)
            match judgement.verdict:
                case "created":
                    self.created += 1
                case "updated":
                    self.updated += 1
                case "skipped":
                    self.skipped += 1
                case "duplicate":
                    self.duplicates.append(self._row(judgement))
                case "rejected":
                    self.rejected.append(self._row(judgement))
            kept = self._examples.get(judgement.verdict)
            if kept is not None and len(kept) < SHOWN:
                kept.append(self._row(judgement))
            if judgement.verdict != "rejected":
                self.warnings += draft.remarks
        if block.new:
            self.new_customers += len(block.new)
            self.first = self.first or block.new[0].id
            self.last = block.new[-1].id

    def _row(self, judgement: Judgement) -> JudgedRow:
        known = judgement.duplicate_of
        earlier = self._row_of.get(known) if known is not None else None
        return JudgedRow(judgement.draft.row, judgement.reason, tuple(judgement.draft.cells), known, earlier)

    @property
    def words(self) -> str:
        """What it did, in the user's language."""
        count, file = self.created + self.updated, self.plan.table.name
        match self.plan.recognition.kind:
            case "customers":
                words = trn(
                    "Imported {count} customer from {file}", "Imported {count} customers from {file}", count, file=file
                )
            case "purchases":
                words = trn(
                    "Imported {count} purchase from {file}", "Imported {count} purchases from {file}", count, file=file
                )
            case "complaints":
                words = trn(
                    "Imported {count} complaint from {file}",
                    "Imported {count} complaints from {file}",
                    count,
                    file=file,
                )
            case "consents":
                words = trn(
                    "Imported {count} consent from {file}", "Imported {count} consents from {file}", count, file=file
                )
            case "points":
                words = trn(
                    "Imported {count} entry of points from {file}",
                    "Imported {count} entries of points from {file}",
                    count,
                    file=file,
                )
            case "ways":
                words = trn(
                    "Imported {count} address, phone or e-mail from {file}",
                    "Imported {count} addresses, phones and e-mails from {file}",
                    count,
                    file=file,
                )
            case "links":
                words = trn("Imported {count} link from {file}", "Imported {count} links from {file}", count, file=file)
            case "steps":
                words = trn(
                    "Imported {count} step of complaints from {file}",
                    "Imported {count} steps of complaints from {file}",
                    count,
                    file=file,
                )
            case "gestures":
                words = trn(
                    "Imported {count} goodwill gesture from {file}",
                    "Imported {count} goodwill gestures from {file}",
                    count,
                    file=file,
                )
            case "reminders":
                words = trn(
                    "Imported {count} reminder from {file}", "Imported {count} reminders from {file}", count, file=file
                )
            case "exchanges":
                words = trn(
                    "Imported {count} exchange from {file}", "Imported {count} exchanges from {file}", count, file=file
                )
        return words

    def report(self, operation_id: int | None) -> Report:
        """The whole of it, as others see it."""
        return Report(
            plan=self.plan,
            operation_id=operation_id,
            words=self.words,
            rows=self.rows,
            created=self.created,
            updated=self.updated,
            skipped=self.skipped,
            new_customers=self.new_customers,
            first_customer=self.first,
            last_customer=self.last,
            warnings=tuple(self.warnings),
            rejected=tuple(self.rejected),
            duplicates=tuple(self.duplicates),
            examples={verdict: tuple(rows) for verdict, rows in self._examples.items()},
            customers=tuple(sorted(self._customers)),
        )


def words_of(tallies: Sequence[Tally]) -> str:
    """What an operation on these files did, in the user's language."""
    if len(tallies) <= _FILES_NAMED:
        return " · ".join(tally.words for tally in tallies)
    count = sum(tally.created + tally.updated for tally in tallies)
    return trn(
        "Imported {count} row from {files} files", "Imported {count} rows from {files} files", count, files=len(tallies)
    )
