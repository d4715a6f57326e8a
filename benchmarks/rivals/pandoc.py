"""pandoc, from the Markdown that planforge writes, by its quickest reader for it (gfm).

It knows neither our styles of paragraphs nor merged cells nor turned pages.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypandoc


def converted(base: Path, markdown: bytes, target: Path) -> bytes:
    """The document of ``markdown`` with ``base`` as reference, by way of the file ``target``: the command itself."""
    command = [pypandoc.get_pandoc_path(), "--from=gfm", "--to=docx", f"--reference-doc={base}", f"--output={target}"]
    subprocess.run(command, input=markdown, check=True, capture_output=True)
    return target.read_bytes()


def as_documented(base: Path, markdown: bytes, target: Path) -> bytes:
    """The same as pypandoc's own examples make it, by pandoc's own Markdown."""
    pypandoc.convert_text(
        markdown.decode(), "docx", format="md", outputfile=target, extra_args=[f"--reference-doc={base}"]
    )
    return target.read_bytes()
