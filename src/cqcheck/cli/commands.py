"""The commands; each one's docstring is its help."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from cqcheck import __version__
from cqcheck.cli import baseline_commands, corpus_commands, options, rules_commands, store_commands
from cqcheck.cli.explanation import explain_rule, find_rules, rule_line
from cqcheck.cli.messages import tell, with_loudness
from cqcheck.cli.output import open_output
from cqcheck.cli.results import Gate, Result, print_results
from cqcheck.pipeline import CheckedDocument, as_read, with_claims, with_relations
from cqcheck.read import Document
from cqcheck.relate.rules import load_rules
from cqcheck.report.coverage import count_states, coverage_line
from cqcheck.settings import Settings, given_settings, setting_lines

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(rules_commands.app, name="rules")
app.add_typer(baseline_commands.app, name="baseline")
app.command()(store_commands.add)
app.command()(corpus_commands.corpus)
app.command(epilog=store_commands.QUERY_EXAMPLES)(store_commands.query)
app.command()(store_commands.series)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - the signature of a Typer callback
    if wanted:
        typer.echo(f"cqcheck {__version__}")
        raise typer.Exit


@app.callback()
def cqcheck(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version. 输出版本号。")
    ] = False,
) -> None:
    """Check the figures of Chinese statistical bulletins: do they agree, and if not, which one is wrong?

    核查中文统计公报中的数字：是否相符，若不符，哪一个可能有误。

    Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; 2 wrong input, option or rule file.

    退出码：0 没有达到 --fail-on 的问题；1 有；2 输入、选项或规则文件有误。
    """


@app.command()
@with_loudness
def check(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    format_: options.FindingsFormat = None,
    output: options.Output = None,
    report: options.Report = None,
    store: options.OtherBulletins = None,
    fail_on: options.FailOnOption = None,
    baseline: options.Baseline = None,
    rules: options.Rules = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
    as_one: options.AsOne = False,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print the findings: which figures disagree, and which one is probably wrong.

    输出发现的问题：哪些数字不符，哪一个可能有误。
    """
    settings = options.settings_of(
        config, fail_on=fail_on, baseline=baseline, rules=rules, timeout=timeout, follow_links=follow_links
    )
    gate = Gate(settings.fail_on, settings.known())
    return print_results(
        paths,
        _against(store, settings) if store else settings.check,
        Result("findings", options.format_for("findings", format_, output), output, lang),
        settings,
        gate,
        report,
        as_one=as_one,
    )


def _against(folder: Path, settings: Settings) -> Callable[[Document], CheckedDocument]:
    from cqcheck.across import stage_against  # noqa: PLC0415 - DuckDB and Arrow are for those who use a store
    from cqcheck.store import open_store  # noqa: PLC0415

    return stage_against(open_store(folder), settings)


