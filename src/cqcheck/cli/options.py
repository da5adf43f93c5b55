"""The arguments and options of the commands, each described once."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from cqcheck.cli.messages import LOG
from cqcheck.deadline import MOST_SECONDS, SECONDS
from cqcheck.gate import FailOn
from cqcheck.relate.rules import FOLDER
from cqcheck.report.formats import formats_of
from cqcheck.report.texts import Lang
from cqcheck.settings import Settings, find_settings, given_settings, load_settings

USUAL_FORMATS = {"findings": "full", "claims": "jsonl", "relations": "jsonl", "ledger": "jsonl", "blocks": "table"}
Format = TypeVar("Format", bound=StrEnum)
SUFFIX_FORMATS = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".parquet": "parquet",
    ".sarif": "sarif",
    ".xml": "junit",
}


def _format_option(subject: str) -> Any:  # noqa: ANN401 - what typer.Option gives
    names = formats_of(subject)
    return typer.Option(
        "--format",
        metavar="NAME",
        show_default=f"by the suffix of --output, else {USUAL_FORMATS[subject]}",
        autocompletion=lambda incomplete: [name for name in names if name.startswith(incomplete)],
        help=f"One of: {', '.join(names)}. 输出格式。",
    )


def _complete_rule(incomplete: str) -> list[tuple[str, str]]:
    # By the names of the files: to read them all takes longer than someone who presses a key would wait.
    stems = sorted(path.stem for path in FOLDER.rglob("*.yaml"))
    codes = (stem.partition("-")[::2] for stem in (map(str.lower, stems) if incomplete.islower() else stems))
    return [(code, name) for code, name in codes if code.startswith(incomplete)]


def default_lang() -> Lang:
    """English in an English locale, else Chinese: the documents are."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Lang.EN if told.startswith("en") else Lang.ZH


def settings_of(config: Path | None, folder: Path = Path(), **given: object) -> Settings:
    """The settings, put in force: what an option says before what a file says.

    Args:
        config: The file of --config; the nearest one if there is none.
        folder: Where the nearest one is looked for.
        given: The values of options by the name of the setting, None where an option is not given.
    """
    found = load_settings(config) if config else find_settings(folder)
    LOG.info("settings: %s", found.source or "no file")
    settings = given_settings(found, **given)
    settings.put_in_force()
    return settings


def format_for(subject: str, given: str | None, output: Path | None) -> str:
    """The format of a result: what --format says, else what the name of the output file says, else the usual one."""
    told = SUFFIX_FORMATS.get(output.suffix.lower(), "") if output else ""
    return given or (told if told in formats_of(subject) else USUAL_FORMATS[subject])


def one_of_formats(formats: type[Format], given: Format | None, output: Path | None) -> Format:
    """The format among some: what --format says, else what the name of the output file says, else the first."""
    told = SUFFIX_FORMATS.get(output.suffix.lower()) if output else None
    return given or next((format_ for format_ in formats if format_.value == told), next(iter(formats)))


class QueryFormat(StrEnum):
    """The formats in which `cqcheck query` prints rows."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


class SeriesFormat(StrEnum):
    """The formats in which `cqcheck series` prints a series."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    HTML = "html"


class ReportFormat(StrEnum):
    """The formats in which `cqcheck mutate` reports."""

    TABLE = "table"
    JSONL = "jsonl"


