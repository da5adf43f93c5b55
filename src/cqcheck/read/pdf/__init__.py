"""PDF files → text: lines in reading order, paragraphs, tables with and without lines, footnotes.

The file is read in a process of its own, with bounds of time and memory: a page of a few bytes can be made to unfold without end, and PDFium
reads one page at a time in one thread.
"""

from __future__ import annotations

import json
import subprocess
import sys

from cqcheck.errors import InputError
from cqcheck.read.original import Place, Transcript

MOST_BYTES = 100_000_000
MOST_SECONDS = 300


def read(data: bytes, name: str) -> Transcript:
    """The text of a PDF file.

    Raises:
        InputError: It is damaged, encrypted, too large, has no text, or characters that its fonts do not tell.
    """
    if len(data) > MOST_BYTES:
        msg = f"{name}: {len(data) / 1e6:.0f} MB, more than is read ({MOST_BYTES / 1e6:.0f} MB); split it into several files"
        raise InputError(msg)
    try:
        done = subprocess.run(  # noqa: S603 - this package, by this interpreter
            [sys.executable, "-P", "-m", "cqcheck.read.pdf", name],
            input=data,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        msg = f"{name}: takes longer to read than {MOST_SECONDS} seconds; split it into several files"
        raise InputError(msg) from error
    if done.returncode < 0:  # ended by a signal: PDFium gives up where it gets no more memory
        msg = f"{name}: damaged, or takes more memory than is given to a PDF file; save it again as .pdf"
        raise InputError(msg)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise InputError(answer["fault"])
    places = tuple(Place("page", tuple(numbers)) for numbers in answer["places"])
    return Transcript(answer["text"], tuple(answer["starts"]), places, answer["format"])
