"""The versions of a plan's file: where the next one goes, and under which name the one before is kept."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass
from pathlib import Path

from planforge.filing.failure import Failure
from planforge.filing.files import held, read_input, write_plan
from planforge.filing.inputs import Inputs
from planforge.plan.rectification import RectificationPlan
from planforge.rectification.rounds import Rounds

BACKUP = ".bak"


@dataclass
class Versions:
    """The plan's file with its bytes, the feedback beside it, and where the result goes (None: in place)."""

    plan: Path
    data: bytes
    feedback: Path
    output: Path | None
    given: Inputs
    kept: Path | None = None
    """Where the plan as it was has been kept."""

    @property
    def target(self) -> Path:
        """The file that is written. The plan's link is followed, for that file was read; one in the way is replaced."""
        return self.output.parent.resolve() / self.output.name if self.output else self.plan.resolve()

    @property
    def is_in_place(self) -> bool:
        return self.target == self.plan.resolve()

    @property
    def feedback_name(self) -> str:
        """The feedback's file as the next plan names it."""
        return _name_from(self.target.parent, self.feedback)

    def previous_name(self, plan: RectificationPlan) -> str:
        """The plan as it was, as the next plan names it (上一版)."""
        if not self.is_in_place:
            return _name_from(self.target.parent, self.plan)
        if not Rounds.is_of(plan, self.feedback_name):
            self.kept = self._version(plan)
            return self.kept.name
        return str(plan.previous or "")

    def _version(self, plan: RectificationPlan) -> Path:
        """A free name for the plan that answered the rounds so far: 整改方案.第1轮.yaml."""
        stem, ending, rounds = self.target.stem, self.target.suffix, max(len(plan.feedback), 1)
        return self._free(f"{stem}.第{rounds}轮", ending)

    def _free(self, name: str, ending: str) -> Path:
        """A name that no other file has: the first of ``name``, ``name-2``, ``name-3`` …"""
        numbers = (f"-{count}" if count > 1 else "" for count in itertools.count(1))
        names = (self.target.with_name(f"{name}{number}{ending}") for number in numbers)
        return next(path for path in names if not path.exists() or path.read_bytes() == self.data)

    def write(self, text: str, old: str) -> bool:
        """Write the next plan; False where there is nothing to write. The old file or the new one, never a part.

        Raises:
            Failure: the target is another plan, or was changed meanwhile, or cannot be written.
        """
        data = self.given.written_like(text, self.data, self.plan)
        if self.target.exists() and read_input(self.target) == data:
            return False
        if not self.is_in_place:
            if self.target.exists():
                raise Failure("PF674", file=self.output)
            write_plan(self.target, data)
            return True
        if text == old:
            return False
        self._replace(data)
        return True

    def _replace(self, data: bytes) -> None:
        """Keep the plan as it was, and put ``data`` in its place."""
        with held(self.plan, self.data, self.given.allowed) as file:
            self._keep()
            write_plan(file, data, like=file)

    def _keep(self) -> None:
        """Keep the plan as it was: under its version's name, or, within one round, as a backup."""
        self.kept = self.kept or self._free(self.target.name, BACKUP)
        if not self.kept.exists():
            write_plan(self.kept, self.data, like=self.target)

    def _outside(self) -> str:
        """The feedback, or the folder of the plan's other files, where the next plan cannot reach it."""
        if _is_outside(self.feedback_name):
            return str(self.feedback)
        return str(self.plan.parent) if _is_outside(_name_from(self.target.parent, self.plan)) else ""

    def names(self, written: bool) -> dict[str, str]:
        """What the report says of the files."""
        return {
            "plan": str(self.plan),
            "feedback": str(self.feedback),
            "output": str(self.output or self.plan),
            "written": str(self.output or self.plan) if written else "",
            "outside": self._outside(),
            "kept": str(self.plan.with_name(self.kept.name)) if written and self.kept and self.is_in_place else "",
        }


def _is_outside(name: str) -> bool:
    return name.startswith("..")


def _name_from(folder: Path, file: Path) -> str:
    return Path(os.path.relpath(file.resolve(), folder)).as_posix()
