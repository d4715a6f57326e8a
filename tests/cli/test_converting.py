"""``planforge convert``, ``render --script`` and ``check --review``: plans and lines of text from script to script."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from command_line import PLAN, Planforge

REGISTER = """\
标题: 名册
人员: [于发里, {hans: 肖云, hant: 蕭云}]
术语:
  校历: 校歷
"""
"""A plan with no more than a title, people and terms."""
NAMED = PLAN + "人员: [肖云, {hans: 余丰, hant: 余丰}]\n"


def lines(folder: Path, *written: str, end: str = "\n") -> str:
    """A file of lines, by its name."""
    (folder / "文.txt").write_bytes("".join(line + end for line in written).encode())
    return "文.txt"


def test_a_file_is_converted_line_by_line(planforge: Planforge, tmp_path: Path) -> None:
    """The result on stdout, nothing on stderr; the script of the input is told from the whole file."""
    result = planforge("convert", lines(tmp_path, "校长发言", "公里", ""), "--script", "hant-tw")
    assert (result.code, result.out, result.err) == (0, "校長發言\n公里\n\n", "")


def test_standard_input_is_read(planforge: Planforge, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default, and as ``-``; a last line without end stays so."""
    for arguments in ((), ("-",)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("發放助學金".encode())))
        assert planforge("convert", *arguments, "--script", "hans").out == "发放助学金"


@pytest.mark.parametrize(
    ("kind", "line", "reads"),
    [
        ("text", "金发放", "金發放"),
        ("person", "洪金发", "洪金發"),
        ("org", "台州市教育局", "台州市教育局"),
        ("docnumber", "范教〔2023〕15号", "范教〔2023〕15號"),
    ],
)
def test_the_kind_says_what_a_line_is(planforge: Planforge, tmp_path: Path, kind: str, line: str, reads: str) -> None:
    """Each kind has its own rules."""
    assert planforge("convert", lines(tmp_path, line), "--script", "hant", "--kind", kind).out == f"{reads}\n"


def test_a_plan_tells_names_and_terms(planforge: Planforge, tmp_path: Path) -> None:
    """A title and a register are enough, and it may be written in the other script than the text."""
    Path("册.yaml").write_text(REGISTER, "utf-8")
    text = lines(tmp_path, "由于发里和肖云核对校历")
    assert planforge("convert", text, "--script", "hant", "--plan", "册.yaml").out == "由于發里和蕭云核對校歷\n"
    back = lines(tmp_path, "由于發里和蕭云核對校歷")
    result = planforge("convert", back, "--script", "hans", "--plan", "册.yaml")
    assert (result.code, result.out) == (0, "由于发里和肖云核对校历\n")


def test_line_ends_stay(planforge: Planforge, tmp_path: Path) -> None:
    """CRLF stays CRLF."""
    assert planforge("convert", lines(tmp_path, "发", "里", end="\r\n"), "--script", "hant").out == "發\r\n裏\r\n"


@pytest.mark.parametrize("content", ["校\a长\n".encode(), "发展".encode("gbk")], ids=["control character", "GBK"])
def test_what_is_no_clean_text_is_not_converted(planforge: Planforge, content: bytes) -> None:
    """A finding with its place, exit code 2, and nothing on stdout."""
    Path("坏.txt").write_bytes(content)
    result = planforge("convert", "坏.txt", "--script", "hant")
    assert (result.code, result.out) == (2, "")
    assert "错误[PF10" in result.err


def test_a_plan_with_mistakes_declares_nothing(planforge: Planforge, tmp_path: Path) -> None:
    """Names may be among what could not be read: exit code 2, nothing on stdout."""
    result = planforge("convert", lines(tmp_path, "发"), "--script", "hant", "--plan", "坏.yaml")
    assert (result.code, result.out) == (2, "")
    assert "PF203" in result.err


def test_several_scripts_are_rendered_at_once(planforge: Planforge) -> None:
    """Each named after its script; the words of a plan (台湾) name a script as well."""
    result = planforge("render", "好.yaml", "--to", "md", "--script", "hans,hant,台湾")
    assert (result.code, result.out.split()) == (0, ["好.hans.md", "好.hant.md", "好.hant-tw.md"])
    assert "堅持公益普惠" in Path("好.hant-tw.md").read_text("utf-8")


def test_the_review_lists_names_that_only_their_bearers_know(planforge: Planforge) -> None:
    """Notes do not count as findings; what the plan gives two forms is not listed."""
    Path("名.yaml").write_text(NAMED, "utf-8")
    assert "PF720" not in planforge("check", "名.yaml").out
    result = planforge("check", "--review", "名.yaml")
    assert result.code == 0
    assert "提示[PF720] 转成繁体请定一下：“肖云”" in result.out
    assert "“余丰”" not in result.out


def test_the_review_is_data_too(planforge: Planforge) -> None:
    """The word, its form, what else it might be, why, and how often."""
    Path("名.yaml").write_text(NAMED, "utf-8")
    result = planforge("check", "--review", "--script", "hant-tw", "--format", "json", "名.yaml")
    (found,) = (one for one in json.loads(result.out)["diagnostics"] if one["code"] == "PF720")
    facts = found["facts"]
    assert (facts["word"], facts["form"], facts["reason"], facts["times"]) == ("肖云", "肖雲", "name", "1")
