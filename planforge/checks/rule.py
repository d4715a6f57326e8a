"""What a rule is: a function of a plan that says what it finds. Judges nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan

Rule: TypeAlias = Callable[[LoadedPlan, Diagnostics], None]
