"""The way through the lines of a refused file: which rule looks at which line. Knows no rule itself."""

from __future__ import annotations

from dataclasses import dataclass

from planforge.diagnostics import TOO_MANY, Diagnostics
from planforge.source.quoting import shortened
from planforge.source.spans import goes_on_below
from planforge.source.traps import indentation, keys, values
from planforge.source.traps.draft import Draft, Edit, Mender
from planforge.source.traps.levels import Levels
from planforge.source.traps.shape import Shape, indent_of, is_blank, is_comment, is_document_mark, shape_of
from planforge.source.traps.spot import Spot, State

MOST_TRAPS = 200
"""More messages than anyone reads at once."""
_MOST_MENDINGS_A_LINE = 8
_FURTHEST_LOOK = 50
"""Lines to look ahead for a key that shows what an earlier line was meant to be."""


def mend_known(draft: Draft, file: str, diagnostics: Diagnostics) -> int:
    """Mend what is known in ``draft``, report each mending, and tell how many there were."""
    mender = Mender(draft, file, diagnostics)
    _Walk(mender).run()
    return mender.count


@dataclass(frozen=True, slots=True)
class _Plain:
    """A plain text that may go on below: where it began, and what further lines must be deeper than."""

    line: int
    column: int
    parent: int
    after_key: bool


