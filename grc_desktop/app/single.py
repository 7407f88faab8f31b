"""A second start on the same base raises the first window instead of opening another."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from grc_desktop.app.surroundings import user_name
from grc_desktop.core.real_path import real_path

_PATIENCE = 300
"""Milliseconds to wait for the first window's answer."""


class SingleWindow(QObject):
    """One per base. ``wanted`` is emitted in the first window when the program was started again."""

    wanted = Signal()

    def __init__(self, base: Path) -> None:
        super().__init__()
        mark = hashlib.sha256(f"{user_name()}\n{real_path(base)}".encode()).hexdigest()[:24]
        self._name = f"grc-desktop-{mark}"
        self._server: QLocalServer | None = None

    def hand_over(self) -> bool:
        """Ask a window that is already open on this base to come forward; False when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Be the first window."""
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left behind by a crash
        server.newConnection.connect(self._on_knock)
        server.listen(self._name)
        self._server = server

    def close(self) -> None:
        """Let another window be the first."""
        if self._server is not None:
            self._server.close()

    def _on_knock(self) -> None:
        if self._server is not None:
            connection = self._server.nextPendingConnection()
            if connection is not None:
                connection.disconnected.connect(connection.deleteLater)
        self.wanted.emit()
