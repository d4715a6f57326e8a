"""Files made to exhaust the program: each ends soon, with a message."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from planforge.diagnostics import Diagnostics, Severity
from planforge.source import load

SECONDS = 20.0
"""Far more than any of them takes, far less than forever."""


def laughs() -> str:
    """A billion laughs: each line holds nine of the line before."""
    lines = ["a0: &a0 [哈, 哈, 哈]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    return "\n".join(lines)


def chain() -> str:
    """Aliases nested in one another, so that the value is deep although no line is."""
    return "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 2000))])


def merges() -> str:
    """Five thousand keys merged a thousand times."""
    base = ", ".join(f"k{n}: v" for n in range(5000))
    return "\n".join([f"a: &a {{{base}}}", *(f"b{n}: {{<<: *a}}" for n in range(1000))])


BOMBS: dict[str, tuple[Callable[[], str], str]] = {
    "billion laughs": (laughs, "PF112"),
    "chain of aliases": (chain, "PF111"),
    "merge bomb": (merges, "PF112"),
    "alias of itself": (lambda: "a: &a [*a]", "PF113"),
    "a million brackets": (lambda: "[" * 1_000_000, "PF111"),
    "a hundred thousand braces": (lambda: "{" * 100_000, "PF111"),
    "a hundred thousand dashes": (lambda: "- " * 100_000, "PF111"),
    "a hundred thousand question marks": (lambda: "? " * 100_000, "PF111"),
    "three thousand levels": (lambda: "".join(" " * n + "a:\n" for n in range(3000)), "PF111"),
    "a million items": (lambda: "- 甲\n" * 1_000_000, "PF112"),
    "a key of five hundred thousand characters": (lambda: "x" * 500_000 + ": y", "PF150"),
    "a quote that never closes": (lambda: 'a: "' + "甲" * 1_600_000, "PF134"),
    "every line a full-width colon": (lambda: "目标：甲\n" * 100_000, "PF109"),
    "every line a tab": (lambda: "\ta: b\n" * 100_000, "PF109"),
    "every line the same key": (lambda: "a: b\n" * 50_000, "PF114"),
    "an alias of a long text": (lambda: "a: &a " + "长" * 200_000 + "\nb: [" + "*a, " * 900 + "]", "PF112"),
    "anchors without end": (lambda: "".join(f"k{n}: &a{n} v\n" for n in range(100_000)), "PF112"),
    "a hundred thousand keys": (lambda: "".join(f"k{n}: v\n" for n in range(100_000)), "PF112"),
    "a merge of itself": (lambda: "a: &a {<<: *a}", "PF113"),
    "every line a tag": (lambda: "".join(f"k{n}: !!python/object:os.system v\n" for n in range(20_000)), "PF109"),
    "an endless line of a bracket that is not closed": (lambda: "a: [" + "长" * 600_000, "PF135"),
    "every line refused": (lambda: "a: b #1\n- c #2\n" * 5_000, "PF152"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_soon_with_a_message(name: str) -> None:
    """No exception, no endless loop, an error among the findings."""
    make, code = BOMBS[name]
    diagnostics = Diagnostics()
    start = time.monotonic()
    load(make(), "bomb.yaml", diagnostics)
    assert time.monotonic() - start < SECONDS
    assert code in {diagnostic.code for diagnostic in diagnostics}
    assert diagnostics.has_errors()


@pytest.mark.parametrize(
    "text", ["a: " + "长" * 600_000, "a: |\n" + "  文字\n" * 40_000, "a: 甲\n" + "  文字\n" * 100_000]
)
def test_a_long_text_is_read(text: str) -> None:
    """Length alone is no offence."""
    diagnostics = Diagnostics()
    assert load(text, "long.yaml", diagnostics) is not None
    assert len(diagnostics) == 0


def test_sixty_four_levels_are_read_and_one_more_is_not() -> None:
    """The bound on depth, from both sides."""
    for levels, severity in ((64, None), (65, Severity.ERROR)):
        diagnostics = Diagnostics()
        load("[" * levels + "]" * levels, "deep.yaml", diagnostics)
        assert diagnostics.worst() is severity


def test_messages_do_not_grow_with_the_text() -> None:
    """A key of a hundred thousand characters is quoted in part."""
    key = "键" * 900
    diagnostics = Diagnostics()
    load(f"{key}: 1\n{key}: 2\n", "long.yaml", diagnostics)
    (diagnostic,) = diagnostics
    assert len(diagnostic.facts["key"]) == 60
