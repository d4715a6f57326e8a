"""From a plan and its templates to a finished document."""

from planforge.composing.compose import compose, survey

__all__ = ["compose", "survey"]
