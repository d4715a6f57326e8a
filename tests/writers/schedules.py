"""Schedules to write: of a county's plan, of a plan in YAML, and with whatever texts a test wants in them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from planforge.pipeline import read
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.schedule import Schedule, make_schedule
from planforge.source import Text

ISSUED = date(2026, 4, 20)
HEAD = """\
类型: 宣传方案
标题: 青山县教育宣传方案
发文单位: 青山县教育局
成文日期: 2026-04-20
实施期限: 2026年5月—6月
主题: 教育内涵发展
遇休: 顺延
提前: 5个工作日
审核: 局办公室审核（提前2个工作日）→ 局领导审签（提前1个工作日）
学校: [城东小学, 城西小学]
校历:
  学期: {2026年春季学期: 2026-03-02 至 2026-07-03}
渠道: [公众号, 县电视台专栏]
"""
ENTRIES = """\
  - {时间: 每周五，共8期, 渠道: 公众号, 选题: [新教学楼启用, 学位增加], 责任单位: 各校轮流}
  - {时间: 每月第一个周一, 渠道: [公众号, 县电视台专栏], 选题: 校长谈, 责任人: 何静, 受众: 家长, 成果: 视频1条}
  - {时间: 5月6日—10日, 名称: 宣传周, 形式: 活动, 备注: 县城广场}
  - {时间: 双周周三 15:30, 名称: 校园广播, 责任单位: 各校分别}
  - {时间: [5月8日, 5月12日], 渠道: 县电视台专栏, 选题: 访谈}
"""


@cache
def schedule_of(entries: str = ENTRIES, head: str = HEAD) -> Schedule:
    """The schedule of a plan with ``entries``."""
    loaded = read(f"{head}排期:\n{entries}".encode(), "plan.yaml").loaded
    assert loaded is not None and isinstance(loaded.plan, PublicityPlan)
    return make_schedule(loaded.plan)


def telling(text: str) -> Schedule:
    """The first occurrence of the county's plan, which says ``text`` wherever it says anything."""
    whole = schedule_of()
    said = Text(text)
    review = tuple(replace(one, who=said) for one in whole.occurrences[0].reviews)
    one = replace(
        whole.occurrences[0],
        title=said,
        topics=(said,),
        chapters=(said,),
        channels=(said,),
        form=said,
        units=(said,),
        persons=(said,),
        audience=said,
        output=said,
        note=said,
        reviews=review,
        rest=text,
    )
    return replace(whole, occurrences=(one,))


def digests(module: str) -> list[str]:
    """Of what ``write`` in the test ``module`` makes of the schedule, in other processes, hashes and time zones."""
    script = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]\n"
        f"from {module} import write, schedule_of\n"
        "print(hashlib.sha256(write(schedule_of())).hexdigest())"
    )
    command = [sys.executable, "-c", script, str(Path(__file__).parent)]
    environments = ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "America/New_York"})
    return [
        subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
        for environment in environments
    ]
