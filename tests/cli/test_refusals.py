"""What cannot run says why, in the words of the user, and exits with 2: see ``cases/cli/refused.yaml``."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml
from command_line import PLAN, SCHEDULED, UNSCHEDULED, Planforge

CASES = Path(__file__).parents[1] / "cases" / "cli" / "refused.yaml"
REFUSED = yaml.load(CASES.read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_names_its_code_and_the_way_out(name: str, planforge: Planforge) -> None:
    """One message on stderr, nothing on stdout, nothing written."""
    Path("夹").mkdir()
    for file, text in {"夹/好.yaml": PLAN, "宣传.yaml": UNSCHEDULED, "排期.yaml": SCHEDULED}.items():
        Path(file).write_text(text, "utf-8")
    before = sorted(Path.cwd().rglob("*"))
    result = planforge(*shlex.split(REFUSED[name]["run"]))
    code, *words = REFUSED[name]["says"]
    assert (result.code, result.out) == (2, "")
    assert f"错误[{code}]" in result.err
    assert [word for word in words if word not in result.err] == []
    assert sorted(Path.cwd().rglob("*")) == before


def test_nothing_asked_for_shows_the_help(planforge: Planforge) -> None:
    """``planforge`` alone lists the commands and does nothing, which is not success."""
    result = planforge()
    assert (result.code, result.out) == (2, "")
    commands = ("new", "check", "render", "schema", "explain", "templates")
    assert [name for name in commands if name not in result.err] == []
