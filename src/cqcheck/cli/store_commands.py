"""The commands that work with a store of bulletins; each one's docstring is its help."""

from pathlib import Path
from typing import Annotated

import typer

from cqcheck.cli import options
from cqcheck.cli.messages import with_loudness
from cqcheck.codelists import Measure
from cqcheck.errors import InputError

_FORMAT = typer.Option(
    "--format", show_default="by the suffix of --output, else table", help="Output format. 输出格式。"
)
QUERY_EXAMPLES = """cqcheck query "SELECT doc_id, line, surface FROM claims WHERE indicator = '地区生产总值'" --store DIR

cqcheck query "SELECT rule, count(*) AS n FROM findings GROUP BY rule ORDER BY n DESC" --store DIR -o rules.csv"""


@with_loudness
def add(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    store: options.StoreFolder,
    baseline: options.Baseline = None,
    rules: options.Rules = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
) -> int:
    """Add documents, with their claims, relations and findings, to a store; one that was added before is replaced.

    The store is begun if it is not there. `cqcheck check --store` checks other bulletins against it.

    把文档及其数字、勾稽关系和问题存入公报库；已存过的由新的代替。库不存在时新建。`cqcheck check --store` 据此核查其他公报。
    """
    from cqcheck.cli.adding import add_documents  # noqa: PLC0415 - DuckDB and Arrow are for those who use a store

    settings = options.settings_of(config, baseline=baseline, rules=rules, timeout=timeout, follow_links=follow_links)
    return add_documents(paths, store, settings)


def query(
    sql: Annotated[
        str | None,
        typer.Argument(metavar="SQL", show_default=False, help="One SELECT of DuckDB. 一条 SELECT 语句。"),
    ] = None,
    *,
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="DIR", show_default=False, help="The folder of the store. 公报库的文件夹。"),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the tables and their columns instead. 列出各表及其列。")
    ] = False,
    format_: Annotated[options.QueryFormat | None, _FORMAT] = None,
    output: options.Output = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print the rows of one SELECT over a store: its tables are documents, claims, relations and findings.

    The SQL can read the store and nothing else, and changes nothing.

    对公报库执行一条 SELECT 并输出结果：表有 documents、claims、relations、findings。只能读库，不能读其他文件，也不能更改。
    """
    from cqcheck.cli.querying import Shown, print_answer, print_schema  # noqa: PLC0415 - DuckDB and Arrow

    shown = Shown(options.one_of_formats(options.QueryFormat, format_, output), output)
    if schema:
        return print_schema(shown, lang)
    if sql is None or store is None:
        msg = 'query: give a SELECT and --store, such as `cqcheck query "SELECT count(*) FROM claims" --store DIR`, or --schema'
        raise InputError(msg)
    return print_answer(sql, store, shown)


def series(  # noqa: PLR0913 - one parameter an option
    area: Annotated[
        str,
        typer.Argument(
            metavar="AREA", show_default=False, help="An area, such as 南京市, 全国 or 320100. 地区名或代码。"
        ),
    ],
    indicator: Annotated[
        str,
        typer.Argument(metavar="INDICATOR", show_default=False, help="An indicator, such as 地区生产总值. 指标名。"),
    ],
    *,
    store: options.StoreFolder,
    measure: Annotated[
        Measure | None, typer.Option("--measure", show_default="all", help="Only this measure. 只要此口径。")
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(
            "--plot",
            metavar="FILE",
            show_default=False,
            help="Draw it as well, into this .svg, .html or .png. 绘成图，写入此文件。",
        ),
    ] = None,
    format_: Annotated[options.SeriesFormat | None, _FORMAT] = None,
    output: options.Output = None,
    config: options.Config = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print what the bulletins of a store state about an indicator over time, and what of it does not fit.

    Doubtful figures are marked with the reason; a value that a later bulletin tells otherwise is a revision.

    输出库中各公报对某指标历年的说法：存疑的数字注明原因，后来的公报另有说法的记为修订。
    """
    from cqcheck.cli.series_printing import Shown, print_series  # noqa: PLC0415 - DuckDB and Arrow
    from cqcheck.series import series_of  # noqa: PLC0415 - DuckDB and Arrow
    from cqcheck.store import open_store  # noqa: PLC0415 - DuckDB and Arrow

    shown = Shown(options.one_of_formats(options.SeriesFormat, format_, output), output, plot, lang)
    options.settings_of(config)
    return print_series(series_of(open_store(store), area, indicator, measure), shown)
