"""Changes in a YAML file as it is written: keys added, items appended, texts replaced; all else stays byte for byte.

Public: `Edits` collects the changes, `Edits.apply` makes them and proves the result by reading it again.
"""

from planforge.source.editing.edits import Edits, NotEditable
from planforge.source.editing.writing import Block, Comment, Flow, Pair, Value

__all__ = ["Block", "Comment", "Edits", "Flow", "NotEditable", "Pair", "Value"]
