"""Binary formats through the same outputs as texts."""

from typing import BinaryIO, TextIO

from cqcheck.errors import InputError


def bytes_behind(out: TextIO, format_: str) -> BinaryIO:
    """Where the bytes of a binary format go.

    Raises:
        InputError: `out` is a terminal.
    """
    if out.isatty():
        msg = f"{format_}: a binary format; give a file with -o, or redirect the output"
        raise InputError(msg)
    return out.buffer