class DiffFormat(StrEnum):
    """The formats in which `cqcheck diff` prints."""

    FULL = "full"
    JSON = "json"
    HTML = "html"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Files, folders, or - for standard input. 文件、文件夹，或 -（标准输入）。",
    ),
]
AsOne = Annotated[
    bool,
    typer.Option(
        "--as-one",
        help="Read all documents as one: a text, then its annexes. 合为一份核查：正文在前，附表在后。",
    ),
]
FindingsFormat = Annotated[str | None, _format_option("findings")]
ClaimsFormat = Annotated[str | None, _format_option("claims")]
RelationsFormat = Annotated[str | None, _format_option("relations")]
LedgerFormat = Annotated[str | None, _format_option("ledger")]
BlocksFormat = Annotated[str | None, _format_option("blocks")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        show_default=False,
        help="Write the result here, not to standard output. 写入此文件。",
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="DIR",
        show_default=False,
        help="Write the HTML report into this folder as well. HTML 报告的文件夹。",
    ),
]
RunReport = Annotated[
    Path, typer.Option("--report", metavar="DIR", help="Write the reports into this folder. 报告的文件夹。")
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        show_default="critical",
        help="The least severity that ends in exit code 1. 达到此级别时退出码为 1。",
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        show_default=False,
        help="Settings of this file instead of the nearest cqcheck.toml or pyproject.toml. 设置文件。",
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        min=0,
        max=MOST_SECONDS,
        show_default=f"{SECONDS:g}",
        help="The most that reading or checking a document may take; 0 for no limit. 读取或核查一份文档的时限（秒）。",
    ),
]
FollowLinks = Annotated[
    bool | None,
    typer.Option(
        "--follow-links",
        show_default=False,
        help="Follow links that lead out of a given folder. 跟随指向文件夹之外的链接。",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        show_default=False,
        help="Leave out the findings that this list of `cqcheck baseline update` accepts. 略去已接受的问题。",
    ),
]
Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        show_default=False,
        help="Edit rules of this folder instead of the package's. 自己的核对规则。",
    ),
]
StoreFolder = Annotated[
    Path,
    typer.Option("--store", metavar="DIR", show_default=False, help="The folder of the store. 公报库的文件夹。"),
]
OtherBulletins = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="DIR",
        show_default=False,
        help="Check against the bulletins of this store as well. 同时与此公报库中的公报核对。",
    ),
]
RuleCode = Annotated[
    str,
    typer.Argument(
        metavar="RULE",
        show_default=False,
        autocompletion=_complete_rule,
        help="The code of a rule, such as SUM01, or the beginning of several, such as SUM. 规则代码或其开头。",
    ),
]
MutantsFolder = Annotated[
    Path,
    typer.Option(
        "--out",
        metavar="DIR",
        show_default=False,
        help="Write the mutants and truth.jsonl into this new or empty folder. 写入此新建或空文件夹。",
    ),
]
PerRelation = Annotated[
    int, typer.Option("--per-relation", min=1, metavar="N", help="The most mutants a relation. 每条关系的变异数上限。")
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Another one makes other slips. 随机种子。")]
MutationFormat = Annotated[ReportFormat, typer.Option("--format", help="The format of the report. 报告格式。")]
FailUnder = Annotated[
    float | None,
    typer.Option(
        "--fail-under",
        min=0,
        max=100,
        metavar="PERCENT",
        show_default=False,
        help="End in exit code 1 if fewer of the slips are detected. 检出率低于此值时退出码为 1。",
    ),
]
InboxFolder = Annotated[
    Path,
    typer.Argument(metavar="INBOX", show_default=False, help="The folder that bulletins are put into. 收件夹。"),
]
Every = Annotated[
    float | None,
    typer.Option(
        "--every", metavar="SECONDS", min=1, show_default="60", help="Look into it so often. 每隔多少秒查看。"
    ),
]
Cron = Annotated[
    str | None,
    typer.Option(
        "--cron",
        metavar="EXPR",
        show_default=False,
        help="Look into it at these times; needs a Prefect server. 按 cron 表达式查看（须有 Prefect 服务）。",
    ),
]
OnChange = Annotated[
    bool, typer.Option("--on-change", help="Look into it as soon as something is put there. 一有变化就查看。")
]
Once = Annotated[bool, typer.Option("--once", help="Look into it once, and end. 只查看一次。")]
Keep = Annotated[
    bool,
    typer.Option("--keep", help="Leave the files where they are, and mark them as checked. 文件留在原处，只作标记。"),
]
Settle = Annotated[
    float | None,
    typer.Option(
        "--settle",
        metavar="SECONDS",
        min=0,
        max=MOST_SECONDS,
        show_default="3",
        help="How long nothing may have been written to a file. 文件停止写入多久后才核查（秒）。",
    ),
]
Notify = Annotated[
    list[str] | None,
    typer.Option(
        "--notify",
        metavar="URL",
        show_default=False,
        help="Tell this address of Apprise (json://…, mailto://…) of findings and failures; may be repeated. 通知的地址。",
    ),
]
NotifyBlock = Annotated[
    str | None,
    typer.Option(
        "--notify-block",
        metavar="TYPE/NAME",
        show_default=False,
        help="Tell this notification block of Prefect's as well. Prefect 通知块。",
    ),
]
NotifyAlways = Annotated[bool, typer.Option("--notify-always", help="Tell of every file. 每份文件都通知。")]
Language = Annotated[
    Lang, typer.Option("--lang", show_default="by locale, else zh", help="Language of messages. 信息的语言。")
]
DEFAULT_LANG = default_lang()
