"""How a command reads its YAML files and the files that they name: in which encoding, and from which folders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from planforge.cli.failure import Failure
from planforge.cli.files import MOST_BYTES, read_input
from planforge.cli.help import say

if TYPE_CHECKING:
    from planforge.plan.companions import Beside

_YAML = (".yaml", ".yml")

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


@dataclass(frozen=True, slots=True)
class Inputs:
    """``encoding`` is a key of ``CODECS``; ``allowed`` are resolved folders beside that of the plan."""

    encoding: str | None = None
    allowed: tuple[Path, ...] = ()

    def read(self, path: Path) -> bytes:
        """The bytes of an input file, in UTF-8 where they were read by the encoding asked for.

        Raises:
            Failure: it cannot be read (as `read_input`), or not in that encoding (PF619).
        """
        return self.in_utf_8(read_input(path), path)

    def in_utf_8(self, data: bytes, path: Path) -> bytes:
        """``data`` of the file ``path`` in UTF-8.

        Raises:
            Failure: it is not in the encoding asked for (PF619).
        """
        if self.encoding is None:
            return data
        from planforge.source.named_encodings import in_utf_8

        try:
            return in_utf_8(data, self.encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise Failure("PF619", file=path, encoding=self.encoding, line=line) from None

    def beside(self, path: Path) -> Beside:
        """Reads the files that the plan at ``path`` names: regular ones, only those in its own folder and below it,
        and in the folders that are allowed.

        The reader raises `Unopened` for others, with what is wrong.
        """
        from planforge.plan.companions import Reason, Unopened

        folder = path.parent.resolve()

        def read(name: str) -> bytes | None:
            try:
                file = self._found(folder, name, path.name)
                return self.in_utf_8(file.read_bytes(), file)
            except PermissionError:
                raise Unopened(Reason.REFUSED, name) from None
            except (OSError, ValueError, RuntimeError):
                return None

        return read

    def written_like(self, text: str, original: bytes, path: Path) -> bytes:
        """``text`` as the file ``path`` with the bytes ``original`` is written: encoding, byte order mark, line ends.

        Raises:
            Failure: the file's encoding lacks a character (PF623), or it would not come back as it is (PF624).
        """
        from planforge.source.written_back import Unwritable, written_like

        try:
            return written_like(text, original, self.encoding)
        except Unwritable as problem:
            if not problem.character:
                raise Failure("PF624", file=path) from None
            raise Failure("PF623", file=path, encoding=self.encoding, character=problem.character) from None

    def _found(self, folder: Path, name: str, own: str) -> Path:
        """The regular file called ``name``; nothing else is opened, for a pipe might never end."""
        from planforge.plan.companions import Reason, Unopened

        file = (folder / name).resolve()
        is_near = file.is_relative_to(folder) and not _leads_out(name)
        if not is_near and not any(file.is_relative_to(one) for one in self.allowed):
            raise Unopened(Reason.OUTSIDE, name)
        if not file.exists():
            raise Unopened(Reason.MISSING, _nearest_file(folder / name, folder, own) if is_near else None)
        if not file.is_file():
            raise Unopened(Reason.FOLDER if file.is_dir() else Reason.IRREGULAR, name)
        if file.stat().st_size > MOST_BYTES:
            raise Unopened(Reason.IRREGULAR, name)
        return file


def inputs(encoding: str | None, allow: Sequence[Path] | None = None) -> Inputs:
    """How to read by the options of a command line.

    Raises:
        Failure: there is no such encoding (PF617), or no such folder (PF626).
    """
    from planforge.source.named_encodings import CODECS, encoding_named

    named = encoding_named(encoding) if encoding is not None else None
    if encoding is not None and named is None:
        raise Failure("PF617", encoding=encoding, known="、".join(CODECS))
    for folder in allow or ():
        if not folder.is_dir():
            raise Failure("PF626", file=folder)
    return Inputs(named, tuple(folder.resolve() for folder in allow or ()))


def _nearest_file(missing: Path, folder: Path, own: str) -> str | None:
    """The file beside ``missing`` that is called most like it, as seen from ``folder``; the plan itself is none."""
    from planforge.language.nearest import nearest

    if not missing.parent.is_dir():
        return None
    there = sorted(one for one in missing.parent.iterdir() if one.suffix in _YAML and one.is_file())
    names = {one.stem: one for one in there if one != folder / own}
    near = nearest(missing.stem, names)
    return names[near].relative_to(folder).as_posix() if near else None


def _leads_out(name: str) -> bool:
    """Whether ``name`` starts elsewhere, or goes up."""
    return Path(name).is_absolute() or ".." in Path(name).parts
