"""Rate and time left of many plans."""

from __future__ import annotations

from planforge.cli.pace import Pace, clock_time


def test_the_start_does_not_count() -> None:
    """The program took 8 seconds to begin; since then there have been ten plans a second."""
    pace = Pace(1000)
    for second in range(11):
        pace.see(8 + second, 1 + 10 * second)
    assert (pace.rate, pace.left) == (10, (1000 - 101) / 10)


def test_what_was_a_while_ago_does_not_count() -> None:
    """A thousand unchanged plans were passed by at once; the rest takes its time."""
    pace = Pace(1100)
    pace.see(0, 1)
    pace.see(1, 1000)
    for second in range(2, 30):
        pace.see(second, 1000 + second)
    assert pace.rate == 1


def test_before_there_is_any_there_is_no_rate() -> None:
    """Nor a time left."""
    pace = Pace(10)
    assert (pace.rate, pace.left) == (None, None)
    pace.see(3, 1)
    assert (pace.rate, pace.left) == (None, None)


def test_times_are_written_as_on_a_clock() -> None:
    """Hours where there are some."""
    assert [clock_time(seconds) for seconds in (7.4, 750, 3723)] == ["0:07", "12:30", "1:02:03"]
