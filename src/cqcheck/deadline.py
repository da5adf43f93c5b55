"""How long a document may take: work that goes on for longer is cut short, and told as an error of that document."""

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from time import monotonic
from types import FrameType

from cqcheck.errors import InputError

SECONDS = 300.0  # if nothing else is said
MOST_SECONDS = 1_000_000.0
TICK = 0.2  # seconds until the next try, where the first one came amiss
GRACE = 30.0  # seconds; what has not ended by then hangs in code that is not Python's, which nothing interrupts
CAN_INTERRUPT = hasattr(signal, "setitimer")  # Windows cannot

_current = threading.local()  # `end`: when the work of this thread has to be done
_ends_stuck: list[float] = []  # in a process that is to end by itself: the grace, and when that will be


class _OverrunError(BaseException):
    """Not an Exception: libraries that catch all of those would go on."""


@contextmanager
def within(seconds: float, name: str) -> Iterator[None]:
    """Around the work at a document. It is cut short wherever it is; on Windows, and off the main thread, at the next stage.

    Args:
        seconds: The most that it may take; 0 for as long as it takes.
        name: The document.

    Raises:
        InputError: It has taken longer.
    """
    if not seconds:
        yield
        return
    _current.end = monotonic() + seconds
    can_interrupt = CAN_INTERRUPT and threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGALRM, _cut_short) if can_interrupt else None
    _put_off_the_end(seconds)
    try:
        if can_interrupt:
            signal.setitimer(signal.ITIMER_REAL, seconds, TICK)
        try:
            yield
        finally:
            if can_interrupt:
                signal.setitimer(signal.ITIMER_REAL, 0)
    except _OverrunError:
        msg = f"{name}: took longer than {seconds:g} s, and was given up; split it, or allow more with --timeout"
        raise InputError(msg) from None
    finally:
        if can_interrupt:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        _current.end = None


@contextmanager
def ending_if_stuck(grace: float = GRACE) -> Iterator[None]:
    """Within this the process ends, with exit code 1, once or twice so many seconds after the time of a document at which it hangs is over.

    For workers that others watch over, and one document at a time.
    """
    _ends_stuck[:] = grace, 0.0
    try:
        yield
    finally:
        _ends_stuck.clear()
        faulthandler.cancel_dump_traceback_later()


def _put_off_the_end(seconds: float) -> None:
    """Gives the next document its time and the grace. To stop the thread that waits takes as long as a short page: it is only done from time to time."""
    if not _ends_stuck:
        return
    grace, end = _ends_stuck
    if end < monotonic() + seconds + grace:
        _ends_stuck[1] = monotonic() + seconds + 2 * grace
        faulthandler.dump_traceback_later(seconds + 2 * grace, exit=True, file=_nowhere())


@cache
def _nowhere() -> int:
    return os.open(os.devnull, os.O_WRONLY)


def require_time() -> None:
    """Ends the work at a document whose time is over."""
    end = getattr(_current, "end", None)
    if end is not None and monotonic() > end:
        raise _OverrunError


def seconds_left(otherwise: float) -> float:
    """What is left of a document's time; `otherwise` where that is not limited."""
    end = getattr(_current, "end", None)
    return otherwise if end is None else max(0.0, end - monotonic())


def _cut_short(_number: int, frame: FrameType | None) -> None:
    while frame is not None:
        # An import that is cut short leaves half a module behind; it will be through at one of the next ticks.
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return
        frame = frame.f_back
    raise _OverrunError
