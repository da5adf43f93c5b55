"""Claims and rules → relations and their terms."""

from collections.abc import Sequence

from cqcheck.claims import Claim
from cqcheck.codelists import Kind
from cqcheck.interval import Interval
from cqcheck.read import Document
from cqcheck.relate.binders import BINDERS
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule, load_rules
from cqcheck.relations import Relation

__all__ = ["Rule", "find_relations", "load_rules"]

# Kinds of which several may hold one figure against unlike limits: growth, and growth of two digits.
LIMITED = frozenset({Kind.RANGE, Kind.WORDING})


def find_relations(document: Document, claims: Sequence[Claim], rules: Sequence[Rule] | None = None) -> list[Relation]:
    """Every relation that the rules find among the claims of a document, by rule and place in the text.

    Neither the relations nor their ids depend on the order of the claims. Where two rules bind the same claims
    in the same roles, an identity goes before a plausibility, then the smaller code. Two limits of one figure are two
    relations, though.
    """
    page = Page(document, claims)
    found: dict[tuple[Kind, frozenset[tuple[str, str]], Interval | None], Relation] = {}
    for rule in load_rules() if rules is None else rules:
        for draft in BINDERS[rule.bind](rule, page):
            relation = draft.relation(rule)
            key = (rule.kind, draft.identity, draft.bounds if rule.kind in LIMITED else None)
            known = found.get(key)
            if known is None or (relation.hard and not known.hard):
                found[key] = relation
    starts = {claim.claim_id: claim.start for claim in claims}
    return sorted(
        found.values(), key=lambda each: (min(starts[claim] for claim in each.claim_ids), each.rule, each.relation_id)
    )
