"""Help in the user's language: the few English words that typer puts there itself are replaced."""

from __future__ import annotations

import os
from typing import Any

from typer.core import TyperCommand, TyperGroup

from planforge.language.catalogs import messages, user_locale
from planforge.patterns import lazy

_WORDS = (
    ("Usage: ", "用法："),
    ("\nArguments:\n", "\n参数：\n"),
    ("\nOptions:\n", "\n选项：\n"),
    ("\nCommands:\n", "\n命令：\n"),
    ("Show this message and exit.", "显示帮助"),
    ("[required]", "[必填]"),
    ("[default: ", "[默认："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]..."),
)


def say(text: str) -> str:
    """``text`` in the user's language."""
    return messages(user_locale(os.environ))(text)


_TYPES = lazy(r" <[\w\[\], ]+>(?=\s)")
"""The Python types that typer shows beside arguments."""
_BRACES = lazy(r"\{([\w|]+)\}")


def _local(help_text: str) -> str:
    help_text = _BRACES.sub(r"\1", _TYPES.sub("", help_text))
    if user_locale(os.environ) == "en":
        return help_text
    for english, chinese in _WORDS:
        help_text = help_text.replace(english, say(chinese))
    return help_text


class LocalGroup(TyperGroup):
    """A group whose help speaks the user's language."""

    def get_help(self, ctx: Any) -> str:
        return _local(super().get_help(ctx))


class LocalCommand(TyperCommand):
    """A command whose help speaks the user's language."""

    def get_help(self, ctx: Any) -> str:
        return _local(super().get_help(ctx))
