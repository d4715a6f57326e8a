"""PF340, PF341, PF342: targets that no measure serves, measures that serve no target. Unknown names are PF222's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planforge.checks.figures.indicator import says
from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.plan.breakdown import target_label
from planforge.plan.loading import LoadedPlan
from planforge.plan.measures import Measure
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.targets import Target
from planforge.plan.walk import models
from planforge.source import Text

_PRACTICE = 4
"""As many measures that all serve a target make it the practice of the plan."""
_FEW = 3
"""As many are told one by one, even where they are the most."""


def targets_and_measures_are_linked(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where measures say what they serve (对应目标), every target is served and every measure serves one.

    A plan that mostly does without is told so once. A 整改方案 answers findings, a 宣传方案 a schedule: there only
    what is begun is asked for, and a measure that answers a finding need not serve a target.
    """
    plan = loaded.plan
    targets = plan.targets.entries if plan.targets else ()
    served = {name for _, one in models(plan, Measure) for name in one.serves}
    roots = list(_roots(loaded))
    if not targets:
        return
    if not roots:
        _tell_few(loaded, list(_unserved(loaded, targets, served)), len(targets), diagnostics)
        return
    if not served:
        if not isinstance(plan, (RectificationPlan, PublicityPlan)) and _has_figures(targets):
            _tell_once(loaded, "targets", diagnostics)
        return
    idle = [one for root in roots for one in _units(*root)]
    unserved = list(_unserved(loaded, targets, served))
    lacking = [one for one in idle if not one[2]]
    if _is_most(len(lacking), len(idle)):
        _tell_once(loaded, "measures" if plan.measures else "stages", diagnostics)
    else:
        in_stages = () if lacking else _in_stages(loaded, len(idle))
        _tell_measures(loaded, [*((path, measure) for path, measure, _ in lacking), *in_stages], diagnostics)
    if not _is_most(len(unserved), len(targets)):
        _tell_targets(loaded, unserved, diagnostics)
    elif not _is_most(len(lacking), len(idle)):
        _tell_once(loaded, "targets", diagnostics)


def _tell_few(loaded: LoadedPlan, unserved: Sequence[Target], of: int, diagnostics: Diagnostics) -> None:
    """The targets left out where only the answers to findings serve any, and serve most."""
    if 2 * len(unserved) < of:
        _tell_targets(loaded, unserved, diagnostics)


def _in_stages(loaded: LoadedPlan, linked: int) -> Iterator[tuple[str, Measure]]:
    """The measures of stages that serve nothing, where all ``linked`` measures of the plan do; no meetings."""
    plan = loaded.plan
    if not plan.measures or linked < _PRACTICE:
        return
    for place, stage in enumerate(plan.stages.entries if plan.stages else ()):
        for number, measure in enumerate(stage.measures):
            if not _serves_somewhere(measure) and not says("procedural", measure.label or ""):
                yield f"stages.entries.{place}.measures.{number}", measure


def _is_most(number: int, of: int) -> bool:
    return number > _FEW and 2 * number > of


def _has_figures(targets: Sequence[Target]) -> bool:
    return any(one.is_indicator or _has_figures(one.targets) for one in targets)


def _roots(loaded: LoadedPlan) -> Iterator[tuple[str, Measure]]:
    """The top measures of the plan; those of its stages where one of them says what it serves.

    In a 整改方案 those that answer a finding serve that.
    """
    plan = loaded.plan
    for number, measure in enumerate(plan.measures.entries if plan.measures else ()):
        if not getattr(measure, "findings", ()):
            yield f"measures.entries.{number}", measure
    for place, stage in enumerate(plan.stages.entries if plan.stages else ()):
        for number, measure in enumerate(stage.measures):
            if not plan.measures or _serves_somewhere(measure):
                yield f"stages.entries.{place}.measures.{number}", measure


def _serves_somewhere(measure: Measure) -> bool:
    return bool(measure.serves) or any(map(_serves_somewhere, measure.measures))


def _units(path: str, measure: Measure) -> Iterator[tuple[str, Measure, bool]]:
    """The measures that are judged, with whether they serve: what is above all that lack it stands for them."""
    if measure.serves or not _serves_somewhere(measure):
        yield path, measure, bool(measure.serves)
        return
    for number, child in enumerate(measure.measures):
        yield from _units(f"{path}.measures.{number}", child)


def _unserved(loaded: LoadedPlan, targets: Sequence[Target], served: set[Text]) -> Iterator[Target]:
    """The targets that nothing serves, the group for all in it; one that a misspelt name means is served."""
    every = [one for _, one in models(loaded.plan, Target)]
    names = [name for one in every for name in (one.name, one.id) if name]
    known = set(names)
    meant = {nearest(name, names) for name in served if name not in known}
    for target in targets:
        yield from _left_out(target, {str(name) for name in served} | {str(name) for name in meant if name})


def _left_out(target: Target, served: set[str]) -> Iterator[Target]:
    if _is_named(target, served) or (not target.targets and not _can_be_named(target)):
        return
    if not _is_served_below(target, served):
        yield target
        return
    for child in target.targets:
        yield from _left_out(child, served)


def _is_named(target: Target, served: set[str]) -> bool:
    return (target.name or "") in served or (target.id or "") in served


def _can_be_named(target: Target) -> bool:
    """Whether a measure could refer to it; words alone are no indicator."""
    return bool(target.name or target.id or target.is_indicator)


def _is_served_below(target: Target, served: set[str]) -> bool:
    return any(_is_named(one, served) or _is_served_below(one, served) for one in target.targets)


def _tell_once(loaded: LoadedPlan, key: str, diagnostics: Diagnostics) -> None:
    place = loaded.keys.get(key) or loaded.place(key)
    name = "措施" if key == "measures" else "阶段" if key == "stages" else "目标"
    diagnostics.note("PF340", place, path=key, key=name)


def _tell_targets(loaded: LoadedPlan, unserved: Sequence[Target], diagnostics: Diagnostics) -> None:
    for target in unserved:
        label = target_label(target)
        diagnostics.warning("PF341", loaded.place(label.path), path=label.path, target=label)


def _tell_measures(
    loaded: LoadedPlan, lacking: Sequence[tuple[str, Measure]], diagnostics: Diagnostics
) -> None:
    for path, measure in lacking:
        label = measure.label or Text("", path)
        diagnostics.warning("PF342", loaded.place(label.path), path=label.path, measure=_brief(label))


def _brief(label: Text) -> str:
    return label.split("。")[0].split("\n")[0]
