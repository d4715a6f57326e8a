"""The results: a table in Markdown, the figures as JSON, a plot."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from typing import Any

from measuring import Line

_PACKAGES = ("planforge", "python-docx", "docxtpl", "pypandoc_binary", "lxml", "Jinja2", "pydantic")
_MET = {True: "达到", False: "**未达到**", None: ""}
_FACTS = {
    "blocks": "块",
    "tables": "表",
    "rows": "表的行",
    "characters": "字",
    "deflated": "压缩到几分之一",
    "pages": "页（LibreOffice）",
}
_HEAD = ("测的是", "结果", "一半的轮次在", "标准", "")


def table(lines: Sequence[Line], figures: dict[str, Any], machine: dict[str, Any]) -> str:
    """Every line under its topic, and below what was measured on what."""
    topics = dict.fromkeys(line.topic for line in lines)
    parts = [f"### {topic}\n\n{_rows([line for line in lines if line.topic == topic])}" for topic in topics]
    documents = "；".join(f"{name}：{_said(facts)}" for name, facts in figures.items())
    return "\n\n".join([*parts, f"{documents}。", f"{_said(machine)}。"]) + "\n"


def _rows(lines: Sequence[Line]) -> str:
    rows = [(line.name, _figure(line.ratio.median), _spread(line), _bar(line), _MET[line.met]) for line in lines]
    ruled = [_HEAD, ("---", "---:", "---", "---:", "---"), *rows]
    notes = [f"{line.name}：{line.note}。" for line in lines if line.note]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled) + "".join(f"\n\n{note}" for note in notes)


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2g}" if value < 1 else f"{value:.1f}"


def _spread(line: Line) -> str:
    low, high = line.ratio.low, line.ratio.high
    return "" if low == high else f"{_figure(low)}–{_figure(high)}"


def _bar(line: Line) -> str:
    return "" if line.bar is None else f"{'≤' if line.at_most else '≥'} {_figure(line.bar)}"


def _said(facts: dict[str, Any]) -> str:
    return "、".join(f"{_FACTS.get(name, name)} {value}" for name, value in facts.items())


def machine(date: str) -> dict[str, Any]:
    """Where, with what and when (as the caller says) was measured."""
    return {
        "日期": date,
        "处理器": f"{_processor()}（{cpu_count()} 核）",
        "系统": platform.system(),
        "Python": platform.python_version(),
        **{package: version(package) for package in _PACKAGES},
    }


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def as_json(lines: Sequence[Line], figures: dict[str, Any], machine: dict[str, Any]) -> str:
    found = [{**asdict(line), "met": line.met} for line in lines]
    return json.dumps({"machine": machine, "documents": figures, "lines": found}, ensure_ascii=False, indent=1) + "\n"
