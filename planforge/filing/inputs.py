"""YAML files in: the plan and the files that it names, in which encoding, and from which folders.

Opens nothing that a plan could not be allowed to name: no pipe, no device, nothing outside its folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.filing.failure import Failure
from planforge.filing.files import MOST_BYTES, read_input

if TYPE_CHECKING:
    from planforge.plan.companions import Beside

_YAML = (".yaml", ".yml")


def _unheard(_path: Path, _data: bytes | None) -> None:
    """Nobody asks which files were read."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """``encoding`` is a key of ``CODECS``; ``allowed`` are resolved folders beside that of the plan."""

    encoding: str | None = None
    allowed: tuple[Path, ...] = ()
    opened: Callable[[Path, bytes | None], None] = field(default=_unheard, compare=False, repr=False)
    """Hears of every file that is asked for: its path, and its bytes on the disk (None: it is not there, or must not be
    read)."""

    def read(self, path: Path) -> bytes:
        """The bytes of an input file, in UTF-8 where they were read by the encoding asked for.

        Raises:
            Failure: it cannot be read (as `read_input`), or not in that encoding (PF619).
        """
        data = read_input(path)
        self.opened(path, data)
        return self.in_utf_8(data, path)

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
                data = file.read_bytes()
                self.opened(file, data)
                return self.in_utf_8(data, file)
            except Unopened as problem:
                if problem.reason in (Reason.MISSING, Reason.OUTSIDE):
                    self.opened(folder / name, None)
                raise
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


def _nearest_file(missing: Path, folder: Path, own: str) -> str | None:
    """The file beside ``missing`` that is called most like it, as seen from ``folder``; or one of the same name in the
    folder above. The plan itself is none."""
    from planforge.language.nearest import nearest

    if not missing.parent.is_dir():
        return None
    there = sorted(one for one in missing.parent.iterdir() if one.suffix in _YAML and one.is_file())
    names = {one.stem: one for one in there if one != folder / own}
    near = nearest(missing.stem, names)
    if near:
        return names[near].relative_to(folder).as_posix()
    return f"../{missing.name}" if (folder.parent / missing.name).is_file() else None


def _leads_out(name: str) -> bool:
    """Whether ``name`` starts elsewhere, or goes up."""
    return Path(name).is_absolute() or ".." in Path(name).parts
