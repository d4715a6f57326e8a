"""``planforge convert``: lines of text from script to script, with the names and terms that a plan declares."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planforge.cli.help import say
from planforge.cli.inputs import Encoding, inputs
from planforge.filing.failure import CLEAN, REFUSED, Failure
from planforge.filing.inputs import Inputs
from planforge.patterns import lazy

if TYPE_CHECKING:
    from planforge.language.conversion import Converter, Declared

_LINE = lazy(r"([^\r\n]*)(\r\n|\r|\n|$)")
_MISSING = frozenset({"PF201", "PF206"})
"""What a plan that only declares names may lack."""


class Kind(StrEnum):
    text = "text"
    person = "person"
    org = "org"
    docnumber = "docnumber"


def convert(
    script: Annotated[str, typer.Option(metavar="hans|hant|hant-tw|hant-hk", help=say("转成哪种文字"))],
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help=say("文本文件；- 是标准输入"))] = "-",
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="hans|hant|hant-tw|hant-hk", help=say("原来的文字；不写就按全文判断")),
    ] = None,
    kind: Annotated[Kind, typer.Option(help=say("每行是什么：正文、姓名、单位名或文号"))] = Kind.text,
    plan: Annotated[Path | None, typer.Option(metavar="FILE", help=say("方案文件，取其中的人员、单位和术语"))] = None,
    encoding: Encoding = None,
) -> int:
    from planforge.cli.scripts import script_named
    from planforge.language.conversion import Converter, Declared

    target, given = script_named(script), inputs(encoding)
    text = _read(file, given)
    if text is None:
        return REFUSED
    origin = script_named(source) if source else _detected(text, target)
    names = _declared(plan, given, origin, target) if plan else Declared()
    if names is None:
        return REFUSED
    converter = Converter(origin, target, names)
    sys.stdout.buffer.write(_by_line(text, _way(converter, kind)).encode())
    sys.stdout.flush()
    return CLEAN


def _read(file: str, given: Inputs) -> str | None:
    """The input as text, with its own line ends; None, with the findings printed, where it is no clean text."""
    from planforge.cli.reporting import report
    from planforge.diagnostics import Diagnostics
    from planforge.source import decode

    data = given.in_utf_8(sys.stdin.buffer.read(), Path(file)) if file == "-" else given.read(Path(file))
    diagnostics = Diagnostics()
    text = decode(data, file, diagnostics)
    report(diagnostics, {file: text or ""}, sys.stderr)
    if text is None or diagnostics.has_errors():
        return None
    return text.replace("\n", "\r\n") if b"\r\n" in data else text


def _detected(text: str, target: str) -> str:
    """The script of the text as a whole; where nothing in it tells, the one that there is something to convert from."""
    from planforge.language.script import detect

    return detect(text) or ("hant" if target == "hans" else "hans")


def _declared(path: Path, given: Inputs, source: str, target: str) -> Declared | None:
    """What the plan declares; None, with the findings printed, where it cannot be read for sure."""
    from planforge.cli.reporting import report
    from planforge.converting import declared, in_script
    from planforge.diagnostics import Severity
    from planforge.pipeline import read

    checked = read(given.read(path), str(path))
    findings = [found for found in checked.diagnostics if found.code not in _MISSING]
    report(findings, {checked.file: checked.text}, sys.stderr)
    if checked.loaded is None:
        raise Failure("PF721", file=path)
    if any(found.severity is Severity.ERROR for found in findings):
        return None
    return declared(in_script(checked.loaded, source), target)


def _way(converter: Converter, kind: Kind) -> Callable[[str], str]:
    return {
        Kind.text: converter.text,
        Kind.person: converter.person,
        Kind.org: converter.organisation,
        Kind.docnumber: converter.document_number,
    }[kind]


def _by_line(text: str, convert: Callable[[str], str]) -> str:
    return "".join(f"{convert(line)}{end}" for line, end in _LINE.findall(text))
