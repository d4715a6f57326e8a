"""``--timing``: what each stage took, all plans together and one on average."""

from __future__ import annotations

import time
from collections.abc import Mapping

from planforge.cli.help import say
from planforge.reports.grid import grid
from planforge.stages import Stage

_WORDS = {
    Stage.LOADED: "装入程序",
    Stage.FILES: "读文件",
    Stage.YAML: "读 YAML",
    Stage.PLAN: "成为方案",
    Stage.CHECKS: "检查",
    Stage.TEMPLATES: "套用模板",
    Stage.TREE: "成为文档",
    Stage.COMPOSED: "提纲和附件",
    Stage.LAYOUT: "版式和字形",
    Stage.WORD: "写 Word",
    Stage.MARKDOWN: "写 Markdown",
    Stage.SCHEDULE: "写日历和表格",
    Stage.WRITTEN: "写文件",
}


class Timings:
    """Adds up the spans of plans."""

    def __init__(self) -> None:
        self._spans: dict[str, float] = {**dict.fromkeys(_WORDS, 0.0), Stage.LOADED: time.process_time()}
        self._plans = 0

    def add(self, spans: Mapping[str, float]) -> None:
        """Those of one plan; of one that was not touched there are none."""
        self._plans += bool(spans)
        for name, seconds in spans.items():
            self._spans[name] += seconds

    def table(self) -> str:
        """The stages in their order, in milliseconds and hundredths of the whole."""
        total = sum(self._spans.values())
        rows = [
            (say(word), *_shown(self._spans[name], total, 1 if name is Stage.LOADED else max(self._plans, 1)))
            for name, word in _WORDS.items()
            if self._spans[name]
        ]
        rows.append((say("合计"), *_shown(total, total, max(self._plans, 1))))
        return "\n".join(grid([say("步骤"), say("毫秒"), say("每份毫秒"), "%"], rows))


def _shown(seconds: float, total: float, plans: int) -> tuple[str, str, str]:
    per_plan, share = 1000 * seconds / plans, 100 * seconds / total
    return f"{1000 * seconds:.1f}", f"{per_plan:.2f}", f"{share:.1f}"
