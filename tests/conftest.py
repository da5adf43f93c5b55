"""What holds for all tests: Hypothesis sets no time limit, since speed is measured in benchmarks/ alone."""

from hypothesis import settings

settings.register_profile("cqcheck", deadline=None)
settings.load_profile("cqcheck")
