"""An inbox: each bulletin that is put there is checked once, reported, told of and put away; a thin layer over cqcheck.inbox.

python flows/watch_inbox.py INBOX    the same as `cqcheck watch INBOX`
prefect deploy --all                 registers the deployment of prefect.yaml
"""

import sys

if __name__ == "__main__":
    # Prefect reads its settings when it is imported: `cqcheck watch` settles them, then loads this file as a flow.
    from cqcheck.cli import main

    main(["watch", *sys.argv[1:]])

from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import prefect.blocks.notifications  # noqa: F401 - a block can be loaded if its type is known
from prefect import flow, get_run_logger, task
from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.core import Block
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.events import emit_event
from prefect.states import Completed, Failed

from cqcheck import artifacts, inbox
from cqcheck.errors import InputError, RunError
from cqcheck.gate import ExitCode, FailOn
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang
from cqcheck.settings import Settings, given_settings, load_settings


@task(cache_policy=NO_CACHE, task_run_name="{taken.doc_id}")
def check(taken: inbox.Taken, desk: inbox.Desk) -> inbox.Outcome:
    """What comes of a file; its report is written."""
    return desk.check(taken)


@task(cache_policy=NO_CACHE)
def publish(result: inbox.InboxPass, lang: Lang) -> None:
    """The findings and the ways to the reports as artifacts of the run."""
    tally, pages = result.tally, [(each.doc_id, each.report) for each in result.outcomes if each.report]
    artifacts.publish(tally, result.sentence, pages, tally.faults + result.troubles + result.remarks, lang, "inbox-")


@flow(name="watch-inbox", validate_parameters=True)
def watch_inbox(  # noqa: PLR0913, PLR0917 - one parameter an option
    inbox_folder: Path,
    report_folder: Path = Path("reports"),
    fail_on: FailOn = FailOn.CRITICAL,
    lang: Lang = Lang.ZH,
    config: Path | None = None,
    timeout: float | None = None,
    keep: bool = False,  # noqa: FBT001, FBT002 - Prefect hands parameters on by name
    settle: float = inbox.SETTLE,
    notify: list[str] | None = None,
    notify_block: str | None = None,
    notify_always: bool = False,  # noqa: FBT001, FBT002
) -> State[inbox.InboxPass]:
    """One pass over an inbox; Failed if findings reach `fail_on`, a file cannot be read, or somebody could not be told.

    The file is told of before it is put away: a run that is killed between tells twice, and forgets nothing.
    """
    inbox.require_inbox(inbox_folder)
    settings = given_settings(load_settings(config) if config else Settings(), timeout=timeout)
    settings.put_in_force()
    addresses = [*inbox.addresses_of(notify or ()), *_block_address(notify_block)]
    desk = inbox.Desk(settings, settings.known(), report_folder, lang)
    outcomes: list[inbox.Outcome] = []
    troubles: list[str] = []
    try:
        for taken in (inbox.kept_files if keep else inbox.taken_files)(inbox_folder, settle):
            outcome = check(taken, desk)
            inbox.keep(outcome.documents, None)
            is_told = inbox.is_worth_telling(outcome, fail_on)
            _emit(outcome, lang, is_told=is_told)
            if is_told or notify_always:
                troubles += inbox.undelivered(inbox.notice_of(outcome, lang), addresses)
            taken.put_away(outcome.faults)
            outcomes.append(outcome)
    except (
        InputError
    ) as fault:  # a disk is full, a folder may not be written to: what has been done is told all the same
        troubles.append(str(fault))
    result = inbox.InboxPass(tuple(outcomes), tuple(troubles), tuple(map(inbox.told, desk.known.remarks())), fail_on)
    if outcomes:
        publish(result, lang)
    for line in (*result.tally.faults, *result.troubles):
        get_run_logger().warning(one_line(line))
    if result.exit_code is ExitCode.CLEAN:
        return Completed(message=result.sentence, data=result)
    return Failed(message=result.sentence, data=RunError(result.sentence, result))


def _emit(outcome: inbox.Outcome, lang: Lang, *, is_told: bool) -> None:
    name = one_line(Path(outcome.doc_id).name)
    verdict = "failed" if outcome.faults else "findings" if is_told else "passed"
    emit_event(
        event=f"cqcheck.bulletin.{verdict}",
        resource={"prefect.resource.id": f"cqcheck.bulletin.{name}", "prefect.resource.name": name},
        payload=inbox.payload_of(outcome, lang),
    )


def _block_address(name: str | None) -> list[inbox.Address]:
    """The notification block of this name, `TYPE/NAME`; nobody without a name."""
    if name is None:
        return []
    try:
        block: Any = Block.load(name)
    except ValueError as error:
        msg = f"--notify-block {name}: no such block; `prefect block ls` lists them as TYPE/NAME, such as slack-webhook/ops"
        raise InputError(msg) from error
    if not hasattr(block, "notify"):
        msg = f"--notify-block {name}: a block that notifies nobody; `prefect block type ls` lists the types"
        raise InputError(msg)
    return [inbox.Address(name, partial(_notify, block))]


def _notify(block: Any, title: str, body: str) -> None:  # noqa: ANN401 - any block that notifies
    with block.raise_on_failure() if isinstance(block, NotificationBlock) else nullcontext():
        block.notify(body, title)