class _Walk:
    def __init__(self, mender: Mender) -> None:
        self._mender = mender
        self._levels = Levels()
        self._plain: _Plain | None = None

    def run(self) -> None:
        line = mended = 0
        while line < len(self._mender.lines) and self._mender.count < MOST_TRAPS:
            following = self._step(line)
            mended = mended + 1 if following == line else 0
            line = line + 1 if mended > _MOST_MENDINGS_A_LINE else following
        if self._mender.count >= MOST_TRAPS:
            self._mender.note(TOO_MANY, line, count=MOST_TRAPS)

    def _step(self, line: int) -> int:
        """Look at one line; the next line to look at, which is the same one after a mending."""
        text = self._mender.lines[line]
        if is_blank(text) or is_comment(text):
            indentation.mend_blank_line(self._mender, line)
            return line + 1
        if is_document_mark(text):
            self._levels.clear()
            self._plain = None
            return line + 1
        if self._goes_on(text):
            return self._continuation(line, shape_of(text))
        if indentation.mend_margin(self._mender, line, self._levels):
            return line
        return self._structure(line, shape_of(text))

    # -- text that goes on -------------------------------------------------------------------------

    def _goes_on(self, text: str) -> bool:
        return self._plain is not None and indent_of(text) > self._plain.parent

    def _continuation(self, line: int, shape: Shape) -> int:
        plain = self._plain
        assert plain is not None
        if shape.dashes:
            return self._item_below_text(line, shape, plain)
        if shape.has_key:
            return self._key_below_text(line, shape, plain)
        return line + 1

    def _item_below_text(self, line: int, shape: Shape, plain: _Plain) -> int:
        """``目标: 甲`` and ``  - 乙`` below it."""
        item = self._mender.lines[line].strip()
        self._mender.report("PF127", line, shape.indent, shape.end, item=shortened(item))
        if plain.after_key and plain.line < line:
            end = len(self._mender.lines[plain.line])
            self._mender.draft.replace(plain.line, Edit(plain.column, end, ""))
            for between in range(plain.line + 1, line):
                self._mender.draft.blank(between)
            self._levels.empty()
            self._plain = None
            return line
        for lost in (line, *indentation.subordinate(self._mender.lines, line, shape.indent)):
            self._mender.draft.blank(lost)
        return line + 1

    def _key_below_text(self, line: int, shape: Shape, plain: _Plain) -> int:
        """``标题: 甲`` and, deeper, ``文号: 乙``; or a sentence with a colon and a blank in it."""
        text = self._mender.lines[line]
        assert shape.key_end is not None
        key = text[shape.start : shape.key_end]
        if plain.after_key and keys.looks_like_key(key):
            indentation.mend_indent(self._mender, line, shape, plain.parent)
            return line
        code = "PF148" if keys.looks_like_key(key) else "PF136"
        colon = text.index(":", shape.key_end)
        self._mender.report(code, line, colon, colon + 1, key=key)
        self._mender.draft.replace(line, Edit(colon, shape.value, "："))
        return line

    # -- structure ---------------------------------------------------------------------------------

    def _structure(self, line: int, shape: Shape) -> int:
        if indentation.mend_dash(self._mender, line, shape, self._levels):
            return line
        if self._mend_first(line, shape):
            return line
        if not self._levels.fits(shape.indent, bool(shape.dashes)):
            if self._misfit(line, shape):
                return line
        elif shape.has_key:
            if keys.mend_key_mark(self._mender, line, shape):
                return line
        elif self._should_be_key(line, shape) and self._mend_key(line, shape):
            return line
        self._plain = None
        self._levels.enter(shape)
        return self._value(line, shape)

    def _mend_first(self, line: int, shape: Shape) -> bool:
        """Move the first line of a block to where the rest of the block stands."""
        dashed = bool(shape.dashes)
        if not (dashed or shape.has_key) or not self._levels.opens(shape.indent, dashed):
            return False
        parent = self._levels.outside(shape.indent)
        usual = indentation.usual_indent(self._mender.lines, line, shape, parent)
        if usual == shape.indent or not self._levels.fits(usual, dashed):
            return False
        indentation.mend_indent(self._mender, line, shape, usual)
        return True

    def _misfit(self, line: int, shape: Shape) -> bool:
        dashed = bool(shape.dashes)
        target = self._target(line, shape)
        if target is None or target == shape.indent:
            return False
        text = self._mender.lines[line]
        if not dashed and not shape.has_key and not keys.has_hidden_colon(text, shape):
            return self._indent_text(line, shape)
        indentation.mend_indent(self._mender, line, shape, target)
        return True

    def _target(self, line: int, shape: Shape) -> int | None:
        """The level that a line at no known level belongs to; the next line decides between two as near."""
        near = self._levels.nearest(shape.indent, bool(shape.dashes))
        if not near:
            return None
        as_near = [level for level in near if abs(level - shape.indent) == abs(near[0] - shape.indent)]
        following = indentation.next_indent(self._mender.lines, line)
        if goes_on_below(self._mender.lines[line], shape.value):
            return next((level for level in as_near if level < following), as_near[0])
        return min((level for level in as_near if level >= following), default=as_near[0])

    def _mend_key(self, line: int, shape: Shape) -> bool:
        text = self._mender.lines[line]
        first_word = text[shape.start : shape.end].partition(" ")[0]
        goes_on = self._plain is not None and not keys.looks_like_key(first_word)
        if goes_on and not keys.has_hidden_colon(text, shape):
            return self._indent_text(line, shape)
        return keys.mend_key(self._mender, line, shape) or self._indent_text(line, shape)

    def _indent_text(self, line: int, shape: Shape) -> bool:
        """A line of text that is not indented: make it go on with the text above, else take it out."""
        above = self._levels.innermost_mapping()
        end = max(shape.end, 1)
        if self._plain is None or above is None:
            self._mender.report("PF147", line, shape.start, end)
            self._mender.draft.replace(line, Edit(shape.start, shape.start, "# "))
            return True
        margin = " " * (max(self._plain.parent, above) + 2 - shape.indent)
        self._mender.mend("PF144", line, 0, end, Edit(0, 0, margin), expected=shape.indent + len(margin))
        return True

    def _should_be_key(self, line: int, shape: Shape) -> bool:
        if shape.start >= shape.end:
            return False
        text = self._mender.lines[line]
        if self._levels.expects_key(shape.indent, bool(shape.dashes)):
            return not self._levels.is_empty or text[shape.start] not in "[{|>"
        return self._shown_below(line, shape, keys.ends_as_key(text[: shape.end]))

    def _shown_below(self, line: int, shape: Shape, opens: bool) -> bool:
        """Whether a later line shows that this one must be a key: a key beside it, or structure below."""
        parent = shape.dashes[-1] if shape.dashes else shape.indent - 1
        for later in range(line + 1, min(line + _FURTHEST_LOOK, len(self._mender.lines))):
            text = self._mender.lines[later]
            if is_blank(text) or is_comment(text):
                continue
            below = shape_of(text)
            if below.indent <= parent or below.indent < shape.start:
                return False
            if below.indent == shape.start:
                if below.dashes:
                    return opens
                if below.has_key:
                    return True
            elif opens and (below.dashes or below.has_key):
                return True
        return False

    def _value(self, line: int, shape: Shape) -> int:
        parent = self._parent(shape)
        outcome = values.look(self._mender, Spot(line, shape.value, parent, shape.has_key))
        if outcome.state is State.PLAIN:
            self._plain = _Plain(line, shape.value, parent, shape.has_key)
        return outcome.next_line

    def _parent(self, shape: Shape) -> int:
        """The indentation that further lines of the value must exceed."""
        if shape.has_key:
            return shape.start
        return shape.dashes[-1] if shape.dashes else self._levels.outside(shape.indent)
