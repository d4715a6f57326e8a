"""The persons that are written in one line with their posts: 王明（局长）. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.plan.loading import LoadedPlan
from planforge.plan.people import Person
from planforge.plan.walk import models
from planforge.source import Text


def names_with_posts(loaded: LoadedPlan) -> Iterator[Text]:
    """The persons that are written in one line with their posts, as they are written; the reader has divided them."""
    for path, person in models(loaded.plan, Person):
        written = _written(loaded, path) if isinstance(person, Person) and person.post else ""
        if "(" in written or ")" in written:
            yield Text(written, path)


def _written(loaded: LoadedPlan, path: str) -> str:
    """What stands at ``path``, where name and post are one value on one line; without quotation marks around it."""
    place = loaded.places.get(path)
    if place is None or place != loaded.places.get(f"{path}.name"):
        return ""
    lines = loaded.lines_of(place)
    if place.line != place.end_line or place.line > len(lines):
        return ""
    written = lines[place.line - 1][place.column - 1 : place.end_column - 1]
    return written[1:-1] if written[:1] in ("'", '"') else written
