"""The command that checks whole corpora; its docstring is its help."""

from enum import StrEnum
from typing import Annotated

import typer

from cqcheck.cli import options
from cqcheck.cli.messages import with_loudness
from cqcheck.errors import InputError


class SummaryFormat(StrEnum):
    """How the summary is printed."""

    FULL = "full"
    JSON = "json"


@with_loudness
def corpus(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    store: options.StoreFolder,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            metavar="N",
            show_default="one a processor",
            help="Processes of this machine that check. 本机的核查进程数。",
        ),
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option(
            "--dask",
            metavar="ADDRESS",
            show_default=False,
            help="Check by the workers of this Dask scheduler instead. 改由此 Dask 集群核查。",
        ),
    ] = None,
    only_changed: Annotated[
        bool,
        typer.Option(
            "--only-changed",
            help="Nothing counts but documents whose size or time has changed. 只核查并计入有变化的文档。",
        ),
    ] = False,
    retry_failed: Annotated[
        bool,
        typer.Option("--retry-failed", help="Try those again that could not be checked. 重新核查此前未能核查的文档。"),
    ] = False,
    shard: Annotated[
        int, typer.Option("--shard", min=1, metavar="N", help="Files that are kept in one go. 每批文件数。")
    ] = 200,
    prefect: Annotated[
        bool,
        typer.Option(
            "--prefect",
            help="Run as a Prefect flow, as is done with PREFECT_API_URL anyway. 作为 Prefect 流程运行。",
        ),
    ] = False,
    format_: Annotated[
        SummaryFormat, typer.Option("--format", help="The format of the summary. 汇总的格式。")
    ] = SummaryFormat.FULL,
    report: options.Report = None,
    fail_on: options.FailOnOption = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Check a whole corpus into a store with many processes, and print what came of it; what is unchanged is not checked again.

    A run that is broken off goes on where it stopped.

    用多个进程把整个公报集核查入库，并输出汇总；未变的文档不再核查。中断后重新运行即从中断处继续。
    """
    if workers and dask:
        msg = "--workers and --dask exclude each other: the cluster has its own workers"
        raise InputError(msg)
    from cqcheck.cli.corpus_run import print_corpus  # noqa: PLC0415 - DuckDB and Arrow are for those who use a store
    from cqcheck.corpus import Choice, Order  # noqa: PLC0415

    settings = options.settings_of(config, fail_on=fail_on, timeout=timeout, follow_links=follow_links)
    order = Order(store, Choice(only_changed, retry_failed, shard), workers, dask, report, lang)
    return print_corpus(paths, order, settings, as_json=format_ is SummaryFormat.JSON, prefect=prefect)
