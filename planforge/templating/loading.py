"""Template files: text in UTF-8 of modest length, inside their own folder. Opens nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, TemplateNotFound
from jinja2.lexer import Token

from planforge.patterns import lazy
from planforge.templating.limits import SOURCE

_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no document can hold, and those that stand for marks inside planforge."""


class BadSource(ValueError):
    """A template file that is not read; ``code`` and ``facts`` say why."""

    def __init__(self, code: str, file: str, line: int = 1, **facts: str) -> None:
        super().__init__(code)
        self.code, self.file, self.line, self.facts = code, file, line, facts


def lies_within(folder: Path, file: Path) -> bool:
    """Whether ``file`` is in ``folder``, all links being followed."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


class TemplateFolder(FileSystemLoader):
    """The templates of one folder; a link that leads out of it leads nowhere."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.sizes: dict[str, int] = {}
        """Characters of the files read, by name."""

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template. Raises: TemplateNotFound, BadSource."""
        self._check(template)
        try:
            text, file, is_current = super().get_source(environment, template)
        except UnicodeDecodeError:
            raise BadSource("PF424", str(self.folder / template), name=template) from None
        except (ValueError, OSError) as error:
            raise TemplateNotFound(template) from error
        self.sizes[template] = len(text)
        if len(text) > SOURCE:
            raise _too_long(file)
        return text.removeprefix("\ufeff"), file, is_current

    def _check(self, name: str) -> None:
        """Raises: TemplateNotFound, BadSource."""
        try:
            file = (self.folder / name).resolve()
            if not file.is_relative_to(self.folder.resolve()):
                raise TemplateNotFound(name)
            if file.is_file() and file.stat().st_size > SOURCE * 4:
                raise _too_long(str(self.folder / name))
        except (OSError, RuntimeError, ValueError) as error:
            raise error if isinstance(error, BadSource) else TemplateNotFound(name) from None


def check_characters(token: Token, file: str) -> None:
    """Raises: BadSource: a text of the template has characters that no document can hold."""
    found = _FORBIDDEN.search(token.value)
    if found:
        line = token.lineno + token.value.count("\n", 0, found.start())
        raise BadSource("PF425", file, line, char=f"U+{ord(found[0]):04X}")


def _too_long(file: str) -> BadSource:
    return BadSource("PF423", file, name=Path(file).name, limit=f"{SOURCE:,}")
