"""The JSON Schema of the table of targets (``status --format json``, ``summary``): current, and met by every table."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from summed_plans import CASES, table

from planforge.reports import summed_json
from planforge.resources import folder


def faults(data: dict[str, Any]) -> list[str]:
    """What the schema says against ``data`` as it is when it has been written and read."""
    read = json.loads(json.dumps(data, ensure_ascii=False))
    return [error.message for error in Draft202012Validator(summed_json.schema()).iter_errors(read)]


def test_the_schema_file_is_current(update: bool) -> None:
    """``make schemas`` writes it from the models that the data are made with."""
    file = folder("schemas") / "totals.schema.json"
    written = json.dumps(summed_json.schema(), ensure_ascii=False, indent=2) + "\n"
    if update:
        file.write_text(written, "utf-8")
    assert file.read_text("utf-8") == written


def test_the_schema_is_a_schema() -> None:
    """Of the dialect that it names."""
    schema = summed_json.schema()
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_table_meets_it(case: Any) -> None:
    """Tables with a plan from above and without, of figures, of words and of nothing."""
    assert faults(summed_json.to_data(table(case))) == []


@pytest.mark.parametrize("spoilt", [{"more": 1}, {"remark": "late"}, {"fault": "yes"}], ids=str)
def test_the_schema_is_strict(spoilt: dict[str, Any]) -> None:
    """Other names and other kinds of values do not pass."""
    data = next(data for case in CASES if (data := summed_json.to_data(table(case)))["remarks"])
    data["remarks"][0] |= spoilt
    assert faults(data)
