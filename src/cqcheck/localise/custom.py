"""What issuers' customs leave open: a correct figure may miss its relation by so little."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from cqcheck.check.slight import TWICE_ROUNDED
from cqcheck.claims import Claim
from cqcheck.codelists import Kind
from cqcheck.interval import ONE, Interval
from cqcheck.relations import Relation

# The role whose figure may be off, and by how many units of its last digit.
ALLOWED = {
    Kind.SHARE: ("share", ONE),
    Kind.GROWTH: ("growth", TWICE_ROUNDED),
    Kind.RATIO: ("ratio", TWICE_ROUNDED),
}


def customary_margin(
    relation: Relation, claims: Mapping[str, Claim], closing: Collection[str]
) -> tuple[str, Interval] | None:
    """The claim of a relation that custom may have moved, and how far either way, in its stated unit.

    A share of a structure may have been raised or lowered by a unit of its last digit so that the structure
    closes to 100; a growth or a ratio may have been rounded twice.

    Args:
        relation: The relation.
        claims: The claims of the document.
        closing: The claims that are terms of a structure.
    """
    role, units = ALLOWED.get(relation.kind, ("", ONE))
    name = next((term.claim_id for term in relation.terms if term.role == role), None)
    if name is None or (relation.kind is Kind.SHARE and name not in closing):
        return None
    margin = units * Decimal(1).scaleb(-claims[name].decimals)
    return name, Interval(-margin, margin)
