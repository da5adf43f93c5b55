"""The commands about edit rules themselves: what there is, and whether it is sound."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from cqcheck.cli import options
from cqcheck.cli.explanation import rule_line
from cqcheck.cli.messages import tell
from cqcheck.cli.output import open_output
from cqcheck.cli.reading import count_of
from cqcheck.gate import ExitCode
from cqcheck.lexicons.additions import use_additions
from cqcheck.lint import Fault, lint_rules
from cqcheck.relate.rules import load_rules
from cqcheck.report.texts import Lang
from cqcheck.settings import find_settings

app = typer.Typer(no_args_is_help=True, help="List the edit rules, or look for faults in them. 列出或检查核对规则。")


class LintFormat(StrEnum):
    """How faults are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSONL = "jsonl"


@app.command()
def lint(
    *,
    rules: options.Rules = None,
    format_: Annotated[
        LintFormat, typer.Option("--format", help="One of: full, concise, jsonl. 输出格式。")
    ] = LintFormat.FULL,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print what is wrong with the rules and the catalogue: contradictions, rules never reached, examples that fail.

    Exit codes: 0 nothing; 2 a rule or the catalogue is wrong.

    检查核对规则及指标目录本身：相互矛盾、永远不会生效、例子不符等。退出码：0 没有问题；2 定义有误。
    """
    settings = find_settings(Path())
    use_additions(settings.lexicon)
    faults = lint_rules(rules or settings.rules)
    with open_output(None) as out:
        out.writelines(_written(each, format_, lang) for each in faults)
    tell("%s in the rules", count_of(len(faults), "fault", "faults"))
    return ExitCode.WRONG_INPUT if faults else ExitCode.CLEAN


@app.command("list")
def list_(*, rules: options.Rules = None, lang: options.Language = options.DEFAULT_LANG) -> None:
    """Print each rule on a line: code, kind, level, name, and what it says of figures that break it.

    列出每条规则：代码、类型、级别、名称，及数字不符时的提示。
    """
    with open_output(None) as out:
        out.writelines(rule_line(rule, lang) for rule in load_rules(options.settings_of(None, rules=rules).rules))


def _written(fault: Fault, format_: LintFormat, lang: Lang) -> str:
    if format_ is LintFormat.JSONL:
        row = {
            "path": str(fault.path),
            "line": fault.line or None,
            "code": fault.code,
            "message": fault.message,
            "message_en": fault.message_en,
            "remedy": fault.remedy,
            "remedy_en": fault.remedy_en,
        }
        return orjson.dumps(row).decode() + "\n"
    message, remedy = (fault.message, fault.remedy) if lang is Lang.ZH else (fault.message_en, fault.remedy_en)
    place = f"{fault.path}:{fault.line}" if fault.line else str(fault.path)
    line = f"{place}: {fault.code} {message}\n"
    return line if format_ is LintFormat.CONCISE else f"{line}    → {remedy}\n"
