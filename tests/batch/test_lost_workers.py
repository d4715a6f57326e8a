"""What a run does whose workers are lost: it ends with a message, and never waits for nobody."""

from __future__ import annotations

from concurrent.futures import CancelledError, Executor, Future
from pathlib import Path
from typing import Any

import pytest

from planforge.batch import running
from planforge.batch.executors import Crew
from planforge.batch.order import Job, Order
from planforge.filing.failure import Failure


class Lost(Exception):
    """A worker ended in the middle of its work."""


class Script(Executor):
    """Does what is written down for each chunk in turn: an error, or nothing for ever."""

    def __init__(self, *turns: Exception | None) -> None:
        self._turns = list(turns)

    def submit(self, *_arguments: Any, **_options: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if (error := self._turns.pop(0)) is not None:
            future.set_exception(error)
        return future


@pytest.mark.parametrize(
    ("turns", "code"),
    [
        pytest.param([None], "PF635", id="nobody takes it up"),
        pytest.param([Lost(), None], "PF635", id="nobody is left for what a lost worker had in hand"),
        pytest.param([CancelledError()], "PF648", id="the cluster is gone"),
        pytest.param([Lost(), CancelledError()], "PF648", id="it is gone after a worker was lost"),
    ],
)
def test_a_run_without_workers_ends(
    turns: list[Exception | None], code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever was lost before."""
    monkeypatch.setattr(running, "_LOOK", 0.01)
    monkeypatch.setattr(running, "_PATIENCE", 0.01)
    crew = Crew(Script(*turns), 1, 1, (Lost,), gone=(CancelledError,), is_manned=lambda: False)
    with pytest.raises(Failure) as told:
        list(running.run(Order(("md",)), [Job(tmp_path / "甲.yaml", tmp_path, "甲")], crew=crew))
    assert told.value.code == code


def test_what_ends_just_as_it_is_looked_for_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chunk may be done between the end of the waiting and the question whether it is."""

    class Late(Future[Any]):
        def result(self, timeout: float | None = None) -> Any:
            if not self.done():
                self.set_result(["做好了"])
                raise TimeoutError
            return super().result(timeout)

    crew = Crew(Script(), 1, 1, (Lost,), is_manned=lambda: False)
    assert running._awaited(crew, Late()) == ["做好了"]
