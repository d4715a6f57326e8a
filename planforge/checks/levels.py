"""How grave the findings of a plan are: by its kind, by the plan itself (检查), and by who asks. Finds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from planforge.codes import Wording, all_codes
from planforge.diagnostics import Diagnostics, Levels, Severity
from planforge.language.nearest import nearest
from planforge.plan.kinds import KINDS
from planforge.plan.loading import LoadedPlan
from planforge.resources import read_yaml

_BY_KIND = Path(__file__).parent / "data" / "levels.yaml"
_OFF = "off"


def levels_are_set(loaded: LoadedPlan, asked: Levels, diagnostics: Diagnostics) -> None:
    """Tell what is found at the levels of the kind of plan, of the plan, and of who asks; the last word wins."""
    diagnostics.relevel(levels_of(loaded, asked, diagnostics))


def levels_of(loaded: LoadedPlan, asked: Levels, diagnostics: Diagnostics) -> Levels:
    """The levels themselves; what is wrong with those of the plan is told."""
    own = dict(_of_plan(loaded, diagnostics)) if loaded.plan.checks else {}
    return {**_of_kind(loaded.kind.name), **own, **asked}


def code_named(text: str) -> Wording | None:
    """The code that ``text`` is, or names in English; either case."""
    wanted = text.strip()
    codes = all_codes()
    return codes.get(wanted.upper()) or next((one for one in codes.values() if one.name == wanted.lower()), None)


def nearest_code(text: str) -> str | None:
    """The code, or English name of one, that ``text`` most likely means."""
    names = [one.name for one in all_codes().values()]
    return nearest(text.strip().upper(), all_codes()) or nearest(text.strip().lower(), names)


def severity_of(level: str) -> Severity | None:
    """off, note, warning or error as a severity; None for off."""
    return None if level == _OFF else Severity[level.upper()]


def kinds_apart(code: str) -> Mapping[str, Severity | None]:
    """Kind of plan -> the level of ``code`` there, where it is another one than elsewhere."""
    found = {kind.name: _of_kind(kind.name) for kind in KINDS}
    return {name: levels[code] for name, levels in found.items() if code in levels}


@cache
def _of_kind(kind: str) -> Mapping[str, Severity | None]:
    """The levels that a kind of plan has of its own."""
    by_code: dict[str, dict[str, str]] = read_yaml(_BY_KIND)
    return {code: severity_of(levels[kind]) for code, levels in by_code.items() if kind in levels}


def _of_plan(loaded: LoadedPlan, diagnostics: Diagnostics) -> Iterator[tuple[str, Severity | None]]:
    """What the plan says itself; a code that there is not, or that must be heard, is told."""
    for number, switch in enumerate(loaded.plan.checks):
        path, name = f"checks.{number}", str(switch.rule)
        place, wording = loaded.place(f"{path}.rule"), code_named(name)
        if wording is None:
            diagnostics.warning("PF235", place, path=path, rule=name, nearest=nearest_code(name))
        elif switch.level and wording.is_fixed and severity_of(switch.level) is not Severity.ERROR:
            diagnostics.warning("PF236", place, path=path, rule=name)
        elif switch.level:
            yield wording.code, severity_of(switch.level)
