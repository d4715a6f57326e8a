"""``Text``: a str that knows where it came from, and is otherwise a str."""

from __future__ import annotations

import copy
import pickle

import pytest

from planforge.source import Text

TEXT = Text("县教育局", "measures.0.lead")


def test_it_equals_and_hashes_as_its_characters() -> None:
    """It may be looked up in a table of plain texts."""
    assert TEXT == "县教育局"
    assert {"县教育局": 1}[TEXT] == 1


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_survives_pickling(protocol: int) -> None:
    """With its path, in every protocol, so that plans can go to another process."""
    again = pickle.loads(pickle.dumps(TEXT, protocol))
    assert (again, again.path, type(again)) == ("县教育局", "measures.0.lead", Text)


@pytest.mark.parametrize("copied", [copy.copy(TEXT), copy.deepcopy(TEXT)])
def test_it_survives_copying(copied: Text) -> None:
    """With its path."""
    assert (copied, copied.path) == ("县教育局", "measures.0.lead")


def test_it_carries_nothing_else() -> None:
    """No dictionary a text: a plan has thousands of them."""
    assert not hasattr(TEXT, "__dict__")
