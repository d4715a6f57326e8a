"""The Jinja2 environment of the templates: sandboxed, strict, its own folder last, the user's folders first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, PrefixLoader

from planforge.resources import folder
from planforge.templating.filters import FILTERS, at
from planforge.templating.in_script import InScript
from planforge.templating.kept_code import KeptCode
from planforge.templating.limits import LABEL, OUTPUT, WORK
from planforge.templating.loading import TemplateFolder, lies_within
from planforge.templating.problems import LocatedUndefined, TooLong, to_problem
from planforge.templating.sandbox import Sandbox

OWN = "builtin"
"""``{% extends "builtin/…" %}`` names planforge's own template, for one of the same name that overrides it."""


class Templates:
    """Renders templates by name; compiled once, kept for all plans of one script.

    Args:
        folders: the user's template folders, first come first served, before planforge's own.
        translate: labels in the script of the documents (``_`` in templates).
        script: the script of the documents; what the user's templates say themselves is converted to it.
    """

    def __init__(self, translate: Callable[[str], str], folders: Sequence[Path] = (), script: str = "hans") -> None:
        self.translate = translate
        self.own = folder("templates")
        self.folders = [*folders, self.own]
        own_loader = TemplateFolder(self.own)
        self._loaders = [TemplateFolder(path) for path in folders]
        self._environment = Sandbox(
            FILTERS,
            loader=ChoiceLoader([*self._loaders, own_loader, PrefixLoader({OWN: own_loader})]),
            autoescape=True,
            undefined=LocatedUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[InScript],
            bytecode_cache=KeptCode(self.own),
        )
        self._environment.script, self._environment.own = script, self.own  # type: ignore[attr-defined]
        self._environment.globals.update({"_": self._label, "at": at})
        self._labels: set[str] = set()

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The formal Markdown that template ``name`` makes of ``context``.

        Raises:
            TemplateProblem: the template is missing, wrong, or asks for what is not there.
        """
        self._environment.budget.left = WORK
        self._labels.clear()
        try:
            written = self._environment.get_template(name).render(context)
            if len(written) > OUTPUT:
                raise TooLong
            return written
        except Exception as error:
            raise to_problem(error, self._file(name), context, self._is_template) from None

    def _label(self, text: str) -> str:
        """``text`` in the script of the documents; every one costs its conversion once."""
        if text not in self._labels:
            self._labels.add(text)
            self._environment.budget.spend(LABEL * len(text))
        return self.translate(text)

    def _file(self, name: str) -> str:
        return str(self.find(name) or name)

    def _is_template(self, file: str) -> bool:
        return any(Path(file).is_relative_to(path) for path in self.folders)

    def find(self, name: str) -> Path | None:
        """The file that ``name`` is read from; a link out of its folder leads nowhere."""
        files = ((path, path / name) for path in self.folders)
        return next((file for path, file in files if file.is_file() and lies_within(path, file)), None)
