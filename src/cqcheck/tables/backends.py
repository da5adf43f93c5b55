"""Loads what Pandera needs to validate pandas frames, and no more."""

import sys
from importlib import import_module

HYPOTHESIS = "hypothesis"


def load_backends() -> None:
    """Pandera's checks for pandas, without Hypothesis.

    Where Hypothesis is installed, as for the tests, Pandera's first validation imports it to be able to make up
    data, which takes a tenth of a second of every `cqcheck check`; Pandera does as well without.
    """
    if HYPOTHESIS in sys.modules:
        return
    sys.modules[HYPOTHESIS] = None  # type: ignore[assignment] # how Python marks a module that cannot be imported
    try:
        import_module("pandera.backends.pandas.builtin_checks")
    finally:
        del sys.modules[HYPOTHESIS]
