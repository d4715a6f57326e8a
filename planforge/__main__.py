"""``python -m planforge``."""

from planforge.cli.app import main

main()
