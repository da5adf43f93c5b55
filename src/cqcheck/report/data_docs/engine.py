"""Great Expectations, imported with its telemetry off; every other module here takes it from this one."""

import os
import warnings
from importlib import import_module
from typing import Any

# Read when Great Expectations is imported: nothing is told to anybody.
os.environ["GX_ANALYTICS_ENABLED"] = "false"

with warnings.catch_warnings():
    # It imports modules that Python deprecates; nothing that we or our users could mend.
    warnings.simplefilter("ignore", DeprecationWarning)
    gx: Any = import_module("great_expectations")
