"""Lines in pieces, some with a style: in colour for someone who watches, plain for everything else."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TextIO

from cqcheck.codelists import Severity


class Style(StrEnum):
    """How a piece looks, as the parameters of a terminal's SGR sequence."""

    BOLD = "1"
    DIM = "2"
    GREEN = "32"
    YELLOW = "33"
    MAGENTA = "35"
    CYAN = "36"
    BOLD_RED = "1;31"
    BOLD_GREEN = "1;32"


Line = tuple[str | tuple[str, Style], ...]

GRADES = {Severity.CRITICAL: Style.BOLD_RED, Severity.WARNING: Style.YELLOW, Severity.INFO: Style.CYAN}


def plain(line: Line) -> str:
    """The line without styles."""
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in line)


def coloured(line: Line) -> str:
    """The line with the escape sequences of its styles; its pieces have none of their own (`one_line` sees to it)."""
    return "".join(piece if isinstance(piece, str) else f"\x1b[{piece[1]}m{piece[0]}\x1b[0m" for piece in line)


def printer(out: TextIO) -> Callable[[Line], int]:
    """Writes a line to `out`, in colour if that is wanted there."""
    shape = coloured if wants_colour(out) else plain
    return lambda line: out.write(f"{shape(line)}\n")


def wants_colour(out: TextIO) -> bool:
    """Whether someone watches `out`, or the environment says so.

    NO_COLOR (no-color.org) goes before FORCE_COLOR (force-color.org), and any value but an empty one counts; a file of
    `--output` is never forced.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") and out is sys.stdout:
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"
