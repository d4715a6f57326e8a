"""What is reported about the files that a 整改方案 names: its rounds of feedback and its 上一版."""

from __future__ import annotations

import pytest

import planforge
from planforge.diagnostics import Diagnostic

FEEDBACK = """
类型: 反馈意见
标题: 督导评估反馈意见
检查单位: 省督导评估组
反馈日期: 2025-05-20
问题:
  - {编号: 1, 标题: 部分学校班额过大}
  - {编号: 2, 标题: 功能室不足}
  - {编号: 3, 标题: 档案不规范}
"""
SECOND = """
类型: 反馈意见
标题: 复查反馈意见
反馈日期: 2026-05-10
问题:
  - {编号: 1, 标题: 班额仍然偏大}
  - {编号: 2, 标题: 校园欺凌防治不力}
  - {编号: 3, 标题: 功能室仍有缺口, 同: 2}
"""
HEAD = """
类型: 整改方案
标题: 青山县整改方案
发文单位: 青山县教育局
成文日期: 2026-06-15
"""
ANSWERS = "责任部门: 教育股, 整改时限: 2026年12月底前, 整改措施: [逐项落实]"
FILES = {
    "反馈意见.yaml": FEEDBACK,
    "反馈意见2.yaml": SECOND,
    "有错.yaml": FEEDBACK.replace("编号: 3", "编号: 2").replace("2025-05-20", "五月") + "检察单位: 省督导评估组\n",
    "上一版.yaml": f"{HEAD}问题: [部分学校班额过大]\n",
    "实施方案.yaml": "类型: 实施方案\n标题: 青山县实施方案\n发文单位: 青山县教育局\n",
}
FIRST_THREE = f"""
问题:
  - {{标题: 部分学校班额过大, {ANSWERS}}}
  - {{标题: 功能室不足, {ANSWERS}}}
  - {{标题: 档案不规范, {ANSWERS}}}
"""


def beside(name: str) -> bytes | None:
    """The files that lie beside the plan."""
    return FILES[name].encode() if name in FILES else None


def found(body: str) -> list[Diagnostic]:
    """What is reported about the plan with ``body``."""
    return list(planforge.read(f"{HEAD}{body}".encode(), "整改方案.yaml", beside).diagnostics)


def brief(body: str) -> list[tuple[str, str]]:
    """The codes reported, each with the words of the plan at its place."""
    lines = f"{HEAD}{body}".split("\n")
    places = [(one.code, one.place) for one in found(body)]
    return [(code, lines[at.line - 1][at.column - 1 : at.end_column - 1]) for code, at in places if at]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("反馈意见: 反馈意见.yaml", []),
        ("反馈意见: 反馈意件.yaml", [("PF801", "反馈意件.yaml")]),
        ("反馈意见: 有错.yaml", [("PF802", "有错.yaml")]),
        ("反馈意见: 上一版.yaml", [("PF803", "上一版.yaml")]),
        ("上一版: 上一版.yaml", []),
        ("上一版: 反馈意见.yaml", [("PF804", "反馈意见.yaml")]),
        ("上一版: 实施方案.yaml", [("PF804", "实施方案.yaml")]),
        ("上一版: 没有.yaml", [("PF801", "没有.yaml")]),
        ("反馈意见: [{文件: 反馈意见.yaml, 反馈日期: 2025-05-02}]", [("PF805", "2025-05-02")]),
        ("反馈意见: [{文件: 反馈意见.yaml, 反馈日期: 2025年5月20日}]", []),
    ],
)
def test_a_file_that_a_plan_names_is_there_and_is_what_it_should_be(
    named: str, expected: list[tuple[str, str]]
) -> None:
    """One message a file, at its name in the plan."""
    assert brief(f"{named}\n{FIRST_THREE}") == expected


def test_the_errors_of_a_named_file_are_counted() -> None:
    """What is wrong in it is told when it is checked itself."""
    [problem] = found(f"反馈意见: 有错.yaml\n{FIRST_THREE}")
    assert problem.facts == {"file": "有错.yaml", "count": "2"}


def missing(body: str) -> list[tuple[str, str, str]]:
    """The findings of feedback that the plan with ``body`` does not answer: file, number, name."""
    facts = [one.facts for one in found(body) if one.code == "PF824"]
    return [(one["file"], one["number"], one["name"]) for one in facts]


