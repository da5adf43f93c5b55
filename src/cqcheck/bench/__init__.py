"""Synthetic bulletins with known truth: what the checking of whole corpora is measured by."""

from typing import NoReturn

from cqcheck import cli

PROGRAM = cli.Program("cqcheck-bench", "cqcheck.bench.commands")


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs `cqcheck-bench` and ends the process with its exit code."""
    cli.main(arguments, PROGRAM)
