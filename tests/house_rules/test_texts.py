"""Every text that a user sees is marked for translation, and translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import catalogues

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "grc_desktop"

SHOWING = {
    *("setText", "setWindowTitle", "setToolTip", "setStatusTip", "setPlaceholderText", "setTitle", "setLabelText"),
    *("setInformativeText", "setDetailedText", "setAccessibleName", "setAccessibleDescription", "setWhatsThis"),
    *("setPrefix", "setSuffix", "addAction", "addMenu", "addTab", "addRow", "addButton", "showMessage", "setHtml"),
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu", "QCommandLinkButton"),
    *("Refused", "Trouble", "describe", "say"),
}
"""Calls whose text arguments a user reads."""

SHOWN_BY_NAME = {"title", "summary", "help", "tooltip", "placeholder", "description", "epilog"}
"""Named arguments that a user reads, whatever is called."""

SAME_IN_EVERY_LANGUAGE = (
    "GRC Desktop",
    'city = "Lyon" and last_purchase < 12 months ago',  # the filter language itself
)

WORDS = re.compile(r"[^\W\d_]{2,}")


def bare_strings(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that would be shown as it stands."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        shown = list(call.args) if called in SHOWING else []
        shown += [named.value for named in call.keywords if named.arg in SHOWN_BY_NAME]
        for argument in shown:
            text = literal(argument)
            if WORDS.search(without_constant_words(text)):
                yield argument.lineno, text


def without_constant_words(text: str) -> str:
    for words in SAME_IN_EVERY_LANGUAGE:
        text = text.replace(words, "")
    return text


def literal(node: ast.expr) -> str:
    """The words that stand in the source itself: of a text, of an f-string, of either branch of a choice."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(map(literal, parts))
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            return literal(one) + literal(other)
    return ""


def test_no_text_is_shown_untranslated() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{line}: {text!r} is shown, but not inside tr(…)"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, text in bare_strings(path.read_text(encoding="utf-8"))
    ]
    assert not bare, "\n".join(bare)


def test_bare_strings_are_found() -> None:
    assert [text for _, text in bare_strings('label.setText("Name")')] == ["Name"]
    assert [text for _, text in bare_strings('QLabel(f"Name: {name}")')] == ["Name: "]
    assert [text for _, text in bare_strings('Page(title="Name")')] == ["Name"]
    assert not list(bare_strings('label.setText(tr("Name")); QLabel("…"); label.setText(name)'))


def test_what_is_translated_is_a_literal() -> None:
    computed = []
    for path in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args):
                continue
            must_be_literal = (
                call.args[:2] if call.func.id == "trn" else call.args[:1] if call.func.id == "later" else []
            )
            if call.func.id == "tr" and isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
                must_be_literal = call.args[:1]
            if any(not isinstance(argument, ast.Constant) for argument in must_be_literal):
                computed.append(f"{path.relative_to(ROOT)}:{call.lineno}: no catalogue can hold a computed text")
    assert not [line for line in computed if "language.py" not in line], "\n".join(computed)


def test_translations_are_complete() -> None:
    found = catalogues.faults()
    assert not found, "run “python installer/dev.py translations”, then translate:\n" + "\n".join(found)
