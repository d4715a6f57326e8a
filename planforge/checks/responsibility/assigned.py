"""PF251, PF252, PF253: a measure without lead unit, without person, without deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planforge.checks.first_few import first_few
from planforge.checks.responsibility.nodes import DEADLINE, LEAD, PERSON, Node, Scope, Written, remedies, scopes
from planforge.diagnostics import Diagnostics, Place
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import RectificationPlan

_FEW = 3
"""So many at most are told one by one where most measures lack the same."""


def measures_are_complete(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every measure has a lead unit, a person and a deadline, its own or from above.

    In a 整改方案 the rules of findings see to departments and deadlines.
    """
    plan = loaded.plan
    written = Written(loaded, diagnostics)
    if isinstance(plan, RectificationPlan):
        for scope in remedies(plan, written):
            _check(loaded, scope, PERSON, "PF252", diagnostics.note)
        return
    for scope in scopes(plan, written):
        _check(loaded, scope, LEAD, "PF251", diagnostics.warning)
        _check(loaded, scope, PERSON, "PF252", diagnostics.note)
        _check(loaded, scope, DEADLINE, "PF253", diagnostics.warning)


def _check(loaded: LoadedPlan, scope: Scope, field: str, code: str, report: Callable[..., None]) -> None:
    leaves = [leaf for root in scope.roots for leaf in _leaves(root, field, False)]
    bare = [leaf for leaf, has in leaves if not has]
    none = len(bare) == len(leaves)
    if not bare or (none and (field == PERSON or not scope.is_main)):
        return
    missing = list(_highest(scope, field))
    most = len(bare) > _FEW and 2 * len(bare) > len(leaves)
    if len(missing) > 1 and (none or most):
        names = first_few(leaf.name for leaf in bare)
        report(code, loaded.keys.get(scope.key), path=scope.key, name=f"{names}等{len(bare)}项")
        return
    for node in missing:
        report(code, _place(loaded, node), path=node.path, name=node.name)


def _leaves(node: Node, field: str, above: bool) -> Iterator[tuple[Node, bool]]:
    """The measures that do the work, with whether they or one above them say ``field``."""
    has = above or field in node.says
    if not node.children:
        yield node, has
    for child in node.children:
        yield from _leaves(child, field, has)


def _highest(scope: Scope, field: str) -> Iterator[Node]:
    """Where ``field`` is missing: at the level at which the plan writes it for groups, else at the lowest one.

    What holds just one measure, which says somebody itself, is no group.
    """
    levels = set(_levels(scope.roots, field, 0))
    for root in scope.roots:
        yield from _lacking(root, field, 0, levels)


def _levels(nodes: tuple[Node, ...], field: str, depth: int) -> Iterator[int]:
    for node in nodes:
        if node.children and field in node.says:
            yield depth
        yield from _levels(node.children, field, depth + 1)


def _lacking(node: Node, field: str, depth: int, levels: set[int]) -> Iterator[Node]:
    if field in node.says:
        return
    is_group = depth in levels and not (len(node.children) == 1 and node.children[0].says)
    if not node.children or (is_group and not any(has for _, has in _leaves(node, field, False))):
        yield node
        return
    for child in node.children:
        yield from _lacking(child, field, depth + 1, levels)


def _place(loaded: LoadedPlan, node: Node) -> Place | None:
    return loaded.place(node.label.path or node.path)
