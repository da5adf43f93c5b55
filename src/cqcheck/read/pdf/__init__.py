"""PDF files → text: lines in reading order, paragraphs, tables with and without lines, footnotes.

The file is read in a process of its own, with bounds of time and memory: a page of a few bytes can be made to unfold without end, and PDFium
reads one page at a time in one thread.
"""

from __future__ import annotations

import json
import subprocess
import sys

from cqcheck.deadline import seconds_left
from cqcheck.errors import InputError
from cqcheck.read.original import Place, Transcript

MOST_SECONDS = 300  # where a document's time is not limited


def read(data: bytes, name: str) -> Transcript:
    """The text of a PDF file.

    Raises:
        InputError: It is damaged, encrypted, has no text, or characters that its fonts do not tell.
    """
    limit = seconds_left(MOST_SECONDS)
    try:
        done = subprocess.run(  # noqa: S603 - this package, by this interpreter
            [sys.executable, "-P", "-m", "cqcheck.read.pdf", name],
            input=data,
            capture_output=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        msg = f"{name}: takes longer to read than {limit:g} seconds; split it into several files"
        raise InputError(msg) from error
    if done.returncode < 0:  # ended by a signal: PDFium gives up where it gets no more memory
        msg = f"{name}: damaged, or takes more memory than is given to a PDF file; save it again as .pdf"
        raise InputError(msg)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise InputError(answer["fault"])
    places = tuple(Place(kind, tuple(numbers)) for kind, numbers in answer["places"])
    return Transcript(answer["text"], tuple(answer["starts"]), places, answer["format"])
