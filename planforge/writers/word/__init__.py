"""The Word writer: ``write`` a document tree by a layout profile that ``load_profile`` reads.

The rest of this folder is for these two; nothing outside reaches past them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planforge.writers.word.errors import ProfileError, WordError
from planforge.writers.word.profile import Profile
from planforge.writers.word.writing import write

if TYPE_CHECKING:
    from planforge.writers.word.profile_file import load_profile, profile_names

__all__ = ["Profile", "ProfileError", "WordError", "load_profile", "profile_names", "write"]


def __getattr__(name: str) -> Any:
    if name in ("load_profile", "profile_names"):
        from planforge.writers.word import profile_file

        return getattr(profile_file, name)
    raise AttributeError(name)
