"""What the rules cost: a plan of 300 measures, read once, each rule over it, the best of several runs.

    python benchmarks/rules.py [MEASURES]

The time of reading the same file, in the same run, is what the rules are held against.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter

from planforge.checks import check, rules_of
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan, read_text

RUNS = 7
UNITS = ["县教育局", "县财政局", "县住建局", "县卫健局", "县人社局", "县公安局", "县民政局", "县发改局"]
PEOPLE = ["郁建武", "林向阳", "何静", "周立新", "赵明远", "孙晓岚", "钱文博", "吴国梁"]
WORK = "摸清第{n}学区的底数，建立第{n}号台账，明确第{n}批学校的时间表和责任人；每月调度第{n}片1次，改造教室{n}间"


def plan_text(measures: int) -> str:
    """A plan with register, targets, stages and so many measures, each with text, unit, person, deadline and target."""
    groups = range(max(1, measures // 10))
    lines = [
        "类型: 实施方案",
        "标题: 青山县义务教育优质均衡发展实施方案",
        "发文单位: 青山县教育局",
        "成文日期: 2026-01-12",
        "实施期限: 2026-01-12 至 2026-12-31",
        f"单位: [{', '.join(UNITS)}]",
        f"人员: [{', '.join(f'{name}（{unit}局长）' for name, unit in zip(PEOPLE, UNITS, strict=True))}]",
        "引言: 为落实《中华人民共和国义务教育法》，推进义务教育优质均衡发展，制定本方案。",
        "目标:",
        *(f"  - {{名称: 第{n + 1}项指标达标率, 现状: 80%, 目标值: 不低于95%, 完成时限: 2026年底}}" for n in groups),
        "措施:",
    ]
    for group in groups:
        lines += [f"  - 标题: 第{group + 1}类任务", "    措施:"]
        for n in range(10 * group, 10 * group + 10):
            lines += [
                f"      - 标题: 改善第{n + 1}所学校的办学条件",
                f"        内容: {WORK.format(n=n + 1)}，由第{n + 1}学区中心校报送第{n + 1}号进度表。",
                f"        牵头单位: {UNITS[n % 8]}",
                f"        配合单位: [{UNITS[(n + 1) % 8]}, {UNITS[(n + 2) % 8]}]",
                f"        责任人: {PEOPLE[n % 8]}",
                f"        完成时限: 2026年{n % 12 + 1}月底前",
                f"        对应目标: 第{group + 1}项指标达标率",
            ]
    return "\n".join(lines) + "\n"


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs, in milliseconds."""
    times = []
    for _ in range(RUNS):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return 1000 * min(times)


def main() -> None:
    measures = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    text = plan_text(measures)
    loaded = read_text(text, "方案.yaml", Diagnostics())
    assert isinstance(loaded, LoadedPlan)
    found = Diagnostics()
    check(loaded, found)
    reading = best(lambda: read_text(text, "方案.yaml", Diagnostics()))
    together = best(lambda: check(loaded, Diagnostics()))
    rules = {rule.__name__: best(lambda rule=rule: rule(loaded, Diagnostics())) for rule in rules_of(type(loaded.plan))}
    for name, spent in sorted(rules.items(), key=lambda one: -one[1])[:15]:
        print(f"{spent:8.2f} ms  {name}")
    print(f"{together:8.2f} ms  all rules, {measures} measures ({len(found)} findings)")
    print(f"{reading:8.2f} ms  reading the file; the rules take {together / reading:.2f} of it")


if __name__ == "__main__":
    main()
