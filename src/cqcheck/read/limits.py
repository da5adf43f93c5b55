"""How much is read: what would fill the memory, or keep the machine busy for the sake of one file, is told instead."""

from pathlib import PurePath

from cqcheck.errors import InputError

MOST_BYTES = 50_000_000  # of a file as it lies there, and of standard input
MOST_BYTES_PACKED = 100_000_000
PACKED = frozenset((".docx", ".pdf", ".xlsm", ".xlsx"))

# Of what an archive holds, a .docx or .xlsx being one inside. An archive in an archive is not opened.
MOST_BYTES_UNPACKED = 200_000_000
MOST_MEMBERS = 10_000
MOST_RATIO = 200  # unpacked to packed, of a member larger than SMALL
SMALL = 1_000_000

MOST_CELLS = 200_000  # of all tables of a file, a merged one counted at each of its places
DEEPEST_TABLE = 8  # tables within tables
MOST_ELEMENTS = 500_000  # of a web page, however deep they are within one another
MOST_LINES = 1_000_000  # of a web archive
MOST_PARTS = 10_000
DEEPEST_PART = 100  # parts within one another, which the library reads by recursion


def most_bytes(name: str) -> int:
    """How large a file of this name may be."""
    return MOST_BYTES_PACKED if PurePath(name).suffix.lower() in PACKED else MOST_BYTES


def require_size(size: int, name: str, *, is_all: bool = True) -> None:
    """Refuses a file that is too large.

    Args:
        size: How many bytes it has.
        name: Its name.
        is_all: False if it was read so far and may have more.

    Raises:
        InputError: It is.
    """
    most = most_bytes(name)
    if size > most:
        found = f"{size / 1e6:,.0f} MB, more than is" if is_all else "more than is"
        msg = f"{name}: {found} read ({most / 1e6:.0f} MB); split it into several files"
        raise InputError(msg)
