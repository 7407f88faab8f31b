"""``dev.py package``: the program as one folder that needs no Python, and the system's own installer of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = DIST / "grc-desktop"
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

DEBIAN_NEEDS = (
    "libgl1, libegl1, libfontconfig1, libdbus-1-3, libxkbcommon-x11-0, libxcb-cursor0, libxcb-icccm4, libxcb-image0, "
    "libxcb-keysyms1, libxcb-randr0, libxcb-render-util0, libxcb-shape0, libxcb-xkb1"
)


def main() -> int:
    """Build the folder, try it, and pack it."""
    uv = os.environ.get("GRC_DESKTOP_UV", "uv")
    shutil.rmtree(FOLDER, ignore_errors=True)
    BUILD.mkdir(exist_ok=True)
    own = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(BUILD / "environment")}
    _call([uv, "sync", "--locked", "--no-dev", "--group", "package", "--no-editable"], environment=own)
    programs = BUILD / "environment" / ("Scripts" if sys.platform == "win32" else "bin")
    icons = [str(BUILD / f"grc-desktop.{kind}") for kind in ("png", "ico", "icns")]
    _call([str(programs / "python"), str(ROOT / "installer" / "application_icon.py"), *icons])
    specification = str(ROOT / "installer" / "grc_desktop.spec")
    work = ["--noconfirm", "--workpath", str(BUILD / "pyinstaller"), "--distpath", str(DIST)]
    _call([str(programs / "pyinstaller"), *work, "--log-level", "WARN", specification])
    print("==> the packaged program tests itself", flush=True)
    _call([str(FOLDER / "grc-desktop"), "self-test"], environment={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    packed = _pack()
    print(f"==> {FOLDER.relative_to(ROOT)}" + (f", {packed.relative_to(ROOT)}" if packed else ""))
    return 0


def _pack() -> Path | None:
    """The installer that this system can make, if it has the tool for it."""
    if sys.platform == "win32" and shutil.which("makensis"):
        return _windows_setup()
    if sys.platform == "darwin":
        target = DIST / f"grc-desktop-{VERSION}.dmg"
        source = str(DIST / "GRC Desktop.app")
        _call(["hdiutil", "create", "-ov", "-volname", "GRC Desktop", "-srcfolder", source, str(target)])
        return target
    if shutil.which("dpkg-deb"):
        return _debian_package()
    return None


def _windows_setup() -> Path:
    target = DIST / f"grc-desktop-{VERSION}-setup.exe"
    values = {
        "VERSION": VERSION,
        "SOURCE": str(FOLDER),
        "SLASH": os.sep,
        "TARGET": str(target),
        "ICON": str(BUILD / "grc-desktop.ico"),
    }
    defined = [f"-D{name}={value}" for name, value in values.items()]
    _call(["makensis", "-V2", *defined, str(ROOT / "installer" / "windows" / "grc-desktop.nsi")])
    return target


def _debian_package() -> Path:
    architecture = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout
    tree = BUILD / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(FOLDER, tree / "opt" / "grc-desktop", symlinks=True)
    for source, place in {
        ROOT / "installer" / "linux" / "grc-desktop.desktop": "usr/share/applications/grc-desktop.desktop",
        ROOT / "resources" / "application" / "grc-desktop.svg": "usr/share/icons/hicolor/scalable/apps/grc-desktop.svg",
        BUILD / "grc-desktop.png": "usr/share/icons/hicolor/256x256/apps/grc-desktop.png",
        ROOT / "LICENSE": "usr/share/doc/grc-desktop/copyright",
    }.items():
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, tree / place)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "grc-desktop").symlink_to("/opt/grc-desktop/grc-desktop")
    size = sum(file.stat().st_size for file in tree.rglob("*") if file.is_file()) // 1024
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(
        f"Package: grc-desktop\nVersion: {VERSION}\nArchitecture: {architecture.strip()}\nSection: office\n"
        f"Priority: optional\nInstalled-Size: {size}\nDepends: {DEBIAN_NEEDS}\n"
        "Maintainer: The GRC Desktop authors <grc-desktop@localhost>\n"
        "Description: customers of a small hotel or travel agency\n"
        " Finds, knows and keeps every customer: records, stays, exchanges, complaints,\n"
        " address labels and lists, in one file that stays on this computer.\n",
        encoding="utf-8",
    )
    target = DIST / f"grc-desktop_{VERSION}_{architecture.strip()}.deb"
    _call(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)])
    return target


def _call(command: Sequence[str], *, environment: dict[str, str] | None = None) -> None:
    print(f"==> {' '.join(command)}", flush=True)
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        sys.exit(f"“{command[0]}” failed; it says why above.")


if __name__ == "__main__":
    sys.exit(main())
