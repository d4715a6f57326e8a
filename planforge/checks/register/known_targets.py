"""PF222: a measure serves a target that is not there."""

from __future__ import annotations

from planforge.checks.register.named import is_in_other_script
from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.plan.loading import LoadedPlan
from planforge.plan.measures import Measure
from planforge.plan.targets import Target
from planforge.plan.walk import models


def targets_exist(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every 对应目标 is the 名称 or 编号 of a target."""
    targets = [target for _, target in models(loaded.plan, Target)]
    names = [name for target in targets for name in (target.name, target.id) if name]
    known = set(names)
    for _, measure in models(loaded.plan, Measure):
        for name in measure.serves:
            if name not in known and not is_in_other_script(name, known, loaded.script):
                diagnostics.warning(
                    "PF222", loaded.place(name.path), path=name.path, name=name, nearest=nearest(name, names)
                )
