"""A plan laid over the one that it extends: every case is an entry of ``cases/extending/继承.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import planforge
from planforge.codes import all_codes
from planforge.diagnostics import Diagnostic, Severity
from planforge.pipeline import Checked

FILE = Path(__file__).parents[1] / "cases" / "extending" / "继承.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
CLI = [Path(__file__).parents[1] / "cli" / name for name in ("test_extending.py", "test_for_each.py")]
OWN = "校.yaml"
LISTING = ("PF266", "PF270")
SUBJECT = ("PF20", "PF26", "PF27", "PF1")


def text_of(case: Mapping[str, Any], name: str) -> str | None:
    """The text of a file of the case; one may stand for another."""
    text = case.get(name)
    return str(case[text]) if text in case else text


def read(case: Mapping[str, Any]) -> Checked:
    """The school's plan with the files beside it."""

    def beside(name: str) -> bytes | None:
        text = text_of(case, name)
        return None if text is None else text.encode()

    return planforge.read(str(case[OWN]).encode(), OWN, beside)


def at(value: Any, path: str) -> Any:
    """What stands at ``path``; ``*`` is each of several."""
    step, _, rest = path.partition(".")
    if not step:
        return plain(value)
    if step == "*":
        return [at(one, rest) for one in value]
    return at(value[int(step)] if step.isdigit() else getattr(value, step), rest)


def plain(value: Any) -> Any:
    """A value as it is written; several as a list."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return None if value is None else str(value)


def told(found: Diagnostic, case: Mapping[str, Any]) -> str:
    """The finding in one line: code, file:line, the words there, the nearest word or what there is."""
    place = found.place
    assert place
    line = (text_of(case, place.file) or "").split("\n")[place.line - 1]
    words = line[place.column - 1 : place.end_column - 1] if place.line == place.end_line else line[place.column - 1 :]
    return f"{found.code} {place.file}:{place.line} {words}{instead(found)}"


def instead(found: Diagnostic) -> str:
    """What was perhaps meant; of items of a list, else those that there are."""
    facts = found.facts
    if "nearest" in facts:
        return f" → {facts['nearest']}"
    if "some" in facts:
        return f" 如 {facts['some']}（{facts['count']}）"
    return f" 有 {facts['known']}" if found.code in LISTING and "known" in facts else ""


def findings(case: Mapping[str, Any], checked: Checked) -> list[str]:
    """What is reported about laying one over the other, and all errors; and what the case asks for besides (也看)."""
    return [
        told(one, case)
        for one in checked.diagnostics
        if one.code.startswith((*SUBJECT[1:3], *case.get("也看", ()))) or one.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["例"]))
def test_a_plan_is_laid_over_the_one_that_it_extends(case: dict[str, Any]) -> None:
    """The values that come of it, and the findings, each in the file that is wrong."""
    checked = read(case)
    assert sorted(findings(case, checked)) == sorted(case.get("问题", ()))
    assert (checked.loaded is not None) == ("方案" in case)
    if checked.loaded:
        wanted = case["方案"]
        assert {path: at(checked.loaded.plan, path) for path in wanted} == wanted


@pytest.mark.parametrize("code", [code for code in all_codes() if "PF260" <= code <= "PF299"])
def test_every_code_is_shown_by_a_test(code: str) -> None:
    """No wording without something that is told by it."""
    shown = [*FILE.parent.glob("*.yaml"), *Path(__file__).parent.glob("test_*.py"), *CLI]
    assert any(code in file.read_text("utf-8") for file in shown)


def test_what_is_not_there_to_remove_stops_nobody() -> None:
    """A county may drop its 结语 one day; the plans of its schools render as before."""
    [case] = (case for case in CASES if str(case["例"]).startswith("要删去的县里已经没有了"))
    assert {one.severity for one in read(case).diagnostics if one.code == "PF265"} == {Severity.NOTE}
