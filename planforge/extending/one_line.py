"""What was broken into lines to fit a narrow cell, on one line again: names, numbers, dates. Knows no plan."""

from __future__ import annotations

from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.shape import Shape
from planforge.source import Node, Scalar

_WIDE = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_BESIDE = lazy(rf"(?<=[{_WIDE}])\s*\n\s*|\s*\n\s*(?=[{_WIDE}])")
_BREAK = lazy(r"\s*\n\s*")
_SENTENCE = lazy("[，。；：！？]")
_LONG = (None, Kind.PROSE, Kind.MARKDOWN)


def on_one_line(cell: Scalar) -> Scalar:
    """``cell`` without line breaks: nothing in their place beside Chinese characters, else a blank."""
    if "\n" not in cell.value:
        return cell
    return cell._replace(value=_BREAK.sub(" ", _BESIDE.sub("", cell.value)))


def unless_sentences(cell: Scalar) -> Scalar:
    """``cell`` on one line, unless there are sentences in it, whose lines are paragraphs."""
    return cell if _SENTENCE.search(cell.value) else on_one_line(cell)


def as_asked(cell: Node, shape: Shape) -> Node:
    """``cell`` on one line where ``shape`` asks for a name, a number or a date; a list may have a line for each."""
    is_short = not (shape.model or shape.item) and (shape.is_value or shape.kind not in _LONG)
    return on_one_line(cell) if isinstance(cell, Scalar) and is_short else cell
