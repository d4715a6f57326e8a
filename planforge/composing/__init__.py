"""From a plan and its templates to a finished document."""

from planforge.composing.compose import compose

__all__ = ["compose"]
