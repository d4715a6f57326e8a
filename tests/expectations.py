"""Reads what a case file expects: findings as comments beside the line that causes them. Judges nothing.

``# 不看 PF25 PF34`` at the top leaves out the findings of whole groups of rules that are not the subject of the case.
``- 责任单們: 教育股   # PF203 责任单們 → 牵头单位`` expects PF203 on that line, about 责任单們, with 牵头单位 as the
nearest word. Without a text only the code is compared; two findings on a line are divided by ``；``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from string import Formatter
from typing import Any

import yaml

from planforge.diagnostics import Diagnostic
from planforge.plan.unreadable import Unreadable
from planforge.resources import PACKAGE

_UNSEEN = re.compile(r"^# 不看 (?P<groups>[PF0-9 ]+)$", re.MULTILINE)
_COMMENT = re.compile(r"#\s*(PF\d{3}.*)$")
_NEAR = ("nearest", "near", "word")


def expected(text: str) -> list[tuple[int, str]]:
    """(line, finding) of every expectation in ``text``, in order."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if comment := _COMMENT.search(line):
            found.extend((number, part.strip()) for part in comment[1].split("；"))
    return found


def seen(text: str, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that the case looks at."""
    stated = _UNSEEN.search(text)
    groups = tuple(stated["groups"].split()) if stated else ()
    return [one for one in diagnostics if not (groups and one.code.startswith(groups))]


CONTENT = ("PF25", "PF312", "PF313", "PF32", "PF34", "PF75", "PF76", "PF815")
"""What a strict reader says of a plan's content; little plans about form and layout are no subject for him."""


def of_form(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that are not about a plan's content."""
    return [one for one in diagnostics if not one.code.startswith(CONTENT)]


def reported(diagnostics: Iterable[Diagnostic], expectations: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """(line, finding) of every diagnostic, as briefly as its line's expectations are written."""
    brief = {(line, said) for line, said in expectations if len(said) == len("PF000")}
    found = []
    for diagnostic in diagnostics:
        line = diagnostic.place.line if diagnostic.place else 0
        short = (line, diagnostic.code)
        found.append(short if short in brief else (line, said(diagnostic)))
    return found


def said(diagnostic: Diagnostic) -> str:
    """``PF203 责任单們 → 牵头单位``: the code, what it is about, and the nearest word where there is one."""
    about = diagnostic.facts.get(subject(diagnostic.code), "")
    near = next((diagnostic.facts[name] for name in _NEAR if diagnostic.facts.get(name, about) != about), "")
    return " ".join(filter(None, (diagnostic.code, about, f"→ {near}" if near else "")))


def subject(code: str) -> str:
    """The fact that a code is about: the first placeholder of its message."""
    return next(iter(placeholders(codes()[code]["message"])), "")


def placeholders(text: str) -> list[str]:
    """The facts that a wording wants, in its order."""
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def wording_is_complete(problem: Unreadable) -> bool:
    """Whether the message, and a remedy, can be said with the facts given."""
    code, known = codes()[problem.code], set(problem.facts)
    return known.issuperset(placeholders(code["message"])) and any(
        known.issuperset(placeholders(text)) for text in code["remedy"]
    )


@cache
def codes() -> dict[str, dict[str, Any]]:
    """All codes with their wording."""
    files = sorted((PACKAGE / "codes").glob("*.yaml"))
    return {code: entry for file in files for code, entry in yaml.safe_load(file.read_text("utf-8")).items()}
