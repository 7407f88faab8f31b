"""The desktop's own dialogs for opening and saving, which remember the folder of each kind of file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.machine import Machine

_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
"""Names that Windows keeps for devices, whatever their extension."""


def safe_name(text: str) -> str:
    """``text`` as a file name that every system takes (no separators, controls, trailing points)."""
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] != "C")
    kept = re.sub(r'[<>:"/\\|?*]+', "-", kept)
    kept = re.sub(r"\s+", " ", kept).strip(" .-")[:120]
    if not kept or kept.split(".")[0].lower() in _RESERVED:
        kept = f"_{kept}"
    return kept


class FileDialogs:
    """Asks for files. ``kinds`` are ``(description, "*.xlsx")`` pairs, the first is preselected."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def open_files(
        self, owner: QWidget, title: str, kinds: Sequence[tuple[str, str]], then: Callable[[list[Path]], object]
    ) -> None:
        """Ask for one or more files to read; ``then`` is called unless the user gave up."""
        dialog = self._dialog(owner, title, kinds, "open")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._chosen([Path(name) for name in names], "open", then))
        dialog.open()

    def open_folder(self, owner: QWidget, title: str, then: Callable[[Path], object]) -> None:
        """Ask for a folder to read from."""
        dialog = self._dialog(owner, title, [], "open")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._chosen([Path(name)], "open", lambda paths: then(paths[0])))
        dialog.open()

    def open_file(
        self, owner: QWidget, title: str, kinds: Sequence[tuple[str, str]], then: Callable[[Path], object]
    ) -> None:
        """Ask for one file to read."""
        dialog = self._dialog(owner, title, kinds, "open")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._chosen([Path(name)], "open", lambda paths: then(paths[0])))
        dialog.open()

    def save_file(
        self,
        owner: QWidget,
        title: str,
        suggested: str,
        kinds: Sequence[tuple[str, str]],
        then: Callable[[Path], object],
    ) -> None:
        """Ask where to write; ``suggested`` is a name without ending, made safe here.

        The dialog itself asks before replacing a file.
        """
        dialog = self._dialog(owner, title, kinds, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kinds[0][1].removeprefix("*."))
        dialog.selectFile(safe_name(suggested) + kinds[0][1].removeprefix("*"))
        dialog.fileSelected.connect(lambda name: self._chosen([Path(name)], "save", lambda paths: then(paths[0])))
        dialog.open()

    def _dialog(self, owner: QWidget, title: str, kinds: Sequence[tuple[str, str]], way: str) -> QFileDialog:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(owner, title, self._machine.text(f"folders/{way}", documents))
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))  # Qt's own dialog has no French for these
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Files of type:"))
        dialog.setNameFilters([f"{description} ({pattern})" for description, pattern in kinds])
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _chosen(self, paths: list[Path], way: str, then: Callable[[list[Path]], object]) -> None:
        if paths:
            self._machine.remember(f"folders/{way}", str(paths[0].parent))
            then(paths)
