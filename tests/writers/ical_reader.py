"""A strict reader of iCalendar files, by the grammar of RFC 5545 alone: what is not allowed is refused."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_NAME = r"[A-Z0-9-]+"
_PARAMETER = rf';{_NAME}=(?:[^\x00-\x1f\x7f";:,]*|"[^\x00-\x1f\x7f"]*")'
_LINE = re.compile(rf"({_NAME})((?:{_PARAMETER})*):([^\x00-\x08\x0a-\x1f\x7f]*)")
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,Nn])*")
_TEXTS = {"SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "TZID", "TZNAME"}
_ESCAPED = {"\\n": "\n", "\\N": "\n", "\\\\": "\\", "\\;": ";", "\\,": ","}
NEEDED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
"""The properties that a component must have."""
_SHAPES = {
    "DTSTAMP": r"\d{8}T\d{6}Z",
    "LAST-MODIFIED": r"\d{8}T\d{6}Z",
    "DTSTART": r"\d{8}(T\d{6})?",
    "DTEND": r"\d{8}(T\d{6})?",
    "SEQUENCE": r"\d{1,9}",
    "TRIGGER": r"[+-]?P(\d+W|\d+D(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|T(?=\d)(\d+H)?(\d+M)?(\d+S)?)",
    "TZOFFSETFROM": r"[+-]\d{4}",
    "TZOFFSETTO": r"[+-]\d{4}",
    "STATUS": "CONFIRMED",
    "TRANSP": "OPAQUE|TRANSPARENT",
    "ACTION": "DISPLAY",
}


@dataclass
class Component:
    """A component: the values of its properties as written, their parameters, and what it holds."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    inside: list[Component] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The text of a property, without escapes."""
        return unescaped(self.values[name])

    def all(self, name: str) -> list[Component]:
        """The components of that name, anywhere inside."""
        return [each for one in self.inside for each in ([one] if one.name == name else []) + one.all(name)]


def unescaped(value: str) -> str:
    """The text that ``value`` writes (3.3.11)."""
    assert _TEXT.fullmatch(value), value
    return re.sub(r"\\.", lambda found: _ESCAPED[found[0]], value)


def read_calendar(data: bytes) -> Component:
    """The calendar that ``data`` holds; an AssertionError where it breaks a rule."""
    root = Component("")
    open_: list[Component] = [root]
    for line in _lines(data):
        found = _LINE.fullmatch(line)
        assert found, f"no content line: {line!r}"
        name, parameters, value = found.groups()
        if name == "BEGIN":
            open_[-1].inside.append(Component(value))
            open_.append(open_[-1].inside[-1])
        elif name == "END":
            assert open_.pop().name == value
        else:
            _add(open_[-1], name, parameters, value)
    assert open_ == [root] and [one.name for one in root.inside] == ["VCALENDAR"]
    for one in (root.inside[0], *(each for name in NEEDED for each in root.inside[0].all(name))):
        assert NEEDED[one.name] <= one.values.keys(), one
    _are_unlike(root.inside[0].all("VEVENT"))
    return root.inside[0]


def _lines(data: bytes) -> list[str]:
    """The content lines, unfolded; each line of the file has at most 75 octets and whole characters."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert b"\r" not in line and b"\n" not in line and 0 < len(line) <= 75
        line.decode()  # a character that is cut is no UTF-8
    return data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode().split("\r\n")


def _add(component: Component, name: str, parameters: str, value: str) -> None:
    assert name not in component.values, f"{name} twice"
    assert re.fullmatch(_SHAPES.get(name, ".*"), value), (name, value)
    assert name not in _TEXTS or _TEXT.fullmatch(value), (name, value)
    component.values[name], component.parameters[name] = value, parameters


def _are_unlike(events: list[Component]) -> None:
    assert all(count == 1 for count in Counter(event.values["UID"] for event in events).values())
