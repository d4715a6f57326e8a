"""People, units and the 领导小组."""

from functools import lru_cache
from typing import ClassVar

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.fields import OrgName, PersonName, Prose
from planforge.plan.model import PlanModel
from planforge.plan.words import word
from planforge.source.text import Text

_WITH_POST = lazy(r"^(?P<name>[^（()）]+?)\s*[（(](?P<post>.+)[）)]$")
_SPACED_POST = lazy(r"^(?P<name>[^\s（(]{2,4})[\s　]+(?P<post>\S.*)$")
_SPACED_NAME = lazy(r"^(?P<name>\S[\s　]+\S)(?:[\s　]+(?P<post>\S.*))?$")


def split_person(text: str) -> dict[str, str]:
    """Name and post of a person written on one line: ``张三（县教育局局长）``, ``张三 县教育局局长``."""
    return dict(_split(str(text)))


@lru_cache(maxsize=512)
def _split(text: str) -> tuple[tuple[str, str], ...]:
    for pattern in (_SPACED_NAME, _SPACED_POST, _WITH_POST):
        if match := pattern.match(text):
            return tuple((key, value) for key, value in match.groupdict().items() if value)
    return (("name", text),)


def person_key(text: str) -> str:
    """By what the person ``text``, with or without post and in either script, is known again."""
    return fold(split_person(text)["name"])


class Unit(PlanModel):
    """A unit of the register (单位)."""

    entity: ClassVar[str] = "单位"
    divides: ClassVar[bool] = True

    name: OrgName = word("名称", "单位全称", also=("单位", "全称"), example="青山县教育局")
    short: OrgName | None = word("简称", "正文中可用的简称", example="县教育局", default=None)
    head: PersonName | None = word("负责人", "单位负责人姓名", also=("主要负责人",), default=None)
    duty: Prose | None = word("职责", "单位在本方案中的职责", default=None)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"name": text}


class Person(PlanModel):
    """A person, with post and duty (人员)."""

    entity: ClassVar[str] = "人员"
    divides: ClassVar[bool] = True

    name: PersonName = word("姓名", "姓名", also=("名字",), example="郁建武")
    post: Prose | None = word("职务", "职务或身份", also=("职位", "岗位"), example="县教育局局长", default=None)
    unit: OrgName | None = word("单位", "所在单位", also=("工作单位", "部门"), default=None)
    duty: Prose | None = word("职责", "个人职责；列入“职责分工”和按人员的责任清单", also=("分工", "任务"), default=None)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return split_person(text)

    @property
    def position(self) -> Text | None:
        """Unit and post (县教育局 and 局长 are 县教育局局长), or the one of them that is written."""
        if self.post and self.unit and self.unit not in self.post:
            return Text(f"{self.unit}{self.post}", self.post.path)
        return self.post or self.unit

    @property
    def who(self) -> Text:
        """Name with position: 郁建武（县教育局局长）."""
        return Text(f"{self.name}（{self.position}）" if self.position else self.name, self.name.path)


class Office(PlanModel):
    """The office of a 领导小组 (办公室)."""

    entity: ClassVar[str] = "办公室"

    at: OrgName | None = word("设在", "办公室设在哪个单位", example="县教育局", default=None)
    director: Person | None = word("主任", "办公室主任", default=None)
    deputies: tuple[Person, ...] = word("副主任", "办公室副主任", default=())
    members: tuple[Person, ...] = word("成员", "办公室成员", default=())
    duty: Prose | None = word("职责", "办公室职责", default=None)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"at": text}


class Team(PlanModel):
    """A working group under the 领导小组 (工作小组)."""

    entity: ClassVar[str] = "工作小组"

    name: Prose = word("名称", "小组名称", example="督导检查组")
    leader: tuple[Person, ...] = word("组长", "组长", default=())
    deputies: tuple[Person, ...] = word("副组长", "副组长", default=())
    members: tuple[Person, ...] = word("成员", "成员", default=())
    duty: Prose | None = word("职责", "小组职责", default=None)


class Group(PlanModel):
    """领导小组."""

    entity: ClassVar[str] = "领导小组"

    name: Prose | None = word("名称", "领导小组名称", example="学前教育普及普惠工作领导小组", default=None)
    text: Prose | None = word("引言", "名单之前的话；不写时按名称成句", also=("内容",), default=None)
    leader: tuple[Person, ...] = word("组长", "组长，可有双组长", default=())
    executive: tuple[Person, ...] = word("常务副组长", "常务副组长", default=())
    deputies: tuple[Person, ...] = word("副组长", "副组长", default=())
    members: tuple[Person, ...] = word("成员", "成员；单位名也可列入", also=("组员",), default=())
    duty: Prose | None = word("职责", "领导小组职责", also=("主要职责",), default=None)
    office: Office | None = word("办公室", "领导小组办公室", default=None)
    teams: tuple[Team, ...] = word("工作小组", "下设的工作小组", also=("专项小组", "工作组"), default=())
    closing: Prose | None = word("结语", "名单之后的话", default=None)

    def people(self) -> tuple[Person, ...]:
        """Everyone named, in order of rank."""
        office = self.office
        of_office = (
            (*((office.director,) if office.director else ()), *office.deputies, *office.members) if office else ()
        )
        of_teams = tuple(p for team in self.teams for p in (*team.leader, *team.deputies, *team.members))
        return (*self.leader, *self.executive, *self.deputies, *self.members, *of_office, *of_teams)
