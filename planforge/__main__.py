"""``python -m planforge``."""

from planforge.cli.entry import main

main()
