"""PF831: a finding that gives another figure than the feedback that it quotes."""

from __future__ import annotations

import unicodedata

from planforge.diagnostics import Diagnostics
from planforge.patterns import lazy
from planforge.plan.loading import LoadedPlan
from planforge.plan.numbered import of_plan
from planforge.plan.rectification import RectificationPlan
from planforge.rectification.quoting import reported, sources

_FIGURE = lazy(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?[%‰]?")


def figures_are_quoted(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A figure in a finding stands in the feedback too, where the feedback has one that the finding has not.

    A finding that leaves figures out, or adds some of its own, is no misquotation.
    """
    plan = loaded.plan
    if not isinstance(plan, RectificationPlan) or not any(loaded.rounds):
        return
    rounds = reported(loaded.rounds)
    for one in of_plan(plan):
        quoted = next(iter(sources(one, rounds)), None)
        if quoted is None or one.finding.findings:
            continue
        own, its = _figures(one.words), _figures(quoted.words)
        other, missing = [each for each in own if each not in its], [each for each in its if each not in own]
        if other and missing:
            said = one.finding.text or one.finding.title
            path = said.path if said else one.path
            diagnostics.warning(
                "PF831", loaded.place_of(path, other[0]), path=path,
                own="、".join(other), its="、".join(missing), number=one.shown,
            )  # fmt: skip


def _figures(text: str) -> list[str]:
    return list(dict.fromkeys(_FIGURE.findall(unicodedata.normalize("NFKC", text))))
