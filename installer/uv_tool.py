"""Where uv comes from: the PATH, else a copy of the project's own in ``.tools``."""

from __future__ import annotations

import hashlib
import html
import io
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

from environment import TOOLS, WINDOWS, Stop, say

OLDEST = (0, 6)
"""The first uv that reads this lock file and the dependency groups of pyproject.toml."""

_PROGRAM = "uv.exe" if WINDOWS else "uv"
_INDEX = "https://pypi.org/simple"


def find_or_fetch() -> Path:
    """A uv that works here; fetched in the first way that succeeds."""
    own = TOOLS / "bin" / _PROGRAM
    for candidate in (os.environ.get("UV"), shutil.which("uv"), own):
        if candidate and _works(Path(candidate)):
            return Path(candidate)
    for way in (_by_venv, _by_pip, _by_hand):
        try:
            found = way()
        except (OSError, ValueError, subprocess.SubprocessError, zipfile.BadZipFile) as reason:
            say(f"  that did not work: {reason}")
            continue
        if found and _works(found):
            own.parent.mkdir(parents=True, exist_ok=True)
            if found != own:
                shutil.copy2(found, own)
            return own
    raise Stop(
        "uv, which installs the libraries, could not be fetched. Connect this machine to the network (behind a "
        "proxy: set HTTPS_PROXY) or install uv yourself (https://docs.astral.sh/uv), then run this again."
    )


def _works(uv: Path) -> bool:
    try:
        answer = subprocess.run([str(uv), "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    version = re.search(r"(\d+)\.(\d+)", answer)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST


def _by_venv() -> Path | None:
    if not _has_module("ensurepip"):
        return None
    say("Fetching uv with pip, in an environment of its own: .tools/venv")
    folder = TOOLS / "venv"
    _quietly([sys.executable, "-m", "venv", "--clear", str(folder)])
    programs = folder / ("Scripts" if WINDOWS else "bin")
    _quietly([str(programs / ("python.exe" if WINDOWS else "python")), "-m", "pip", "install", "--quiet", "uv"])
    return programs / _PROGRAM


def _by_pip() -> Path | None:
    if not _has_module("pip"):
        return None
    say("Fetching uv with pip, into .tools")
    _quietly([sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(TOOLS), "uv"])
    return TOOLS / "bin" / _PROGRAM


def _by_hand() -> Path | None:
    """The wheel itself: a Debian without python3-pip and python3-venv has no other way."""
    index = (os.environ.get("PIP_INDEX_URL") or _pip_setting("index-url") or _INDEX).rstrip("/")
    say(f"Fetching uv's wheel from {_without_password(index)} (this Python has no pip), into .tools")
    page = f"{index}/uv/"
    wheels = re.findall(r'href="([^"]+/uv-([\d.]+)-py3-none-([^"/]+)\.whl(?:#sha256=([0-9a-f]{64}))?)"', _text(page))
    suitable = [
        (tuple(map(int, version.split("."))), html.unescape(link), digest)
        for link, version, tags, digest in wheels
        if _suits(tags)
    ]
    if not suitable:
        raise ValueError(f"no wheel of uv for {platform.system()} on {platform.machine()} is offered there")
    _, link, digest = max(suitable)
    wheel = _download(urllib.parse.urljoin(page, link.partition("#")[0]))
    if digest and hashlib.sha256(wheel).hexdigest() != digest:
        raise ValueError("the wheel is not what the index announced")
    target = TOOLS / "bin" / _PROGRAM
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        member = next(name for name in archive.namelist() if name.endswith(f".data/scripts/{_PROGRAM}"))
        target.write_bytes(archive.read(member))
    target.chmod(0o755)
    return target


def _suits(tags: str) -> bool:
    """Whether a wheel's platform tags mean this machine."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    if WINDOWS:
        return tags == {"x86_64": "win_amd64", "aarch64": "win_arm64"}.get(machine, "win32")
    if sys.platform == "darwin":
        return tags.startswith("macosx") and tags.endswith("arm64" if machine == "aarch64" else machine)
    family = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return any(tag.startswith(family) and tag.endswith(machine) for tag in tags.split("."))


def _text(address: str) -> str:
    return _download(address, accept="text/html").decode("utf-8", "replace")


def _download(address: str, accept: str = "*/*") -> bytes:
    """What lies at ``address``, by way of the machine's proxy and certificates."""
    if not address.startswith(("https://", "http://", "file://")):
        raise ValueError(f"{address} is not an address that can be fetched")
    certificates = os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE") or _pip_setting("cert")
    proxy = os.environ.get("PIP_PROXY") or _pip_setting("proxy")
    opener = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=certificates or None)),
        urllib.request.ProxyHandler({"http": proxy, "https": proxy} if proxy else None),
    )
    parts = urllib.parse.urlsplit(address)
    request = urllib.request.Request(  # noqa: S310  the scheme is looked at above
        urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])), headers={"Accept": accept}
    )
    if parts.username:
        import base64

        secret = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        request.add_header("Authorization", "Basic " + base64.b64encode(secret.encode()).decode())
    with opener.open(request, timeout=120) as answer:
        return bytes(answer.read())


def _pip_setting(name: str) -> str:
    """A ``[global]`` setting of pip's configuration files, the user's before the machine's."""
    import configparser

    home = Path.home()
    places = [home / ".config/pip/pip.conf", home / ".pip/pip.conf", Path("/etc/pip.conf")]
    if WINDOWS:
        places = [Path(os.environ.get("APPDATA", home)) / "pip" / "pip.ini"]
    if "PIP_CONFIG_FILE" in os.environ:
        places.insert(0, Path(os.environ["PIP_CONFIG_FILE"]))
    for place in places:
        settings = configparser.ConfigParser(interpolation=None)
        try:
            settings.read(place, encoding="utf-8")
        except configparser.Error:
            continue
        value = settings.get("global", name, fallback="")
        if value:
            return value
    return ""


def _without_password(address: str) -> str:
    return re.sub(r"//[^/@]*@", "//", address)


def _has_module(name: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


def _quietly(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or [f"status {done.returncode}"]
        raise OSError(lines[-1])
