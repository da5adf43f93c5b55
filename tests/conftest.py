"""What holds for all tests: Hypothesis sets no time limit (speed is measured in benchmarks/ alone), and nobody forces colour."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

settings.register_profile("cqcheck", deadline=None)
settings.load_profile("cqcheck")
os.environ.pop("FORCE_COLOR", None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test has logged, as text that pytest-xdist can send: a name of any bytes is none."""
    report = yield
    report.sections = [(title, text.encode(errors="backslashreplace").decode()) for title, text in report.sections]
    return report
