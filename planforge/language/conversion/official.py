"""The door to OpenCC: the official package, proved before it is used.

``opencc``, ``opencc-python-reimplemented`` and ``opencc-py`` all install a package called ``opencc`` and overwrite one
another in silence; a wrong or broken one is told by name instead of an AttributeError.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from planforge.language.unavailable import Unavailable

WANTED = "1.4"


@cache
def step(config: str) -> Callable[[str], str]:
    """The conversion ``config`` (t2tw, tw2s …) of the official OpenCC.

    Raises:
        Unavailable: there is no official OpenCC 1.4 here.
    """
    try:
        import opencc
    except Exception as error:
        raise Unavailable("PF701", reason=str(error)) from error
    version = str(getattr(opencc, "__version__", ""))
    if not version.startswith(f"{WANTED}.") or not hasattr(opencc, "OpenCC"):
        raise Unavailable("PF702", version=version or "?", file=str(getattr(opencc, "__file__", "?")))
    try:
        converter: Any = opencc.OpenCC(config)
        converter.convert("漢")
    except Exception as error:
        raise Unavailable("PF703", version=version, file=str(opencc.__file__), reason=str(error)) from error

    def convert(text: str) -> str:
        """OpenCC stops at U+0000: what lies between is converted piece by piece."""
        return "\0".join(map(converter.convert, text.split("\0"))) if "\0" in text else str(converter.convert(text))

    return convert
