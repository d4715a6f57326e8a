"""What a notice puts around a plan: red head, recipients, notice text, imprint (GB/T 9704 7.2, 7.4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planforge.document.tree import Colophon, RedHead
from planforge.plan.issue import Issue
from planforge.plan.plan import Plan
from planforge.source import Text
from planforge.templating.filters import one_line

END = "。"


class NoticeText(NamedTuple):
    """The notice's title, recipients and text; what the plan does not say is composed by the template."""

    title: Text | None
    plan_title: Text
    """On one line, inner 《》 turned to 〈〉."""
    recipients: str
    text: Text | None


def notice(plan: Plan, translate: Callable[[str], str]) -> NoticeText | None:
    """The covering notice, where the plan is issued by one."""
    issue = plan.issue
    if issue is None or issue.mode == "none":
        return None
    written = issue.notice
    return NoticeText(
        title=written.title if written else None,
        plan_title=_nested(one_line(plan.title)),
        recipients="、".join(issue.recipients).rstrip("：:。"),
        text=written.text if written else None,
    )


def _nested(title: Text) -> Text:
    """Title marks inside title marks are 〈〉 (GB/T 15834)."""
    return Text(title.replace("《", "〈").replace("》", "〉"), title.path)


def red_head(plan: Plan, translate: Callable[[str], str]) -> RedHead | None:
    """版头, on the notice's first page."""
    issue = plan.issue
    if issue is None:
        return None
    return RedHead(
        mark=issue.mark or "\n".join(plan.issuer) + translate("文件"),
        number=plan.number or "",
        signer=issue.signer or "",
        copy_number=issue.copy_number or "",
        secrecy=issue.secrecy or "",
        urgency=issue.urgency or "",
        preprinted=issue.preprinted,
        signer_label=translate("签发人"),
    )


def colophon(plan: Plan, translate: Callable[[str], str], era: str) -> Colophon | None:
    """版记, where the plan is issued by a notice or copied to someone."""
    issue = plan.issue
    if issue is None or (issue.mode == "none" and not (issue.copies or issue.printer or issue.printed)):
        return None
    return Colophon(
        printer=_printer(plan, issue),
        date=_printed(plan, issue, era),
        copies=_listed(issue.copies),
        copies_label=translate("抄送"),
        recipients_label=translate("主送"),
        printed_label=translate("印发"),
    )


def _printer(plan: Plan, issue: Issue) -> str:
    return issue.printer or plan.issuer[0]


def _printed(plan: Plan, issue: Issue, era: str) -> str:
    day = issue.printed or plan.date
    return day.formal(era) if day else ""


def _listed(names: tuple[Text, ...]) -> str:
    return "，".join(name.rstrip(END) for name in names)
