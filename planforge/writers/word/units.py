"""Lengths of the page in Word's units; knows nothing of what is measured.

twips are 1/20 pt, half-points are for font sizes, eighths of a point for border widths.
"""

from __future__ import annotations

TWIPS_PER_MM = 1440 / 25.4
POINTS_PER_MM = 72 / 25.4


def mm(length: float) -> int:
    """``length`` millimetres in twips."""
    return round(length * TWIPS_PER_MM)


def pt(length: float) -> int:
    """``length`` points in twips."""
    return round(length * 20)


def half_points(size: float) -> int:
    return round(size * 2)


def border_eighths(points: float) -> int:
    """A line width in eighths of a point: 1 pt is 8, and no line is thinner than 2."""
    return max(2, round(points * 8))


def line_eighths(millimetres: float) -> int:
    """A line width in millimetres, in eighths of a point: 0.35 mm is 8, 0.25 mm is 6."""
    return border_eighths(millimetres * POINTS_PER_MM)
