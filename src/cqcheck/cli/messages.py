"""Messages on standard error, and how many of them: --quiet leaves errors alone, --verbose adds what the stages log."""

import inspect
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from functools import wraps
from typing import Annotated, Any

import typer

from cqcheck.errors import InputError
from cqcheck.report.printable import one_line


class Loudness(IntEnum):
    """The least level of what is told."""

    QUIET = logging.ERROR
    NORMAL = logging.WARNING
    VERBOSE = logging.INFO


class _Teller(logging.Handler):
    """Writes each record on one line of what is standard error at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"cqcheck: {one_line(record.getMessage())}\n")


LOG = logging.getLogger("cqcheck")
LOG.setLevel(logging.INFO)
LOG.propagate = False  # Prefect has a handler of its own at the root
_TELLER = _Teller(Loudness.NORMAL)
LOG.addHandler(_TELLER)

tell = LOG.warning
complain = LOG.error

OPTIONS = {
    "quiet": Annotated[
        bool, typer.Option("--quiet", "-q", help="Nothing but the result and errors. 只输出结果和错误。")
    ],
    "verbose": Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="Tell what is read, and how long each stage takes. 说明读取情况和各阶段用时。"
        ),
    ],
}


def loudness() -> Loudness:
    """How much is told at present."""
    return Loudness(_TELLER.level)


def with_loudness(command: Callable[..., int]) -> Callable[..., int]:
    """The command with the options --quiet and --verbose.

    Raises:
        InputError: Both are given.
    """

    @wraps(command)
    def run(*args: Any, quiet: bool, verbose: bool, **options: Any) -> int:  # noqa: ANN401 - whatever the command has
        if quiet and verbose:
            msg = "--quiet and --verbose exclude each other"
            raise InputError(msg)
        with _set_to(Loudness.QUIET if quiet else Loudness.VERBOSE if verbose else Loudness.NORMAL):
            return command(*args, **options)

    signature = inspect.signature(command)
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=option)
        for name, option in OPTIONS.items()
    ]
    run.__signature__ = signature.replace(parameters=[*signature.parameters.values(), *added])  # type: ignore[attr-defined]
    run.__annotations__ = {**command.__annotations__, **OPTIONS}
    return run


@contextmanager
def _set_to(level: Loudness) -> Iterator[None]:
    before = _TELLER.level
    _TELLER.setLevel(level)
    try:
        yield
    finally:
        _TELLER.setLevel(before)
