"""Summaries in another script, for a document; keys, files and days stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planforge.language.conversion import Converter, converter
from planforge.summing.summary import Summary, TargetSummary


def in_script(summary: Summary, script: str) -> Summary:
    """``summary`` as ``script`` writes it; itself where it is written so.

    Raises:
        Unavailable: the script cannot be converted here.
    """
    if summary.script == script:
        return summary
    convert = converter(summary.script, script)
    return replace(
        summary,
        issuer=convert.organisation(summary.issuer),
        title=convert.text(summary.title),
        script=script,
        targets=tuple(_target(target, convert) for target in summary.targets),
    )


def _target(target: TargetSummary, convert: Converter) -> TargetSummary:
    name, value, unit, baseline, deadline = _texts(
        (target.name, target.value, target.unit, target.baseline, target.deadline), convert
    )
    years = tuple((convert.text(year), convert.text(said)) for year, said in target.years)
    return replace(target, name=name, value=value, unit=unit, baseline=baseline, deadline=deadline, years=years)


def _texts(texts: Iterable[str], convert: Converter) -> tuple[str, ...]:
    return tuple(convert.text(text) if text else "" for text in texts)
