"""The parser that is made from the features' commands."""

from __future__ import annotations

import argparse

import pytest

from grc_desktop.app.command_line import command_parser
from grc_desktop.core.language import speak
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command


def command(name: str) -> Command:
    def arguments(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="*")
        parser.add_argument("--limit", type=int)

    def run(chosen: argparse.Namespace, console: Console) -> None:
        console.answer(name)

    return Command(name=name, summary=f"what {name} does", arguments=arguments, run=run)


COMMANDS = [command("search"), command("print labels"), command("print list"), command("show")]


@pytest.mark.parametrize(
    "words",
    [
        ["--database", "b.grc", "--json", "--language", "en", "search", "x"],
        ["search", "--database", "b.grc", "--json", "--language", "en", "x"],
        ["search", "x", "--database", "b.grc", "--json", "--language", "en"],
        ["--json", "search", "x", "--database=b.grc", "--language", "en"],
    ],
)
def test_general_options_stand_before_or_after_the_subcommand(words: list[str]) -> None:
    chosen = command_parser(COMMANDS).parse_args(words)

    assert (chosen.database, chosen.as_json, chosen.language) == ("b.grc", True, "en")
    assert chosen.command.name == "search"
    assert chosen.files == ["x"]


def test_general_options_have_defaults() -> None:
    chosen = command_parser(COMMANDS).parse_args(["search"])

    assert (chosen.database, chosen.as_json, chosen.language, chosen.demo) == (None, False, None, False)


@pytest.mark.parametrize("name", ["print labels", "print list"])
def test_two_words_are_a_subcommand_of_a_group(name: str) -> None:
    chosen = command_parser(COMMANDS).parse_args([*name.split(), "--limit", "3", "--json"])

    assert chosen.command.name == name
    assert chosen.limit == 3
    assert chosen.as_json


def test_group_alone_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        command_parser(COMMANDS).parse_args(["print"])

    assert end.value.code == 2
    assert "print" in capsys.readouterr().err


def test_without_subcommand_it_is_the_window() -> None:
    assert command_parser(COMMANDS).parse_args(["--demo"]).command is None


def test_words_are_never_guessed_from_their_beginning(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command_parser(COMMANDS).parse_args(["search", "--lim", "3"])

    assert "--lim" in capsys.readouterr().err


def test_every_level_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for words, expected in [
        (["--help"], "labels, list"),
        (["print", "--help"], "what print labels does"),
        (["print", "labels", "--help"], "--limit"),
    ]:
        with pytest.raises(SystemExit) as end:
            command_parser(COMMANDS).parse_args(words)
        assert end.value.code == 0
        assert expected in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["search", "--limit", "many"], "argument --limit\u00a0: valeur incorrecte (int)\u00a0: 'many'"),
        (["search", "--limit"], "argument --limit\u00a0: une valeur est attendue"),
        (["search", "--nothing"], "arguments inconnus\u00a0: --nothing"),
        (["print"], "arguments obligatoires manquants\u00a0: SOUS-COMMANDE"),
    ],
)
def test_what_argparse_says_is_in_the_users_language(
    words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    speak("fr")
    with pytest.raises(SystemExit):
        command_parser(COMMANDS).parse_args(words)

    assert expected in capsys.readouterr().err
