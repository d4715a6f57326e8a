"""What people call the things that the table tells of, and its columns; in Simplified Chinese, for translation."""

from __future__ import annotations

from planforge.language.catalogs import Translate, same
from planforge.summing.columns import Column
from planforge.summing.figures import counted_in
from planforge.summing.remarks import Remark, Told
from planforge.summing.tallies import Tally

NAMES = {
    Remark.MISSING: "没有列入上级的目标",
    Remark.LATER: "完成时限晚于上级",
    Remark.LOWER: "目标值达不到上级的要求",
    Remark.SHORT: "合计不到上级的数",
    Remark.OPPOSITE: "目标值的方向同上级相反",
    Remark.UNDATED: "没有写完成时限",
    Remark.UNVALUED: "没有写目标值",
    Remark.COPIED: "目标值照写了上级的总数",
    Remark.TWICE: "同一目标写了两次",
    Remark.UNREADABLE: "目标值不是一个数，没有统计",
    Remark.UNSUMMED: "上限或区间，没有计入合计",
    Remark.UNITLESS: "目标值没有写计量单位",
    Remark.UNHELD: "计量单位同上级不同，没有对照",
    Remark.OTHER_UNIT: "计量单位不一，分开统计",
    Remark.NEAR_NAME: "名称相近，请看是不是同一目标",
    Remark.SAME_ISSUER: "同一单位有几份方案，都已计入",
}
"""The headings of what is told."""
EACH = "{unit}（每个）"
"""The unit of what is of every one."""
NO_UNIT = "（无单位）"
NOT_SUMMED = "（未计入照抄上级总数的{count}个单位）"
"""Beside a sum."""
WHO, WHAT, SAYS, WANTS, HOW_MANY = "单位", "目标", "方案写的", "上级写的", "单位数"
"""The columns of what is told: which unit, which target, what it writes, what the plan from above writes."""
SAID = {Remark.SHORT: "合计", Remark.OTHER_UNIT: "计量单位", Remark.SAME_ISSUER: "文件"}
"""What stands in the column ``SAYS``, where that is something else."""
WANTED = {Remark.NEAR_NAME: "相近的名称"}
"""The like for ``WANTS``."""


def unit_of(tally: Tally, translate: Translate) -> str:
    """What the numbers of ``tally`` count, by its factor: 万元, 所（每个）."""
    return named(counted_in(tally.unit, tally.factor), tally.is_each, translate)


def named(unit: str, is_each: bool, translate: Translate = same) -> str:
    """What people call ``unit``."""
    if not unit:
        return translate(NO_UNIT)
    is_said = not is_each or "/" in unit
    return translate(unit) if is_said else translate(EACH).format(unit=translate(unit))


def not_summed(tally: Tally | None, translate: Translate) -> str:
    """What stands beside the sum of ``tally``: who is not in it."""
    return translate(NOT_SUMMED).format(count=tally.copied) if tally and tally.copied else ""


def beside(one: Told, column: Column | None, translate: Translate) -> str:
    """The like for a sum that is told of ``column``."""
    return not_summed(column.held, translate) if column and one.remark is Remark.SHORT else ""
