"""Puts the commands together and turns every refusal into a message and an exit code. Does no work itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand
from typer.main import get_command

from planforge.cli.help import LocalCommand, LocalGroup, say
from planforge.filing.failure import CLEAN, DEBUG, REFUSED, Failure, own_fault
from planforge.filing.printable import printable
from planforge.filing.reasons import reason

_CLICK_ERROR: type[Exception] = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")
"""Click's base error; typer does not export it under a name of its own."""


_HELP = "Show this message and exit."
"""As click says it, so that it is said like the help of every command (`planforge.cli.help`)."""


def _version(wanted: bool) -> None:
    if wanted:
        from planforge import __version__

        typer.echo(__version__)
        raise typer.Exit


def _help(context: typer.Context, wanted: bool) -> None:
    if wanted:
        typer.echo(context.get_help())
        raise typer.Exit


def _commands() -> dict[str, str]:
    """What each command does; its function has the name of its module."""
    return {
        "new": say("新建一份可以直接生成的方案，在上面改"),
        "check": say("检查方案，一次报出全部问题"),
        "render": say("生成 Word 和 Markdown"),
        "schedule": say("列出宣传方案排期的每一天：做什么、谁负责、何时交稿"),
        "status": say("整改进展和目标汇总；有逾期、不合上级方案时退出码是 1"),
        "rectify": say("按新一轮反馈意见更新整改方案"),
        "convert": say("转换简体和繁体：姓名、单位、文号、正文各有规则"),
        "schema": say("输出 JSON Schema，供编辑器提示和补全"),
        "explain": say("解释一个问题代码或一个字段"),
        "templates": say("查看或取出模板"),
    }


class _Commands(LocalGroup):
    """Knows its commands by name and one line of help; the one that is called is imported then, with all it needs."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called, in place of the line that stands for it."""
        name, line, rest = super().resolve_command(ctx, args)
        return name, _command(name, line.help) if name and line else line, rest


def _command(name: str, about: str | None) -> Any:
    """The command (or group of commands) called ``name``."""
    work = getattr(import_module(f"planforge.cli.{name}"), name)
    if not isinstance(work, typer.Typer):
        function, work = work, typer.Typer(add_completion=False, rich_markup_mode=None)
        work.command(name, cls=LocalCommand)(function)
    command: Any = get_command(work)
    command.help = about
    return command


def build() -> Any:
    """The command line with all its commands."""
    app = typer.Typer(
        cls=_Commands,
        add_completion=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=say("用一份 YAML 写方案，生成规范的 Word 和 Markdown。"),
    )

    @app.callback()
    def planforge(
        version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help=say("显示版本")),
        # Typer's own option would load pydantic for every command, to read that it was not given.
        help: bool = typer.Option(False, "-h", "--help", callback=_help, is_eager=True, help=_HELP),
    ) -> None:
        pass

    group: Any = get_command(app)
    for name, about in _commands().items():
        group.add_command(TyperCommand(name, help=about))
    return group


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns:
        0 clean, 1 findings, 2 cannot run, or was stopped by Ctrl-C or a signal.
    """
    from planforge.language.unavailable import Unavailable

    try:
        result = build().main(args=list(arguments), prog_name="planforge", standalone_mode=False)
        sys.stdout.flush()
        return int(result or CLEAN)
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return REFUSED
    except BrokenPipeError:
        _drop_output()
        return REFUSED
    except Failure as failure:
        _refuse(failure)
        return REFUSED
    except Unavailable as problem:
        _refuse(Failure(problem.code, **problem.facts))
        return REFUSED
    except UnicodeEncodeError as error:
        _refuse(Failure("PF616", encoding=error.encoding, character=error.object[error.start]))
        return REFUSED
    except OSError as error:
        if error.filename is not None:  # such as a name that is too long; output that fails has none
            _refuse(Failure("PF612", file=printable(os.fsdecode(error.filename)), detail=reason(error)))
            return REFUSED
        _refuse(Failure("PF615", detail=reason(error)))
        _drop_output()
        return REFUSED
    except _CLICK_ERROR as error:
        _complain(error)
        return REFUSED
    except Exception as error:
        if DEBUG in os.environ:
            raise
        _refuse(own_fault(error))
        return REFUSED


def _refuse(failure: Failure) -> None:
    from planforge.cli.reporting import report_failure

    report_failure(failure)


def _complain(error: Exception) -> None:
    """Tell what click has against the command line, or the help where nothing was asked for."""
    from planforge.cli.usage import is_help, usage_failure

    if is_help(error):
        typer.echo(str(error), err=True)
    else:
        _refuse(usage_failure(error))


def _drop_output() -> None:
    """Nobody takes the output any more: what is still buffered goes nowhere, and says nothing at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
