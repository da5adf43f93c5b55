"""Clean bulletins → mutants with one slip each, and how many of the slips are found."""

from cqcheck.mutate.inject import Culprit, Mutant, mutate_document
from cqcheck.mutate.outcomes import Outcome, judge, known_findings, verdict_on

__all__ = ["Culprit", "Mutant", "Outcome", "judge", "known_findings", "mutate_document", "verdict_on"]
