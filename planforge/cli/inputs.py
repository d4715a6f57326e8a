"""The options of every command that reads YAML files: their encoding, and the folders that they may name files in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from planforge.cli.collecting import roots
from planforge.cli.help import say
from planforge.filing.failure import Failure
from planforge.filing.inputs import Inputs

Encoding: TypeAlias = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help=say("文件不是 UTF-8 时按哪种编码读：gbk、gb18030、big5、utf-16等")),
]
"""The option of every command that reads YAML."""
Allow: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--allow", metavar="DIR", help=say("方案之外也可以读的文件夹（反馈意见、上一版、校历），可多写")),
]
"""The option of every command that reads the files that a plan names."""


def inputs(encoding: str | None, allow: Sequence[Path] | None = None, files: Sequence[str] = ()) -> Inputs:
    """How to read by the options of a command line; plans in the folders among ``files`` may name each other.

    Raises:
        Failure: there is no such encoding (PF617), or no such folder (PF626).
    """
    named = _named(encoding) if encoding is not None else None
    for folder in allow or ():
        if not folder.is_dir():
            raise Failure("PF626", file=folder)
    allowed = (folder.resolve() for folder in allow or ())
    return Inputs(named, (*allowed, *roots(files)))


def _named(encoding: str) -> str:
    from planforge.source.named_encodings import CODECS, encoding_named

    named = encoding_named(encoding)
    if named is None:
        raise Failure("PF617", encoding=encoding, known="、".join(CODECS))
    return named
