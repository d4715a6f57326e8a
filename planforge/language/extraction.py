"""What Babel collects for the catalogs from code, templates' outlines and codes. For development: nothing imports it.

Each public function is a Babel extraction method; ``locale/labels.toml`` and ``locale/messages.toml`` name its files.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, TypeAlias

import yaml

from planforge.patterns import lazy

Found: TypeAlias = tuple[int, None, str, list[str]]
"""Line, function (none: all is wanted), text, comments for the translator."""

_HAN = lazy(r"[\u3400-\u9fff]")
_WORDED = ("meaning", "message", "remedy", "why")
"""The fields of a code that the user reads; its examples are YAML and stay as they are."""
_HEADING, _CONTENT = "标题", "内容"


def calls(file: IO[bytes], keywords: object, tags: object, options: Mapping[str, Any]) -> Iterator[Found]:
    """The first argument, where it is a literal, of every call of one of ``functions``."""
    for call in _calls(ast.parse(file.read()), options["functions"]):
        yield from _strings(call.args[:1])


def literals(file: IO[bytes], keywords: object, tags: object, options: Mapping[str, Any]) -> Iterator[Found]:
    """Every Chinese literal that is no docstring, and what the ``functions`` are called with in whatever characters."""
    tree = ast.parse(file.read())
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    yield from _literals(node for node in ast.walk(tree) if id(node) not in docstrings)
    for call in _calls(tree, options.get("functions", ())):
        yield from _strings(call.args[:1])


def plan_words(file: IO[bytes], keywords: object, tags: object, options: Mapping[str, Any]) -> Iterator[Found]:
    """The words of YAML: keys with their synonyms, kinds, and the words of closed choices."""
    tree = ast.parse(file.read())
    for call in _calls(tree, ["word"]):
        also = (each for keyword in call.keywords if keyword.arg == "also" for each in ast.walk(keyword.value))
        yield from _literals([*call.args[:1], *also])
    for call in _calls(tree, ["PlanKind"]):
        yield from _literals(each for argument in call.args for each in ast.walk(argument))
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict) and all(isinstance(value, ast.Tuple) for value in node.values):
            yield from _literals(each for value in node.values for each in ast.walk(value))


def plan_meanings(file: IO[bytes], keywords: object, tags: object, options: Mapping[str, Any]) -> Iterator[Found]:
    """What the manual says of a field, and what messages call a part of the plan."""
    tree = ast.parse(file.read())
    for call in _calls(tree, ["word"]):
        yield from _literals(call.args[1:2])
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "entity":
            yield from _literals([node.value] if node.value else [])


def outline_headings(file: IO[bytes], keywords: object, tags: object, options: Mapping[str, Any]) -> Iterator[Found]:
    """The headings of an outline.yaml; a bare entry is a key of the plan and its own heading."""
    yield from _headings(yaml.compose(file, Loader=yaml.SafeLoader))


def keys(file: IO[bytes], keywords: object, tags: object, options: Mapping[str, Any]) -> Iterator[Found]:
    """The keys of a data file that are shown to people (the groups of rules)."""
    for key, _ in _pairs(yaml.compose(file, Loader=yaml.SafeLoader)):
        yield _line(key), None, key.value, []


def codes(file: IO[bytes], keywords: object, tags: object, options: Mapping[str, Any]) -> Iterator[Found]:
    """The wording of diagnostics: message, remedies and why, each with its code as a comment."""
    for code, entry in _pairs(yaml.compose(file, Loader=yaml.SafeLoader)):
        for field, value in _pairs(entry):
            if field.value in _WORDED:
                texts = value.value if isinstance(value, yaml.SequenceNode) else [value]
                for text in texts:
                    yield _line(text), None, text.value.strip(), [f"{code.value} {field.value}"]


def _calls(tree: ast.AST, functions: Iterable[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in functions:
            yield node


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(nodes: Iterable[ast.AST]) -> Iterator[Found]:
    return (found for found in _strings(nodes) if _HAN.search(found[2]))


def _strings(nodes: Iterable[ast.AST]) -> Iterator[Found]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, None, node.value, []


def _headings(node: yaml.Node | None) -> Iterator[Found]:
    if isinstance(node, yaml.ScalarNode):
        yield _line(node), None, node.value, []
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _headings(item)
    elif isinstance(node, yaml.MappingNode):
        yield from _entry_headings(node)


def _entry_headings(node: yaml.MappingNode) -> Iterator[Found]:
    """``{标题: …, 内容: […]}``, or ``heading: key`` for short."""
    written = {key.value: value for key, value in node.value}
    if _HEADING not in written and _CONTENT not in written:
        yield from (heading for key, _ in node.value for heading in _headings(key))
        return
    for field in (_HEADING, _CONTENT):
        yield from _headings(written.get(field))


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
