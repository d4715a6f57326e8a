"""The scripts as they are written in a plan: what 文字 says, and the keys of a pair {hans: 肖, hant: 蕭}."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias, TypeVar

from planforge.plan.fields import Choice, Kind

SCRIPT = Choice(
    {
        "hans": ("简体", "简", "简化字", "简体中文"),
        "hant": ("繁体", "繁", "繁体字", "繁体中文"),
        "hant-tw": ("台湾繁体", "台湾", "正体", "台湾正体", "tw"),
        "hant-hk": ("香港繁体", "香港", "hk"),
    }
)
Script: TypeAlias = Annotated[str, SCRIPT, Kind.CODE]


Form = TypeVar("Form")


def form_for(script: str, forms: Mapping[str, Form]) -> Form | None:
    """The one of ``forms`` (by script) that a text in ``script`` uses: its own, or common Traditional for a region."""
    if script in forms:
        return forms[script]
    return forms.get("hant") if script.startswith("hant-") else None
