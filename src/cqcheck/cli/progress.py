"""How far a long run is: a bar on standard error for someone who watches, never beside results."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import TypeVar

from cqcheck.cli.messages import LOG, Loudness, loudness, tell
from cqcheck.report.printable import one_line

Item = TypeVar("Item")
EVERY = 30  # seconds


def with_progress(
    items: Iterable[Item], total: int, output: Path | None, name: Callable[[Item], str] = str
) -> Iterator[Item]:
    """The items, with a bar while several are worked at and no result is printed to a terminal.

    Args:
        items: What is worked at, one after the other.
        total: How many there are.
        output: The file that gets the result; None if that goes to standard output as it comes.
        name: What an item is called.
    """
    if output is None and sys.stdout.isatty():
        yield from items
        return
    with _bar(total) as show:
        for item in items:
            show(name(item), 0)
            yield item
            show("", 1)


@contextmanager
def progress_of_stages(total: int) -> Iterator[None]:
    """A bar that follows what the stages log: the flow goes through `total` of them out of our hands."""
    with _bar(total) as show:
        follower = _Follower(show)
        LOG.addHandler(follower)
        try:
            yield
        finally:
            LOG.removeHandler(follower)


class _Follower(logging.Handler):
    def __init__(self, show: Callable[[str, int], None]) -> None:
        super().__init__()
        self.show = show

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.INFO:
            self.show(record.getMessage(), 1)


@contextmanager
def progress_of_shards() -> Iterator[None]:
    """Follows what a run over a corpus logs: a bar with the rate, or a line every half minute where nobody watches."""
    with ExitStack() as shown:
        follower = _ShardFollower(shown)
        LOG.addHandler(follower)
        try:
            yield
        finally:
            LOG.removeHandler(follower)


class _ShardFollower(logging.Handler):
    """Heeds the fields `to_do` and `done` of records: how many documents there are, and how many more are done."""

    def __init__(self, shown: ExitStack) -> None:
        super().__init__()
        self.shown, self.to_do, self.done = shown, 0, 0
        self.begun = self.told = 0.0
        self.show: Callable[[str, int], None] = lambda _name, _done: None

    def emit(self, record: logging.LogRecord) -> None:
        now = monotonic()
        if to_do := getattr(record, "to_do", 0):
            self.to_do, self.begun, self.told = to_do, now, now
            self.show = self.shown.enter_context(_bar(to_do))
        elif done := getattr(record, "done", 0):
            self.done += done
            rate = self.done / max(now - self.begun, 0.001)
            self.show(f"{rate:.1f} documents/s", done)
            if now - self.told > EVERY and not is_watched():
                self.told = now
                left = timedelta(seconds=round((self.to_do - self.done) / rate))
                tell("%d of %d documents, %.1f/s, %s left", self.done, self.to_do, rate, left)


def is_watched() -> bool:
    """Whether standard error is a terminal that can show a bar."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def _bar(total: int) -> Iterator[Callable[[str, int], None]]:
    """A function that shows what is worked at and how many more are done."""
    if total < 2 or loudness() is not Loudness.NORMAL or not is_watched():
        yield lambda _name, _done: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for someone who watches
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.table import Column  # noqa: PLC0415

    columns = (
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
    )
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, expand=True
    ) as progress:
        task = progress.add_task("", total=total)

        def show(name: str, done: int) -> None:
            progress.update(task, advance=done, description=one_line(name) or None)

        yield show
