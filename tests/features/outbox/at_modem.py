"""A modem on a pseudo-terminal that speaks AT as GSM modems do (3GPP TS 27.005, 27.007), as far as gammu asks."""

from __future__ import annotations

import os
import pty
import select
import termios
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager


class AtModem:
    """``sent``: the PDUs that it took. ``unplug_after``: how many it takes before it goes away in mid-message.

    ``silent_after``: how many it takes before it says nothing any more, and stays plugged in.
    """

    def __init__(self, *, unplug_after: int | None = None, silent_after: int | None = None, error: str = "") -> None:
        self.sent: list[str] = []
        self.asked: list[str] = []
        self._unplug_after = unplug_after
        self._silent_after = silent_after
        self._error = error
        self.gone = threading.Event()

    def answer(self, command: str) -> str:
        self.asked.append(command)
        fixed = {
            "AT+CGMI": "Exemple",
            "AT+CGMM": "E100",
            "AT+CGMR": "1.0",
            "AT+CPIN?": "+CPIN: READY",
            "AT+CSCS=?": '+CSCS: ("GSM","UCS2")',
            "AT+CSCS?": '+CSCS: "GSM"',
            "AT+CPMS=?": '+CPMS: ("SM"),("SM"),("SM")',
            "AT+CMGF=?": "+CMGF: (0,1)",
            "AT+CSCA?": '+CSCA: "+33609001390",145',
            "AT+CNMI=?": "+CNMI: (0-2),(0-3),(0,2),(0-2),(0,1)",
        }
        if command.startswith("AT+CPMS="):
            return "+CPMS: 0,20,0,20,0,20\r\nOK"
        if command.startswith(("AT+CMGL", "AT^", "AT*", "AT+CKPD")):
            return "OK" if command.startswith("AT+CMGL") else "ERROR"
        return f"{fixed[command]}\r\nOK" if command in fixed else "OK"

    def run(self, fd: int) -> None:
        """Serve until the terminal closes."""
        line = b""
        pdu = False
        while not self.gone.is_set():
            if not select.select([fd], [], [], 0.05)[0]:
                continue
            try:
                data = os.read(fd, 1)
            except OSError:
                return
            if pdu and data == b"\x1a":
                if self._unplug_after is not None and len(self.sent) >= self._unplug_after:
                    self.gone.set()
                    return
                if self._silent_after is not None and len(self.sent) >= self._silent_after:
                    continue
                self.sent.append(line.decode("ascii"))
                answer = self._error or f"+CMGS: {len(self.sent)}\r\n\r\nOK"
                os.write(fd, line + f"\r\n{answer}\r\n".encode())
                line, pdu = b"", False
            elif not pdu and data == b"\r":
                command = line.decode("ascii", "replace").strip()
                line = b""
                os.write(fd, command.encode() + b"\r")
                if command.startswith("AT+CMGS="):
                    pdu = True
                    os.write(fd, b"\r\n> ")
                elif command:
                    os.write(fd, f"\r\n{self.answer(command)}\r\n".encode())
            elif data not in (b"\n", b"\x1b") or pdu:
                line += data


@contextmanager
def plugged_in(modem: AtModem) -> Iterator[str]:
    """The device of the modem for the length of the block."""
    master, slave = pty.openpty()
    tty.setraw(master, termios.TCSANOW)
    tty.setraw(slave, termios.TCSANOW)
    device = os.ttyname(slave)

    def serve() -> None:
        modem.run(master)
        if modem.gone.is_set():
            os.close(slave)
            os.close(master)  # as when the cable is pulled

    thread = threading.Thread(target=serve, name="modem")
    thread.start()
    try:
        yield device
    finally:
        if not modem.gone.is_set():
            modem.gone.set()
        thread.join()
