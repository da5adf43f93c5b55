"""Do a bulletin's claims stay the same when it is read from a PDF file, a Word file or a web page instead of as plain text?

python benchmarks/agreement.py [PATH ...]     bulletins as text or Markdown; the seeds by default
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from itertools import groupby
from pathlib import Path

import docx

from cqcheck.claims import Claim
from cqcheck.extract import extract_claims
from cqcheck.read import read_document

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from printer import typeset  # noqa: E402 - what the tests print with
from web_pages import as_plain_page  # noqa: E402

Key = tuple[object, ...]


def main(paths: Sequence[Path]) -> None:
    """Prints a line for each format: how much of it agrees with the text, in per cent of both."""
    stated = {path: claims_of(path) for path in paths}
    print(f"\n{len(paths)} bulletins, {sum(map(len, stated.values()))} claims; precision and recall in %")
    print(f"{'':34}{'value and unit':>18}{'whole claim':>18}")
    with tempfile.TemporaryDirectory() as folder:
        for name, (suffix, write) in FORMATS.items():
            file = Path(folder) / f"bulletin{suffix}"
            pairs = []
            for path, expected in stated.items():
                file.write_bytes(write(path.read_text(encoding="utf-8")))
                pairs.append((claims_of(file), expected))
            print(f"{name:34}{agreement(pairs, figure):>18}{agreement(pairs, whole):>18}")


def claims_of(path: Path) -> tuple[Claim, ...]:
    """The claims of a file."""
    return extract_claims(read_document(path, path.name)).claims


def agreement(pairs: Sequence[tuple[Sequence[Claim], Sequence[Claim]]], key: Callable[[Claim], Key]) -> str:
    """Precision and recall of claims against those of the text, both as multisets of keys."""
    found = expected = both = 0
    for ours, theirs in pairs:
        left, right = Counter(map(key, ours)), Counter(map(key, theirs))
        found, expected, both = found + left.total(), expected + right.total(), both + (left & right).total()
    return " ".join(f"{100 * both / max(whole, 1):8.2f}" for whole in (found, expected))


def figure(claim: Claim) -> Key:
    """What is printed of a claim."""
    return claim.value, claim.unit


def whole(claim: Claim) -> Key:
    """What a claim says."""
    return claim.value, claim.unit, claim.indicator, claim.measure, claim.time_period, claim.ref_area


def as_word_file(text: str) -> bytes:
    """A paragraph a line, and a table a run of rows `| … |`."""
    word = docx.Document()
    for is_table, group in groupby(filter(str.strip, text.splitlines()), key=lambda line: line.startswith("|")):
        if not is_table:
            for line in group:
                word.add_paragraph(line.lstrip("# "))
            continue
        rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in group if set(line) - set("|-: ")]
        table = word.add_table(len(rows), max(map(len, rows)))
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                table.cell(number, at).text = cell
    file = BytesIO()
    word.save(file)
    return file.getvalue()


FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "PDF, one column": (".pdf", typeset),
    "PDF, one column, no lines": (".pdf", partial(typeset, is_ruled=False)),
    "PDF, two columns": (".pdf", partial(typeset, columns=2)),
    "PDF, two columns, no lines": (".pdf", partial(typeset, columns=2, is_ruled=False)),
    "Word": (".docx", as_word_file),
    "web page": (".html", lambda text: as_plain_page(text).encode()),
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args()
    main(options.paths or sorted(each for each in (ROOT / "seeds").iterdir() if each.suffix in {".txt", ".md"}))