def test_a_finding_of_the_feedback_that_the_plan_leaves_out_is_named() -> None:
    """It is missed by its words, though the count of those left gives another its number."""
    body = f"""
反馈意见: 反馈意见.yaml
问题:
  - {{标题: 部分学校班额过大, {ANSWERS}}}
  - {{标题: 档案 不规范。, {ANSWERS}}}
"""
    assert missing(body) == [("反馈意见.yaml", "2", "功能室不足。")]


def test_a_finding_put_otherwise_is_known_by_its_number() -> None:
    """The writer may put it in words of their own."""
    body = FIRST_THREE.replace("标题: 功能室不足", "编号: 2, 标题: 实验室建设滞后")
    assert missing(f"反馈意见: 反馈意见.yaml\n{body}") == []


def test_a_number_answers_one_finding_only() -> None:
    """What is told to answer another finding of the round does not answer this one by its number."""
    told = "经过: [{轮次: 1, 变化: 新提出, 反馈编号: 3}]"
    body = FIRST_THREE.replace("标题: 功能室不足", f"编号: 2, 标题: 资料归档不全, {told}")
    assert missing(f"反馈意见: 反馈意见.yaml\n{body}") == [("反馈意见.yaml", "2", "功能室不足。")]


def test_a_later_round_is_answered_by_what_the_plan_says_of_it() -> None:
    """经过, 待认定 and 同 answer a finding of a later round; a like number does not."""
    body = f"""
反馈意见: [反馈意见.yaml, 反馈意见2.yaml]
问题:
  - 标题: 部分学校班额过大
    责任部门: 教育股
    整改时限: 2026年12月底前
    整改措施: [扩建教学楼]
    经过:
      - {{轮次: 1, 变化: 新提出, 反馈编号: 1}}
      - {{轮次: 2, 变化: 继续整改, 反馈编号: 1}}
  - {{标题: 功能室不足, {ANSWERS}}}
  - {{标题: 档案不规范, {ANSWERS}}}
"""
    pending = "待认定: [{轮次: 2, 反馈编号: 2, 标题: 校园欺凌防治不力}]\n"
    assert missing(body) == [("反馈意见2.yaml", "2", "校园欺凌防治不力。")]
    assert missing(body + pending) == []


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("省督导评估组反馈的3个问题全部列入清单。", []),
        ("2025年5月省督导评估组反馈3个问题，2026年5月复查反馈3个问题。", []),
        ("本轮反馈5个问题。", ["4"]),
    ],
)
def test_a_sentence_may_count_what_one_round_brought_up(sentence: str, counted: list[str]) -> None:
    """What was fed back stays as many, though the plan has more findings by now."""
    body = f"引言: {sentence}\n反馈意见: [反馈意见.yaml, 反馈意见2.yaml]\n{FIRST_THREE}  - 校园欺凌防治不力\n"
    assert [one.facts["counted"] for one in found(body) if one.code == "PF821"] == counted


def test_a_figure_is_quoted_as_the_feedback_has_it() -> None:
    """Another figure in its place is reported; one left out or added is not."""
    feedback = (
        "类型: 反馈意见\n检查单位: 省督导组\n反馈日期: 2025-05-20\n"
        "问题: [持证上岗率只有82%，差13人。, 灭火器过期17具。]\n"
    )
    plan = (
        "类型: 整改方案\n标题: 甲\n发文单位: 乙\n成文日期: 2025-06-01\n反馈意见: 反馈.yaml\n问题:\n"
        "  - {内容: 持证上岗率只有92%，差13人。, 责任部门: 丙, 整改时限: 2025年8月底前, 整改措施: 培训。}\n"
        "  - {内容: 灭火器过期。, 责任部门: 丙, 整改时限: 2025年8月底前, 整改措施: 更换。}\n"
    )
    checked = planforge.read(plan.encode(), "方案.yaml", {"反馈.yaml": feedback.encode()}.get)
    assert [(found.code, found.facts["own"], found.facts["its"]) for found in checked.diagnostics] == [
        ("PF831", "92%", "82%")
    ]
