"""Click's complaints about a command line, in planforge's words."""

from __future__ import annotations

import difflib
import re
from typing import Any

from planforge.filing.failure import Failure
from planforge.patterns import lazy

_UNKNOWN_COMMAND = lazy(r"No such command '(?P<name>[^']*)'")
_EXTRA = lazy(r"Got unexpected extra argument\S* \((?P<arguments>.*)\)")
_NO_CHOICE = lazy(r"'(?P<value>[^']*)' is not one of (?P<known>'.*')")


def is_help(error: Any) -> bool:
    """Whether the complaint is the help itself: nothing was asked for."""
    return type(error).__name__ == "NoArgsIsHelpError"


def usage_failure(error: Any) -> Failure:
    """The failure that says what is wrong with the command line."""
    name = type(error).__name__
    parameter = getattr(error, "param", None)
    called = parameter.opts[0] if parameter is not None else ""
    if name == "NoSuchOption":
        near = error.possibilities[0] if error.possibilities else None
        return Failure("PF601", option=error.option_name, nearest=near)
    if name == "MissingParameter":
        is_option = called.startswith("-")
        return Failure("PF602", name=called if is_option else getattr(parameter, "metavar", None) or error.param_hint)
    if name == "BadParameter":
        return _bad_value(called or error.param_hint, error.message)
    if found := _UNKNOWN_COMMAND.search(error.format_message()):
        return _unknown_command(found["name"], error)
    if found := _EXTRA.search(error.format_message()):
        return Failure("PF607", arguments=found["arguments"])
    return Failure("PF604", detail=error.format_message())


def _bad_value(name: str, message: str) -> Failure:
    if found := _NO_CHOICE.search(message):
        known = "、".join(re.findall(r"'([^']*)'", found["known"]))
        return Failure("PF606", name=name, value=found["value"], known=known)
    return Failure("PF603", name=name, detail=message)


def _unknown_command(name: str, error: Any) -> Failure:
    commands = getattr(getattr(error.ctx, "command", None), "commands", ())
    close = difflib.get_close_matches(name, commands, n=1)
    return Failure("PF605", name=name, known="、".join(commands), nearest=close[0] if close else None)
