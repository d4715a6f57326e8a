"""Reports of every plan that the tests have: broken ones, samples, refused files, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from real_plans import PLANS, fresh

import planforge
from planforge.diagnostics import Diagnostic, Place, Severity
from planforge.pipeline import review_conversion

CASES = sorted((Path(__file__).parents[1] / "cases" / "check").glob("*.yaml"))
LOCALES = ("zh_Hans", "zh_Hant", "en")
REFUSED = [
    Diagnostic("PF610", Severity.ERROR, facts={"file": "没有 的.yaml"}),
    Diagnostic("PF612", Severity.ERROR, facts={"file": "/绝对/#1?.yaml", "detail": "x"}),
    Diagnostic("PF622", Severity.ERROR, facts={"script": "klingon", "known": "hans"}),
]
HOSTILE = "\x00\x1b[31m\u202e\ud800\udc80[点](http://x){0}\\`<b>\"'\u2028"
HARMFUL = [
    Diagnostic(
        "PF203", Severity.ERROR, Place(f"甲{HOSTILE}.yaml", 1, 1, 1, 2), {"key": HOSTILE}, f"measures.{HOSTILE}"
    ),
    Diagnostic("PF203", Severity.ERROR, Place("../上级/a b#c?.yaml", 2, 1, 3, 1), {"key": "{key}"}),
]


@cache
def found_in_cases() -> tuple[Diagnostic, ...]:
    """What is found in all the broken plans, as if they were checked together."""
    return tuple(_found(CASES))


@cache
def found_in_plans() -> tuple[Diagnostic, ...]:
    """What is found in starters and samples, with the doubts of their conversion."""
    found = []
    for file in PLANS:
        checked = fresh(file)
        review_conversion(checked)
        found += list(checked.diagnostics)
    return tuple(found)


def _found(files: list[Path]) -> Iterator[Diagnostic]:
    for file in files:
        checked = planforge.read(file.read_bytes(), file.name)
        planforge.make_document(checked)
        yield from checked.diagnostics
