"""The wording of findings: data in ``planforge/codes``, filled with a finding's facts, in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planforge.codes import all_codes
from planforge.diagnostics import Diagnostic, Severity
from planforge.patterns import lazy

Translate = Callable[[str], str]
_PLACEHOLDER = lazy(r"\{(\w+)\}")
_MOST = 400
"""Characters of one fact in a message; more would be a page of the file."""
LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}


def same(text: str) -> str:
    """The language of the source."""
    return text


def describe(diagnostic: Diagnostic, translate: Translate | None = None) -> tuple[str, str]:
    """The message and the remedy (perhaps empty) of a finding."""
    say = translate or same
    wording = all_codes()[diagnostic.code]
    remedy = next((text for text in wording.remedy if _placeholders(text) <= diagnostic.facts.keys()), "")
    facts = {name: say(fact) if name in wording.terms else fact for name, fact in diagnostic.facts.items()}
    return fill(say(wording.message), facts), fill(say(remedy), facts) if remedy else ""


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def fill(text: str, facts: Mapping[str, str]) -> str:
    """``text`` with its placeholders filled; a fact's own braces stay as they are."""
    return _PLACEHOLDER.sub(lambda found: _bounded(facts.get(found[1], found[0])), text)


def _bounded(fact: str) -> str:
    return fact if len(fact) <= _MOST else f"{fact[: _MOST - 1]}…"


def levels_apart(code: str, translate: Translate | None = None) -> str:
    """What the level of ``code`` is in which kinds of plan, where it is another one than elsewhere; else nothing."""
    from planforge.checks.levels import kinds_apart
    from planforge.plan.kinds import KINDS

    say = translate or same
    names = {kind.name: kind.zh[0] for kind in KINDS}
    said: dict[str, list[str]] = {}
    for kind, severity in kinds_apart(code).items():
        said.setdefault(LEVELS[severity] if severity else "不查", []).append(say(names[kind]))
    parts = (f"{say('、').join(kinds)}{say('：')}{say(level)}" for level, kinds in said.items())
    return "".join(f"{say('；')}{part}" for part in parts)


def explanation(code: str, translate: Translate | None = None) -> str | None:
    """A code in full: what it means, why it matters, a wrong and a right example; None for an unknown one."""
    say = translate or same
    wording = all_codes().get(code)
    if wording is None:
        return None
    level = say(next(text for severity, text in LEVELS.items() if severity.name.lower() == wording.level))
    level += levels_apart(code, say)
    head = fill(say("{code} {name}（{level}）"), {"code": code, "name": wording.name, "level": level})
    parts = [head, say(wording.meaning or wording.message)]
    if wording.why:
        parts.append(say(wording.why))
    advice = [say(text) for text in wording.remedy if not _placeholders(text)]
    parts.extend(fill(say("怎么改：{remedy}"), {"remedy": text}) for text in advice[-1:])
    parts.extend(
        f"{say(title)}\n{_indented(text)}"
        for title, text in (("不对：", wording.wrong), ("对：", wording.right))
        if text
    )
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
