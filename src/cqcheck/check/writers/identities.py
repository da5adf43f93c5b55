"""Sums of what must be equal: one writer a kind."""

from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.check.figures import write_number
from cqcheck.check.scaling import ScaledTerms
from cqcheck.check.writers import phrases
from cqcheck.check.writers.pieces import (
    Values,
    beside_stated,
    growth_factor,
    joined,
    listed,
    quotient,
    sum_of,
    summed,
    within,
)
from cqcheck.interval import INFINITY


def write_sum(values: Values, scaled: ScaledTerms) -> Bilingual:
    """The parts added up, beside the total."""
    if "total" not in values and scaled.terms.bounds is not None:
        return phrases.EXPECTED.fill(summed(values, "part"), write_number(scaled.terms.bounds.middle))
    return beside_stated(listed(values["part"]), sum_of(values, "part"), values["total"][0])


def write_balance(values: Values, _: ScaledTerms) -> Bilingual:
    """What comes in less what goes out, beside the balance; of a population, what is left for migration."""
    if "population" in values:
        change, population = values["total"][0], values["population"][0]
        natural = (population - change / 2) * values["plus"][0] / 100
        return phrases.MIGRATION.fill(write_number(change), write_number(natural), write_number(change - natural))
    shown = listed(values["plus"]) + "".join(f" − {write_number(figure)}" for figure in values.get("minus", []))
    return beside_stated(shown, sum_of(values, "plus") - sum_of(values, "minus"), values["total"][0])


def write_structure(values: Values, _: ScaledTerms) -> Bilingual:
    """The shares added up, which should be 100."""
    return phrases.EXPECTED.fill(summed(values, "part"), "100")


def write_share(values: Values, scaled: ScaledTerms) -> Bilingual:
    """Part by whole, beside the share."""
    if "change" in values:
        return _write_shift(values)
    bounds = scaled.terms.bounds
    if "whole" not in values and bounds is None:
        return phrases.WHOLE_UNSTATED.fill(f"{write_number(values['part'][0])} ÷ {write_number(values['share'][0])}%")
    part, whole = values["part"][0], values["whole"][0] if bounds is None else bounds.middle
    shown = f"{write_number(part)} ÷ {write_number(whole)}"
    return beside_stated(shown, part / whole * 100, values["share"][0], "%") if whole else Bilingual.same(shown)


def _write_shift(values: Values) -> Bilingual:
    share, change, part, whole = (values[role][0] for role in ("share", "change", "part_growth", "whole_growth"))
    before = share - change
    shown = (
        f"({write_number(share)} − {write_number(change)}) × (1 + {write_number(part)}%) ÷ (1 + {write_number(whole)}%)"
    )
    return beside_stated(shown, quotient(before * growth_factor(part), growth_factor(whole)), share, "%")


def write_growth(values: Values, scaled: ScaledTerms) -> Bilingual:
    """Level by base, beside the growth, or the root of it beside the mean growth; of a count alone, the base that it implies."""
    growth, years = values["growth"][0], scaled.terms.bounds
    if "level.growth" in values and years:
        mean, total = f"(1 + {write_number(growth)}%)", growth_factor(growth) ** years.middle
        return beside_stated(f"{mean}^{years.middle} − 1", (total - 1) * 100, values["level.growth"][0], "%")
    level = values["level"][0]
    if not {"base", "change"} & values.keys():
        shown = f"{write_number(level)} ÷ (1 + {write_number(growth)}%)"
        if not growth_factor(growth):
            return Bilingual.same(shown)
        return phrases.WHOLE_NUMBER.fill(f"{shown} = {write_number(level / growth_factor(growth))}")
    base = values["base"][0] if "base" in values else level - values["change"][0]
    below = write_number(base) if "base" in values else f"({write_number(level)} − {write_number(values['change'][0])})"
    shown = f"{write_number(level)} ÷ {below}"
    factor = quotient(level, base)
    if years:
        shown, factor = f"({shown})^(1/{years.middle})", factor ** (1 / years.middle) if factor > 0 else INFINITY
    shown += " − 1"
    return beside_stated(shown, (factor - 1) * 100, growth, "%") if factor.is_finite() else Bilingual.same(shown)


def write_change(values: Values, scaled: ScaledTerms) -> Bilingual:
    """Level less base, beside the change; by the years of which it is the mean."""
    level, base, years = values["level"][0], values["base"][0], scaled.terms.bounds
    shown = f"{write_number(level)} − {write_number(base)}"
    if years:
        return beside_stated(f"({shown}) ÷ {years.middle}", (level - base) / years.middle, values["change"][0])
    return beside_stated(shown, level - base, values["change"][0])


