"""What the comments of a Word file mark."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn


def marked_words(document: Any, number: str) -> str:
    """The words that the comment ``number`` of ``document`` (python-docx) marks."""
    words, is_inside = "", False
    for element in document.element.body.iter():
        if element.get(qn("w:id")) == number and element.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd")):
            is_inside = element.tag == qn("w:commentRangeStart")
        elif is_inside and element.tag == qn("w:t"):
            words += element.text
    return words
