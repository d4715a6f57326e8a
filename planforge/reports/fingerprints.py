"""What tells a finding from the others, wherever its lines move: for code hosts that follow findings over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from planforge.codes import all_codes
from planforge.diagnostics import Diagnostic
from planforge.patterns import lazy
from planforge.reports.characters import sound

VERSION = "planforge/v1"
"""Changes with what goes into a fingerprint."""
_SUBJECT = lazy(r"\{(\w+)\}")
_LENGTH = 32


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """One for each finding: from its code, what it is about, and the field; equal ones of a file are counted.

    Neither line nor place in a list goes into it, nor facts that tell of other things, such as the nearest name.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for diagnostic in diagnostics:
        file, identity = diagnostic.place.file if diagnostic.place else "", _identity(diagnostic)
        seen[file, identity] += 1
        yield sha256(f"{identity}\n{seen[file, identity]}".encode()).hexdigest()[:_LENGTH]


def _identity(diagnostic: Diagnostic) -> str:
    subject = _SUBJECT.search(all_codes()[diagnostic.code].message)
    about = diagnostic.facts.get(subject[1], "") if subject else ""
    field = ".".join(part for part in diagnostic.path.split(".") if not part.isdigit())
    return sound("\n".join((diagnostic.code, about, field)))
