"""The next plan after a round of feedback: every case of ``cases/rectify`` shows the lines that differ, and the events.

A case is a title, the plan, the feedback, the difference and the events, each in a block of its own. Heads that all
plans have are left out where a plan starts with something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pytest
from rounds_of_feedback import FEEDBACK_HEAD, HEAD, Run, plan_of, told

FOLDER = Path(__file__).parents[1] / "cases" / "rectify"
_CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<prose>(?:(?!```)(?!## ).*\n)*)```yaml\n(?P<plan>(?s:.*?))```\n"
    r"\n```yaml\n(?P<feedback>(?s:.*?))```\n"
    r"(?:\n```diff\n(?P<lines>(?s:.*?))```\n)?(?:\n```\n(?P<events>(?s:.*?))```\n)?",
    re.MULTILINE,
)
_HEADED = re.compile(r"(?:#.*\n)*\{?(?:类型|類型|kind)\s*:")


@dataclass(frozen=True)
class Case:
    file: Path
    title: str
    run: Run
    lines: str
    events: str

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.title}"

    @property
    def shown(self) -> tuple[str, str]:
        """The difference and the events as a case file has them."""
        result = self.run.result
        return difference(self.run.plan, result.text), "".join(f"{told(event)}\n" for event in result.events)


def difference(old: str, new: str) -> str:
    """The lines that differ, each place with the line before and after it."""
    lines = unified_diff(old.splitlines(), new.splitlines(), n=1, lineterm="")
    return "".join("@@\n" if line.startswith("@@") else f"{line}\n" for line in lines if line[:3] not in ("---", "+++"))


def _headed(text: str, head: str) -> str:
    return text if _HEADED.match(text) else head + text


def cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.md")):
        for found in _CASE.finditer(file.read_text("utf-8")):
            run = Run(_headed(found["plan"], HEAD), _headed(found["feedback"], FEEDBACK_HEAD))
            yield Case(file, found["title"], run, found["lines"] or "", found["events"] or "")


CASES = list(cases())


def write(file: Path) -> None:
    """Write the differences and events of ``file`` anew."""
    shown = {case.title: case.shown for case in CASES if case.file == file}

    def anew(found: re.Match[str]) -> str:
        lines, events = shown[found["title"]]
        head = f"## {found['title']}\n{found['prose']}"
        parts = [f"{head}```yaml\n{found['plan']}```\n", f"```yaml\n{found['feedback']}```\n"]
        parts += [f"```diff\n{lines}```\n"] if lines else []
        return "\n".join([*parts, f"```\n{events}```\n"])

    file.write_text(_CASE.sub(anew, file.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_lines_that_differ_are_those_of_the_case(case: Case, update: bool) -> None:
    """And every finding has the fate that its case says."""
    if update:
        write(case.file)
    assert case.shown == (case.lines, case.events)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_running_it_again_changes_nothing(case: Case) -> None:
    """The same bytes; what waited for a decision still waits."""
    again = case.run.again.result
    assert again.text == case.run.result.text
    assert {event.kind for event in again.events} <= {"doubtful", "unknown"}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_result_is_a_plan_without_errors(case: Case) -> None:
    """Whatever has been written in reads back; `check` may ask for measures."""
    plan_of(case.run.result.text)
