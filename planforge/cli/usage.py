"""Click's complaints about a command line, in planforge's words."""

from __future__ import annotations

from typing import Any

from planforge.cli.failure import Failure


def usage_failure(error: Any) -> Failure:
    """The failure that says what is wrong with the command line."""
    name = type(error).__name__
    parameter = getattr(error, "param", None)
    called = parameter.opts[0] if parameter is not None else ""
    if name == "NoSuchOption":
        near = error.possibilities[0] if error.possibilities else None
        return Failure("PF601", option=error.option_name, nearest=near)
    if name == "MissingParameter":
        return Failure("PF602", name=getattr(parameter, "metavar", None) or called or error.param_hint)
    if name == "BadParameter":
        return Failure("PF603", name=called or error.param_hint, detail=error.message)
    return Failure("PF604", detail=error.format_message())
