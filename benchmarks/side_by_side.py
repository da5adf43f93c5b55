"""Reads the same texts with cqcheck and with the tools that one would otherwise take for the figures of a text.

python benchmarks/side_by_side.py [--text FILE ...] [--rounds N]     texts of your own instead of a seed and a made one

Every tool reads a text once, in a process in which it has read other bulletins before.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bulletin import bulletin
from reading import Reading, reading_of
from tools import TOOLS

SEEDS = Path(__file__).parents[1] / "seeds"
OWN_SEED = SEEDS / "nanjing-communique-2023.txt"
PEERS = ("Recognizers-Text, numbers", "Recognizers-Text, with units")
MADE_CHARACTERS = 50_000
ROUNDS = 5


def main(texts: Sequence[Path], rounds: int) -> None:
    """Prints a table for each text."""
    with tempfile.TemporaryDirectory() as folder:
        warm_up = Path(folder, "other seeds.txt")
        others = (path for path in sorted(SEEDS.glob("*-20*.txt")) if path != OWN_SEED)
        warm_up.write_text("\n\n".join(path.read_text(encoding="utf-8") for path in others), encoding="utf-8")
        made = Path(folder, "made bulletin")
        made.write_text("".join(bulletin(MADE_CHARACTERS)), encoding="utf-8")
        for path in texts or (OWN_SEED, made):
            compare(path, warm_up, rounds)


def compare(path: Path, warm_up: Path, rounds: int) -> None:
    """Prints what each tool found in a text and how fast it was: the median of first readings in fresh processes."""
    readings = {tool: _median([reading_of(tool, warm_up, path) for _ in range(rounds)]) for tool in TOOLS}
    ours, *_ = (reading for reading in readings.values() if reading)
    print(f"\n{path.name}: {ours.characters} characters, a claim every {ours.characters / max(1, ours.figures):.1f}")
    print(f"{'':34}{'characters/s':>14}{'figures':>9}" + "".join(f"{f'× {peer}':>32}" for peer in PEERS))
    for tool, reading in readings.items():
        if reading is None:
            print(f"{tool:34}{'not installed':>14}")
            continue
        multiples = (f"{reading.speed / peer.speed:.1f}" if (peer := readings[name]) else "" for name in PEERS)
        print(f"{tool:34}{reading.speed:14,.0f}{reading.figures:9}" + "".join(f"{each:>32}" for each in multiples))


def _median(readings: Sequence[Reading | None]) -> Reading | None:
    done = [reading for reading in readings if reading]
    return done[0]._replace(seconds=median(reading.seconds for reading in done)) if done else None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, nargs="+", default=[])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    main(options.text, options.rounds)
