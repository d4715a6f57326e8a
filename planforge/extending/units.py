"""A bare number laid over a figure with a unit: 95 over 不低于90%. Changes nothing."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.fields import Kind
from planforge.plan.quantity import parse_quantity
from planforge.plan.shape import Shape
from planforge.source import Node, Scalar

_OF_RATIOS = ":"


def tell_missing_unit(below: Node | None, own: Node, shape: Shape, diagnostics: Diagnostics) -> None:
    """Warn, at its place, where ``own`` is a number and nothing more, and ``below`` says what is counted.

    Only of texts that are printed as they are: 期数 and the like have no unit.
    """
    if not (isinstance(below, Scalar) and isinstance(own, Scalar)) or shape.kind is not Kind.PROSE or shape.is_value:
        return
    made, before = parse_quantity(own.value), parse_quantity(below.value)
    if made and before and not made.unit and before.unit not in ("", _OF_RATIOS):
        diagnostics.warning("PF294", own.place, value=own.value, before=below.value, unit=before.unit)
