"""Where the packaged program begins."""

from __future__ import annotations

from grc_desktop.__main__ import main

main()
