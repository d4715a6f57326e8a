"""From a plan and its templates to a finished document."""

from planforge.composing.compose import compose, compose_part, survey

__all__ = ["compose", "compose_part", "survey"]
