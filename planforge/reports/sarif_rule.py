"""A code as a SARIF rule (3.49): what it looks for, why, what to do, a wrong and a right example. Fills in no facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planforge.codes import Wording, all_codes
from planforge.patterns import lazy
from planforge.reports.sarif_text import markdown
from planforge.reports.wording import Translate

_PLACEHOLDER = lazy(r"\{\w+\}")
_ELLIPSIS = "…"


def rule(code: str, say: Translate) -> dict[str, Any]:
    """The rule of ``code`` in the user's language."""
    wording = all_codes()[code]
    meaning = _without_placeholders(say(wording.meaning or wording.message))
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in wording.name.split("-")),
        "shortDescription": {"text": meaning},
        "fullDescription": {"text": say(wording.why) if wording.why else meaning},
        "help": {"text": "\n\n".join(_plain(wording, say)), "markdown": "\n\n".join(_marked(wording, say))},
        "defaultConfiguration": {"level": wording.level},
    }


def _without_placeholders(text: str) -> str:
    """``text`` with an ellipsis wherever a finding would name something."""
    return _PLACEHOLDER.sub(_ELLIPSIS, text)


def _plain(wording: Wording, say: Translate) -> Iterator[str]:
    yield from _sentences(wording, say)
    for title, example in _examples(wording, say):
        yield f"{title}\n{example}"


def _marked(wording: Wording, say: Translate) -> Iterator[str]:
    yield from map(markdown, _sentences(wording, say))
    for title, example in _examples(wording, say):
        fence = "`" * (1 + max(map(len, re.findall("`+", example)), default=2))
        yield f"{markdown(title)}\n\n{fence}\n{example}\n{fence}"


def _sentences(wording: Wording, say: Translate) -> Iterator[str]:
    """What is looked for, why it matters, and what always helps."""
    yield _without_placeholders(say(wording.meaning or wording.message))
    if wording.why:
        yield say(wording.why)
    yield from [say(text) for text in wording.remedy if not _PLACEHOLDER.search(text)][-1:]


def _examples(wording: Wording, say: Translate) -> Iterator[tuple[str, str]]:
    for title, example in (("不对：", wording.wrong), ("对：", wording.right)):
        if example:
            yield say(title), example
