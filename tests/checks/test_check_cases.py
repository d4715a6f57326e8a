"""Broken plans, each finding written beside the line that causes it: every case is a file of ``cases/check``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from expectations import codes, expected, reported, seen, subject

import planforge
from planforge.diagnostics import Diagnostic
from planforge.language.catalogs import labels
from planforge.language.script import fold
from planforge.plan.kinds import KINDS, PlanKind, kind_named
from planforge.plan.starter import with_keys
from planforge.plan.words import Word

FOLDER = Path(__file__).parents[1] / "cases" / "check"
CASES = sorted(FOLDER.glob("*.yaml"))
REKEYED = [case for case in CASES if case.stem not in ("没有类型", "不是方案", "三十处")]
"""Those whose keys the parser reads, and whose kind is not widened."""
BESIDE = ("PF26", "PF27", "PF28", "PF29", "PF824", "PF831", "PF901", "PF902", "PF903", "PF946", "PF947")
"""Those that need a second file, or are told when one is written."""
OF_THE_PLAN = ("PF2", "PF32", "PF34", "PF75", "PF76", "PF81", "PF82", "PF83", "PF9")
PLAN_CODES = [code for code in codes() if code.startswith(OF_THE_PLAN) and not code.startswith(BESIDE)]
_KIND = re.compile(r"^(?:类型|類型|kind): *(\S+)", re.MULTILINE)


def findings(case: Path) -> list[Diagnostic]:
    """What is reported about the plan in ``case``, templates and all, as far as it is its subject."""
    checked = planforge.read(case.read_bytes(), case.name)
    planforge.make_document(checked)
    return seen(case.read_text("utf-8"), checked.diagnostics)


def kind_of(text: str) -> PlanKind:
    """The kind by whose words the keys of a case are read."""
    written = _KIND.search(text)
    return (kind_named(fold(written[1])) if written else None) or KINDS[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_plan_is_reported_where_it_is_broken(case: Path) -> None:
    """All findings, no more and no fewer, each on its own line, with what it is about and the nearest word."""
    wanted = expected(case.read_text("utf-8"))
    assert sorted(reported(findings(case), wanted)) == sorted(wanted)


def test_thirty_mistakes_give_thirty_messages() -> None:
    """One message a mistake: none is hidden by another, none is reported twice."""
    assert len(findings(FOLDER / "三十处.yaml")) == 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_place_is_that_of_the_word(case: Path) -> None:
    """Where the line holds the word that a finding quotes, its columns mark that word."""
    lines = case.read_text("utf-8").split("\n")
    for found in findings(case):
        word = found.facts.get(subject(found.code), "")
        assert found.place is not None
        line = lines[found.place.line - 1].partition("# PF")[0]
        if found.code >= "PF2" and word in re.findall(r"[\w—（）《》]+", line):
            assert word in line[found.place.column - 1 : found.place.end_column - 1]


@pytest.mark.parametrize("code", PLAN_CODES)
def test_every_code_of_the_plan_has_a_case(code: str) -> None:
    """No wording without a plan that shows it."""
    assert any(code in case.read_text("utf-8") for case in CASES)


@pytest.mark.parametrize("write", [lambda word: word.name, lambda word: labels("hant")(word.zh)], ids=["en", "hant"])
@pytest.mark.parametrize("case", REKEYED, ids=lambda case: case.stem)
def test_english_and_traditional_keys_are_judged_alike(case: Path, write: Callable[[Word], str]) -> None:
    """The three languages of keys are one schema: the same codes on the same lines.

    A synonym is none any more, and what was one field in two words (PF204) is now one key twice (PF114).
    """
    text = case.read_text("utf-8")
    wanted = [(line, said[:5]) for line, said in expected(text) if not said.startswith("PF205")]
    rekeyed = planforge.read(with_keys(text, kind_of(text), write).encode(), case.name)
    planforge.make_document(rekeyed)
    told = seen(text, rekeyed.diagnostics)
    found = [(found.place.line, found.code.replace("PF114", "PF204")) for found in told if found.place]
    assert sorted(found) == sorted(wanted)
