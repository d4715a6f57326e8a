"""What becomes of many plans, told while they are made: findings, names of files, a bar, and one summary at the end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from types import TracebackType

import typer

from planforge.batch.order import Outcome, Result
from planforge.cli.help import say
from planforge.cli.progress import Bar
from planforge.cli.timings import Timings
from planforge.filing.failure import CLEAN, FINDINGS, REFUSED, Failure

_LISTED = 50
"""Failures that are listed by name."""
_CODES = 4
"""Of one failure."""
_REMEMBERED = 1000
"""Findings about shared files that are not told again."""
_FAILED = (Result.FORBIDDEN, Result.REFUSED, Result.EDITED)
_WORDS = {
    Result.RENDERED: "生成 {count} 份",
    Result.UNCHANGED: "没有变化 {count} 份",
    Result.KEPT: "没有变化而文件被人改过 {count} 份",
    Result.OTHER: "不是方案 {count} 份",
    Result.FORBIDDEN: "有问题没有生成 {count} 份",
    Result.EDITED: "文件被人改过没有重新生成 {count} 份",
    Result.REFUSED: "读不了或写不了 {count} 份",
}


class Results:
    """Hears what became of each of ``total`` plans."""

    def __init__(self, total: int, *, timed: bool) -> None:
        self._total = total
        self._counts: Counter[Result] = Counter()
        self._failures: list[str] = []
        self._said: set[str] = set()
        self._bar = Bar(total, sys.stderr)
        self._timings = Timings() if timed else None
        self._since = time.monotonic()

    def __enter__(self) -> Results:
        self._bar.show()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.end()
        if kind in (KeyboardInterrupt, Failure) and self._total > 1:
            said = say("停了：{total} 份里做完 {done} 份；再执行一遍就接着做")
            print(said.format(total=self._total, done=self._counts.total()), file=sys.stderr)

    def tell(self, outcome: Outcome) -> None:
        """Print the findings of a plan and the names of its documents."""
        for said in (*filter(self._is_new, outcome.shared), outcome.told):
            self.add(said)
        if outcome.outputs and sys.stdout.isatty():
            self._bar.clear()
        for path in outcome.outputs:  # only now: where nobody takes the names, the files are there all the same
            typer.echo(path)
        self._counts[outcome.result] += 1
        if outcome.result in _FAILED and len(self._failures) < _LISTED:
            self._failures.append(f"  {outcome.job.name}  {'、'.join(outcome.codes[:_CODES])}")
        if self._timings:
            self._timings.add(outcome.spans)
        self._bar.advance()

    def add(self, said: str) -> None:
        """Print something about all of them; nothing where it is empty."""
        if said:
            self._bar.clear()
            print(said, file=sys.stderr)

    def _is_new(self, said: str) -> bool:
        """Whether what is said of a file that many plans share has not been said yet."""
        if said in self._said:
            return False
        if len(self._said) < _REMEMBERED:
            self._said.add(said)
        return True

    def end(self) -> int:
        """Print the summary, of one plan only where it is none: nobody is left to guess that; the exit code."""
        if self._timings:
            print(self._timings.table(), file=sys.stderr)
        failed = sum(self._counts[result] for result in _FAILED)
        if self._total > 1 or self._counts[Result.OTHER]:
            print(self._summary(), file=sys.stderr)
            for line in self._failures:
                print(line, file=sys.stderr)
            if failed > len(self._failures):
                print(say("  ……另有 {count} 份").format(count=failed - len(self._failures)), file=sys.stderr)
        if not failed:
            return CLEAN
        return REFUSED if self._counts[Result.REFUSED] == self._total else FINDINGS

    def _summary(self) -> str:
        seconds = time.monotonic() - self._since
        counts = (say(_WORDS[result]).format(count=self._counts[result]) for result in _WORDS if self._counts[result])
        return say("共 {total} 份：{counts}；用时 {seconds:.1f} 秒，每秒 {rate:.1f} 份").format(
            total=self._total, counts=say("，").join(counts), seconds=seconds, rate=self._total / max(seconds, 0.001)
        )

