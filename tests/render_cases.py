"""Reads the case files of ``cases/render``: a plan and the Markdown that it must give. Renders nothing.

A file shows one feature. Under each ``## name`` stand, in code fences, the plan and the whole expected
Markdown; findings are expected as comments in the plan (see `expectations`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases" / "render"
_CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n(?:(?!## |```)[^\n]*\n)*"
    r"```yaml\n(?P<plan>.*?)^```\n\n```markdown\n(?P<markdown>.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """A plan and its Markdown; ``start`` is where the Markdown stands in the file."""

    file: Path
    name: str
    plan: str
    markdown: str

    def __str__(self) -> str:
        return f"{self.file.stem}-{self.name}"


def all_cases() -> list[Case]:
    """Every case of every file, in order."""
    files = sorted(FOLDER.glob("*.md"))
    return [
        Case(file, found["name"], found["plan"], found["markdown"])
        for file in files
        for found in _CASE.finditer(file.read_text("utf-8"))
    ]


def rewrite(case: Case, markdown: str) -> None:
    """Put ``markdown`` in the place of what ``case`` expects."""

    def replaced(found: re.Match[str]) -> str:
        if found["name"] != case.name:
            return found[0]
        return found[0].removesuffix(f"{found['markdown']}```\n") + f"{markdown}```\n"

    text = case.file.read_text("utf-8")
    case.file.write_text(_CASE.sub(replaced, text), "utf-8")
