"""A batch of docxtpl over a pool of processes, each with the template compiled once.

    python docxtpl_batch.py PLANS TEMPLATE.docx TARGET WORKERS

PLANS holds, of every plan, YAML and finished blocks; otherwise as docxtpl_script.py.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import yaml
from docxtpl import DocxTemplate
from docxtpl_template import Compiled, rendered


@cache
def _environment() -> Compiled:
    return Compiled()


@cache
def _template(file: str) -> DocxTemplate:
    return DocxTemplate(file)


def _make(template: str, target: Path, plan: Path) -> None:
    yaml.load(plan.read_text("utf-8"), yaml.CSafeLoader)
    blocks = json.loads(plan.with_suffix(".json").read_text("utf-8"))
    (target / f"{plan.stem}.docx").write_bytes(rendered(_template(template), blocks, _environment()))


def main(plans: str, template: str, target: str, workers: str) -> None:
    found = sorted(Path(plans).glob("*.yaml"))
    with ProcessPoolExecutor(int(workers)) as pool:
        for _ in pool.map(partial(_make, template, Path(target)), found, chunksize=8):
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
