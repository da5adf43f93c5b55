"""Whether a rule can ever find its claims: settings, roles, measures, and no other rule in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cqcheck.codelists import Measure
from cqcheck.kinds import KINDS
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.units import base_units, parse_unit
from cqcheck.lint.faults import Fault, fault
from cqcheck.relate.binders import settings_of
from cqcheck.relate.rules import Rule, RuleTerm, key_lines

NOTHING = "-"
# What the unit of an indicator allows of the measures that are of the indicator itself.
OF_PERCENT = ("rate", "ratio", "share")
OF_AMOUNT = ("level", "ratio")
OWN_MEASURES = frozenset({Measure.LEVEL.value, Measure.RATE.value})
UNSURE = frozenset({"number", "other"})  # dimensions that say nothing of the measure
DEMANDS = {"one": ("恰有一个", "one"), "many": ("至少有一个", "one or more"), "optional": ("至多有一个", "at most one")}


def unknown_settings(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules whose `where` their binder does not know (LNT03)."""
    for rule in rules:
        known = settings_of(rule.bind)
        if known is not None and rule.where not in (known or {None}):
            yield fault(
                "LNT03",
                rule.path,
                key_lines(rule.path).get("where", 1),
                bind=rule.bind,
                where=rule.where or NOTHING,
                known=", ".join(sorted(known)) or NOTHING,
            )


def unfilled_roles(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules that name too few or too many terms for a role of their kind (LNT05)."""
    for rule in rules:
        if rule.bind != "named":
            continue
        for role, demand in KINDS[rule.kind].ROLES.items():
            count = sum(term.role == role for term in rule.terms)
            sure = sum(term.role == role and not term.is_optional for term in rule.terms)
            is_short = demand in ("one", "many") and sure == 0
            if is_short or (demand in ("one", "optional") and count > 1):
                chinese, english = DEMANDS[demand]
                yield fault(
                    "LNT05",
                    rule.path,
                    key_lines(rule.path).get("terms", 1),
                    role=role,
                    kind=rule.kind.value,
                    count=count,
                    demand_zh=chinese,
                    demand_en=english,
                    roles=", ".join(KINDS[rule.kind].ROLES),
                )


def unstated_measures(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules that name an indicator in a measure or unit in which it is never stated (LNT04)."""
    for rule in rules:
        for term in rule.terms:
            unit = load_catalogue().indicators[term.indicator].unit
            right = _measures(unit)
            is_other = term.slot in OWN_MEASURES and bool(right) and term.slot not in right
            if is_other or _is_other_dimension(term, unit):
                yield fault(
                    "LNT04",
                    rule.path,
                    key_lines(rule.path)["terms"],
                    indicator=term.indicator,
                    unit=unit,
                    measure=term.slot,
                    stated=f" {term.unit}" if term.unit else "",
                    right="、".join(right) if is_other else unit,
                )


def _measures(unit: str) -> tuple[str, ...]:
    dimension = parse_unit(unit).dimension
    if dimension in UNSURE:
        return ()
    return OF_PERCENT if dimension == "percent" else OF_AMOUNT


def _is_other_dimension(term: RuleTerm, unit: str) -> bool:
    """Whether a term demands a base unit of another dimension than the indicator's; 美元 and 元 are of one."""
    if term.unit is None or not unit or term.slot != "level":
        return False
    dimension = parse_unit(unit).dimension
    bases = {each.dimension for each in base_units().values() if each.unit_measure == term.unit}
    return dimension not in UNSURE and dimension not in bases


def shadowed(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules that another one always comes before: of two that bind alike, the hard one, then the smaller code (LNT06)."""
    first: dict[tuple[object, ...], Rule] = {}
    for rule in sorted(rules, key=lambda each: (not each.is_hard, each.code)):
        if settings_of(rule.bind) is None:
            continue  # an edit of single claims is known by its code
        terms = frozenset((term.role, term.indicator, term.slot, term.unit) for term in rule.terms)
        other = first.setdefault((rule.kind, rule.bind, rule.where, terms), rule)
        if other is not rule:
            yield fault("LNT06", rule.path, 1, other=other.code)
