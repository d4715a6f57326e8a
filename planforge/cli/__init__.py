"""The command line. Each command has its file; what it needs is imported when it runs."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of ``planforge``."""
    from planforge.cli.app import run

    sys.exit(run(sys.argv[1:]))
