"""What people call the things that the table tells of, and its columns; in Simplified Chinese, for translation."""

from __future__ import annotations

from planforge.summing.remarks import Remark

NAMES = {
    Remark.MISSING: "没有列入上级的目标",
    Remark.LATER: "完成时限晚于上级",
    Remark.LOWER: "目标值达不到上级的要求",
    Remark.SHORT: "合计不到上级的数",
    Remark.UNDATED: "没有写完成时限",
    Remark.UNVALUED: "没有写目标值",
    Remark.COPIED: "目标值照写了上级的总数",
    Remark.TWICE: "同一目标写了两次",
    Remark.UNREADABLE: "目标值不是数，没有计入",
    Remark.OTHER_UNIT: "计量单位不一，分开统计",
    Remark.NEAR_NAME: "名称相近，请看是不是同一目标",
    Remark.SAME_ISSUER: "同一单位有几份方案，都已计入",
}
"""The headings of what is told."""
EACH = "每"
"""Before the unit of what is of every one."""
SAID = {Remark.SHORT: "合计", Remark.OTHER_UNIT: "计量单位", Remark.SAME_ISSUER: "文件"}
"""What stands in the column of what plans write, where that is something else."""
WANTED = {Remark.NEAR_NAME: "相近的名称"}
"""The like for what the plan from above writes."""
