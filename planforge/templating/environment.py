"""The Jinja2 environment of the templates: sandboxed, strict, its own folder last, the user's folders first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planforge.resources import folder
from planforge.templating.filters import FILTERS, at
from planforge.templating.in_script import InScript
from planforge.templating.problems import LocatedUndefined, to_problem
from planforge.templating.values import formal

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
        own_loader = FileSystemLoader(self.own)
        loaders = [FileSystemLoader(path) for path in folders]
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([*loaders, own_loader, PrefixLoader({OWN: own_loader})]),
            autoescape=True,
            finalize=formal,
            undefined=LocatedUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[InScript],
        )
        self._environment.script, self._environment.own = script, self.own  # type: ignore[attr-defined]
        self._environment.filters.update(FILTERS)
        self._environment.globals.update({"_": translate, "at": at})

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The formal Markdown that template ``name`` makes of ``context``.

        Raises:
            TemplateProblem: the template is missing, wrong, or asks for what is not there.
        """
        try:
            return self._environment.get_template(name).render(context)
        except RecursionError as error:
            raise to_problem(error, name, (), self._is_template) from None
        except Exception as error:
            raise to_problem(error, name, context, self._is_template) from None

    def _is_template(self, file: str) -> bool:
        return any(Path(file).is_relative_to(path) for path in self.folders)

    def find(self, name: str) -> Path | None:
        """The file that ``name`` is read from."""
        return next((path / name for path in self.folders if (path / name).is_file()), None)
