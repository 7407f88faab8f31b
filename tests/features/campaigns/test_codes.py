"""Codes that can be read, typed and checked."""

from __future__ import annotations

from itertools import pairwise

from grc_desktop.features.campaigns.codes import ALPHABET, is_right, make_code, spellings


def test_a_code_is_always_the_same_and_hard_to_confuse() -> None:
    code = make_code(3, 17, of=300, word="Neige !")
    assert code == make_code(3, 17, of=300, word="neige")
    assert code.startswith("NEIGE-")
    assert len(code) == len("NEIGE-") + 5
    assert code != make_code(3, 18, of=300, word="NEIGE")
    assert code != make_code(3, 17, of=300, word="NEIGE", attempt=1)
    assert not set("GILOQUV012568") & set(ALPHABET)
    assert len(make_code(3, 17, of=20_000)) == 7


def test_a_slip_is_noticed() -> None:
    code = make_code(3, 17, of=300).rpartition("-")[2]
    for place, right in enumerate(code):
        for wrong in ALPHABET:
            if wrong != right:
                assert not is_right(code[:place] + wrong + code[place + 1 :])
    for place, (one, other) in enumerate(pairwise(code)):
        if one != other:
            assert not is_right(code[:place] + other + one + code[place + 2 :])


def test_it_is_understood_however_it_is_typed() -> None:
    code = make_code(3, 17, of=300, word="NEIGE")
    for typed in (code, code.lower(), f"  {code.replace('-', ' ')} ", code.replace("-", "")):
        assert code in spellings(typed)
        assert is_right(code)
    assert spellings("?") == []
