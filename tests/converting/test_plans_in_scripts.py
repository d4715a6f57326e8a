"""A plan in another script: every text by its kind, everything else as it was. Cases in ``cases/conversion``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from real_plans import STARTERS

from planforge.converting import declared, in_script, review
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan, read_plan
from planforge.plan.model import PlanModel
from planforge.plan.walk import texts, times
from planforge.source import Node, Text, load

CASES = Path(__file__).parents[1] / "cases" / "conversion"
HEAD = "类型: 实施方案\n标题: 方案\n文字: 简体\n发文单位: 县教育局\n"
SCRIPTS = ("hans", "hant", "hant-tw", "hant-hk")


def cases(name: str) -> dict[str, Any]:
    """The file ``name``; every scalar is text."""
    return dict(yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader))


PLANS, MINGUO, REVIEWS = cases("plans"), cases("minguo"), cases("reviews")
FAILS = cases("plans_fail_today")


def case(*values: Any) -> Any:
    """A case by its last value; one that is known to fail must fail."""
    reason = FAILS.get(values[-1])
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)] if reason else []
    return pytest.param(*values, id=values[-1], marks=marks)


def loaded(text: str) -> LoadedPlan:
    """The plan of ``text``, which must be free of errors in what it says."""
    diagnostics = Diagnostics()
    node = load(text, "例.yaml", diagnostics)
    read = read_plan(node if node is not None else _nothing(), diagnostics)
    assert read is not None
    assert [found for found in diagnostics if found.severity.name == "ERROR" and found.code != "PF206"] == []
    return read


def _nothing() -> Node:
    raise AssertionError("no YAML")


def written(read: LoadedPlan) -> dict[str, str]:
    """Every text and time of the plan by its path."""
    return {text.path: str(text) for text in (*(text for _, text in texts(read.plan)), *times(read.plan))}


def expected(reads: dict[str, Any], script: str) -> Iterator[tuple[str, str]]:
    """The texts that are expected in ``script``."""
    for path, forms in reads.items():
        if isinstance(forms, str) or script in forms:
            yield path, forms if isinstance(forms, str) else forms[script]


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_reads_in_every_script(name: str) -> None:
    """Persons, bodies, numbers, titles and running text each by their rules, names alike wherever they stand."""
    read = loaded(PLANS[name]["plan"])
    for script in SCRIPTS:
        if script != read.script:
            converted = written(in_script(read, script))
            wanted = dict(expected(PLANS[name]["reads"], script))
            assert {path: converted.get(path) for path in wanted} == wanted
            assert wanted


@pytest.mark.parametrize("name", PLANS)
def test_every_path_and_place_is_kept(name: str) -> None:
    """A finding in a converted plan points to the line that was written."""
    read = loaded(PLANS[name]["plan"])
    for script in SCRIPTS:
        converted = in_script(read, script)
        assert converted.script == script
        assert list(written(converted)) == list(written(read))
        assert (converted.places, converted.keys, converted.kind) == (read.places, read.keys, read.kind)


def everything(value: Any) -> Iterator[Any]:
    """What a plan holds besides texts: figures, days, choices, codes."""
    if isinstance(value, PlanModel):
        for name in type(value).model_fields:
            yield from everything(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from everything(one)
    elif not isinstance(value, Text):
        yield getattr(value, "rule", None) or getattr(value, "span", None) or value


def test_choices_and_days_are_the_same() -> None:
    """Whatever is no text for people is equal, and so are the days that deadlines mean."""
    read = loaded(PLANS["a Simplified plan"]["plan"])
    converted = in_script(read, "hant-tw")
    plan, other = read.plan, converted.plan
    assert (other.era, other.signed, other.layout, other.script) == (plan.era, plan.signed, plan.layout, plan.script)
    assert plan.date is not None and other.date is not None
    assert plan.date.first() == other.date.first() == date(2025, 2, 6)
    assert plan.period is not None and other.period is not None
    assert (plan.period.first, plan.period.last) == (other.period.first, other.period.last)
    assert [getattr(one, "kind", one) for one in everything(plan)] == [
        getattr(one, "kind", one) for one in everything(other)
    ]


def test_ids_stay() -> None:
    """What other places refer to is no text for people."""
    read = loaded(HEAD + "措施: [{编号: 发展-1, 标题: 发展}, {编号: 面, 标题: 面粉}]\n")
    measures = in_script(read, "hant").plan.measures
    assert measures is not None
    assert [str(entry.title) for entry in measures.entries] == ["發展", "麵粉"]
    assert [str(entry.id) for entry in measures.entries] == ["发展-1", "面"]


def test_its_own_script_leaves_a_plan_as_it_is() -> None:
    """The very same plan."""
    read = loaded(PLANS["a Simplified plan"]["plan"])
    assert in_script(read, "hans") is read


@pytest.mark.parametrize("script", SCRIPTS[1:])
@pytest.mark.parametrize("file", STARTERS, ids=lambda file: file.name)
def test_real_plans_lead_back(file: Path, script: str) -> None:
    """Every plan that planforge starts people with, there and back: text for text the same."""
    diagnostics = Diagnostics()
    node = load(file.read_text("utf-8"), file.name, diagnostics)
    read = read_plan(node, diagnostics) if node else None
    assert read is not None and read.script == "hans"
    there = in_script(read, script)
    assert written(there) != written(read)
    assert written(in_script(there, "hans")) == written(read)


@pytest.mark.parametrize(
    ("field", "republic", "time"),
    [case(field, republic, time) for field, pairs in MINGUO.items() for time, republic in pairs.items()],
)
def test_times_count_from_the_republic(field: str, republic: str, time: str) -> None:
    """With 纪年: 民国, in Taiwan's script only; the days stay."""
    body = f"措施: [{{标题: 甲, {field}: {time}}}]\n" if field == "完成时限" else f"{field}: {time}\n"
    read = loaded(f"{HEAD}纪年: 民国\n{body}")
    assert [str(text) for text in times(in_script(read, "hant-tw").plan)] == [republic]
    assert "民國" not in "".join(times(in_script(read, "hant-hk").plan))
    common = loaded(HEAD + body)
    assert "民國" not in "".join(times(in_script(common, "hant-tw").plan))


