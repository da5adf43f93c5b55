"""Runs the command line with a pseudo-terminal as its standard error, as someone at a terminal has it."""

import os
import pty
import subprocess
import sys
from pathlib import Path


def run_watched(arguments: list[str], folder: Path, **environment: str) -> tuple[str, str]:
    """Standard output, which is a pipe, and what the terminal got."""
    watcher, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cqcheck", *arguments],
        cwd=folder,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=terminal,
    ) as process:
        os.close(terminal)
        shown = _until_closed(watcher)
        assert process.stdout
        printed = process.stdout.read()
    os.close(watcher)
    return printed.decode(), shown.decode()


def _until_closed(watcher: int) -> bytes:
    shown = b""
    while True:
        try:
            read = os.read(watcher, 4096)
        except OSError:  # so Linux tells that the other side is closed
            return shown
        if not read:
            return shown
        shown += read
