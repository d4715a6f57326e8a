"""Many plans in one table, as JSON data with English names and ISO dates, and the JSON Schema of that data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from planforge.plan.quantity import Direction
from planforge.reports.json_report import DIALECT
from planforge.summing.columns import Column
from planforge.summing.figures import Figure, figure_of
from planforge.summing.gathering import Totals
from planforge.summing.remarks import Remark, Told
from planforge.summing.summary import Summary, TargetSummary
from planforge.summing.tallies import Tally

Count: TypeAlias = Annotated[int, Field(ge=0)]
Number: TypeAlias = int | float


class _Data(BaseModel):
    """Data with these names and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReadFigure(_Data):
    """目标值里的数。"""

    low: Number = Field(description="数值，万、亿已经乘进去；区间的前一个数")
    high: Number = Field(description="同 low；区间的后一个数")
    unit: str = Field(description="计量单位，简体，不带万、亿，名、位折合成人；没有时为空")
    direction: str = Field(
        description="不低于、不超过、约、等于、区间", json_schema_extra={"enum": [one.value for one in Direction]}
    )
    each: bool = Field(description="说的是每一个的量（每校2名）")


class YearValue(_Data):
    """一个年度的值。"""

    year: str
    value: str


class Target(_Data):
    """一份方案的一项目标，照方案所写。"""

    name: str = Field(description="名称；没有名称的，是目标的文字")
    named: bool = Field(description="有没有名称")
    path: str = Field(description="在方案里的路径")
    baseline: str = Field(description="现状；没有时为空，以下各项相同")
    value: str = Field(description="目标值；只有分年度值的，是最后一年的")
    figure: ReadFigure | None = Field(description="目标值里的数；不是数时为 null")
    deadline: str = Field(description="完成时限")
    day: date | None = Field(description="完成时限的最后一天；没有这样一天时为 null")
    years: list[YearValue] = Field(description="分年度")


class Measures(_Data):
    """措施有几项。"""

    count: Count
    past: Count = Field(description="到 as_of 时限已过的；完成没有，方案里没有写")
    without_lead: Count = Field(description="没有人负责的")
    without_deadline: Count = Field(description="没有时限的")


class Plan(_Data):
    """一份方案。"""

    file: str = Field(description="文件，照命令行所写")
    issuer: str
    title: str
    kind: str
    targets: list[Target]
    measures: Measures


class Figures(_Data):
    """一项目标同一计量单位的数。"""

    unit: str = Field(description="计量单位，简体，不带万、亿")
    each: bool
    count: Count = Field(description="几份方案有这样的数")
    total: Number | None = Field(description="合计；百分比、标准这些相加没有意义的，全部照抄上级总数的，为 null")
    summed: Count = Field(description="几份方案在合计里：上限、区间和照抄上级总数的不计入")
    copied: Count = Field(description="几份方案照抄上级的总数，没有计入合计")
    least: Number
    median: Number
    most: Number


class Summed(_Data):
    """一项目标，所有方案的。"""

    name: str
    above: Target | None = Field(description="上级方案的这项目标；上级没有时为 null")
    plans: Count = Field(description="几份方案有")
    without: Count = Field(description="几份方案没有")
    figures: list[Figures] = Field(description="按计量单位分开，不混在一起")


class Remarked(_Data):
    """要说明的一件事。"""

    remark: str = Field(description="什么事", json_schema_extra={"enum": [one.value for one in Remark]})
    fault: bool = Field(description="是不是同上级方案不合；不是的，是疑问")
    file: str | None = Field(description="哪一份方案；说的是所有方案时为 null")
    issuer: str | None
    target: str | None = Field(description="哪一项目标")
    said: str = Field(description="方案写的；说的是所有方案时，是合计或各种单位")
    wanted: str = Field(description="上级方案写的，或相近的另一个名称")


class Together(_Data):
    """全部方案的数。"""

    plans: Count
    targets: Count
    faults: Count
    questions: Count
    measures: Measures


class Report(_Data):
    """planforge status --format json 中 summary 一项：许多方案的目标汇总。"""

    against: Plan | None = Field(description="上级方案（--against）；没有对照时为 null")
    plans: list[Plan] = Field(description="各单位的方案，按发文单位、文件排列")
    set_apart: list[Plan] = Field(description="上级单位自己的其他方案，不计入")
    unread: list[str] = Field(description="读不了的文件，不计入")
    targets: list[Summed] = Field(description="上级方案的目标在前，其余按有的方案多少")
    remarks: list[Remarked] = Field(description="按事、按目标、按单位排列")
    totals: Together


def to_data(totals: Totals) -> dict[str, Any]:
    """``totals`` as `schema` says."""
    faults = sum(one.remark.is_fault for one in totals.told)
    return Report(
        against=_plan(totals.county) if totals.county else None,
        plans=[_plan(one) for one in totals.schools],
        set_apart=[_plan(one) for one in totals.own],
        unread=list(totals.unread),
        targets=[_summed(one, len(totals.schools)) for one in totals.columns],
        remarks=[_remarked(one, totals) for one in totals.told],
        totals=Together(
            plans=len(totals.schools),
            targets=len(totals.columns),
            faults=faults,
            questions=len(totals.told) - faults,
            measures=_measures(totals),
        ),
    ).model_dump(mode="json")


def schema() -> dict[str, Any]:
    """The JSON Schema of the data."""
    return {"$schema": DIALECT, **Report.model_json_schema()}


def _plan(one: Summary) -> Plan:
    targets = [_target(target) for target in one.targets]
    return Plan(
        file=one.file, issuer=one.issuer, title=one.title, kind=one.kind, targets=targets, measures=_measures(one)
    )


def _measures(of: Summary | Totals) -> Measures:
    its = of.measures
    return Measures(
        count=its.count, past=its.past, without_lead=its.without_lead, without_deadline=its.without_deadline
    )


def _target(one: TargetSummary) -> Target:
    return Target(
        name=one.name,
        named=one.is_named,
        path=one.path,
        baseline=one.baseline,
        value=one.value,
        figure=_figure(figure_of(one.value, one.unit)),
        deadline=one.deadline,
        day=one.day,
        years=[YearValue(year=year, value=value) for year, value in one.years],
    )


def _figure(one: Figure | None) -> ReadFigure | None:
    if one is None:
        return None
    return ReadFigure(
        low=_number(one.low), high=_number(one.high), unit=one.unit, direction=one.direction.value, each=one.is_each
    )


def _summed(one: Column, plans: int) -> Summed:
    return Summed(
        name=one.name,
        above=_target(one.above) if one.above else None,
        plans=len(one.cells),
        without=plans - len(one.cells),
        figures=[_figures(tally) for tally in one.tallies],
    )


def _figures(one: Tally) -> Figures:
    return Figures(
        unit=one.unit,
        each=one.is_each,
        count=one.count,
        total=None if one.total is None else _number(one.total),
        summed=one.summed,
        copied=one.copied,
        least=_number(one.least),
        median=_number(one.middle),
        most=_number(one.most),
    )


def _number(number: Decimal) -> Number:
    """A whole number as one, whatever its length."""
    return int(number) if number == number.to_integral_value() else float(number)


def _remarked(one: Told, totals: Totals) -> Remarked:
    school = None if one.school is None else totals.schools[one.school]
    return Remarked(
        remark=one.remark.value,
        fault=one.remark.is_fault,
        file=school.file if school else None,
        issuer=school.issuer if school else None,
        target=None if one.column is None else totals.columns[one.column].name,
        said=one.said,
        wanted=one.wanted,
    )
