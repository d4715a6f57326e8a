"""What becomes of many plans, told while they are made: findings, names of files, a bar, and one summary at the end."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import typer

from planforge.batch.order import Outcome, Result
from planforge.cli.help import say
from planforge.cli.once import Once
from planforge.cli.progress import Bar
from planforge.cli.tally import Tally
from planforge.cli.timings import Timings
from planforge.filing.failure import CLEAN, FINDINGS, REFUSED, Failure

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
        self._tally: Tally[Result] = Tally()
        self._once = Once()
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
            print(said.format(total=self._total, done=self._tally.total), file=sys.stderr)

    def tell(self, outcome: Outcome) -> None:
        """Print the findings of a plan and the names of its documents."""
        for said in (*filter(self._once.is_new, outcome.shared), outcome.told):
            self.add(said)
        if outcome.outputs and sys.stdout.isatty():
            self._bar.clear()
        for path in outcome.outputs:  # only now: where nobody takes the names, the files are there all the same
            typer.echo(path)
        self._tally.add(outcome.result)
        if outcome.result in _FAILED:
            self._tally.fail(outcome.job.name, outcome.codes)
        if self._timings:
            self._timings.add(outcome.spans)
        self._bar.advance()

    def add(self, said: str) -> None:
        """Print something about all of them; nothing where it is empty."""
        if said:
            self._bar.clear()
            print(said, file=sys.stderr)

    def end(self) -> int:
        """Print the summary, of one plan only where it is none: nobody is left to guess that; the exit code."""
        if self._timings:
            print(self._timings.table(), file=sys.stderr)
        counts = self._tally.counts
        if self._total > 1 or counts[Result.OTHER]:
            print(self._summary(), *self._tally.failures(), sep="\n", file=sys.stderr)
        if not any(counts[result] for result in _FAILED):
            return CLEAN
        return REFUSED if counts[Result.REFUSED] == self._total else FINDINGS

    def _summary(self) -> str:
        seconds = time.monotonic() - self._since
        counts = self._tally.counted(_WORDS)
        return say("共 {total} 份：{counts}；用时 {seconds:.1f} 秒，每秒 {rate:.1f} 份").format(
            total=self._total, counts=counts, seconds=seconds, rate=self._total / max(seconds, 0.001)
        )
