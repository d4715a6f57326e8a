"""pandoc, from the Markdown that planforge writes: the command itself, without the checks of pypandoc around it.

It knows neither our styles of paragraphs nor merged cells nor turned pages.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypandoc


def converted(base: Path, markdown: bytes, target: Path) -> bytes:
    """The document of ``markdown`` with ``base`` as reference, by way of the file ``target``."""
    command = [pypandoc.get_pandoc_path(), "--from=gfm", "--to=docx", f"--reference-doc={base}", f"--output={target}"]
    subprocess.run(command, input=markdown, check=True, capture_output=True)
    return target.read_bytes()
