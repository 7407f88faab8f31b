"""What this machine tells the program: where the base lies, who sits at it, where reports go."""

from __future__ import annotations

import getpass
from pathlib import Path

import platformdirs

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr

_FOLDER = "grc-desktop"


def base_path(asked: str | None = None) -> Path:
    """The file of the base: the one asked for (a path or a ``sqlite:///`` address), else the user's own."""
    if not asked:
        return platformdirs.user_data_path(_FOLDER, appauthor=False) / "base.grc"
    scheme, separator, rest = asked.partition("://")
    if not separator:
        return Path(asked).expanduser()
    if scheme != "sqlite" or not rest.startswith("/") or len(rest) == 1:
        raise Refused(
            tr("“{address}” is not a base this program can open: give a file, or sqlite:///FILE.", address=asked),
            field="--database",
        )
    return Path(rest[1:])


def user_name() -> str:
    """The name under which the machine knows who is sitting at it; empty where it does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no entry for this user, as in some containers
        return ""


def reports_folder() -> Path:
    """Where reports of unexpected failures are kept."""
    return platformdirs.user_log_path(_FOLDER, appauthor=False)
