"""Many plans: against a pool of docxtpl, two processes against one, memory over thousands, a run with nothing to do."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from base import slim_base
from commands import PLANFORGE
from documents.plan import plan_text
from measuring import Line, Ratio, ran, ran_together
from memory import peak_of
from rivals import docxtpl_template
from subject import Subject

PLANS, WORKERS, PAIRS = 100, 2, 5
_SEED = 7
_SMALL, _OUT = "small", "out"


def lines(folder: Path, *, full: bool) -> Iterator[Line]:
    """Every line about batches."""
    plans = _plans(folder / "plans")
    yield _against_docxtpl(plans, folder, 5 if full else 3)
    yield from _two_against_one(plans, folder)
    yield from _thousands(folder, *((2_000, 20_000) if full else (100, 1_000)))


def _plans(folder: Path) -> Path:
    """A folder of different plans, with the blocks that docxtpl is given beside each."""
    folder.mkdir()
    for seed in range(1, PLANS + 1):
        subject = Subject(f"方案{seed:03}", plan_text(seed))
        (folder / f"{subject.name}.yaml").write_text(subject.yaml, "utf-8")
        (folder / f"{subject.name}.json").write_text(json.dumps(subject.blocks, ensure_ascii=False), "utf-8")
    return folder


def _ours(plans: Path, target: Path, jobs: int) -> list[str | Path]:
    return [PLANFORGE, "render", plans, "--output", target, "--jobs", str(jobs), "--to", "docx"]


def _fresh(folder: Path) -> Path:
    """A folder for results, empty."""
    target = folder / _OUT
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    return target


def _against_docxtpl(plans: Path, folder: Path, rounds: int) -> Line:
    template = folder / "template.docx"
    template.write_bytes(docxtpl_template.template(slim_base()))
    script = Path(__file__).with_name("rivals") / "docxtpl_batch.py"
    ratios = []
    for _ in range(rounds):
        theirs = ran([sys.executable, script, plans, template, _fresh(folder), str(WORKERS)]).wall
        ratios.append(theirs / ran(_ours(plans, _fresh(folder), WORKERS)).wall)
    name = f"{PLANS} 份方案、{WORKERS} 个进程：docxtpl ÷ planforge"
    return Line("批量", name, Ratio.of(ratios), 3, note="docxtpl 只排版：文字、编号、表格都已做好，不检查")


def _two_against_one(plans: Path, folder: Path) -> Iterator[Line]:
    """With what this machine gives at the most: two commands that know nothing of each other, each with half."""
    halves = [_half(plans, folder, number) for number in range(2)]
    ours, most = [], []
    for _ in range(PAIRS):
        one = ran(_ours(plans, _fresh(folder), 1)).wall
        ours.append(one / ran(_ours(plans, _fresh(folder), 2)).wall)
        target = _fresh(folder)
        most.append(one / ran_together([_ours(half, target / half.name, 1) for half in halves]))
    yield Line("批量", f"{PLANS} 份方案：1 个进程 ÷ 2 个进程", Ratio.of(ours), 1.7)
    yield Line("批量", f"{PLANS} 份方案：1 个进程 ÷ 两条互不相干的命令各做一半", Ratio.of(most), note="这台机器的上限")


def _half(plans: Path, folder: Path, number: int) -> Path:
    """Every other plan, in a folder of its own."""
    half = folder / f"half{number}"
    half.mkdir()
    for plan in sorted(plans.glob("*.yaml"))[number::2]:
        shutil.copy(plan, half)
    return half


def _thousands(folder: Path, few: int, many: int) -> Iterator[Line]:
    """Memory over small plans (three measures), many of them against few; and the many once more."""
    first, more = (peak_of(_ours(_small_plans(folder, count), _fresh(folder), WORKERS)) for count in (few, many))
    for name, ratio in (("合计", more.together / first.together), ("主进程", more.parent / first.parent)):
        yield Line("批量", f"内存峰值（{name}）：{many:,} 份 ÷ {few:,} 份", Ratio.of([ratio]), 1.1, at_most=True)
    again = ran(_ours(folder / _SMALL, folder / _OUT, WORKERS)).wall / more.seconds
    yield Line("批量", f"{many:,} 份没有改动，再做一遍 ÷ 第一遍", Ratio.of([again]), 1 / 50, at_most=True)


def _small_plans(folder: Path, count: int) -> Path:
    plans = folder / _SMALL
    shutil.rmtree(plans, ignore_errors=True)
    plans.mkdir()
    text = plan_text(_SEED, groups=1)
    for number in range(count):
        (plans / f"{number:05}.yaml").write_text(text.replace(f"第{_SEED}学区", f"第{number}学区"), "utf-8")
    return plans
