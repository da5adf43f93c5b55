"""Checks of what lies within, before or beside something else: one writer a kind."""

from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.check.figures import write_number
from cqcheck.check.scaling import ScaledTerms
from cqcheck.check.writers import phrases
from cqcheck.check.writers.pieces import (
    Values,
    enumerated,
    growth_factor,
    lies_within,
    listed,
    quotient,
    summed,
    within,
)


def write_hull(values: Values, scaled: ScaledTerms) -> Bilingual:
    """The range or the weighted mean of the parts, beside the whole; of one part, what is left for the rest."""
    parts, weights = values["part"], values.get("weight", [])
    whole = write_number(values["whole"][0])
    if len(weights) > len(parts):
        return _write_rest(values, scaled)
    if len(weights) == len(parts) and all(part > -100 for part in parts) and any(weights):
        then = sum((w / (1 + g / 100) for w, g in zip(weights, parts, strict=True)), Decimal(0))
        mean = (sum(weights, Decimal(0)) / then - 1) * 100
        return phrases.WEIGHTED.fill(enumerated(parts), enumerated(weights), write_number(mean), whole)
    return phrases.BETWEEN.fill(enumerated(parts), write_number(min(parts)), write_number(max(parts)), whole)


def _write_rest(values: Values, scaled: ScaledTerms) -> Bilingual:
    level, *levels = values["weight"]
    before = quotient(level, growth_factor(values["whole"][0])) - sum(
        (quotient(each, growth_factor(growth)) for each, growth in zip(levels, values["part"], strict=True)), Decimal(0)
    )
    rest = level - sum(levels, Decimal(0))
    shown = phrases.REST.fill(write_number(before), write_number(rest))
    if before:
        shown = phrases.REST_GROWTH.fill(shown, write_number((rest / before - 1) * 100))
    return within(shown, scaled.terms.bounds, "%")


def write_subset(values: Values, _: ScaledTerms) -> Bilingual:
    """The part, or the parts added up, against the whole."""
    if "part.growth" in values:
        bases = [
            f"{write_number(values[role][0])} ÷ (1 + {write_number(values[f'{role}.growth'][0])}%)"
            for role in ("part", "whole")
        ]
        return phrases.PART_BEFORE.fill(*bases)
    whole = write_number(values["whole"][0])
    return phrases.PART.fill(summed(values, "part") if len(values["part"]) > 1 else listed(values["part"]), whole)


def write_rank(values: Values, scaled: ScaledTerms) -> Bilingual:
    """Two places or two ranked figures in their order, or one against its bounds."""
    figures = {role: write_number(each[0]) for role, each in values.items()}
    if "whole" in values:
        left = f"{figures['whole']} − {figures['value']} − {figures['tied']}"
        return phrases.SECOND.fill(left, figures["tied"])
    if "tied" in values:
        ahead = phrases.FIRST_AHEAD if "first" in values else phrases.AHEAD
        return ahead.fill(figures["value"], figures["tied"])
    if "higher" in values:
        return phrases.IN_ORDER.fill(figures["higher"], figures["lower"])
    if "field_size" in values:
        return phrases.IN_FIELD.fill(figures["place"], figures["field_size"])
    shown = phrases.PLACE.fill(figures["place"]) if "place" in values else phrases.FIRST.fill(figures["value"])
    return lies_within(shown, scaled.terms.bounds)


def write_repeat(values: Values, _: ScaledTerms) -> Bilingual:
    """The statements of one figure side by side."""
    return phrases.SAME.fill(enumerated(values["statement"], phrases.AND))


def write_wording(values: Values, scaled: ScaledTerms) -> Bilingual:
    """The figures against the bounds that words or the indicator set, or against what they are compared with."""
    bounds = scaled.terms.bounds
    if scaled.terms.is_counted and bounds is not None:
        return phrases.COUNTED.fill(write_number(bounds.middle), str(len(values["statement"])))
    stated = enumerated(values["statement"])
    if bounds is None and "evidence" in values:
        return phrases.NOT_SMALLER.fill(stated, enumerated(values["evidence"]))
    return lies_within(stated, bounds)
