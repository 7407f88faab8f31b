from __future__ import annotations

import subprocess
import sys

import pytest

from grc_desktop.features.exports.right_to_left import as_seen, joined, runs_leftwards
from grc_desktop.features.exports.typeface import bold, on_one_line, regular


@pytest.mark.parametrize("name", ["Moreau", "Nguyễn Văn", "Żółć", "Γιώργος", "Фёдор", "李大山", ""])
def test_what_runs_rightwards_stays_as_it_is(name: str) -> None:
    assert not runs_leftwards(name)
    assert as_seen(joined(name)) == name


def test_hebrew_is_seen_from_the_right() -> None:
    assert as_seen(on_one_line("דוד לוי")) == "יול דוד"
    assert as_seen(on_one_line("Mme דוד")) == "Mme דוד"[:4] + "דוד"[::-1]
    assert as_seen(on_one_line("דָּוִד")) == "דוד"[::-1]


def test_arabic_letters_are_joined_and_seen_from_the_right() -> None:
    # sin initial, alef final, ra isolated, teh marbuta isolated: Unicode, Arabic Presentation Forms-B
    assert joined("سارة") == "\ufeb3\ufe8e\ufead\ufe93"
    assert as_seen(joined("سارة")) == "\ufe93\ufead\ufe8e\ufeb3"
    assert joined("لا") == "\ufefb"


def test_numbers_and_brackets_keep_their_sense() -> None:
    seen = as_seen(joined("شارع 12 (ب)"))
    assert seen.index("12") > seen.index(")")
    assert seen[0] == "("
    assert seen[2] == ")"


@pytest.mark.parametrize("name", ["سارة محمد", "عبد الله الحسني", "فاطمة الزهراء", "گلناز پهلوی", "דוד בן־גוריון"])
def test_the_typeface_has_every_letter_so_joined(name: str) -> None:
    line = on_one_line(name)
    assert regular().missing(line) == ""
    assert bold().shown(line).count("?") in (0, len([char for char in line if "\u0590" <= char <= "\u05ff"]))


def test_nothing_is_loaded_for_names_that_do_not_need_it() -> None:
    script = (
        "import sys; from grc_desktop.features.exports.typeface import on_one_line;"
        "on_one_line('Nguyễn'); sys.exit('bidi' in sys.modules or 'arabic_reshaper' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
