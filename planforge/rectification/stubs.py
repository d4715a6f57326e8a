"""New findings written into a plan: what the feedback says, and a form for the answer that the writer fills."""

from __future__ import annotations

from dataclasses import dataclass, field

from planforge.plan.feedback import ReportedFinding
from planforge.plan.finding_numbers import below, number_key
from planforge.plan.numbered import New, Old
from planforge.plan.rectification import STATE, Finding, Remedy
from planforge.rectification.likeness import bare
from planforge.rectification.rewriting import block, in_manner
from planforge.rectification.work import Work
from planforge.source.editing import Block, Comment, Flow, Pair

_SAID = ("category", "title", "text", "severity", "due", "suggestion")
_FORM = ("mode", "target")
_ANSWER = ("text", "lead", "persons", "deadline")


@dataclass
class NewFindings:
    """The findings of a round that the plan does not have; ``numbers`` tells, after writing, which they were given."""

    work: Work
    new: list[New]
    numbers: dict[str, str] = field(default_factory=dict)
    _given: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Append each to the plan: below its group where the plan has that, else with the group."""
        together: dict[int, list[New]] = {}
        for one in self.new:
            home = self._group_of(one) or self._brought(one) or one
            together.setdefault(id(home), []).append(one)
        for members in together.values():
            group, brought = self._group_of(members[0]), self._brought(members[0])
            if group is None and brought:
                self._new_group(brought, members)
                continue
            path, above = (group.path, group.key) if group else ("", "")
            for one in members:
                stub = self._stub(one, self._next(path), above, is_numbered=self._writes_numbers(path))
                self.work.sheet.append_finding(path, stub)

    # -- where -----------------------------------------------------------------------------------

    def _group_of(self, one: New) -> Old | None:
        """The group of the plan that says what the innermost group of ``one`` says."""
        for above in reversed(one.above):
            words = {bare(part) for part in (above.title, above.text) if part}
            for old in self.work.old:
                own = {bare(part) for part in (old.finding.title, old.finding.text) if part}
                if old.is_group and words & own:
                    return old
        return None

    def _brought(self, one: New) -> ReportedFinding | None:
        """The outermost group that ``one`` brings along and that says anything."""
        return next((above for above in one.above if above.title or above.text), None)

    def _new_group(self, group: ReportedFinding, members: list[New]) -> None:
        number, is_numbered = self._next(""), self._writes_numbers("")
        said = [(self._key(name), str(getattr(group, name) or "")) for name in _SAID]
        stubs = [
            self._stub(one, str(index + 1), number_key(number), is_numbered=is_numbered)
            for index, one in enumerate(members)
        ]
        own: list[Pair] = [(self._key("number"), number if is_numbered else ""), *said]
        self.work.sheet.append_finding("", block([*own, (self._key("findings"), stubs)]))

    # -- numbers ---------------------------------------------------------------------------------

    def _siblings(self, path: str) -> list[Old]:
        depth = len(next(one for one in self.work.old if one.path == path).above) + 1 if path else 0
        start = f"{path}." if path else ""
        return [one for one in self.work.old if len(one.above) == depth and one.path.startswith(start)]

    def _writes_numbers(self, path: str) -> bool:
        siblings = self._siblings(path)
        return not siblings or any(one.finding.number for one in siblings)

    def _next(self, path: str) -> str:
        """The number after the last one below ``path``, written in the same manner."""
        siblings = self._siblings(path)
        ordinals = [int(last) for one in siblings if (last := one.key.rpartition(".")[2]).isdigit()]
        given = sum(1 for key in self._given if key == path)
        self._given.append(path)
        written = [one.finding.number.strip() for one in siblings if one.finding.number]
        highest = max(ordinals, default=len(siblings))
        return in_manner(highest + given + 1, written[-1] if written else "1")

    # -- what ------------------------------------------------------------------------------------

    def _stub(self, one: New, number: str, above: str, *, is_numbered: bool) -> Block:
        finding = one.finding
        key = below(above, number_key(number))
        self.numbers[one.key] = key if above or key.isdigit() else number
        said = {name: str(getattr(finding, name) or "") for name in _SAID}
        if not said["category"] and one.category:
            said["category"] = str(one.category)
        entries: list[Pair] = [
            (self._key("number"), number if is_numbered else ""),
            *((self._key(name), words) for name, words in said.items()),
            (self._key("history"), [Flow(self.work.passage("new", one))]),
            (self._key("state"), self.work.sheet.spelling.word(STATE, "not_started")),
            *self._form(),
        ]
        return block(entries)

    def _form(self) -> list[Comment]:
        """The keys still to be filled, as comments: an empty key would be one more thing to tell."""
        say = self.work.sheet.spelling.of_word
        measure = [self.work.sheet.spelling.key(Remedy, name, "measures") for name in _ANSWER]
        return [
            Comment(say("待拟定：去掉下面各行的“# ”填写")),
            *(Comment(f"{self._key(name)}:") for name in _FORM),
            Comment(f"{self._key('measures')}:"),
            Comment(f"  - {measure[0]}:"),
            *(Comment(f"    {name}:") for name in measure[1:]),
        ]

    def _key(self, name: str) -> str:
        return self.work.sheet.spelling.key(Finding, name, "findings")