@app.command()
@with_loudness
def extract(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    format_: options.ClaimsFormat = None,
    output: options.Output = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
    as_one: options.AsOne = False,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print the claims: every statistic that is stated, with what it measures, where and when.

    jsonl, csv and parquet carry the same columns; sdmx-csv is SDMX-CSV 2.0 for systems that load statistics; table is for reading.

    输出数字声明：文中的每个统计数字，及其指标、地区和时期。

    jsonl、csv、parquet 的列和内容相同；sdmx-csv 为 SDMX-CSV 2.0，供其他统计系统装载；table 供阅读。
    """
    settings = options.settings_of(config, timeout=timeout, follow_links=follow_links)
    result = Result("claims", options.format_for("claims", format_, output), output, lang)
    return print_results(paths, with_claims, result, settings, as_one=as_one)


@app.command()
@with_loudness
def relations(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    format_: options.RelationsFormat = None,
    output: options.Output = None,
    rules: options.Rules = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
    as_one: options.AsOne = False,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print every relation among the claims that can be checked, with its verdict.

    输出数字之间每一条可核对的勾稽关系及其判定。
    """
    settings = options.settings_of(config, rules=rules, timeout=timeout, follow_links=follow_links)
    return print_results(
        paths,
        lambda document: with_relations(with_claims(document), settings.own_rules, settings.tolerance),
        Result("relations", options.format_for("relations", format_, output), output, lang),
        settings,
        as_one=as_one,
    )


@app.command()
@with_loudness
def ledger(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    format_: options.LedgerFormat = None,
    output: options.Output = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print every number of the text and what became of it; how much was read is told at the end.

    输出文中的每一个数字及其去向，最后说明识读情况。
    """
    settings = options.settings_of(config, timeout=timeout, follow_links=follow_links)
    states = Counter(count_states([]))

    def stage(document: Document) -> CheckedDocument:
        checked = with_claims(document)
        states.update(count_states([checked]))
        return checked

    result = Result("ledger", options.format_for("ledger", format_, output), output, lang)
    code = print_results(paths, stage, result, settings)
    tell(coverage_line(states, lang))
    return code


@app.command()
@with_loudness
def read(
    paths: options.Paths,
    *,
    format_: options.BlocksFormat = None,
    output: options.Output = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print the text as it was read: titles, headings, paragraphs, table rows, notes, and where each stands in the original.

    输出读到的文本：标题、小标题、正文、表行、注释，及各自在原件中的位置。
    """
    settings = options.settings_of(None, timeout=timeout, follow_links=follow_links)
    result = Result("blocks", options.format_for("blocks", format_, output), output, lang)
    return print_results(paths, as_read, result, settings)


@app.command()
@with_loudness
def run(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    report: options.RunReport = Path("reports"),
    fail_on: options.FailOnOption = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Run the Prefect flow over the same stages: findings, HTML report, Data Docs.

    以 Prefect 流程运行同样的各阶段：问题、HTML 报告、Data Docs。
    """
    from cqcheck.cli.flow_run import print_run  # noqa: PLC0415 - Prefect is imported by those who use it

    settings = options.settings_of(config, fail_on=fail_on, timeout=timeout, follow_links=follow_links)
    return print_run(paths, report, settings, lang)


@app.command()
@with_loudness
def watch(  # noqa: PLR0913 - one parameter an option
    inbox: options.InboxFolder,
    *,
    report: options.RunReport = Path("reports"),
    store: options.InboxStore = None,
    every: options.Every = None,
    cron: options.Cron = None,
    on_change: options.OnChange = False,
    once: options.Once = False,
    keep: options.Keep = False,
    settle: options.Settle = None,
    notify: options.Notify = None,
    notify_block: options.NotifyBlock = None,
    notify_always: options.NotifyAlways = False,
    fail_on: options.FailOnOption = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Run a Prefect flow over an inbox: each bulletin that is put there is checked once, reported, told of and put away.

    以 Prefect 流程运行收件夹：放入的每份公报核查一次，写出报告，发出通知，然后归档。
    """
    from cqcheck.cli.watching import When, watch_folder  # noqa: PLC0415 - for those who watch

    settings = options.settings_of(config, fail_on=fail_on, timeout=timeout)
    return watch_folder(
        inbox,
        report,
        When(once=once, on_change=on_change, cron=cron, every=every),
        settings,
        lang,
        store_folder=store and str(store),
        keep=keep,
        settle=settle,
        notify=notify or [],
        notify_block=notify_block,
        notify_always=notify_always,
    )


@app.command()
@with_loudness
def mutate(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    out: options.MutantsFolder,
    per_relation: options.PerRelation = 1,
    seed: options.Seed = 1,
    format_: options.MutationFormat = options.ReportFormat.TABLE,
    fail_under: options.FailUnder = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Write copies of clean bulletins with one slip each, and print how many of the slips are found.

    Each slip (a digit replaced, dropped, doubled, two swapped, the point moved, 万 for 亿, % for ‰, 增长 for 下降, the neighbour's
    figure copied) breaks a relation that held. The folder gets the texts and truth.jsonl, which says what was done to each.

    把无误的公报各改错一处另存，输出检出率。

    每处笔误都破坏一条原本成立的关系。文件夹中为改错的文本和 truth.jsonl（各处改动）。
    """
    from cqcheck.cli.mutation import Choice, print_mutation  # noqa: PLC0415 - tables are imported by those who need them

    settings = given_settings(Settings(), timeout=timeout, follow_links=follow_links)
    return print_mutation(paths, out, Choice(per_relation, seed), (format_, lang), fail_under, settings)


@app.command()
@with_loudness
def diff(  # noqa: PLR0913 - one parameter an option
    old: Annotated[str, typer.Argument(metavar="OLD", show_default=False, help="The earlier draft. 旧稿。")],
    new: Annotated[
        str, typer.Argument(metavar="NEW", show_default=False, help="The later draft, or - for standard input. 新稿。")
    ],
    *,
    format_: Annotated[
        options.DiffFormat, typer.Option("--format", help="The format of the result. 输出格式。")
    ] = options.DiffFormat.FULL,
    output: options.Output = None,
    fail_on: options.FailOnOption = None,
    rules: options.Rules = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> int:
    """Print what is different between two drafts of a bulletin: claims changed, added, removed; findings mended and new.

    Exit code 1 tells of new findings at or above --fail-on.

    输出同一公报两稿之间的不同：更改、新增、删去的数字；已解决和新出现的问题。
    """
    from cqcheck.cli.comparison import print_comparison  # noqa: PLC0415 - for those who compare

    settings = options.settings_of(config, fail_on=fail_on, rules=rules, timeout=timeout)
    return print_comparison((old, new), (format_, output, lang), settings)


@app.command()
def lsp(
    *, rules: options.Rules = None, config: options.Config = None, lang: options.Language = options.DEFAULT_LANG
) -> None:
    """Serve an editor as a language server over standard input and output: findings, figures and fixes while you write.

    The nearest settings are those of each document's folder.

    作为语言服务器经标准输入输出为编辑器服务：边写边显示问题、数字的含义和更正建议。设置以各文档所在文件夹为准。
    """
    from cqcheck.lsp import serve  # noqa: PLC0415 - pygls is for those who serve

    serve(lambda folder: options.settings_of(config, folder, rules=rules), lang)


@app.command()
def config(file: options.Config = None) -> None:
    """Print the settings in force, and which file they come from.

    输出生效的设置及其来源文件。
    """
    with open_output(None) as out:
        out.writelines(setting_lines(options.settings_of(file)))


@app.command()
def explain(
    rule: options.RuleCode,
    rules: options.Rules = None,
    lang: options.Language = options.DEFAULT_LANG,
) -> None:
    """Print what a rule demands, why, and its examples worked out; of the beginning of several codes, those rules.

    输出规则的要求、理由，并逐步核对其例子；给出若干代码的共同开头时，列出这些规则。
    """
    known = load_rules(options.settings_of(None, rules=rules).rules)
    found = find_rules(rule, known)
    with open_output(None) as out:
        if len(found) == 1:
            out.write(explain_rule(found[0], known, lang))
        else:
            out.writelines(rule_line(each, lang) for each in found)
