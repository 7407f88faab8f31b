"""How uv is found or fetched on a machine that has only Python."""

from __future__ import annotations

import hashlib
import io
import platform
import sys
import zipfile
from pathlib import Path

import pytest
import uv_tool
from environment import Stop

PROGRAM = "#!/bin/sh\necho uv {version}\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for uv is a shell script")


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No uv, no settings of pip, and tools kept in a folder of this test."""
    monkeypatch.setattr(uv_tool, "TOOLS", tmp_path / "tools")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    for name in ("UV", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "PIP_CERT", "SSL_CERT_FILE", "PIP_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def without_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian with python3 alone."""
    monkeypatch.setattr(uv_tool, "_has_module", lambda name: False)


def install(path: Path, version: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PROGRAM.format(version=version), encoding="utf-8")
    path.chmod(0o755)
    return path


def index_with_wheels(folder: Path, *versions: str, digest: str | None = None) -> str:
    """A package index on the disk, with a wheel of uv for this machine in each version."""
    tag = f"manylinux_2_17_{platform.machine()}.manylinux2014_{platform.machine()}"
    if sys.platform == "darwin":
        tag = f"macosx_11_0_{platform.machine()}"
    links = ""
    for version in versions:
        wheel = io.BytesIO()
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(f"uv-{version}.data/scripts/uv", PROGRAM.format(version=version))
        name = f"uv-{version}-py3-none-{tag}.whl"
        (folder / name).write_bytes(wheel.getvalue())
        checksum = digest or hashlib.sha256(wheel.getvalue()).hexdigest()
        links += f'<a href="{(folder / name).as_uri()}#sha256={checksum}">{name}</a>\n'
        links += f'<a href="../uv-{version}-py3-none-win32.whl#sha256={checksum}">other</a>\n'
    (folder / "simple" / "uv").mkdir(parents=True)
    (folder / "simple" / "uv" / "index.html").write_text(links, encoding="utf-8")
    return (folder / "simple").as_uri()


@pytest.fixture
def index_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder answers with its index.html, as a server would."""
    plain = uv_tool._download

    def download(address: str, accept: str = "*/*") -> bytes:
        return plain(f"{address}index.html" if address.endswith("/") else address, accept)

    monkeypatch.setattr(uv_tool, "_download", download)


def test_uv_on_the_path_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = install(tmp_path / "bin" / "uv", "0.13.9")
    monkeypatch.setenv("PATH", f"{found.parent}:/usr/bin:/bin")

    assert uv_tool.find_or_fetch() == found


def test_uv_too_old_for_the_lock_file_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = install(tmp_path / "bin" / "uv", "0.4.1")
    own = install(tmp_path / "tools" / "bin" / "uv", "0.13.9")
    monkeypatch.setenv("PATH", f"{old.parent}:/usr/bin:/bin")

    assert uv_tool.find_or_fetch() == own


@pytest.mark.usefixtures("without_pip", "index_pages")
def test_newest_wheel_is_fetched_where_python_has_no_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", index_with_wheels(tmp_path, "0.9.30", "0.13.9", "0.13.10"))

    found = uv_tool.find_or_fetch()

    assert found == tmp_path / "tools" / "bin" / "uv"
    assert "0.13.10" in found.read_text(encoding="utf-8")


@pytest.mark.usefixtures("without_pip", "index_pages")
def test_index_of_pips_own_settings_is_asked(tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "pip" / "pip.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[global]\nindex-url = {index_with_wheels(tmp_path, '0.13.9')}/\n", encoding="utf-8")

    assert uv_tool.find_or_fetch().is_file()


@pytest.mark.usefixtures("without_pip", "index_pages")
def test_wheel_that_is_not_what_was_announced_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", index_with_wheels(tmp_path, "0.13.9", digest="0" * 64))

    with pytest.raises(Stop, match="install uv yourself"):
        uv_tool.find_or_fetch()
    assert "not what the index announced" in capsys.readouterr().out
    assert not (tmp_path / "tools").exists()


@pytest.mark.usefixtures("without_pip", "index_pages")
def test_without_any_way_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", (tmp_path / "nothing").as_uri())

    with pytest.raises(Stop, match="HTTPS_PROXY"):
        uv_tool.find_or_fetch()


def test_password_of_an_index_is_not_shown() -> None:
    assert uv_tool._without_password("https://desk:secret@pypi.house/simple") == "https://pypi.house/simple"
