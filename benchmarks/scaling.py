"""Reads made bulletins of growing length: speed must not fall with length, memory must keep to a multiple of the text.

python benchmarks/scaling.py [--sizes BYTES ...]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bulletin import bulletin
from reading import Reading, reading_of

TOOL = "cqcheck, validated claims table"
SIZES = (100_000, 1_000_000, 10_000_000)
WARM_UP_CHARACTERS = 3000
WARM_UP_SEED = 1
# A made bulletin has as many bytes of UTF-8 a character: figures have one, Chinese characters three.
BYTES_A_CHARACTER = 2.4
MEGABYTE = 1_000_000


def main(sizes: Sequence[int]) -> None:
    """Prints a line for each size, in bytes of UTF-8."""
    print(f"\n{TOOL}, made bulletins; memory is the peak above that of the loaded program")
    print(f"{'MB of UTF-8':>12}{'claims':>9}{'seconds':>10}{'characters/s':>14}{'memory, MB':>12}{'× the text':>12}")
    with tempfile.TemporaryDirectory() as folder:
        warm_up = write_bulletin(Path(folder, "warm-up.txt"), WARM_UP_CHARACTERS, WARM_UP_SEED)
        for size in sizes:
            path = write_bulletin(Path(folder, f"{size}.txt"), int(size / BYTES_A_CHARACTER))
            if reading := reading_of(TOOL, warm_up, path):
                print(_line(reading))


def write_bulletin(path: Path, characters: int, seed: int = 0) -> Path:
    """A file with a made bulletin, written paragraph by paragraph: the process that measures stays small."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(bulletin(characters, seed))
    return path


def _line(reading: Reading) -> str:
    return (
        f"{reading.size / MEGABYTE:12.1f}{reading.figures:9}{reading.seconds:10.2f}{reading.speed:14,.0f}"
        f"{reading.memory / MEGABYTE:12.1f}{reading.memory / reading.size:12.1f}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    main(parser.parse_args().sizes)
