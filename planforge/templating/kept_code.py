"""The compiled code of planforge's own templates, kept between processes: compiling is most of a first rendering.

The code of users' templates is not kept.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.environment import Environment

from planforge.kept import shelf


class KeptCode(BytecodeCache):
    """Code by template and its text, by Python, and by all that writes the code.

    Args:
        own: the folder of planforge's templates.
        by: the name of the environment that compiles: each writes code of its own.
    """

    def __init__(self, own: Path, by: str) -> None:
        self._own = own
        self._by = by

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The code of a template, which may be none."""
        if filename is None or not Path(filename).is_relative_to(self._own):
            return Bucket(environment, "", "")
        return super().get_bucket(environment, name, filename, source)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name by which the code is kept; each environment has its own."""
        return f"{self._by} {super().get_cache_key(name, filename)}"

    def get_source_checksum(self, source: str) -> str:
        """What code of a template with the text ``source`` is kept for."""
        return sha256(f"{_makers()}\n{self._by}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` where its code is kept."""
        if data := shelf().get(f"code {bucket.key}"):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; without a key it is a user's."""
        if bucket.key:
            shelf().put(f"code {bucket.key}", bucket.bytecode_to_string())


@cache
def _makers() -> str:
    """What tells this Python and the modules that compile templates (Jinja2's and ours) from any others."""
    folders = (Path(jinja2.__file__).parent, Path(__file__).parent)
    files = [entry for folder in folders for entry in os.scandir(folder) if entry.name.endswith(".py")]
    stats = sorted((entry.path, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in files)
    return f"{sys.version} {sys.flags.optimize} {stats}"
