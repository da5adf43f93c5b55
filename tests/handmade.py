"""Claims and relations made by hand, for tests of the stages that need no text."""

from decimal import Decimal
from typing import Any

from cqcheck.check import check_relations
from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, Kind, Measure
from cqcheck.lexicons.units import parse_unit
from cqcheck.relations import CheckedRelation, Relation, Term

DOC = "bulletin.txt"


def claim(name: str, surface: str, **fields: Any) -> Claim:
    """A claim of that name (its id and indicator) read off its surface: `1626.0亿元`, `-3.2%`.

    `start` places it in the text; the surface's minus sign is taken as 下降 and not printed.
    """
    sign, printed = (-1, surface[1:]) if surface.startswith("-") else (1, surface)
    digits = "".join(char for char in printed if char.isdigit() or char == ".")
    number = "".join(char for char in printed if char.isdigit() or char in ".,")
    start = fields.pop("start", 0)
    given: dict[str, Any] = {
        "measure": Measure(fields.pop("measure", "level")),
        "unit": parse_unit(fields.pop("unit", printed.partition(number)[2].strip())),
        "hedge": Hedge(fields.pop("hedge", "exact")),
        "value": sign * Decimal(digits),
        "decimals": len(digits.partition(".")[2]),
        "indicator": name,
        "ref_area": "九龙坡区",
        "ref_area_code": "500107",
        "time_period": "2023",
        "reference": None,
        "indicator_code": None,
        "sentence": 0,
    }
    return Claim(doc_id=DOC, claim_id=name, start=start, end=start + len(printed), surface=printed, **(given | fields))


def relation(kind: str, *, hard: bool = True, rule: str | None = None, **roles: str | list[str]) -> Relation:
    """A relation over claims named by role: `relation("sum", total="gdp", part=["one", "two"])`."""
    members = [(role, [names] if isinstance(names, str) else names) for role, names in roles.items()]
    terms = tuple(Term(role, name) for role, names in members for name in names)
    code = rule or f"{kind[:3].upper()}01"
    names = "-".join(term.claim_id for term in terms)
    return Relation(relation_id=f"{code}-{names}", rule=code, kind=Kind(kind), hard=hard, terms=terms)


def page(surfaces: dict[str, str | dict[str, Any]]) -> list[Claim]:
    """Claims in the order given, each twenty characters after the one before."""
    rows = [(name, row if isinstance(row, dict) else {"surface": row}) for name, row in surfaces.items()]
    return [claim(name, **{"start": 20 * number, **row}) for number, (name, row) in enumerate(rows)]


def checked(claims: list[Claim], *relations: Relation) -> list[CheckedRelation]:
    """The relations with their verdicts."""
    return check_relations(relations, claims)
