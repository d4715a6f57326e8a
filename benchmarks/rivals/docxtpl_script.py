"""A bare script of docxtpl: the plan's YAML read, the template rendered, the file saved.

    python docxtpl_script.py PLAN.yaml BLOCKS.json TEMPLATE.docx TARGET.docx

It has the less to do: what planforge works out of the plan (numbers, sentences, tables) it finds finished as JSON; it
checks nothing and writes no Markdown.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml
from docxtpl import DocxTemplate


def main(plan: str, blocks: str, template: str, target: str) -> None:
    yaml.load(Path(plan).read_text("utf-8"), yaml.CSafeLoader)
    document = DocxTemplate(template)
    document.render({"blocks": json.loads(Path(blocks).read_text("utf-8"))})
    document.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
