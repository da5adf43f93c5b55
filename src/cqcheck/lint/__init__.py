"""The edit rules and the catalogue behind them → faults of the definitions themselves."""

from cqcheck.lint.faults import Fault
from cqcheck.lint.run import lint_catalogue, lint_rules

__all__ = ["Fault", "lint_catalogue", "lint_rules"]
