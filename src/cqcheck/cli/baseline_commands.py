"""The command that writes a baseline: the findings that are accepted as they are."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from cqcheck.baseline import Known, read_baseline, updated, write_baseline
from cqcheck.cli import options
from cqcheck.cli.messages import tell, with_loudness
from cqcheck.cli.reading import Reading
from cqcheck.entries import Entry
from cqcheck.errors import InputError
from cqcheck.findings import Finding
from cqcheck.gate import exit_code

app = typer.Typer(no_args_is_help=True, help="Keep a list of accepted findings. 管理已接受的问题。")


@app.callback()
def baseline() -> None:
    """Keep a list of accepted findings.

    管理已接受的问题。
    """


@app.command()
@with_loudness
def update(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            show_default="that of the settings",
            help="The list, new or to be updated. 基线文件。",
        ),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why the new findings are accepted. 接受新问题的理由。")
    ] = "",
    expires: Annotated[
        datetime | None,
        typer.Option(
            "--expires",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            show_default=False,
            help="The last day on which the new ones are accepted. 新问题的截止日期。",
        ),
    ] = None,
    rules: options.Rules = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
) -> int:
    """Write the findings of these documents into a baseline; those that are gone are taken out, the others stay as they are.

    The findings are those that `cqcheck check` tells with the same settings. New ones need a reason. Entries of other documents stay.

    把这些文档的问题写入基线；已不存在的删去，其余保持不变。问题即相同设置下 `cqcheck check` 所报告的。新问题须说明理由。
    """
    settings = options.settings_of(config, baseline=baseline, rules=rules, timeout=timeout, follow_links=follow_links)
    if settings.baseline is None:
        msg = "no --baseline FILE is given, and the settings name none"
        raise InputError(msg)
    file = settings.baseline
    known = read_baseline(file) if file.exists() else []
    reading = Reading(paths, settings.check, file, settings)
    accepted_beside = Known()  # what a sidecar accepts needs no entry
    findings: list[Finding] = []
    checked: set[str] = set()
    for document in reading:
        findings += accepted_beside.leave_out(document).findings
        checked.add(document.doc_id)
    accepted = Entry("", reason=reason.strip(), expires=expires.date() if expires else None)
    entries = updated(known, findings, checked, accepted, date.today())  # noqa: DTZ011 - the user's day
    added = [entry for entry in entries if entry not in known]
    if added and not accepted.reason:
        msg = f"{file}: new findings need a --reason: {', '.join(map(str, added))}"
        raise InputError(msg)
    write_baseline(file, entries)
    removed = len(known) + len(added) - len(entries)
    tell("baseline: %s: %d accepted, %d of them new; %d taken out", file, len(entries), len(added), removed)
    return exit_code(0, reading.unreadable)
