"""The process that reads one PDF file: its bytes come in, a transcript or a fault goes out as JSON."""

import json
import sys

from cqcheck.errors import InputError
from cqcheck.read.pdf.transcribe import transcribe

MOST_MEMORY = 2_000_000_000  # bytes


def main() -> None:
    """Reads standard input, writes standard output."""
    _bound_memory()
    name = sys.argv[1]
    try:
        transcript = transcribe(sys.stdin.buffer.read(), name)
        answer: dict[str, object] = {
            "text": transcript.text,
            "starts": transcript.starts,
            "places": [(place.kind, place.numbers) for place in transcript.places],
            "format": transcript.format,
        }
    except InputError as fault:
        answer = {"fault": str(fault)}
    except MemoryError:
        answer = {"fault": f"{name}: takes more memory than is given to a PDF file; split it into several files"}
    sys.stdout.write(json.dumps(answer))


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - POSIX alone has it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main()
