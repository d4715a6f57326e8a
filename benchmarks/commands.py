"""Whole commands, each a fresh process, against a Python that does nothing and a bare script of docxtpl."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from base import slim_base
from measuring import Line, Ratio, environment, paired, ran
from rivals import docxtpl_template
from subject import Subject

PLANFORGE = Path(sys.executable).with_name("planforge")
EMPTY, SCRIPT = "空的 Python", "docxtpl 脚本"
RENDER, HELP, RENDER_HELP = "render 方案.yaml", "--help", "render --help"
HEAVY = ("pydantic", "yaml", "docx", "lxml", "jinja2", "babel", "opencc")
"""Modules that showing a help text has no need of."""
_LIST = """
import sys
from planforge.cli.entry import main
sys.argv = ["planforge", "--help"]
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def lines(subject: Subject, folder: Path, *, full: bool) -> Iterator[Line]:
    """Every line about one start of the command."""
    plan = folder / "plan.yaml"
    plan.write_text(subject.yaml, "utf-8")
    commands = {
        EMPTY: [sys.executable, "-c", "pass"],
        SCRIPT: _script(subject, folder, plan),
        RENDER: [PLANFORGE, "render", plan, "--output", folder / "out"],
        HELP: [PLANFORGE, "--help"],
        RENDER_HELP: [PLANFORGE, "render", "--help"],
    }
    times = {name: [] for name in commands}
    for _ in range(25 if full else 11):
        for name, command in commands.items():
            times[name].append(ran(command).processor)
    for name, other, bar in ((RENDER, EMPTY, 25), (RENDER, SCRIPT, 1), (HELP, EMPTY, 8), (RENDER_HELP, EMPTY, 16)):
        yield Line("整条命令", f"{name} ÷ {other}", paired(times, name, other), bar, at_most=True)
    heavy = _heavy()
    yield Line("整条命令", "--help 装入的重模块（个）", Ratio.of([len(heavy)]), 0, at_most=True, note="、".join(heavy))


def _script(subject: Subject, folder: Path, plan: Path) -> Sequence[str | Path]:
    blocks, template = folder / "blocks.json", folder / "template.docx"
    blocks.write_text(json.dumps(subject.blocks, ensure_ascii=False), "utf-8")
    template.write_bytes(docxtpl_template.template(slim_base()))
    script = Path(__file__).with_name("rivals") / "docxtpl_script.py"
    return [sys.executable, script, plan, blocks, template, folder / "script.docx"]


def _heavy() -> list[str]:
    """Those of the heavy modules that ``planforge --help`` imports."""
    command = [sys.executable, "-P", "-c", _LIST]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    return sorted(set(HEAVY) & set(done.stderr.split()))
