"""``planforge explain``: a code or a field in full."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from planforge.cli.help import say
from planforge.filing.failure import CLEAN, Failure
from planforge.language.catalogs import keys, user_locale

if TYPE_CHECKING:
    from planforge.plan.words import Word


def explain(
    subject: Annotated[
        str | None,
        typer.Argument(metavar="CODE|FIELD", help=say("问题代码（如 PF203）或字段（如 完成时限）；不写时列出全部检查")),
    ] = None,
) -> int:
    from planforge.checks.levels import code_named
    from planforge.cli.reporting import translate
    from planforge.reports.wording import explanation

    if subject is None:
        from planforge.reports.rule_list import rule_lines

        typer.echo("\n".join(rule_lines(translate())))
        return CLEAN

    named = code_named(subject)
    if named and (text := explanation(named.code, translate())):
        typer.echo(text)
        return CLEAN
    found = _fields(subject)
    if not found:
        raise Failure("PF650", subject=subject, nearest=_nearest(subject))
    for place, word in found:
        typer.echo(_describe(place, word))
    return CLEAN


def _fields(subject: str) -> list[tuple[str, Word]]:
    """Every field that ``subject`` names, with the model that it belongs to."""
    from planforge.plan.keys import meant
    from planforge.plan.reference import all_models
    from planforge.plan.words import words

    found = ((model, meant(model, subject)) for model in all_models())
    return [(model.entity, words(model)[name.name]) for model, name in found if name]


def _describe(entity: str, word: Word) -> str:
    key = keys(user_locale(os.environ))
    lines = [f"{say(entity)} · {key(word.zh)}（{word.name}）", f"  {say(word.meaning)}"]
    if word.example:
        lines.append(f"  {say('例：')}{key(word.zh)}: {word.example}")
    if word.also:
        lines.append(f"  {say('也可写作：')}{'、'.join(map(key, word.also))}")
    return "\n".join(lines)


def _nearest(subject: str) -> str | None:
    from planforge.plan.keys import nearest
    from planforge.plan.reference import all_models

    return next((near for model in all_models() if (near := nearest(model, subject))), None)
