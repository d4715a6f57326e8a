"""One document with all that making it needs: its plan, tree and profile, and what the rivals are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from content import Block, blocks_of
from documents.prose import deflated_ratio

from planforge import make_document, read, write_docx, write_markdown
from planforge.document.tree import Document, Table
from planforge.pipeline import Checked, layout
from planforge.writers.word import Profile


@dataclass
class Subject:
    """A document to be made."""

    name: str
    yaml: str
    checked: Checked = field(init=False)
    tree: Document = field(init=False)
    profile: Profile = field(init=False)

    def __post_init__(self) -> None:
        self.checked = read(self.yaml.encode(), f"{self.name}.yaml")
        tree, profile = make_document(self.checked), layout(self.checked)
        assert tree and profile, self.checked.diagnostics
        self.tree, self.profile = tree, profile

    @cached_property
    def docx(self) -> bytes:
        return write_docx(self.tree, self.profile)

    @cached_property
    def markdown(self) -> bytes:
        return write_markdown(self.tree)

    @cached_property
    def blocks(self) -> list[Block]:
        return blocks_of(self.docx)

    def written(self) -> bytes:
        """The writer alone."""
        return write_docx(self.tree, self.profile)

    def piped(self) -> bytes:
        """The pipeline: from the plan in memory to the Word file."""
        tree, profile = make_document(self.checked), layout(self.checked)
        assert tree
        return write_docx(tree, profile)

    def figures(self) -> dict[str, Any]:
        """How large the document is."""
        blocks = [block for part in self.tree.parts for block in part.blocks]
        tables = [block for block in blocks if isinstance(block, Table)]
        return {
            "blocks": len(blocks),
            "tables": len(tables),
            "rows": sum(len(table.rows) for table in tables),
            "characters": sum(len(line) for line in self.markdown.decode().splitlines()),
            "deflated": round(deflated_ratio(self.markdown.decode()), 2),
        }
