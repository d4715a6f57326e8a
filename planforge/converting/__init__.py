"""A plan in another script, and the places of it that a machine cannot decide.

Public: ``in_script`` (a loaded plan in another script), ``declared`` (its names and terms), ``review``.
"""

from planforge.converting.declared import declared
from planforge.converting.plan import in_script
from planforge.converting.review import Uncertain, review

__all__ = ["Uncertain", "declared", "in_script", "review"]
