"""PF232: what only a notice prints, in a plan that is not issued by one."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.issue import Issue
from planforge.plan.loading import LoadedPlan
from planforge.plan.words import words

OF_THE_NOTICE = ("notice", "recipients", "mark", "signer", "copy_number", "secrecy", "urgency")
"""What stands in the notice and its head; 抄送 and 印发机关 stand in the imprint, which a plan may have by itself."""


def unissued_has_no_notice(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """With 方式: 不用通知 the notice and its head are not printed."""
    issue = loaded.plan.issue
    if issue is None or issue.mode != "none":
        return
    for name in OF_THE_NOTICE:
        if getattr(issue, name):
            path = f"issue.{name}"
            diagnostics.note("PF232", loaded.keys.get(path), path=path, word=words(Issue)[name].zh)
