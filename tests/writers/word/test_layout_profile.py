"""Layout profiles: what they hold, how one extends another, and what is said of a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from sample_documents import body, document, text
from word_structure import W, part
from word_styles import style_sheet

from planforge.resources import PACKAGE, folder
from planforge.writers.word import ProfileError, WordError, load_profile, profile_names, write
from planforge.writers.word.glyphs import has

CASES = Path(__file__).parents[2] / "cases" / "word"
SCRIPTS = ("hans", "hant", "hant-tw", "hant-hk")


def own(folder: Path, content: str) -> Path:
    path = folder / "版式.yaml"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "case", yaml.safe_load((CASES / "profiles.yaml").read_text("utf-8")), ids=lambda case: str(case["shows"])
)
def test_faulty_profile_is_reported(case: dict[str, object], tmp_path: Path) -> None:
    """The code, the facts, and the line where the key stands; never a traceback of another kind."""
    expected = dict(case["reports"])  # type: ignore[call-overload]
    with pytest.raises(ProfileError) as caught:
        load_profile(own(tmp_path, str(case["profile"])), str(case.get("script", "hans")))
    found = caught.value.diagnostic
    facts = {"code": found.code, "line": found.place.line if found.place else None, **found.facts}
    assert {name: facts.get(name) for name in expected} == expected


def test_two_profiles_that_extend_each_other_are_reported(tmp_path: Path) -> None:
    """The chain is named instead of running for ever."""
    (tmp_path / "乙.yaml").write_text("extends: 甲.yaml\n", encoding="utf-8")
    first = tmp_path / "甲.yaml"
    first.write_text("extends: 乙.yaml\n", encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(first, "hans")
    assert (caught.value.code, caught.value.facts) == ("PF532", {"chain": "甲.yaml → 乙.yaml → 甲.yaml"})


def test_own_profile_writes_only_what_it_changes(tmp_path: Path) -> None:
    """Everything else comes from the profile that it extends."""
    profile = load_profile(own(tmp_path, "extends: gbt9704\ngrid: {line_pitch: 28}\n"), "hans")
    assert (profile.line, profile.page, profile.styles) == (
        560,
        load_profile("gbt9704", "hans").page,
        load_profile("gbt9704", "hans").styles,
    )


def test_natural_characters_are_not_condensed(tmp_path: Path) -> None:
    """``chars: natural`` leaves the 16 point character as it is: 27 on a line."""
    profile = load_profile(own(tmp_path, "extends: gbt9704\noptions: {chars: natural}\n"), "hans")
    assert (profile.condensing, profile.char()) == (0, 320)
    assert "字距" not in style_sheet(write(document(body()), profile))["公文正文"]


def test_latin_may_be_the_han_font(tmp_path: Path) -> None:
    """``latin: same`` puts the Han face into all four channels."""
    profile = load_profile(own(tmp_path, "extends: gbt9704\nfonts: {hans: {latin: same}}\n"), "hans")
    assert style_sheet(write(document(body()), profile))["公文正文"].startswith("仿宋 16磅")


def test_page_number_may_be_centred(tmp_path: Path) -> None:
    """Odd and even pages alike."""
    profile = load_profile(own(tmp_path, "extends: gbt9704\noptions: {page_number: center}\n"), "hans")
    file = write(document(body()), profile)
    styles = {part(file, f"word/footer{n}.xml").find(f".//{W}pStyle").get(f"{W}val") for n in (1, 2)}  # type: ignore[union-attr]
    assert styles == {"PageNumberCentre"}


@pytest.mark.parametrize("option", [("always", "1158"), ("never", "579")])
def test_sealing_may_be_decided_by_the_profile(option: tuple[str, str], tmp_path: Path) -> None:
    """``sealed`` overrides what the document says, for offices that always or never seal."""
    from planforge.document.tree import Signature

    profile = load_profile(own(tmp_path, f"extends: gbt9704\noptions: {{sealed: {option[0]}}}\n"), "hans")
    file = write(document(body(Signature(("县教育局",), "2025年2月6日", sealed=option[0] == "never"))), profile)
    spacing = part(file, "word/document.xml").find(f".//{W}p/{W}pPr/{W}spacing")
    assert spacing is not None
    assert spacing.get(f"{W}before") == option[1]


def test_profile_of_another_script_is_refused() -> None:
    """Fonts go by script; a mix would be silent damage."""
    with pytest.raises(WordError) as caught:
        write(document(body(text("臺灣")), script="hant"), load_profile("gbt9704", "hans"))
    assert (caught.value.code, caught.value.facts) == ("PF537", {"document": "hant", "layout": "hans"})


@pytest.mark.parametrize(
    ("script", "name", "look"),
    [
        pytest.param(script, name, look, id=f"{script} {name}")
        for script, looks in yaml.safe_load((CASES / "styles.yaml").read_text("utf-8")).items()
        for name, look in looks.items()
    ],
)
def test_style_looks_as_the_sheet_says(script: str, name: str, look: str) -> None:
    """The style sheet of GB/T 9704 (7.2 to 7.5) as Word resolves it along the bases."""
    assert style_sheet(write(document(body(), script=script)))[name] == look


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("name", profile_names())
def test_every_shipped_house_style_is_proved_with_python_docx(name: str, script: str) -> None:
    """The package opens in python-docx and gives back page, styles, bases, sizes and fonts of the profile."""
    from planforge.writers.word.proof import problems

    assert list(problems(load_profile(name, script))) == []


@pytest.mark.parametrize(
    ("name", "twips"),
    [
        ("gbt9704", {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588}),
        ("gbt33476", {"top": 1960, "right": 1474, "bottom": 1848, "left": 1588}),
    ],
)
def test_margins_in_twips(name: str, twips: dict[str, int]) -> None:
    """37, 26, 35 and 28 mm (5.2.1); with compensated leading 34.58 and 32.58 mm at top and bottom."""
    file = write(document(body()), load_profile(name, "hans"))
    margins = part(file, "word/document.xml").find(f".//{W}pgMar")
    assert margins is not None
    assert {edge: int(margins.get(W + edge, "")) for edge in twips} == twips


def test_every_code_of_the_room_has_its_wording() -> None:
    """A code raised in the Word writer is explained in codes/word.yaml, with its facts as placeholders."""
    wording = yaml.safe_load((PACKAGE / "codes" / "word.yaml").read_text("utf-8"))
    sources = "".join(path.read_text("utf-8") for path in (PACKAGE / "writers" / "word").glob("*.py"))
    raised = {code for code in (f"PF{number}" for number in range(520, 560)) if f'"{code}"' in sources}
    assert raised == set(wording)


def test_profiles_travel_as_data() -> None:
    """The names offered are the files in templates/layouts."""
    assert profile_names() == sorted(path.stem for path in (folder("templates") / "layouts").glob("*.yaml"))


@pytest.mark.parametrize("name", profile_names())
@pytest.mark.parametrize("script", ["hant", "hant-tw", "hant-hk"])
def test_traditional_documents_name_only_fonts_with_traditional_glyphs(name: str, script: str) -> None:
    """No face and no substitute of a Traditional profile stops at GB 2312 (仿宋_GB2312 has no 發)."""
    faces = load_profile(name, script).fonts.faces.values()
    lacking = [font for face in faces for font in (face.name, *face.also) if not has(font, "發")]
    assert lacking == []
