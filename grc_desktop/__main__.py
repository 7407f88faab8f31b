"""``python -m grc_desktop`` and the console script ``grc-desktop``."""

from __future__ import annotations

import sys

from grc_desktop import cli


def main() -> None:
    """Run the program and leave with its exit status."""
    sys.exit(cli.main())


if __name__ == "__main__":
    main()
