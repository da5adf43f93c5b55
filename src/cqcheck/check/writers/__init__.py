"""How the check of each kind of relation is written: one function a kind."""

from collections.abc import Callable

from cqcheck.bilingual import Bilingual
from cqcheck.check.scaling import ScaledTerms
from cqcheck.check.writers import bounds, identities
from cqcheck.check.writers.pieces import Values
from cqcheck.codelists import Kind

__all__ = ["WRITERS", "Values"]

WRITERS: dict[Kind, Callable[[Values, ScaledTerms], Bilingual]] = {
    Kind.SUM: identities.write_sum,
    Kind.BALANCE: identities.write_balance,
    Kind.STRUCTURE: identities.write_structure,
    Kind.SHARE: identities.write_share,
    Kind.GROWTH: identities.write_growth,
    Kind.CHANGE: identities.write_change,
    Kind.DIFFERENCE: identities.write_difference,
    Kind.RATIO: identities.write_ratio,
    Kind.PER_CAPITA: identities.write_per_capita,
    Kind.CONTRIBUTION: identities.write_contribution,
    Kind.HULL: bounds.write_hull,
    Kind.SUBSET: bounds.write_subset,
    Kind.RANK: bounds.write_rank,
    Kind.REPEAT: bounds.write_repeat,
    Kind.WORDING: bounds.write_wording,
    Kind.RANGE: bounds.write_wording,
}
