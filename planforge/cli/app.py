"""Puts the commands together and turns every refusal into a message and an exit code. Does no work itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from planforge.cli import check, convert, explain, new, rectify, render, schedule, schema, status, templates
from planforge.cli.help import LocalCommand, LocalGroup, say
from planforge.cli.usage import is_help, usage_failure
from planforge.filing.failure import CLEAN, DEBUG, REFUSED, Failure, own_fault

_CLICK_ERROR: type[Exception] = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")
"""Click's base error; typer does not export it under a name of its own."""


def _version(wanted: bool) -> None:
    if wanted:
        from planforge import __version__

        typer.echo(__version__)
        raise typer.Exit


def build() -> typer.Typer:
    """The command line with all its commands."""
    app = typer.Typer(
        cls=LocalGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=say("用一份 YAML 写方案，生成规范的 Word 和 Markdown。"),
    )

    @app.callback()
    def planforge(
        version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help=say("显示版本")),
    ) -> None:
        pass

    add = app.command
    add("new", cls=LocalCommand, help=say("新建一份可以直接生成的方案，在上面改"))(new.new)
    add("check", cls=LocalCommand, help=say("检查方案，一次报出全部问题"))(check.check)
    add("render", cls=LocalCommand, help=say("生成 Word 和 Markdown"))(render.render)
    add("schedule", cls=LocalCommand, help=say("列出宣传方案排期的每一天：做什么、谁负责、何时交稿"))(schedule.schedule)
    add("status", cls=LocalCommand, help=say("整改方案到某一天的进展；有逾期时退出码是 1"))(status.status)
    add("rectify", cls=LocalCommand, help=say("按新一轮反馈意见更新整改方案"))(rectify.rectify)
    add("convert", cls=LocalCommand, help=say("转换简体和繁体：姓名、单位、文号、正文各有规则"))(convert.convert)
    add("schema", cls=LocalCommand, help=say("输出 JSON Schema，供编辑器提示和补全"))(schema.schema)
    add("explain", cls=LocalCommand, help=say("解释一个问题代码或一个字段"))(explain.explain)
    app.add_typer(templates.app(), name="templates", help=say("查看或取出模板"))
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns:
        0 clean, 1 findings, 2 cannot run, or was stopped by Ctrl-C or a signal.
    """
    from planforge.cli.reporting import report_failure
    from planforge.language.unavailable import Unavailable

    try:
        result = build()(args=list(arguments), prog_name="planforge", standalone_mode=False)
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
        report_failure(failure)
        return REFUSED
    except Unavailable as problem:
        report_failure(Failure(problem.code, **problem.facts))
        return REFUSED
    except UnicodeEncodeError as error:
        report_failure(Failure("PF616", encoding=error.encoding, character=error.object[error.start]))
        return REFUSED
    except OSError as error:
        report_failure(Failure("PF615", detail=error.strerror or error))
        _drop_output()
        return REFUSED
    except _CLICK_ERROR as error:
        if is_help(error):
            typer.echo(str(error), err=True)
        else:
            report_failure(usage_failure(error))
        return REFUSED
    except Exception as error:
        if DEBUG in os.environ:
            raise
        report_failure(own_fault(error))
        return REFUSED


def _drop_output() -> None:
    """Nobody takes the output any more: what is still buffered goes nowhere, and says nothing at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
