"""Rows as a table on a terminal, in columns that know that Chinese characters are two cells wide."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cqcheck.report.printable import one_line

UNLIMITED = 10_000  # width where the output is no terminal: nothing may be cut off


def write_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO) -> None:
    """Writes a title and a table; an empty one is left out."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else one_line(str(cell))) for cell in row))
    console = Console(file=out, highlight=False, emoji=False, markup=False)
    if not console.is_terminal:
        console = Console(file=out, highlight=False, emoji=False, markup=False, width=UNLIMITED)
    console.print(Text(one_line(title), style="bold"))
    if table.row_count:
        console.print(table)
    out.flush()
