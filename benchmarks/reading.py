"""Reads one text with one tool in a process of its own, so that neither caches nor memory are another's.

python benchmarks/reading.py TOOL WARM_UP_FILE FILE     prints the reading as JSON
"""

from __future__ import annotations

import contextlib
import gc
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tools import TOOLS

# What ru_maxrss counts in.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


class Reading(NamedTuple):
    """What reading a text once took: processor time, and the peak of memory above what the loaded tool had."""

    characters: int
    size: int
    seconds: float
    figures: int
    memory: int

    @property
    def speed(self) -> float:
        """Characters a second."""
        return self.characters / self.seconds


def reading_of(tool: str, warm_up: Path, path: Path) -> Reading | None:
    """The first reading of a file by a tool that has read another one before; None if the tool is not installed."""
    arguments = [sys.executable, __file__, tool, str(warm_up), str(path)]
    done = subprocess.run(arguments, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        if "ModuleNotFoundError" in done.stderr:
            return None
        raise SystemExit(done.stderr)
    return Reading(**json.loads(done.stdout))


def main(tool: str, warm_up: Path, path: Path) -> None:
    """Prints the reading of a file as JSON."""
    with contextlib.redirect_stdout(sys.stderr):  # some tools advertise themselves
        read = TOOLS[tool]()
        read(warm_up.read_text(encoding="utf-8"))
    # As the cqcheck command has it, and here for every tool: what is read is kept, so looking for garbage finds none.
    gc.set_threshold(1_000_000, 20, 100)
    before = peak_memory()
    text = path.read_text(encoding="utf-8")
    start = time.process_time()
    figures = read(text)
    seconds = time.process_time() - start
    reading = Reading(len(text), path.stat().st_size, seconds, figures, peak_memory() - before)
    print(json.dumps(reading._asdict()))


def peak_memory() -> int:
    """The most memory that this process has had so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MEMORY_UNIT


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
