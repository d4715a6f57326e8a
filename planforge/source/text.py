"""Text that remembers the YAML path it came from. Carries no place, no type and no look."""

from __future__ import annotations


class Text(str):
    """A ``str`` with ``path``, such as ``measures.0.text``; equal to and hashed as the plain ``str``."""

    __slots__ = ("path",)

    path: str

    def __new__(cls, value: str, path: str = "") -> Text:
        text = super().__new__(cls, value)
        text.path = path
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        return Text, (str(self), self.path)


def path_of(text: str, otherwise: str = "") -> str:
    """The YAML path of ``text`` where it knows one, else ``otherwise``."""
    return text.path if isinstance(text, Text) else otherwise
