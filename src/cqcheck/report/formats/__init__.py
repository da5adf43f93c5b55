"""One output format a file, a folder for each thing that can be written; found by looking at the folders.

The format sdmx-csv is the file sdmx_csv.py.

Every format module has

    def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None

and writes the result of a document as soon as `documents` yields it, where the format allows. One that closes with
remarks has `write_bare` as well, which leaves them out.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TextIO

from cqcheck.errors import InputError
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.texts import Lang

FORMATS = Path(__file__).parent

Writer = Callable[[Iterable[CheckedDocument], TextIO, Lang], None]


def formats_of(subject: str) -> tuple[str, ...]:
    """The formats in which `findings`, `claims`, `relations` or `ledger` can be written, sorted."""
    stems = (path.stem for path in (FORMATS / subject).glob("*.py"))
    return tuple(sorted(stem.replace("_", "-") for stem in stems if not stem.startswith("_")))


def writer(subject: str, name: str, *, bare: bool = False) -> Writer:
    """The function that writes a subject in the format of that name; `bare` is without remarks.

    Raises:
        InputError: There is no such format.
    """
    known = formats_of(subject)
    if name not in known:
        msg = f"{name}: no such format for {subject}; there are {', '.join(known)}"
        raise InputError(msg)
    module = import_module(f"{__name__}.{subject}.{name.replace('-', '_')}")
    write: Writer = getattr(module, "write_bare", module.write) if bare else module.write
    return write
