"""What command lines work on in the tests, and what they give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

PLAN = """\
类型: 实施方案
标题: 青山县学前教育实施方案
发文单位: 青山县教育局
成文日期: 2025-02-06
指导思想: 坚持公益普惠。
措施: [{标题: 建设校舍, 内容: 新建3所。, 牵头单位: 县住建局, 完成时限: 2025年12月底前}]
"""
BROKEN = PLAN + "措失: 无\n"
UNSCHEDULED = """\
类型: 宣传方案
标题: 青山县教育宣传方案
发文单位: 青山县教育局
成文日期: 2026-03-20
宣传时间: 2026年5月
审核: 局办公室审核（提前2个工作日）
"""
SCHEDULED = UNSCHEDULED + "排期: [{时间: 5月8日, 选题: 读书, 责任单位: 城东小学, 责任人: 何静}]\n"


@dataclass(frozen=True)
class Result:
    """What a command did: its exit code, its output, its messages."""

    code: int
    out: str
    err: str


Planforge: TypeAlias = Callable[..., Result]
"""Runs ``planforge`` with its arguments."""
