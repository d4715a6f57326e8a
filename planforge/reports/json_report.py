"""Findings as JSON data, with English names, and the JSON Schema of that data. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from planforge.codes import all_codes
from planforge.diagnostics import Diagnostic, Severity
from planforge.reports.characters import sound
from planforge.reports.wording import Translate, describe

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Count: TypeAlias = Annotated[int, Field(ge=0)]
Position: TypeAlias = Annotated[int, Field(ge=1)]


class _Data(BaseModel):
    """Data with these names and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Finding(_Data):
    """一处问题。"""

    code: str = Field(description="问题代码，planforge explain 可查", pattern=r"^PF\d{3}$")
    name: str = Field(description="代码的英文名称", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    severity: Literal["error", "warning", "note"] = Field(description="错误、警告、提示")
    message: str = Field(description="问题，用使用者的语言", min_length=1)
    remedy: str = Field(description="怎么改；可能为空")
    file: str | None = Field(description="文件，照命令行所写；不针对某个文件时为 null")
    line: Position | None = Field(description="行，从 1 起；没有位置时为 null，以下三项相同")
    column: Position | None = Field(description="列，从 1 起，按字符计")
    end_line: Position | None = Field(description="止于哪一行")
    end_column: Position | None = Field(description="止于哪一列之前")
    path: str = Field(description="在方案里的路径，如 measures.entries.0.deadline；没有时为空")
    facts: dict[str, str] = Field(description="问题涉及的词")


class Totals(_Data):
    """各有几处。"""

    error: Count
    warning: Count
    note: Count


class Report(_Data):
    """planforge check --format json 的结果。读不了的文件也在其中，没有行和列。"""

    diagnostics: list[Finding] = Field(description="全部问题，按文件在命令行上的次序，文件内按位置")
    totals: Totals


def to_data(
    diagnostics: Iterable[Diagnostic], translate: Translate | None = None, refused: Iterable[Diagnostic] = ()
) -> dict[str, Any]:
    """``{"diagnostics": […], "totals": {"error": n, "warning": n, "note": n}}``, as `schema` says.

    ``refused`` say which files could not be checked, and why.
    """
    found, unread = list(diagnostics), list(refused)
    return Report(
        diagnostics=[
            *(_finding(one, translate) for one in found),
            *(_finding(one, translate, one.facts.get("file")) for one in unread),
        ],
        totals=_totals([*found, *unread]),
    ).model_dump()


def schema() -> dict[str, Any]:
    """The JSON Schema of a report, from the models that it is made with."""
    return {"$schema": DIALECT, **Report.model_json_schema(mode="serialization")}


def _totals(found: list[Diagnostic]) -> Totals:
    return Totals(**{severity.name.lower(): sum(d.severity is severity for d in found) for severity in Severity})


def _finding(diagnostic: Diagnostic, translate: Translate | None, file: str | None = None) -> Finding:
    message, remedy = describe(diagnostic, translate)
    place = diagnostic.place
    file = place.file if place else file
    return Finding(
        code=diagnostic.code,
        name=all_codes()[diagnostic.code].name,
        severity=_severity(diagnostic.severity),
        message=sound(message),
        remedy=sound(remedy),
        file=sound(file) if file is not None else None,
        line=place.line if place else None,
        column=place.column if place else None,
        end_line=place.end_line if place else None,
        end_column=place.end_column if place else None,
        path=sound(diagnostic.path),
        facts=_sound_facts(diagnostic.facts),
    )


def _severity(severity: Severity) -> Literal["error", "warning", "note"]:
    names: dict[Severity, Literal["error", "warning", "note"]] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
    }
    return names[severity]


def _sound_facts(facts: Mapping[str, str]) -> dict[str, str]:
    return {name: sound(fact) for name, fact in facts.items()}
