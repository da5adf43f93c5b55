"""Checks a corpus and prints what came of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGINT, signal
from types import FrameType

from cqcheck.cli.corpus_flow import run_corpus_flow
from cqcheck.cli.flow_run import SERVER
from cqcheck.cli.messages import complain, tell
from cqcheck.cli.output import open_output
from cqcheck.cli.progress import progress_of_shards
from cqcheck.cli.reading import tell_left_alone
from cqcheck.corpus import Order, check_sources, summary_lines
from cqcheck.documents import find_sources
from cqcheck.report.json_lines import json_text
from cqcheck.settings import Settings


def print_corpus(paths: list[str], order: Order, settings: Settings, *, as_json: bool, prefect: bool) -> int:
    """Checks the documents that PATHs lead to into a store, and prints the summary; the exit code.

    Args:
        paths: Files, folders and archives.
        order: What is wanted.
        settings: What they are checked by.
        as_json: Whether the summary is printed for programs.
        prefect: Whether it is the Prefect flow that does so, on a server of its own if need be.
    """
    with _telling_of_interrupts(order.store), progress_of_shards():
        if prefect or SERVER in os.environ:
            summary = run_corpus_flow(paths, order, settings)
        else:
            sources = find_sources(paths, follow_links=settings.follow_links)
            tell_left_alone(sources)
            summary = check_sources(sources, order, settings)
    for fault in summary.faults:
        complain(fault)
    with open_output(None) as out:
        if as_json:
            out.write(json_text(summary.row) + "\n")
        else:
            out.writelines(f"{line}\n" for line in summary_lines(summary, order.lang))
    if order.report:
        tell("report: %s", order.report / "index.html")
    return summary.exit_code


@contextmanager
def _telling_of_interrupts(store: Path) -> Iterator[None]:
    """Tells at once what becomes of a run that is interrupted.

    Ctrl-C ends Prefect's own server as well, of which Prefect complains after a while; that is no mistake of anybody's.
    """
    interrupts: list[int] = []

    def interrupt(number: int, _frame: FrameType | None) -> None:
        if not interrupts:
            tell("interrupted; what was checked is in %s, the same command goes on from there", store)
        interrupts.append(number)
        raise KeyboardInterrupt

    before = signal(SIGINT, interrupt)
    try:
        yield
    except Exception:
        if interrupts:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal(SIGINT, before)
