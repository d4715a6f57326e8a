"""The cases of ``cases/summing``: a plan from above, plans of schools, and the table that comes of them.

A school has a plan (what it says beside its head), or several. The expected table says of a target how many have it,
and of each unit ``单位 合计; 最低 中位 最高``; what is told is one line each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from planforge.language.catalogs import same
from planforge.plan.companions import read_apart
from planforge.plan.loading import LoadedPlan
from planforge.summing.figures import shown
from planforge.summing.gathering import Totals, gather
from planforge.summing.remarks import Told
from planforge.summing.summary import Summary, summarize
from planforge.summing.tallies import Tally
from planforge.summing.wording import beside, not_summed, unit_of

CASES = sorted((Path(__file__).parent / "cases" / "summing").glob("*.yaml"))
DAY = date(2025, 9, 30)


def read(case: Path) -> dict[str, Any]:
    """A case as it is written."""
    return dict(yaml.safe_load(case.read_text("utf-8")))


def summary(issuer: str, text: str, file: str = "方案.yaml") -> Summary:
    """The summary of the plan of ``issuer`` that says ``text``."""
    head = f"类型: 实施方案\n标题: {issuer}实施方案\n发文单位: {issuer}\n成文日期: 2025-02-06\n"
    loaded, found = read_apart(f"{head}{text}".encode(), file)
    assert isinstance(loaded, LoadedPlan) and not found.has_errors(), list(found)
    return summarize(loaded, file, DAY)


def summaries(case: Path) -> Iterator[Summary]:
    """Those of the schools of a case."""
    for issuer, texts in read(case)["schools"].items():
        for number, text in enumerate([texts] if isinstance(texts, str) else texts, 1):
            yield summary(issuer, text, f"{issuer}{number}.yaml")


def above(case: Path) -> Summary | None:
    """That of the plan from above, where there is one."""
    text = read(case).get("above")
    return summary("青山县教育局", text, "县.yaml") if text else None


def table(case: Path) -> Totals:
    """The table of a case."""
    return gather(summaries(case), DAY, above(case))


def figures(tally: Tally) -> str:
    """``个 500; 200 250 300``: unit and sum (a dash for none) with who is not in it; least, middle, most."""
    total = ("-" if tally.total is None else shown(tally.total, tally.factor)) + not_summed(tally, same)
    numbers = " ".join(shown(one, tally.factor) for one in (tally.least, tally.middle, tally.most))
    return f"{unit_of(tally, same)} {total}; {numbers}"


def columns(totals: Totals) -> dict[str, list[Any]]:
    """Every target with how many have it, and its figures."""
    return {one.name: [len(one.cells), *map(figures, one.tallies)] for one in totals.columns}


def line(one: Told, totals: Totals) -> str:
    """``later 第一小学 新增学位: 2026年6月 / 2025年底``."""
    who = [totals.labels[one.school]] if one.school is not None else []
    what = [totals.columns[one.column].name] if one.column is not None else []
    says = one.said + beside(one, None if one.column is None else totals.columns[one.column], same)
    said = [": " + " / ".join(filter(None, (says, one.wanted)))] if says or one.wanted else []
    return " ".join([one.remark.value, *who, *what]) + "".join(said)
