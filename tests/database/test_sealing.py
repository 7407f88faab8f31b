"""A sealed file opens whole with its passphrase, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.sealing import is_sealed, seal, unseal

BLOCK = 1 << 20


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 7])
def test_round_trip(tmp_path: Path, size: int) -> None:
    plain, sealed, back = tmp_path / "plain", tmp_path / "sealed", tmp_path / "back"
    plain.write_bytes(bytes(range(256)) * (size // 256) + b"x" * (size % 256))
    seal(plain, sealed, "porte")
    assert is_sealed(sealed)
    assert not is_sealed(plain)
    unseal(sealed, back, "porte")
    assert back.read_bytes() == plain.read_bytes()


def test_blocks_can_be_neither_cut_off_nor_exchanged(tmp_path: Path) -> None:
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(b"a" * BLOCK + b"b" * BLOCK + b"c")
    seal(plain, sealed, "porte")
    whole, size, start = sealed.read_bytes(), BLOCK + 28, 24
    first, second, rest = whole[start : start + size], whole[start + size : start + 2 * size], whole[start + 2 * size :]
    for tampered in (first + second, second + first + rest, first + second + rest[:-1] + bytes([rest[-1] ^ 1])):
        sealed.write_bytes(whole[:start] + tampered)
        with pytest.raises(Refused, match="damaged"):
            unseal(sealed, tmp_path / "back", "porte")
