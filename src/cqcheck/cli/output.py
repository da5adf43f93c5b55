"""Where results, messages and progress go: standard output holds the result alone."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO, TypeVar

from cqcheck.errors import InputError

Item = TypeVar("Item")


@dataclass
class Unreadable:
    """Counts the documents of a run that could not be read, and tells each on standard error."""

    count: int = field(default=0, init=False)

    def set_aside(self, items: Iterable[Item | InputError]) -> Iterator[Item]:
        """The items that could be read."""
        for item in items:
            if isinstance(item, InputError):
                self.count += 1
                tell(str(item))
            else:
                yield item


def tell(message: str) -> None:
    """Writes a message for the user to standard error, on one line."""
    sys.stderr.write(f"cqcheck: {message}\n")


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """The file for the result, or standard output.

    Raises:
        InputError: The file cannot be written.
    """
    if path is None:
        _settle_stdout()
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:  # `cqcheck … | head` has read enough; Python would complain again at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    try:
        out = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}"
        raise InputError(msg) from error
    with out:
        yield out


def _settle_stdout() -> None:
    # Programs that read the result count on UTF-8; a terminal keeps its own encoding. A path that is no
    # text (Linux allows any bytes) is written with escapes instead of ending the run.
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def with_progress(items: Iterable[Item], total: int, output: Path | None) -> Iterator[Item]:
    """The items, with a bar on standard error while several are worked at and nothing else uses the terminal."""
    is_free = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    if not is_free or total < 2:
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415 - only for someone who watches
    from rich.progress import track  # noqa: PLC0415

    yield from track(items, total=total, description="cqcheck", console=Console(stderr=True), transient=True)
