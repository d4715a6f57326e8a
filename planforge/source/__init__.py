"""YAML text -> located values. No schema, no meaning: a key is a text with a place.

Public: ``decode`` (bytes to text), ``load`` (text to ``Node``), and the values themselves.
"""

from planforge.source.compose import load
from planforge.source.located import Entry, Mapping, Node, Scalar, Sequence, values, walk
from planforge.source.reading import decode
from planforge.source.text import Text, path_of

__all__ = ["Entry", "Mapping", "Node", "Scalar", "Sequence", "Text", "decode", "load", "path_of", "values", "walk"]
