"""The page of the manual that lists all rules, from the rules themselves: ``make docs`` writes it."""

from __future__ import annotations

from planforge.checks.grouped import rules_by_group
from planforge.checks.text.text_rules import corrects
from planforge.codes import Wording
from planforge.reports.wording import LEVELS, levels_apart

_HEAD = """# 检查规则

（本页由程序里的规则生成，`make docs` 更新。）

`planforge check` 按下面的规则检查，`planforge explain 代码` 说明其中一条。
“轻重”一栏是默认的轻重，个别文种不同的写在后面；警告和错误算问题，提示只在 `--strict` 时算问题。
**可改**的，`planforge check --fix` 能照规范改正其中有把握的。

不要的可以关掉，也可以改变轻重（错误除外）：在方案里写

```yaml
检查:
  PF253: 不查
  PF764: 提示
```

或在命令里写 `--skip PF253,PF764`、`--level PF251=error`。
"""


def rule_page() -> str:
    """The page of the manual."""
    parts = [_HEAD]
    for group, rules in rules_by_group().items():
        rows = [f"| [{one.code}](#{one.code.lower()}) | {_level(one)} | {_cell(one.meaning)} |" for one in rules]
        parts += [f"## {group}\n", "| 代码 | 轻重 | 查什么 |\n|---|---|---|\n" + "\n".join(rows) + "\n"]
        parts += map(_section, rules)
    return "\n".join(parts)


def _level(rule: Wording) -> str:
    own = LEVELS[rule.severity] + levels_apart(rule.code)
    return f"{own}；可改" if corrects(rule.code) else own


def _section(rule: Wording) -> str:
    """One rule in full."""
    parts = [f"### {rule.code}\n", f"{rule.meaning}（`{rule.name}`）。{rule.why}\n"]
    for title, example in (("不对：", rule.wrong), ("对：", rule.right)):
        if example:
            parts.append(f"{title}\n\n```yaml\n{example}\n```\n")
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
