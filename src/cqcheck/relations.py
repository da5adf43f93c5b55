"""Relation: an edit rule applied to some claims, and what checking it gave."""

from dataclasses import dataclass
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Kind, Verdict
from cqcheck.interval import Interval


@dataclass(frozen=True, slots=True)
class Term:
    """One claim in one relation."""

    role: str
    claim_id: str

    @property
    def stated_role(self) -> str:
        """The role as it is told: the growth of a whole, `whole.growth` inside, is the whole in another measure."""
        return self.role.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Claims that, taken together, must satisfy an identity or an order.

    `rule` is the code of the edit rule (SUM01). `hard` relations are identities: breaking one is an error;
    soft ones bound what is plausible. `why_undecided` is set where binding already knows that the printed
    figures cannot decide (a part is missing, two bases), and says so in one sentence; `excuse` says in the same
    way why figures that do not satisfy it need not be wrong. `bounds` is the interval,
    in base units, that a range, a wording or a quotient without printed ratio is held against; of a growth or change
    it is the number of years of which that is the mean. With `is_counted` it bounds the number of statements instead.
    """

    relation_id: str
    rule: str
    kind: Kind
    hard: bool
    terms: tuple[Term, ...]
    why_undecided: Bilingual | None = None
    excuse: Bilingual | None = None
    bounds: Interval | None = None
    is_counted: bool = False

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims of the relation, in the order of its terms."""
        return tuple(term.claim_id for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRelation:
    """A relation with its verdict.

    `residual` holds zero if the relation is valid; it is None for an undecided one that cannot be computed.
    `arithmetic` writes the check out for a reader, with intervals. `is_slight` marks a violation that
    customary adjustment explains (a closed structure forced to 100, a tie of ranks at the printed
    precision): never graver than info. `tolerance` is by how many units of its last digit the result was allowed
    to be off by the user, besides its rounding.
    """

    relation: Relation
    verdict: Verdict
    residual: Interval | None
    arithmetic: Bilingual
    why_undecided: Bilingual | None = None
    is_slight: bool = False
    tolerance: Decimal = Decimal(0)
