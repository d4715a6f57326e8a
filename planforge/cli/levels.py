"""``--skip`` and ``--level``: which findings are told, and how grave they are, whatever the plan says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from planforge.cli.help import say
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from planforge.codes import Wording
    from planforge.diagnostics import Levels, Severity

Skip: TypeAlias = Annotated[
    str | None, typer.Option("--skip", metavar="CODES", help=say("不查哪些，逗号分开，如 PF253,PF764"))
]
Level: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--level", metavar="CODE=LEVEL", help=say("一项检查当作什么：off、note、warning、error；可写多次")),
]


def levels_named(skip: str | None, level: list[str] | None) -> Levels:
    """The levels that the options name.

    Raises:
        Failure: there is no such code (PF695) or level (PF696), or the code cannot be made lighter (PF697).
    """
    return dict([*_skipped(skip or ""), *map(_set, level or ())])


def _skipped(codes: str) -> Iterator[tuple[str, Severity | None]]:
    for name in filter(None, map(str.strip, codes.replace("，", ",").split(","))):
        yield _checked(name, _wording(name), None)


def _set(text: str) -> tuple[str, Severity | None]:
    from planforge.checks.levels import severity_of
    from planforge.plan.switches import LEVEL

    name, _, written = text.partition("=")
    level = LEVEL.value_of(written.strip())
    if level is None:
        raise Failure("PF696", option=text, known="、".join(LEVEL.choices))
    return _checked(name, _wording(name), severity_of(level))


def _wording(name: str) -> Wording:
    from planforge.checks.levels import code_named, nearest_code

    found = code_named(name)
    if found is None:
        raise Failure("PF695", rule=name, nearest=nearest_code(name))
    return found


def _checked(name: str, wording: Wording, severity: Severity | None) -> tuple[str, Severity | None]:
    if wording.is_fixed and severity is not wording.severity:
        raise Failure("PF697", rule=name)
    return wording.code, severity
