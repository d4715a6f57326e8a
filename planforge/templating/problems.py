"""Template errors as located problems: which template, which line, what was meant."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from functools import partial
from types import TracebackType
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.utils import missing

from planforge.diagnostics import Diagnostic, Place, Severity
from planforge.document.refused import (
    BadMark,
    LongRow,
    MalformedLine,
    NoLabel,
    NothingToRunIn,
    Refused,
    TooDeep,
    TooMuch,
    UnclosedDirective,
    UnknownDirective,
    UnknownLabel,
    UnknownOption,
    WideTable,
)
from planforge.templating.budget import Exhausted, TooLarge
from planforge.templating.limits import OUTPUT
from planforge.templating.loading import BadSource
from planforge.templating.values import Unprintable


class TooLong(ValueError):
    """A template has written more than a document holds."""


_REFUSED: dict[type[Refused], str] = {
    UnknownDirective: "PF406",
    NothingToRunIn: "PF407",
    UnclosedDirective: "PF409",
    MalformedLine: "PF410",
    UnknownOption: "PF411",
    LongRow: "PF412",
    BadMark: "PF413",
    NoLabel: "PF414",
    UnknownLabel: "PF415",
    WideTable: "PF416",
    TooMuch: "PF428",
    TooDeep: "PF429",
}


_BOUNDED: dict[type[Exception], str] = {Exhausted: "PF421", TooLarge: "PF426", TooLong: "PF427"}
_LONGEST = 200
"""Characters of a detail."""


class TemplateProblem(Exception):
    """A template cannot be rendered; ``diagnostic`` says where and why.

    Where a text of the plan is at fault, the diagnostic has the text's path and no place.
    """

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class NamedUndefinedError(UndefinedError):
    """An undefined name, with the names that its object has; None where it is a name of the context."""

    def __init__(self, name: str, known: Iterable[str] | None, message: str | None = None) -> None:
        super().__init__(message)
        self.name = name
        self.known = known if known is None else tuple(known)


class LocatedUndefined(StrictUndefined):
    """An undefined value whose use raises an error that knows the name and its neighbours."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        named: Any = partial(NamedUndefinedError, name or "", None if obj is missing else _members(obj))
        super().__init__(hint, obj, name, exc if exc is SecurityError else named)


def _members(obj: Any) -> tuple[str, ...]:
    fields = getattr(type(obj), "model_fields", None)
    if fields:
        return tuple(fields)
    return tuple(obj) if isinstance(obj, dict) else tuple(n for n in dir(obj) if not n.startswith("_"))


def to_problem(
    error: Exception, name: str, known: Iterable[str], is_template: Callable[[str], bool]
) -> TemplateProblem:
    """The located problem for ``error``, raised while ``name`` was rendered."""
    return problem_at(error, *_where(error, name, is_template), known)


def problem_at(error: Exception, file: str, line: int, known: Iterable[str] = ()) -> TemplateProblem:
    """The problem for ``error`` at a known line."""
    code, facts = _what(error, tuple(known))
    path = error.path if isinstance(error, Refused) else ""
    place = None if path else Place(file, line, 1, line, 1)
    return TemplateProblem(Diagnostic(code, Severity.ERROR, place, facts, path))


def _what(error: Exception, known: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    if isinstance(error, NamedUndefinedError):
        close = difflib.get_close_matches(error.name, known if error.known is None else error.known, n=1, cutoff=0.5)
        return "PF401", {"name": error.name, **({"nearest": close[0]} if close else {})}
    if isinstance(error, UndefinedError):
        return "PF401", {"name": str(error.message)}
    if isinstance(error, TemplateNotFound):
        return "PF403", {"name": _shown(str(error.name))}
    if isinstance(error, SecurityError):
        return "PF404", {"detail": _shown(str(error))}
    if isinstance(error, TemplateSyntaxError):
        return "PF402", {"detail": _shown(str(error.message))}
    if isinstance(error, Unprintable):
        return "PF405", {"type": type(error.value).__name__}
    if isinstance(error, Refused):
        return _REFUSED[type(error)], error.facts
    if isinstance(error, BadSource):
        return error.code, error.facts
    if isinstance(error, Exhausted | TooLarge | TooLong):
        return _BOUNDED[type(error)], {"limit": f"{OUTPUT:,}"} if isinstance(error, TooLong) else {}
    if isinstance(error, RecursionError | MemoryError | SyntaxError):
        return "PF422", {}
    return "PF408", {"detail": _shown(f"{type(error).__name__}: {error}")}


def _shown(detail: str) -> str:
    """The words of another's error, on one line and not endless."""
    words = "".join(char if char.isprintable() else " " for char in detail)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _where(error: Exception, name: str, is_template: Callable[[str], bool]) -> tuple[str, int]:
    """File and line: of a syntax error as it says, else of the innermost template frame."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or name, error.lineno
    if isinstance(error, BadSource):
        return error.file, error.line
    frames = list(_frames(error.__traceback__))
    inside = [(file, line) for file, line in frames if is_template(file)]
    return inside[-1] if inside else (name, 1)


def line_of(error: Exception, text: str) -> int:
    """The line of a template's ``text`` that wrote what ``error`` could not be read; the first where none shows."""
    wanted = _squeezed(error.wanted) if isinstance(error, Refused) else ""
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if wanted and wanted in _squeezed(line)), 1)


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def _frames(trace: TracebackType | None) -> Iterable[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
