"""Which faults a later try may mend: those of a disk or a network, and no other."""

import errno
from typing import Any

PASSING = {errno.EIO, errno.ESTALE, errno.ETIMEDOUT}


def is_passing(fault: BaseException) -> bool:
    """Whether what is wrong with a document, or with a place to write to, may be gone in a while."""
    error = fault if isinstance(fault, OSError) else fault.__cause__
    return isinstance(error, OSError) and error.errno in PASSING


def may_pass(_task: Any, _run: Any, state: Any) -> bool:  # noqa: ANN401 - Prefect's, which is not loaded here
    """Whether it was the file system that failed a task of Prefect; any other mistake stays one however often it is repeated."""
    fault = state.result(raise_on_failure=False)
    return isinstance(fault, OSError) or isinstance(getattr(fault, "__cause__", None), OSError)
