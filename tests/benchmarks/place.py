"""Where the files of one size lie. Imports nothing of the program: the start of the window is measured with it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """The files of one size, in a folder of their own."""

    folder: Path
    size: int

    @property
    def base(self) -> Path:
        """A sample house of ``size`` customers."""
        return self.folder / "house.grc"

    @property
    def frequent(self) -> Path:
        """The same house with twice its purchases, some five to a customer; without triggers, for reading only."""
        return self.folder / "frequent.grc"

    @property
    def empty(self) -> Path:
        """A base without customers."""
        return self.folder / "empty.grc"

    @property
    def imported(self) -> Path:
        """A base into which ``csv`` was imported, and nothing else."""
        return self.folder / "imported.grc"

    @property
    def csv(self) -> Path:
        """``size`` customers as another program would export them."""
        return self.folder / "customers.csv"

    @property
    def xlsx(self) -> Path:
        """The same as a workbook."""
        return self.folder / "customers.xlsx"

    def scratch(self, name: str) -> Path:
        """A place to write to; what was there is gone."""
        path = self.folder / "scratch" / name
        path.parent.mkdir(exist_ok=True)
        for old in path.parent.glob(f"{name}*"):
            old.unlink()
        return path

    def copy_of(self, base: Path) -> Path:
        """A base of this measurement's own."""
        return Path(shutil.copy(base, self.scratch("base.grc")))