def test_the_date_counts_from_the_republic_where_it_is_printed() -> None:
    """成文日期 stays a date; its formal writing follows the era."""
    read = in_script(loaded(f"{HEAD}纪年: 民国\n成文日期: 2025-02-06\n"), "hant-tw")
    assert read.plan.date is not None
    assert read.plan.date.formal(read.plan.era) == "中華民國114年2月6日"


def test_a_plan_of_taiwan_may_count_from_the_republic_too() -> None:
    """The script stays, the years change."""
    plan = "類型: 工作計畫\n標題: 計畫\n文字: 台灣繁體\n發文單位: 里仁國小\n紀年: 民國\n"
    read = in_script(loaded(f"{plan}實施期限: 2025年3月至2026年2月\n"), "hant-tw")
    assert written(read)["period"] == "民國114年3月至民國115年2月"
    assert written(read)["title"] == "計畫"


def test_a_plan_declares_its_names_and_terms() -> None:
    """People and bodies wherever they stand; the forms of the script that is asked for."""
    read = loaded(PLANS["forms that the plan gives"]["plan"])
    names = declared(read, "hant-hk")
    assert {"肖里"} <= names.persons
    assert {"党发中学"} <= names.organisations
    assert names.given == {"云平台方案": "云平台方案", "肖里": "蕭里", "党发中学": "党發中學", "干训": "干訓"}
    assert declared(read, "hant-tw").given["肖里"] == "肖里"
    assert declared(read, "hant-tw").given["干训"] == "研習"


def test_a_converted_plan_declares_the_same_terms() -> None:
    """A Traditional plan serves Simplified texts too: its glossary says the same after conversion."""
    plan = "類型: 工作計劃\n標題: 計劃\n文字: 繁體\n發文單位: 里仁小學\n術語: {校歷: 校历}\n"
    read = loaded(plan)
    assert declared(read, "hans").given == {"校歷": "校历"}
    assert declared(in_script(read, "hans"), "hant").given == {"校历": "校歷"}


@pytest.mark.parametrize("name", [case(name) for name in REVIEWS])
def test_the_review_lists_what_a_machine_cannot_decide(name: str) -> None:
    """Each word once, with its other form and how often it comes; nothing that the plan decides."""
    read = loaded(HEAD + REVIEWS[name]["plan"])
    listed = [f"{one.word} {one.form} {one.other} {one.reason} {one.times}" for one in review(read, "hant-tw")]
    assert listed == REVIEWS[name]["listed"]


def test_the_review_points_to_the_first_place() -> None:
    """In the order of the plan, by path."""
    found = review(loaded(HEAD + REVIEWS["two names, each once"]["plan"]), "hant")
    assert [one.path for one in found] == ["people.0.name", "people.1.name"]


@pytest.mark.parametrize("script", ["hant", "hant-tw", "hant-hk"])
@pytest.mark.parametrize("name", ["a Traditional plan", "a plan of Taiwan"])
def test_nothing_is_uncertain_from_traditional_to_traditional(name: str, script: str) -> None:
    """Names stay, and texts hardly ever mislead."""
    assert review(loaded(PLANS[name]["plan"]), script) == []


def test_a_name_that_simplified_keeps_or_not_is_listed() -> None:
    """乾, 於 and 著 in names are all that is asked on the way to Simplified."""
    found = review(loaded(PLANS["a Traditional plan"]["plan"]), "hans")
    assert [(one.word, one.form, one.other) for one in found] == [("鍾著", "钟著", "钟着")]


def test_nothing_is_uncertain_where_nothing_is_converted() -> None:
    """A Simplified plan in Simplified."""
    assert review(loaded(HEAD + REVIEWS["two names, each once"]["plan"]), "hans") == []


@pytest.mark.parametrize("file", STARTERS, ids=lambda file: file.name)
def test_the_review_of_a_real_plan_can_be_read(file: Path) -> None:
    """A handful of places, not a page."""
    diagnostics = Diagnostics()
    node = load(file.read_text("utf-8"), file.name, diagnostics)
    read = read_plan(node, diagnostics) if node else None
    assert read is not None
    assert len(review(read, "hant-tw")) <= 5
