"""How the writer of a file spells its keys and words: language, script, and the synonyms that stand there already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planforge.language.catalogs import labels
from planforge.language.script import detect
from planforge.plan.fields import Choice
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.words import words
from planforge.source import Mapping, Node, walk


@dataclass(frozen=True, slots=True)
class Spelling:
    """Keys in English, or in Chinese of one script; words for choices in the script of the text."""

    in_english: bool
    of_key: Callable[[str], str]
    of_word: Callable[[str], str]
    own: dict[tuple[str, str], str]
    """The keys as written: (where in the plan, field) -> key."""

    @classmethod
    def of(cls, loaded: LoadedPlan, root: Node) -> Spelling:
        mappings = (node for node in walk(root) if isinstance(node, Mapping))
        keys = {entry.key.place: entry.key.value for mapping in mappings for entry in mapping}
        written = {path: keys[place] for path, place in loaded.keys.items() if place in keys}
        top = [key for path, key in written.items() if "." not in path]
        own = {_place(path): key for path, key in reversed(written.items()) if key}
        script = detect("".join(written.values())) or loaded.script
        return cls(
            in_english=2 * sum(key.isascii() for key in top) > len(top),
            of_key=labels("hans" if script == "hans" else "hant"),
            of_word=labels(loaded.script),
            own=own,
        )

    def key(self, model: type[PlanModel], field: str, holder: str = "") -> str:
        """The key for ``field``, as the file has it elsewhere under ``holder`` (``findings``), else in its language."""
        if found := self.own.get((holder, field)):
            return found
        return field if self.in_english else self.of_key(words(model)[field].zh)

    def word(self, choice: Choice, value: str) -> str:
        """The usual word for a choice; in a file in English, the English one."""
        return value if self.in_english else self.of_word(choice.choices[value][0])


def _place(path: str) -> tuple[str, str]:
    """(the last list or mapping that holds the key, the field), without counts: findings, deadline."""
    names = [part for part in path.split(".") if not part.isdigit() and part != "entries"]
    return (names[-2] if len(names) > 1 else ""), names[-1]
