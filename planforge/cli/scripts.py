"""The names of scripts on the command line; the words of a plan (繁体, 台湾) will do as well."""

from __future__ import annotations

from planforge.filing.failure import Failure
from planforge.language.script import SCRIPTS


def script_named(text: str) -> str:
    """The script called ``text``.

    Raises:
        Failure: there is none (PF622).
    """
    name = text.strip().lower().replace("_", "-")
    if name in SCRIPTS:
        return name
    from planforge.plan.scripts import SCRIPT

    meant = SCRIPT.value_of(text)
    if meant is None:
        raise Failure("PF622", script=text, known="、".join(SCRIPTS))
    return meant


def scripts_named(text: str | None) -> list[str | None]:
    """The scripts of a comma-separated list; one None (the plan's own) where nothing was asked for."""
    if text is None:
        return [None]
    return list(dict.fromkeys(script_named(part) for part in text.split(",")))