def write_difference(values: Values, _: ScaledTerms) -> Bilingual:
    """The own figure less the other one, beside the difference."""
    own, other = values["own"][0], values["other"][0]
    return beside_stated(f"{write_number(own)} − {write_number(other)}", own - other, values["difference"][0])


def write_ratio(values: Values, scaled: ScaledTerms) -> Bilingual:
    """Numerator by denominator, beside the ratio or its bounds; of growths, those of the ratio."""
    if "ratio.growth" in values:
        upper, lower, growth = (values[f"{role}.growth"][0] for role in ("numerator", "denominator", "ratio"))
        shown = f"(1 + {write_number(upper)}%) ÷ (1 + {write_number(lower)}%) − 1"
        return beside_stated(shown, (quotient(growth_factor(upper), growth_factor(lower)) - 1) * 100, growth, "%")
    if "numerator_growth" in values:
        return _write_move(values)
    if "ratio_numerator" in values:
        quotients = [
            _quotient(values, "numerator", "denominator"),
            _quotient(values, "ratio_numerator", "ratio_denominator"),
        ]
        return joined(quotients, phrases.AND)
    if "denominator" not in values:
        shown = f"{write_number(values['numerator'][0])} ÷ {write_number(values['ratio'][0])}"
        return phrases.DENOMINATOR_UNSTATED.fill(shown)
    upper, lower = values["numerator"][0], values["denominator"][0]
    shown = f"{write_number(upper)} ÷ {write_number(lower)}"
    if not lower:
        return Bilingual.same(shown)
    if "ratio" in values:
        per = scaled.terms.bounds
        shown += f" × {write_number(per.middle)}" if per else ""
        return beside_stated(shown, upper / lower * (per.middle if per else 1), values["ratio"][0])
    return within(Bilingual.same(f"{shown} = {write_number(upper / lower)}"), scaled.terms.bounds)


def _write_move(values: Values) -> Bilingual:
    ratio, change, upper, lower = (
        values[role][0] for role in ("ratio", "change", "numerator_growth", "denominator_growth")
    )
    shown = f"{write_number(ratio)} × (1 − (1 + {write_number(lower)}%) ÷ (1 + {write_number(upper)}%))"
    return beside_stated(shown, ratio * (1 - quotient(growth_factor(lower), growth_factor(upper))), change)


def _quotient(values: Values, upper: str, lower: str) -> str:
    above, below = values[upper][0], values[lower][0]
    shown = f"{write_number(above)} ÷ {write_number(below)}"
    return f"{shown} = {write_number(above / below)}" if below else shown


def write_per_capita(values: Values, scaled: ScaledTerms) -> Bilingual:
    """Total by population, beside the figure per head; where it is not stated, the population implied."""
    bounds = scaled.terms.bounds
    if "total.growth" in values:
        total, head = values["total.growth"][0], values["per_capita.growth"][0]
        growth = write_number(quotient(growth_factor(total), growth_factor(head)))
        moved = f"(1 + {write_number(total)}%) ÷ (1 + {write_number(head)}%) = {growth}"
        return within(phrases.POPULATION.fill(moved), bounds)
    if "population" not in values:
        heads = quotient(values["total"][0], values["per_capita"][0]) * (bounds.middle if bounds else 1)
        return phrases.POPULATION_UNSTATED.fill(write_number(heads))
    population = values["population"][0]
    below = write_number(population)
    if "change" in values:
        population -= values["change"][0] / 2
        below = f"({below} − {write_number(values['change'][0])} ÷ 2)"
    per = bounds.middle if bounds else Decimal(1)
    shown = f"{write_number(values['total'][0])} ÷ {below}{f' × {write_number(per)}' if bounds else ''}"
    if not population:
        return Bilingual.same(shown)
    return beside_stated(shown, values["total"][0] / population * per, values["per_capita"][0])


def write_contribution(values: Values, _: ScaledTerms) -> Bilingual:
    """The contributions added up, beside the growth or the rate that they make."""
    shown = listed(values["contribution"])
    if "rate" in values:
        growth = values["total_growth"][0]
        shown = f"{shown} ÷ {write_number(growth)}"
        if not growth:
            return Bilingual.same(shown)
        return beside_stated(shown, sum_of(values, "contribution") / growth * 100, values["rate"][0], "%")
    if "total_growth" in values:
        return beside_stated(shown, sum_of(values, "contribution"), values["total_growth"][0])
    return phrases.EXPECTED.fill(summed(values, "contribution"), "100")
