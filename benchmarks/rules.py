"""What reading a plan and checking it costs, stage by stage, for a plan of 18 measures and for one of 300.

    python benchmarks/rules.py [RULES]

The unit is the time in which PyYAML's C loader reads the same text without places, in the same run: ratios hold on
every machine, milliseconds do not. Best of several runs in processor time. Every run reads another plan (other names,
other figures, other sentences), as those of a batch are; the RULES (15) that cost most are listed for the smaller plan.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from time import process_time

import yaml

from planforge.checks import check, rules_of
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan, read_file
from planforge.source import decode, load

RUNS = 9
WARM = 2
"""Runs before those that count: data and patterns are loaded at their first use."""
MEASURES = (18, 300)
UNITS = ["县教育局", "县财政局", "县住建局", "县卫健局", "县人社局", "县公安局", "县民政局", "县发改局"]
PEOPLE = ["郁建武", "林向阳", "何静", "周立新", "赵明远", "孙晓岚", "钱文博", "吴国梁"]
CLAUSES = [
    "摸清第{n}学区的底数",
    "建立第{n}号台账",
    "明确第{n}批学校的时间表和责任人",
    "每月调度第{n}片1次",
    "改造教室{n}间",
    "补齐音乐、体育、美术器材",
    "健全县、乡、村三级控辍保学网络",
    "由中心校报送第{n}号进度表",
    "把考核结果与年度评优挂钩",
    "组织骨干教师到{n}所农村学校送课",
    "落实生均公用经费",
    "对寄宿生逐人建档",
    "严格执行均衡编班的规定",
    "会同有关部门开展{n}次督查",
    "及时公开招生范围和结果",
    "新增学位{n}个",
    "配齐专职心理健康教师",
]
"""What the sentences are put together from."""


def sentences(chance: random.Random, count: int) -> str:
    """So many sentences of three or four clauses, with figures of their own."""
    parts = (chance.sample(CLAUSES, chance.choice((3, 4))) for _ in range(count))
    return "".join("，".join(part.format(n=chance.randint(2, 90)) for part in clauses) + "。" for clauses in parts)


def plan_text(measures: int, seed: int = 0) -> str:
    """A plan with register, targets and stages, and so many measures with text, unit, person, deadline and target."""
    chance = random.Random(seed)
    groups = range(max(1, measures // 6))
    lines = [
        "类型: 实施方案",
        "标题: 青山县义务教育优质均衡发展实施方案",
        "发文单位: 青山县教育局",
        "成文日期: 2026-01-12",
        "实施期限: 2026-01-12 至 2026-12-31",
        f"单位: [{', '.join(UNITS)}]",
        f"人员: [{', '.join(f'{name}（{unit}局长）' for name, unit in zip(PEOPLE, UNITS, strict=True))}]",
        "引言: 为落实《中华人民共和国义务教育法》，推进义务教育优质均衡发展，制定本方案。",
        f"指导思想: {sentences(chance, 3)}",
        "目标:",
        *(f"  - {{名称: 第{n + 1}项指标达标率, 现状: 80%, 目标值: 不低于95%, 完成时限: 2026年底}}" for n in groups),
        "措施:",
    ]
    for group in groups:
        lines += [f"  - 标题: 第{group + 1}类任务", "    措施:"]
        for n in range(6 * group, min(6 * group + 6, measures)):
            lines += [
                f"      - 标题: 改善第{n + 1}所学校的办学条件",
                f"        内容: {sentences(chance, 7)}",
                f"        牵头单位: {UNITS[n % 8]}",
                f"        配合单位: [{UNITS[(n + 1) % 8]}, {UNITS[(n + 2) % 8]}]",
                f"        责任人: {PEOPLE[n % 8]}",
                f"        完成时限: 2026年{n % 12 + 1}月底前",
                f"        对应目标: 第{group + 1}项指标达标率",
            ]
    lines += ["阶段:"]
    for name, begins, ends in (("动员部署", 1, 3), ("组织实施", 4, 10), ("总结提高", 11, 12)):
        lines += [
            f"  - 名称: {name}",
            f"    起止: 2026年{begins}月至2026年{ends}月",
            f"    内容: {sentences(chance, 3)}",
        ]
    return "\n".join([*lines, f"保障措施: [{', '.join(sentences(chance, 2) for _ in range(4))}]"]) + "\n"


def stages(data: bytes) -> Iterator[tuple[str, float]]:
    """The stages of reading and checking one plan, each with its seconds."""
    begin = process_time()
    text = decode(data, "方案.yaml", Diagnostics())
    assert text is not None
    yield "bytes to text", process_time() - begin
    begin = process_time()
    yaml.load(text, Loader=yaml.CSafeLoader)
    yield "PyYAML", process_time() - begin
    begin = process_time()
    node = load(text, "方案.yaml", Diagnostics())
    assert node is not None
    yield "text to located values", process_time() - begin
    begin = process_time()
    loaded = read_file(node, Diagnostics(), tuple(text.split("\n")))
    assert isinstance(loaded, LoadedPlan)
    yield "values to plan", process_time() - begin
    begin = process_time()
    check(loaded, Diagnostics())
    yield "all rules", process_time() - begin


def rules(data: bytes) -> Iterator[tuple[str, float]]:
    """Each rule over one plan, with its seconds; what several of them need is paid by the first."""
    node = load(data.decode(), "方案.yaml", Diagnostics())
    assert node is not None
    loaded = read_file(node, Diagnostics())
    assert isinstance(loaded, LoadedPlan)
    found = Diagnostics()
    for rule in rules_of(type(loaded.plan)):
        begin = process_time()
        rule(loaded, found)
        yield rule.__name__, process_time() - begin


def best(measures: int, *, each_rule: bool = False) -> dict[str, float]:
    """The shortest time of every stage, or rule, in milliseconds."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    for run in range(WARM + RUNS):
        data = plan_text(measures, run + 100 * each_rule).encode()
        for name, spent in (rules if each_rule else stages)(data):
            times[name].append(1000 * spent)
    return {name: min(spent[WARM:]) for name, spent in times.items()}


def main() -> None:
    listed = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for measures in MEASURES:
        found = best(measures)
        unit = found.pop("PyYAML")
        print(f"{measures} measures, {len(plan_text(measures).encode()) // 1000} KB; PyYAML alone {unit:.2f} ms = 1")
        for name, spent in (*found.items(), ("together", sum(found.values()))):
            print(f"{spent:9.2f} ms {spent / unit:7.2f}  {name}")
    print(f"the {listed} rules that cost most, {MEASURES[0]} measures")
    for name, spent in sorted(best(MEASURES[0], each_rule=True).items(), key=lambda one: -one[1])[:listed]:
        print(f"{spent:9.2f} ms          {name}")


if __name__ == "__main__":
    main()
