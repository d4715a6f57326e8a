"""Full-width quotation marks and brackets typed where half-width ones must close. Mends nothing."""

from __future__ import annotations

_CLOSERS = {'"': "”“＂", "'": "’‘＇", "[": "］】", "{": "｝"}
_PARTNERS = dict(zip("”“’‘］】｝", "“”‘’［【｛", strict=True))


def wide_closer(text: str, opener: str) -> int:
    """1 where ``text`` ends with a full-width mark that was meant to close ``opener``, else 0.

    A mark that has its partner in the text, as in ``"他说“好”``, is text.
    """
    closer = text[-1:]
    partner = _PARTNERS.get(closer)
    is_alone = partner is None or text.count(closer) > text.count(partner)
    return int(is_alone and bool(closer) and closer in _CLOSERS[opener])
