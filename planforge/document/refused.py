"""What formal Markdown cannot mean, each as an exception with its facts. No wording, no places in files."""

from __future__ import annotations

from collections.abc import Iterable

from planforge.language.nearest import nearest

MOST_COLUMNS = 63
"""Columns that Word's tables have at most; a file with more is not opened."""


class Refused(ValueError):
    """Formal Markdown that cannot be read.

    Attributes:
        facts: what the message says of it.
        wanted: the text by which its line is found in a template.
        path: the YAML path of the text, where a text of the plan and no template is at fault.
    """

    def __init__(self, wanted: str, *, path: str = "", **facts: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.path = path
        self.facts = facts


class UnknownDirective(Refused):
    """A ``:::`` block that no one knows."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"::: {name}", name=name, **_near(name, known))
        self.name = name


class NothingToRunIn(Refused):
    """A ``{run-in}`` heading is not followed by a paragraph."""

    def __init__(self) -> None:
        super().__init__("run-in")


class UnclosedDirective(Refused):
    """A ``:::`` block without the ``:::`` that ends it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"::: {name}", name=name)


class MalformedLine(Refused):
    """A line of a ``:::`` block has more or fewer fields than its form."""

    def __init__(self, name: str, line: str, form: str) -> None:
        super().__init__(line, name=name, line=line, form=form)


class NoLabel(Refused):
    """The first line of a ``::: group`` has no label, and none stands above it."""

    def __init__(self, line: str) -> None:
        super().__init__(line, line=line)


class UnknownLabel(Refused):
    """A line of a ``::: signature`` begins with a label that it does not have."""

    def __init__(self, label: str, known: Iterable[str]) -> None:
        super().__init__(f"{label} |", name=label, **_near(label, known))


class UnknownOption(Refused):
    """A heading's ``{…}`` holds an option that headings do not have."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name, name=name, **_near(name, known))


class BadMark(Refused):
    """A heading's ``{mark=…}`` is no mark."""

    def __init__(self, mark: str) -> None:
        super().__init__(f"mark={mark}", mark=mark)


class LongRow(Refused):
    """A table row has more cells than the table's head."""

    def __init__(self, row: str, cells: int, columns: int, path: str = "") -> None:
        super().__init__(row, path=path, row=row, cells=str(cells), columns=str(columns))


class WideTable(Refused):
    """A table has more columns than Word can show."""

    def __init__(self, head: str, columns: int, path: str = "") -> None:
        super().__init__(head, path=path, columns=str(columns), most=str(MOST_COLUMNS))


class TooMuch(Refused):
    """A text has more lines, cells and marks than any document, or a paragraph more marks than any other."""

    def __init__(self, line: str, path: str = "") -> None:
        super().__init__(line, path=path, line=line)


class TooDeep(Refused):
    """Lists or ``:::`` blocks stand inside one another without end."""

    def __init__(self, line: str, path: str = "") -> None:
        super().__init__(line, path=path, line=line)


def _near(name: str, known: Iterable[str]) -> dict[str, str]:
    names = tuple(known)
    close = nearest(name, names)
    return {"known": "、".join(names), **({"nearest": close} if close else {})}
