"""What an import comes to: its rows counted, those left out kept, and its words for the journal."""

from __future__ import annotations

from collections.abc import Sequence

from grc_desktop.core.language import trn
from grc_desktop.features.imports.judging import Block
from grc_desktop.features.imports.records import LeftOut, Plan, Report
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
        self.rejected: list[LeftOut] = []
        self.duplicates: list[LeftOut] = []

    def add(self, block: Block) -> None:
        """Count the verdicts of a block."""
        for judgement in block.judgements:
            draft = judgement.draft
            self.rows += 1
            match judgement.verdict:
                case "created":
                    self.created += 1
                case "updated":
                    self.updated += 1
                case "skipped":
                    self.skipped += 1
                case "duplicate" | "rejected" as verdict:
                    left_out = self.duplicates if verdict == "duplicate" else self.rejected
                    left_out.append(LeftOut(draft.row, judgement.reason, tuple(draft.cells), judgement.duplicate_of))
            if judgement.verdict != "rejected":
                self.warnings += draft.remarks
        if block.new:
            self.new_customers += len(block.new)
            self.first = self.first or block.new[0].id
            self.last = block.new[-1].id

    @property
    def words(self) -> str:
        """What it did, in the user's language."""
        count, file = self.created + self.updated, self.plan.table.path.name
        match self.plan.recognition.kind:
            case "customers":
                return trn(
                    "Imported {count} customer from {file}", "Imported {count} customers from {file}", count, file=file
                )
            case "purchases":
                return trn(
                    "Imported {count} purchase from {file}", "Imported {count} purchases from {file}", count, file=file
                )
            case "complaints":
                return trn(
                    "Imported {count} complaint from {file}",
                    "Imported {count} complaints from {file}",
                    count,
                    file=file,
                )
            case "consents":
                return trn(
                    "Imported {count} consent from {file}", "Imported {count} consents from {file}", count, file=file
                )
            case "points":
                return trn(
                    "Imported {count} entry of points from {file}",
                    "Imported {count} entries of points from {file}",
                    count,
                    file=file,
                )

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
        )


def words_of(tallies: Sequence[Tally]) -> str:
    """What an operation on these files did, in the user's language."""
    if len(tallies) <= _FILES_NAMED:
        return " · ".join(tally.words for tally in tallies)
    count = sum(tally.created + tally.updated for tally in tallies)
    return trn(
        "Imported {count} row from {files} files", "Imported {count} rows from {files} files", count, files=len(tallies)
    )
