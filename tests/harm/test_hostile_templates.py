"""Templates that mean harm end in a message with place and code, soon, and with nothing read or written elsewhere."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

import planforge
from planforge.diagnostics import Diagnostic
from planforge.templating import environment

CASES = Path(__file__).parents[1] / "cases" / "hostile" / "templates.yaml"
HOSTILE = yaml.load(CASES.read_text("utf-8"), Loader=yaml.BaseLoader)
PLAN = "类型: 实施方案\n标题: 方案\n发文单位: 县教育局\n措施: [建校舍]\n"
STEPS = 800_000
"""Of a rendering, where all that matters is that they come to an end."""
SECONDS = 10
"""All the steps of a rendering, whatever they are spent on."""
FULL = environment.WORK


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends is counted, so that it ends in the same way with fewer steps."""
    monkeypatch.setattr(environment, "WORK", STEPS)


def put(folder: Path, data: bytes, name: str = "implementation/plan.md.j2") -> Path:
    """Write a template file."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def findings(folder: Path, data: bytes, script: str = "hans") -> list[Diagnostic]:
    """What is found in the template ``data``."""
    put(folder, data)
    checked = planforge.read(PLAN.encode(), "方案.yaml")
    planforge.make_document(checked, [folder], script=script)
    return [one for one in checked.diagnostics if one.code.startswith("PF4")]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_ends_in_a_message(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the line that does it."""
    if "full" in HOSTILE[name]:
        monkeypatch.setattr(environment, "WORK", FULL)
    (found,) = findings(tmp_path, HOSTILE[name]["template"].encode())
    code, line = HOSTILE[name]["told"]
    assert found.place is not None
    assert (found.code, found.place.line) == (code, int(line))
    assert found.place.file == str(tmp_path / "implementation" / "plan.md.j2")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("# 方案".encode("gbk"), "PF424"),
        ("# 方案".encode("utf-16"), "PF424"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "PF424"),
        (b"# a\n\nb\x00c", "PF425"),
        ("# a\ufdd0b".encode(), "PF425"),
        (b"{{ '\\ud800' }}", "PF425"),
        (b"# a" * 100_000, "PF423"),
        (b"{{ " + b"(" * 5000 + b"1" + b")" * 5000 + b" }}", "PF422"),
        (b"{% if 1 %}" * 300 + b"{% endif %}" * 300, "PF422"),
        (b"{{ plan" + b".a" * 20_000 + b" }}", "PF422"),
    ],
)
def test_a_file_that_is_no_template(data: bytes, code: str, tmp_path: Path) -> None:
    """Other encodings, control characters, and what no compiler gets through."""
    assert [found.code for found in findings(tmp_path, data)] == [code]


def test_a_link_out_of_the_folder_leads_nowhere(tmp_path: Path) -> None:
    """Neither a file nor a folder of links opens what lies outside."""
    secret = put(tmp_path, b"secret", "outside/secret.md.j2")
    own = tmp_path / "own"
    own.mkdir()
    (own / "link.md.j2").symlink_to(secret)
    (own / "linked").symlink_to(secret.parent)
    for name in ("link.md.j2", "linked/secret.md.j2"):
        (found,) = findings(own, f"{{% include '{name}' %}}".encode())
        assert found.code == "PF403"


def test_the_limit_is_the_same_each_time(tmp_path: Path) -> None:
    """Counted, not timed: the same loop passes or fails whatever was rendered before."""
    loop = "{{% for a in range({}) %}}{{% for b in range(1000) %}}{{% endfor %}}{{% endfor %}}甲"
    for size, codes in ((300, []), (900, ["PF421"])) * 2:
        assert [found.code for found in findings(tmp_path, loop.format(size).encode())] == codes


@pytest.mark.parametrize("name", ["三层空循环", "套起来的元组当键"])
def test_all_the_steps_take_seconds(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of planforge as it runs: what takes longest for a step, too."""
    monkeypatch.setattr(environment, "WORK", FULL)
    begin = time.process_time()
    assert [found.code for found in findings(tmp_path, HOSTILE[name]["template"].encode())] == ["PF421"]
    assert time.process_time() - begin < SECONDS
