"""Where results go: standard output, which holds nothing else, or a file."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from cqcheck.errors import InputError


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
