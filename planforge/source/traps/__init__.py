"""YAML that the parser refuses: known mistakes, each with its place and the mended line.

Goes through the lines with a tolerant picture of the block structure and mends a copy in memory, so
that one run finds all mistakes. Used only after the parser has refused a file; changes no file.
"""

from planforge.source.traps.draft import Draft
from planforge.source.traps.walk import mend_known

__all__ = ["Draft", "mend_known"]
