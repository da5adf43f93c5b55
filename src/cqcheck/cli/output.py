"""Where results go: standard output, which holds nothing else, or a file."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from cqcheck.errors import InputError
from cqcheck.files import new_file


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """The file for the result, which is there when all of it is, or standard output.

    Raises:
        InputError: The file, or what standard output goes to, cannot be written.
    """
    if path is None:
        _settle_stdout()
        try:
            yield sys.stdout
            sys.stdout.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would complain again at its end
            if error.errno != errno.EPIPE:  # `cqcheck … | head` has read enough
                msg = f"standard output: cannot be written: {error.strerror}"
                raise InputError(msg) from error
        return
    with new_file(path) as out:
        yield out


def _settle_stdout() -> None:
    # Programs that read the result count on UTF-8; a terminal keeps its own encoding. A path that is no
    # text (Linux allows any bytes) is written with escapes instead of ending the run.
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
