"""Watches an inbox: one pass, a pass each time something changes or some time has gone by, or as a deployment that Prefect's server runs."""

import os
import re
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cqcheck.cli.flow_run import SERVER, load_flow, print_tally, require_text, result_of
from cqcheck.cli.messages import complain, tell
from cqcheck.errors import InputError
from cqcheck.inbox import InboxPass, addresses_of, require_inbox
from cqcheck.inbox.waiting import is_passed_over
from cqcheck.report.texts import Lang, say
from cqcheck.settings import Settings

EVERY = 60.0  # seconds, if nothing else is said
TURN = 1000  # milliseconds between looks at the clock
FLOW = "watch_inbox"
UNSAFE = re.compile(r"[^\w.-]+")  # in the name of a deployment
DELETED = 3  # what watchfiles calls Change.deleted


@dataclass(frozen=True, slots=True)
class When:
    """When passes are made: once, when something changes, by a cron expression, or else every so many seconds."""

    once: bool = False
    on_change: bool = False
    cron: str | None = None
    every: float | None = None

    def __post_init__(self) -> None:
        options = {"--once": self.once, "--on-change": self.on_change, "--cron": self.cron, "--every": self.every}
        given = [name for name, value in options.items() if value]
        if len(given) > 1:
            msg = f"{' and '.join(given)} exclude each other"
            raise InputError(msg)


def watch_folder(
    inbox: Path, reports: Path, when: When, settings: Settings, lang: Lang, *, notify: list[str], **given: object
) -> int:
    """Watches an inbox until it is told to end; the exit code, with --once that of the pass.

    Args:
        inbox: The folder.
        reports: Where reports go.
        when: When passes are made.
        settings: Those in force.
        lang: The language of reports and notifications.
        notify: URLs of Apprise that are told.
        given: Further parameters of the flow; None stands for none given.

    Raises:
        InputError: The inbox or an address is none, or a schedule cannot be kept.
    """
    require_inbox(inbox)
    require_text([str(inbox), str(reports)])
    addresses_of(notify)  # a wrong one is told before a server is started
    has_server = SERVER in os.environ
    if when.cron and not has_server:
        msg = f"--cron: needs a Prefect server; start one with `prefect server start` and set {SERVER}, or let cron itself run --once"
        raise InputError(msg)
    flow = load_flow(FLOW, reports)
    parameters = {
        "inbox_folder": str(inbox),
        "report_folder": str(reports),
        "fail_on": settings.fail_on,
        "lang": lang,
        "config": settings.source and str(settings.source),
        "timeout": settings.timeout,
        "notify": notify,
        **{name: value for name, value in given.items() if value is not None},
    }
    if when.once:
        return _print(result_of(flow(**parameters, return_state=True), InboxPass), lang)
    if when.on_change or not has_server:
        for _ in changes(inbox) if when.on_change else ticks(when.every or EVERY):
            result = result_of(flow(**parameters, return_state=True), InboxPass)
            if result.outcomes or result.troubles:
                _print(result, lang)
        return 0
    return _serve(flow, when, parameters)


def _serve(flow: Any, when: When, parameters: dict[str, object]) -> int:  # noqa: ANN401 - Prefect's Flow
    interval = None if when.cron else when.every or EVERY
    name = deployment_name(Path(str(parameters["inbox_folder"])))
    try:
        flow.serve(name=name, cron=when.cron, interval=interval, parameters=parameters, limit=1)
    except ValueError as error:
        if not when.cron:
            raise
        msg = f"--cron {when.cron}: no cron expression; five fields such as '*/5 8-18 * * 1-5' are"
        raise InputError(msg) from error
    return 0


def deployment_name(inbox: Path) -> str:
    """The name of an inbox's deployment, which watchers that share it share: `/data/in` is data-in."""
    return UNSAFE.sub("-", str(inbox.absolute())).strip("-")


def _print(result: InboxPass, lang: Lang) -> int:
    colon = say("console", "colon", lang)
    closing = [f"{say('console', 'report', lang)}{colon}{each.report}" for each in result.outcomes if each.report]
    print_tally(result.tally, closing, lang)
    for trouble in result.troubles:
        complain(trouble)
    return result.exit_code


def ticks(seconds: float) -> Iterator[None]:
    """At once, and then every so many seconds after a pass has ended."""
    tell("looking into the inbox every %g s", seconds)
    while True:
        yield
        time.sleep(seconds)


def changes(inbox: Path) -> Generator[None]:
    """At once, when something is put into the inbox, and every minute besides: not every file system tells of changes."""
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra
    except ImportError:
        tell("--on-change needs watchfiles, which is not installed: pip install 'cqcheck[inbox]'")
        yield from ticks(EVERY)
        return
    last = -EVERY
    # The first turn without a change comes when the folder is being watched: what is put there during a pass is not missed.
    for found in watch(inbox, recursive=False, watch_filter=is_change, rust_timeout=TURN, yield_on_timeout=True):
        if found or time.monotonic() - last >= EVERY:
            yield
            last = time.monotonic()


def is_change(change: int, path: str) -> bool:
    """Whether a change that watchfiles tells of may bring a bulletin; what leaves the inbox is none."""
    return change != DELETED and not is_passed_over(Path(path).name)
