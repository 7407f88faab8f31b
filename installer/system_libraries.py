"""The shared libraries that Qt asks of a Linux machine, and the Debian packages that hold them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from environment import Stop, say

QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
}
"""Enough to draw off screen: tests, pictures, paper."""

WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""In addition, to show a window under X11."""


def install_missing(*, window: bool) -> None:
    """Install what Qt misses here, or say what to type; nothing to do except on Linux."""
    if not sys.platform.startswith("linux"):
        return
    wanted = {**QT, **WINDOW} if window else QT
    missing = [library for library in wanted if not _loads(library)]
    if not missing:
        return
    if not shutil.which("apt-get"):
        say(f"Qt needs libraries that are not on this machine; install them if it fails: {' '.join(missing)}")
        return
    packages = sorted({wanted[library] for library in missing})
    say(f"Qt needs {len(packages)} packages that this machine lacks; installing them: {' '.join(packages)}")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    rights = _rights()
    by_hand = f"apt-get update && {' '.join(install)}"
    if rights is None:
        raise Stop(f"Installing them needs an administrator, who types:\n\n    sudo sh -c '{by_hand}'\n")
    for command in (["apt-get", "update", "--quiet"], install):
        say(" ".join([*rights, *command]))
        settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(
            [*rights, *command], env=settings, stdin=None if rights else subprocess.DEVNULL, check=False
        )
        if done.returncode and command is install:
            raise Stop(
                f"The packages could not be installed; apt-get says why above. The command was:\n\n    {by_hand}\n"
            )


def _loads(library: str) -> bool:
    """Asked of the loader itself: package names differ between Debian, Ubuntu and their releases."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _rights() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it can be used, ``None`` where it cannot."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo"] if silent or sys.stdin.isatty() else None
