"""Text into WordprocessingML runs: the one place where characters are escaped, and where widths are counted.

Does not look at blocks or styles.
"""

from __future__ import annotations

import re
from functools import lru_cache

from planforge.document.tree import Run, Runs
from planforge.writers.word.encoding import culprit
from planforge.writers.word.errors import WordError

# Marks that Word sets in the Latin font, half as wide, unless the run says that they are East Asian.
_AMBIGUOUS_RANGES = "\u00a7\u00a8\u00b0\u00b1\u00b4\u00b7\u00d7\u00f7\u2010-\u2027\u2030-\u2046\u2100-\u27bf"

_ambiguous = re.compile(f"[{_AMBIGUOUS_RANGES}]").search
_special = re.compile("[&<> \n\t\r]").search
# Most texts pass this one probe: nothing to escape, to break or to hint. A single character class is
# three times as fast as one with alternatives, hence any space sends a text the longer way.
# The characters that XML cannot hold are in it too, so that only a text that fails is looked through for them.
_not_ordinary = re.compile(f"[&<> \x00-\x1f\ud800-\udfff\ufffe\uffff{_AMBIGUOUS_RANGES}]").search

RUN, RUN_END = "<w:r><w:t>", "</w:t></w:r>"
"""What stands around ordinary text in a run without a look of its own."""
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def escape(text: str) -> str:
    """``text`` for element content and attributes in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def width(text: str) -> float:
    """Width of ``text`` in Han characters; ASCII counts a half.

    UTF-8 takes three bytes for a Han character or full-width mark and one for ASCII, so that bytes
    and characters together count half-widths without looking at each character.
    """
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) / 4


def is_ordinary(text: str) -> bool:
    """Whether there is nothing in ``text`` to escape, to break, to hint or to refuse."""
    return _not_ordinary(text) is None


def run(text: str, style: str = "", direct: str = "") -> str:
    """A run, or nothing for empty text; ``style`` is a character style, ``direct`` the rest of its ``w:rPr``.

    Raises WordError (PF536), without a path, where XML cannot hold the text.
    """
    if not text:
        return ""
    if _not_ordinary(text) is None:
        return f"<w:r>{_properties(style, '', direct) if style or direct else ''}<w:t>{text}</w:t></w:r>"
    if point := culprit(text):
        raise WordError("PF536", code_point=point)
    properties = _properties(style, _HINT if _ambiguous(text) else "", direct)
    return f"<w:r>{properties}{_content(text) if _special(text) else f'<w:t>{text}</w:t>'}</w:r>"


@lru_cache(maxsize=256)
def frequent_run(text: str) -> str:
    """`run` of a text that is likely to come again and is not ordinary, such as the dash in an empty cell."""
    return run(text)


def runs(stretches: Runs, style: str = "") -> str:
    """The runs of a paragraph; strong and emphasis are the character styles of those names."""
    if len(stretches) == 1 and not style:
        text, strong, emphasis = stretches[0]
        if text and not (strong or emphasis) and _not_ordinary(text) is None:
            return f"{RUN}{text}{RUN_END}"
    return "".join([_stretch(stretch, style) for stretch in stretches]) if stretches else ""


def _stretch(stretch: Run, style: str) -> str:
    if stretch.emphasis:
        return run(stretch.text, "Emphasis", "<w:b/><w:bCs/>" if stretch.strong else "")
    return run(stretch.text, "Strong" if stretch.strong else style)


@lru_cache(maxsize=64)
def _properties(style: str, hint: str, direct: str) -> str:
    inside = (f'<w:rStyle w:val="{style}"/>' if style else "") + hint + direct
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _content(text: str) -> str:
    """Text with line breaks and tabs as elements, its outer spaces kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<w:br/>".join("<w:tab/>".join(map(_t, line.split("\t"))) for line in lines)


def _t(text: str) -> str:
    if not text:
        return ""
    space = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " else ""
    return f"<w:t{space}>{escape(text)}</w:t>"
