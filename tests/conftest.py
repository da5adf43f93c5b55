"""What holds for all tests: Hypothesis sets no time limit (speed is measured in benchmarks/ alone), and nobody forces colour."""

import os

from hypothesis import settings

settings.register_profile("cqcheck", deadline=None)
settings.load_profile("cqcheck")
os.environ.pop("FORCE_COLOR", None)
