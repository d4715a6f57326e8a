"""Plans as YAML, one value a line and nothing folded, as people write them."""

from __future__ import annotations

from typing import Any

import yaml


def as_yaml(plan: dict[str, Any]) -> str:
    return str(yaml.dump(plan, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000))
