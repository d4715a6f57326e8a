"""How the Word writer grows: time by the paragraph and by the row, memory of what is streamed, and the floor.

    python benchmarks/writer_growth.py

The floor is the finished ``word/document.xml`` deflated at level 6 and put into a container with the other parts,
which are deflated already, as the writer has its own. Times are those of the processor, sizes measured in turn.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryFile
from time import process_time
from typing import TypeAlias

from planforge.document.tree import Block, Cell, Column, Document, Heading, Paragraph, Part, Properties, Run, Table
from planforge.writers.word import stream, write
from planforge.writers.word.container import package, part

Row: TypeAlias = tuple[str, float, float | None]
"""What was measured, the value, and the most that it may be."""

PARAGRAPHS = 300
ROWS = 200
LENGTH = 120
"""Characters of a paragraph."""
TIMES = (1, 10, 100)
STREAMED = (1_000, 100_000)
ROUNDS = 5
_PLACES = ("青山县", "云湖镇", "石桥乡", "望川街道", "五龙镇", "梅岭乡", "白沙镇", "双河街道")
_DOES = ("逐校摸清", "按月调度", "分类建立", "当面听取", "如期完成", "重新核定", "公开晒出", "统筹配齐")
_THINGS = ("学位缺口", "图书仪器", "教师编制", "营养膳食", "校车线路", "体育场地", "心理辅导", "实验教学", "课后服务")
_UNITS = ("县教育局", "县财政局", "县住建局、县公安局", "各乡镇中心学校")
_HEAD = ("序号", "任务", "举措", "牵头单位", "配合单位", "责任人", "完成时限")
_PROPERTIES = Properties("增长", "青山县教育局", "2026-01-12")


def blocks(count: int) -> Iterator[Block]:
    """Paragraphs, and a heading before every fifth."""
    random = Random(5)
    for number in range(count):
        if number % 5 == 0:
            yield Heading(1 + number // 5 % 4, f"{number}.", (Run(_clause(random)),))
        yield Paragraph((Run(_clause(random) + "。", strong=True), Run(_prose(random, LENGTH - 12))))


def table(rows: int) -> Table:
    random = Random(3)
    cells = [_row(_HEAD), *(_row(_texts(random, number)) for number in range(1, rows + 1))]
    return Table((Column(),) * len(_HEAD), tuple(cells))


def document(*blocks: Block) -> Document:
    return Document((Part(blocks, ("增长",)),), _PROPERTIES)


def _clause(random: Random) -> str:
    return random.choice(_PLACES) + random.choice(_DOES) + random.choice(_THINGS)


def _prose(random: Random, length: int) -> str:
    text = ""
    while len(text) < length:
        text += f"{_clause(random)}{random.randint(3, 980)}项，"
    return text[: length - 1] + "。"


def _texts(random: Random, number: int) -> tuple[str, ...]:
    units = random.choice(_UNITS), random.choice(_UNITS)
    deadline = f"2026年{random.randint(1, 12)}月底前"
    return str(number), _clause(random), _prose(random, 40), *units, random.choice("石兰李赵"), deadline


def _row(texts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell(((Run(text),),)) for text in texts)


# -- measuring ---------------------------------------------------------------------------------------


def measure() -> list[Row]:
    """All that is measured."""
    paragraphs = _growth("段", PARAGRAPHS, lambda count: document(*blocks(count)))
    rows = _growth("行", ROWS, lambda count: document(table(count)))
    return [*paragraphs, *rows, *_memory(), *_floors()]


def _growth(unit: str, first: int, made: Callable[[int], Document]) -> list[Row]:
    """Time by the paragraph or row at 10× and 100× that at 1×, which is written as often as it takes."""
    trees = {times: made(first * times) for times in TIMES}
    spent: dict[int, list[float]] = {times: [] for times in TIMES}
    for _ in range(ROUNDS):
        for times, tree in trees.items():
            again = TIMES[-1] // times
            spent[times].append(_seconds(lambda tree=tree: write(tree), again) / (first * times))
    one = spent[TIMES[0]]
    ratios = {times: median(map(float.__truediv__, spent[times], one)) for times in TIMES[1:]}
    found: list[Row] = [(f"一{unit}的微秒（{first}{unit}）", 1e6 * median(one), None)]
    return [*found, *((f"一{unit}的时间，{times} 倍 ÷ 1 倍", ratio, 1.3) for times, ratio in ratios.items())]


def _seconds(work: Callable[[], object], times: int) -> float:
    begin = process_time()
    for _ in range(times):
        work()
    return (process_time() - begin) / times


def _memory() -> list[Row]:
    """Peaks of processes of their own, MiB."""
    few, many = (_peak(f"streamed {count}") for count in STREAMED)
    rows = ROWS * TIMES[-1]
    tree, written = _peak(f"tree {rows}"), _peak(f"table {rows}")
    return [
        (f"流式写 {STREAMED[0]} 段的内存峰值（MiB）", few, None),
        (f"流式写 {STREAMED[1]} 段 ÷ {STREAMED[0]} 段的内存峰值", many / few, 1.1),
        (f"{rows} 行的表，树的内存（MiB）", tree, None),
        (f"{rows} 行的表，写出的内存峰值（MiB）", written, None),
    ]


def _peak(what: str) -> float:
    done = subprocess.run([sys.executable, __file__, *what.split()], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _floors() -> list[Row]:
    trees = {"300 段": document(*blocks(PARAGRAPHS)), "200 行": document(table(ROWS))}
    return [(f"{name}，写出 ÷ 下限", _floor(tree), None) for name, tree in trees.items()]


def _floor(tree: Document) -> float:
    with zipfile.ZipFile(BytesIO(write(tree))) as file:
        text = file.read("word/document.xml")
        others = [part(name, file.read(name), 6) for name in file.namelist() if name != "word/document.xml"]
    ratios = []
    for _ in range(8 * ROUNDS):
        floor = _seconds(lambda: package([*others, part("word/document.xml", text, 6)]), 2)
        ratios.append(_seconds(lambda: write(tree), 2) / floor)
    return median(ratios)


# -- a process of its own ----------------------------------------------------------------------------


def _alone(what: str, count: int) -> None:
    """Do one thing, and tell the most memory that it took."""
    with TemporaryFile() as file:
        if what == "streamed":
            stream(document(), file, more=blocks(count))
        else:
            tree = document(table(count))
            if what == "table":
                stream(tree, file)
    print(_most())


def _most() -> float:
    """The peak of this process in MiB; what the system keeps of resource usage may be that of the process before it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return getrusage(RUSAGE_SELF).ru_maxrss / 1024
    lines = dict(line.split(":", 1) for line in status.read_text("ascii").splitlines())
    return int(lines["VmHWM"].removesuffix("kB")) / 1024


def main() -> None:
    if len(sys.argv) > 1:
        _alone(sys.argv[1], int(sys.argv[2]))
        return
    for name, value, bar in measure():
        print(f"{value:10.2f}  {name}{'' if bar is None else f'（至多 {bar}）'}")


if __name__ == "__main__":
    main()
