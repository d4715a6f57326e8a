"""How much a template may do. Counted, not timed: the same input meets the same limit on every machine.

A template of 3,000 measures spends about a quarter of `WORK`; no value is tuned to a plan, only far above all of them.
"""

from __future__ import annotations

WORK = 8_000_000
"""Steps of one rendering: a statement or expression, an item that a filter walks over, some characters made."""
OUTPUT = 8_000_000
"""Characters that one template may write."""
SOURCE = 200_000
"""Characters of one template file."""
RANGE = 100_000
"""Numbers of one ``range``."""
NUMBER = 10_000
"""The highest number that a filter is given for a width, a count or a place."""
BITS = 1_000
"""Bits of a whole number that is computed."""
ITEM = 4
"""Steps that an item of a new list costs: what it takes in memory."""
MADE = 1
"""Characters that are made (shift: 2 for a step)."""
READ = 4
"""Characters that are read (shift: 16 for a step)."""
LABEL = 32
"""Steps of putting one character of a label into another script."""
COPIED = 6
"""Items that are copied from list to list (shift: 64 for a step)."""
CALL = 8
"""Steps of a call, beside what is done in it."""
IMPORT = 200
"""Steps of bringing in another template, beside what is done in it."""
