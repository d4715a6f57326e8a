"""What a user's template says itself comes out in the script of the document, as the plan's own texts do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from planforge.language.conversion import converter
from planforge.language.script import detect
from planforge.templating.loading import check_characters

_DATA = "data"


class InScript(Extension):
    """Converts the plain text between tags; planforge's own templates speak through labels (``_``)."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens of one template, its text in ``environment.script``."""
        environment: Any = self.environment
        target: str = environment.script
        tokens = list(stream)
        for token in tokens:
            if token.type in (_DATA, "string"):
                check_characters(token, stream.filename or "")
        source = detect("".join(token.value for token in tokens if token.type == _DATA))
        is_own = stream.filename is not None and Path(stream.filename).is_relative_to(environment.own)
        if is_own or source is None or source == target:
            return tokens
        convert = converter(source, target).text
        return [Token(t.lineno, t.type, convert(t.value)) if t.type == _DATA else t for t in tokens]
