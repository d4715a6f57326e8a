"""The value of a scalar written over several lines, folded the Chinese way. Changes nothing but joints.

The parser has folded the lines already; here they are folded again from the text as written. Where the
second folding with YAML's own joints does not give the parser's value back, that value stays.
"""

from __future__ import annotations

from collections.abc import Callable

from yaml.events import ScalarEvent

from planforge.patterns import lazy
from planforge.source.events import pull
from planforge.source.folding import Joint, chinese, fold, fold_block, spaced

_ESCAPED_BREAK = lazy(r"(?<!\\)((?:\\\\)*)\\\n[ \t]*")

Refold = Callable[[str, Joint], str]


def refolded(raw: str, value: str, style: str) -> str:
    """``value`` without the spaces that folding put between CJK characters.

    ``raw`` is the scalar as written, quotes or ``>`` included; ``style`` is PyYAML's: ``""``, ``'``, ``"``,
    ``>`` or ``|``, whose lines are not folded.
    """
    refold = _REFOLD.get(style)
    if refold is None or raw.isascii():
        return value
    final = len(value.rstrip("\n")) if style == ">" else len(value)
    if refold(raw, spaced) != value[:final]:
        return value
    return refold(raw, chinese) + value[final:]


def _plain(raw: str, joint: Joint) -> str:
    return fold([line.strip(" \t") for line in raw.split("\n")], joint)


def _single(raw: str, joint: Joint) -> str:
    return fold(_inner_lines(raw[1:-1]), joint).replace("''", "'")


def _double(raw: str, joint: Joint) -> str:
    folded = fold(_inner_lines(_ESCAPED_BREAK.sub(r"\1", raw[1:-1])), joint)
    return _unescaped(folded) if "\\" in folded else folded


def _inner_lines(text: str) -> list[str]:
    """The lines between quotes; blanks around the line breaks do not count, those at the quotes do."""
    lines = text.split("\n")
    if len(lines) == 1:
        return lines
    return [lines[0].rstrip(" \t"), *(line.strip(" \t") for line in lines[1:-1]), lines[-1].lstrip(" \t")]


def _unescaped(text: str) -> str:
    get = pull('"' + text.replace("\n", "\\n") + '"')
    while not isinstance(event := get(), ScalarEvent):
        pass
    return str(event.value)


def _folded(raw: str, joint: Joint) -> str:
    lines = raw.rstrip("\n").split("\n")[1:]
    indent = _block_indent(lines)
    return fold_block([line[indent:] for line in lines], joint).rstrip("\n")


def _block_indent(lines: list[str]) -> int:
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)


_REFOLD: dict[str, Refold] = {"": _plain, "'": _single, '"': _double, ">": _folded}
