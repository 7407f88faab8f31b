"""The translations tool: extraction by room, catalogues that keep what was done, faults named."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import catalogues
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program of two rooms with French catalogues."""
    source, i18n = tmp_path / "grc_desktop", tmp_path / "i18n"
    monkeypatch.setattr(catalogues, "SOURCE", source)
    monkeypatch.setattr(catalogues, "I18N", i18n)
    (i18n / "fr").mkdir(parents=True)
    write(source / "cli.py", 'tr("Save")')
    write(source / "features" / "customers" / "ui" / "page.py", 'tr("Save"); trn("{count} card", "{count} cards", n)')
    return tmp_path


def write(path: Path, code: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")


def translate(tree: Path, room: str, **words: str) -> None:
    """Put translations into a catalogue as a translator does, in its text."""
    path = tree / "i18n" / "fr" / f"{room}.po"
    text = path.read_text(encoding="utf-8")
    for source, translated in words.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{translated}"')
    path.write_text(text, encoding="utf-8")


def translate_cards(tree: Path) -> None:
    path = tree / "i18n" / "fr" / "customers.po"
    text = path.read_text(encoding="utf-8")
    text = text.replace('msgstr[0] ""', 'msgstr[0] "une fiche"').replace('msgstr[1] ""', 'msgstr[1] "{count} fiches"')
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("cli.py", "app"),
        ("app/window.py", "app"),
        ("core/money.py", "core"),
        ("ui/table/model.py", "ui"),
        ("features/paper/ui/page.py", "paper"),
        ("features/console.py", "app"),
    ],
)
def test_room_of_a_file(path: str, room: str) -> None:
    assert catalogues.room_of(catalogues.SOURCE / path) == room


def test_first_extraction_names_all_that_is_to_do(tree: Path) -> None:
    assert catalogues.main([]) == 1
    assert catalogues.faults() == [
        "fr/app.po: is not translated: 'Save'",
        "fr/customers.po: is not translated: 'Save'",
        "fr/customers.po: is not translated: '{count} card'",
    ]


def test_complete_catalogues_are_spoken(tree: Path) -> None:
    catalogues.main([])
    translate(tree, "app", Save="Enregistrer")
    translate_cards(tree)

    assert catalogues.main([]) == 0  # the other room's “Save” is known already
    with (tree / "i18n" / "fr.mo").open("rb") as file:
        french = gettext.GNUTranslations(file)
    assert french.gettext("Save") == "Enregistrer"
    assert [french.ngettext("{count} card", "{count} cards", n) for n in (0, 1, 2)] == [
        "une fiche",
        "une fiche",
        "{count} fiches",
    ]


def test_same_source_gives_the_same_bytes(tree: Path) -> None:
    catalogues.main([])
    translate(tree, "app", Save="Enregistrer")
    catalogues.main([])
    first = {path.name: path.read_bytes() for path in (tree / "i18n").rglob("*.*")}
    catalogues.main([])

    assert {path.name: path.read_bytes() for path in (tree / "i18n").rglob("*.*")} == first


def test_what_leaves_the_source_is_kept_aside_and_comes_back(tree: Path) -> None:
    catalogues.main([])
    translate(tree, "app", Save="Enregistrer")
    write(tree / "grc_desktop" / "cli.py", 'tr("Close")')
    catalogues.main([])
    aside = (tree / "i18n" / "fr" / "app.po").read_text(encoding="utf-8")
    write(tree / "grc_desktop" / "cli.py", 'tr("Save")')
    catalogues.main([])

    assert '#~ msgid "Save"' in aside
    assert 'msgid "Save"\nmsgstr "Enregistrer"' in (tree / "i18n" / "fr" / "app.po").read_text(encoding="utf-8")


def test_check_writes_nothing(tree: Path) -> None:
    assert catalogues.main(["--check"]) == 1
    assert not list((tree / "i18n").rglob("*.*"))


def test_catalogues_behind_the_source_are_faults(tree: Path) -> None:
    catalogues.main([])
    translate(tree, "app", Save="Enregistrer")
    translate_cards(tree)
    catalogues.main([])
    write(tree / "grc_desktop" / "cli.py", 'tr("Close")')
    assert catalogues.faults() == [
        "fr/app.po holds 'Save', which no source says any more",
        "fr/app.po lacks 'Close'",
    ]


def test_compiled_file_behind_its_catalogues_is_a_fault(tree: Path) -> None:
    catalogues.main([])
    translate(tree, "app", Save="Enregistrer")

    assert any("fr.mo is older" in fault for fault in catalogues.faults())


def test_two_translations_of_one_text_are_a_fault(tree: Path) -> None:
    catalogues.main([])
    translate(tree, "app", Save="Enregistrer")
    translate(tree, "customers", Save="Sauver")

    assert "fr: app.po and customers.po translate 'Save' differently" in catalogues.faults()


def test_text_with_and_without_plural_forms_is_a_fault() -> None:
    one, other = Catalog(locale="fr"), Catalog(locale="fr")
    one.add("{count} card", "{count} fiche")
    other.add(("{count} card", "{count} cards"), ("{count} fiche", "{count} fiches"))

    assert catalogues.disagreements("fr", {"ui": one}) == []
    assert len(catalogues.disagreements("fr", {"ui": one, "paper": other})) == 1


@pytest.mark.parametrize(
    ("source", "translated", "fault"),
    [
        ("Added {name}", "{name} ajouté", None),
        ("Added {name}", "{nom} ajouté", "placeholders"),
        ("Added {name}", "Ajouté", "placeholders"),
        ("%(prog)s: error", "%(prog)s\u00a0: erreur", None),
        ("%(prog)s: error", "erreur", "placeholders"),
        (("{count} card", "{count} cards"), ("une fiche", "{count} fiches"), None),
        (("{count} card", "{count} cards"), ("une fiche", "des fiches"), "placeholders"),
        ("Why?", "Pourquoi\u202f?", None),
        ("Why?", "Pourquoi ?", "no-break"),
        ("Why?", "Pourquoi?", "no-break"),
        ("Name: {name}", "Nom\u00a0: {name}", None),
        ("Name: {name}", "Nom : {name}", "no-break"),
        ("Name: {name}", "Nom: {name}", "no-break"),
        ("“{name}”", "«\u00a0{name}\u00a0»", None),
        ("“{name}”", "« {name} »", "no-break"),
        ("at 12:30", "à 12:30", None),
        ("About to sleep", "En voie d'endormissement", "apostrophe"),
        ("About to sleep", "En voie d’endormissement", None),
        ("sqlite:///", "sqlite:///", None),
        ("Save", "", "not translated"),
    ],
)
def test_faults_of_a_translation(
    source: str | tuple[str, str], translated: str | tuple[str, str], fault: str | None
) -> None:
    found = list(catalogues.faults_of(Message(source, translated), "fr"))

    assert [fault in words for words in found] == [True] if fault else not found


def test_fuzzy_is_not_translated() -> None:
    assert list(catalogues.faults_of(Message("Save", "Sauver", flags=["fuzzy"]), "fr")) == ["is fuzzy"]


def test_catalogue_file_can_be_read_by_any_gettext_tool() -> None:
    catalogue = Catalog(locale="fr")
    catalogue.add("“Save”", "«\u00a0Enregistrer\u00a0»")
    text = catalogues.po_text(catalogue)

    assert read_po(io.BytesIO(text))["“Save”"].string == "«\u00a0Enregistrer\u00a0»"
    assert b"charset=UTF-8" in text
    assert b"Plural-Forms: nplurals=2; plural=(n > 1);" in text
