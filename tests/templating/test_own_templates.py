"""A folder of one's own overrides a template, a block, an outline or an annex; all else stays planforge's."""

from __future__ import annotations

from pathlib import Path

import pytest

import planforge

PLAN = """\
类型: 实施方案
标题: 方案
发文单位: 县教育局
指导思想: 坚持公益。
总体目标: 补齐短板。
措施: [{标题: 建校舍, 牵头单位: 县住建局}]
附件: [任务分解表]
"""


def written(folder: Path, plan: str = PLAN, **templates: str) -> str:
    """The Markdown of ``plan`` by the templates in ``folder``; keyword names are files of the kind's folder."""
    for name, text in templates.items():
        put(folder, f"implementation/{name}", text)
    checked = planforge.read(plan.encode(), "方案.yaml")
    document = planforge.make_document(checked, [folder])
    assert document is not None, list(checked.diagnostics)
    return planforge.write_markdown(document).decode()


def overriding(block: str, content: str) -> str:
    """A template that overrides one block of planforge's own."""
    return f'{{% extends "builtin/implementation/plan.md.j2" %}}\n{{% block {block} %}}\n{content}\n\n{{% endblock %}}'


def put(folder: Path, name: str, text: str) -> None:
    """Write a template file."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def test_one_block_is_overridden(tmp_path: Path) -> None:
    """The manual's example: the rest of the template goes on as before."""
    text = written(tmp_path, **{"plan.md.j2": overriding("guiding", "自己的话：{{ plan.guiding }}")})
    assert "## 一、指导思想\n\n自己的话：坚持公益。" in text
    assert "### （一）建校舍" in text and "# 任务分解表" in text


def test_a_block_can_add_to_planforges_own(tmp_path: Path) -> None:
    """``super()`` says what planforge would have said."""
    text = written(tmp_path, **{"plan.md.j2": overriding("measures", "{{ super() }}\n以上各项抓好落实。")})
    assert text.index("（一）建校舍") < text.index("以上各项抓好落实。") < text.index("附件：")


def test_the_base_of_all_kinds_is_overridden(tmp_path: Path) -> None:
    """What every kind extends is one's own."""
    put(tmp_path, "base/plan.md.j2", '{% extends "builtin/base/plan.md.j2" %}\n{% block ending %}\n完\n{% endblock %}')
    text = written(tmp_path)
    assert "完\n" in text and "\n县教育局\n" not in text


def test_an_annex_is_overridden(tmp_path: Path) -> None:
    """One file, one annex."""
    put(tmp_path, "annexes/tasks.md.j2", "# {{ annex.title }}\n\n共{{ breakdown.tasks|length }}项。\n")
    assert "# 任务分解表\n\n共1项。" in written(tmp_path)


def test_order_and_headings_are_overridden(tmp_path: Path) -> None:
    """``outline.yaml`` of the kind."""
    text = written(tmp_path, **{"outline.yaml": "- 怎么做: 措施\n- {标题: 想什么, 栏目: [指导思想, 总体目标]}\n"})
    assert "## 一、怎么做\n" in text
    assert "## 二、想什么\n\n坚持公益。\n\n补齐短板。" in text


def test_the_plans_own_outline_goes_before(tmp_path: Path) -> None:
    """And takes its usual headings from the overridden one."""
    text = written(tmp_path, PLAN + "提纲: [措施, 总体目标, 指导思想]\n", **{"outline.yaml": "- 怎么做: 措施\n"})
    assert "## 一、怎么做\n" in text and "## 三、指导思想" in text


@pytest.mark.parametrize(
    ("outline", "code", "line"),
    [
        ("- 指导思想\n- 指导思向\n", "PF225", 2),
        ("- 指导思想\n- {标题: 甲, 拦目: 措施}\n", "PF203", 2),
        ("- {标题: 甲, 栏目: 措施, 责任: 到处}\n", "PF212", 1),
        ("- {标题: 甲, 栏目: 措施, 编号: [甲乙]}\n", "PF228", 1),
        ("- 指导思想\n- [措施\n", "PF1", 2),
        ("", "PF110", 1),
    ],
)
def test_a_broken_outline_is_reported_in_its_own_file(outline: str, code: str, line: int, tmp_path: Path) -> None:
    """Like a plan: with code and line, and nothing is rendered."""
    put(tmp_path, "implementation/outline.yaml", outline)
    checked = planforge.read(PLAN.encode(), "方案.yaml")
    assert planforge.make_document(checked, [tmp_path]) is None
    places = [(found.code, found.place) for found in checked.diagnostics if found.code.startswith(code)]
    assert places
    assert {(place.file, place.line) for _, place in places if place} == {
        (str(tmp_path / "implementation" / "outline.yaml"), line)
    }


def test_a_changed_template_is_read_anew(tmp_path: Path) -> None:
    """Whoever renders again after a change sees the change."""
    own = overriding("guiding", "其一")
    assert "怎么做" in written(tmp_path, **{"outline.yaml": "- 怎么做: 措施\n", "plan.md.j2": own})
    assert "做什么" in written(tmp_path, **{"outline.yaml": "- 做什么: 措施\n- 指导思想\n"})
    assert "其一" in written(tmp_path)
    assert "其二" in written(tmp_path, **{"plan.md.j2": overriding("guiding", "其二，改了")})


def in_script(folder: Path, script: str, plan: str = PLAN) -> str:
    """The Markdown of ``plan`` in another script than its own, by the templates in ``folder``."""
    checked = planforge.read(plan.encode(), "方案.yaml")
    document = planforge.make_document(checked, [folder], script=script)
    assert document is not None, list(checked.diagnostics)
    return planforge.write_markdown(document).decode()


@pytest.mark.parametrize(
    ("script", "reads"), [("hans", "里面发展：“公益”"), ("hant", "裏面發展：“公益”"), ("hant-tw", "裡面發展：「公益」")]
)
def test_what_a_template_says_itself_follows_the_script(tmp_path: Path, script: str, reads: str) -> None:
    """Its plain text and its own labels are converted like the plan's texts."""
    block = "里面发展：“公益”\n\n{{ _('校长发言') }}"
    put(tmp_path, "implementation/plan.md.j2", overriding("guiding", block))
    written_there = in_script(tmp_path, script)
    assert reads in written_there
    assert {"hans": "校长发言"}.get(script, "校長發言") in written_there


def test_headings_of_an_own_outline_follow_the_script(tmp_path: Path) -> None:
    """No catalog has them."""
    put(tmp_path, "implementation/outline.yaml", "- 校长发言: [指导思想, 总体目标]\n- 措施\n")
    assert "## 一、校長發言" in in_script(tmp_path, "hant")


def test_an_outline_finds_sections_by_the_titles_of_the_plan() -> None:
    """Also where a term or a pair gives the title another form than conversion would."""
    plan = PLAN + (
        "术语: {软件: 軟體}\n"
        "章节:\n  - {标题: 软件发展, 内容: 略。}\n"
        "  - {标题: {hans: 经费, hant: 費用}, 内容: 略。, 位置: 软件发展之后}\n"
        "提纲: [指导思想, 总体目标, 措施, 软件发展]\n"
    )
    text = in_script(Path("无"), "hant", plan)
    assert text.index("軟體發展") < text.index("費用")
