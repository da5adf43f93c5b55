"""How the sum of each kind of relation is written: one function a kind."""

from collections.abc import Callable
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.check import phrases
from cqcheck.check.figures import write_interval, write_number
from cqcheck.check.scaling import ScaledTerms
from cqcheck.codelists import Kind
from cqcheck.interval import Interval

Values = dict[str, list[Decimal]]


def _listed(figures: list[Decimal], sign: str = " + ") -> str:
    return sign.join(write_number(figure) for figure in figures)


def _enumerated(figures: list[Decimal], sign: Bilingual = phrases.COMMA) -> Bilingual:
    return _joined([write_number(figure) for figure in figures], sign)


def _joined(shown: list[str], sign: Bilingual) -> Bilingual:
    return Bilingual(sign.zh.join(shown), sign.en.join(shown))


def _plain(shown: str) -> Bilingual:
    """Figures and signs alone, which are the same in both languages."""
    return Bilingual(shown, shown)


def _sum(values: Values, role: str) -> Decimal:
    return sum(values.get(role, []), Decimal(0))


def _stated(shown: str, implied: Decimal, stated: Decimal, unit: str = "") -> Bilingual:
    return phrases.STATED.fill(shown, write_number(implied), write_number(stated), unit)


def _summed(values: Values, role: str) -> str:
    return f"{_listed(values[role])} = {write_number(_sum(values, role))}"


def _write_sum(values: Values, scaled: ScaledTerms) -> Bilingual:
    if "total" not in values and scaled.terms.bounds is not None:
        return phrases.EXPECTED.fill(_summed(values, "part"), write_number(scaled.terms.bounds.middle))
    return _stated(_listed(values["part"]), _sum(values, "part"), values["total"][0])


def _write_balance(values: Values, _: ScaledTerms) -> Bilingual:
    if "population" in values:
        change, population = values["total"][0], values["population"][0]
        natural = (population - change / 2) * values["plus"][0] / 100
        return phrases.MIGRATION.fill(write_number(change), write_number(natural), write_number(change - natural))
    shown = _listed(values["plus"]) + "".join(f" − {write_number(figure)}" for figure in values.get("minus", []))
    return _stated(shown, _sum(values, "plus") - _sum(values, "minus"), values["total"][0])


def _write_structure(values: Values, _: ScaledTerms) -> Bilingual:
    return phrases.EXPECTED.fill(_summed(values, "part"), "100")


def _write_share(values: Values, scaled: ScaledTerms) -> Bilingual:
    if "change" in values:
        return _write_shift(values)
    bounds = scaled.terms.bounds
    if "whole" not in values and bounds is None:
        return phrases.WHOLE_UNSTATED.fill(f"{write_number(values['part'][0])} ÷ {write_number(values['share'][0])}%")
    part, whole = values["part"][0], values["whole"][0] if bounds is None else bounds.middle
    shown = f"{write_number(part)} ÷ {write_number(whole)}"
    return _stated(shown, part / whole * 100, values["share"][0], "%") if whole else _plain(shown)


def _write_shift(values: Values) -> Bilingual:
    share, change, part, whole = (values[role][0] for role in ("share", "change", "part_growth", "whole_growth"))
    before = share - change
    shown = (
        f"({write_number(share)} − {write_number(change)}) × (1 + {write_number(part)}%) ÷ (1 + {write_number(whole)}%)"
    )
    return _stated(shown, _over(before * _factor(part), _factor(whole)), share, "%")


def _factor(growth: Decimal) -> Decimal:
    return 1 + growth / 100


def _over(upper: Decimal, lower: Decimal) -> Decimal:
    """A quotient; infinite where the divisor is zero, as after a fall of 100 %."""
    return upper / lower if lower else Decimal("Infinity")


def _write_growth(values: Values, _: ScaledTerms) -> Bilingual:
    level = values["level"][0]
    if not {"base", "change"} & values.keys():
        growth = values["growth"][0]
        shown = f"{write_number(level)} ÷ (1 + {write_number(growth)}%)"
        if not _factor(growth):
            return _plain(shown)
        return phrases.WHOLE_NUMBER.fill(f"{shown} = {write_number(level / _factor(growth))}")
    base = values["base"][0] if "base" in values else level - values["change"][0]
    below = write_number(base) if "base" in values else f"({write_number(level)} − {write_number(values['change'][0])})"
    shown = f"{write_number(level)} ÷ {below} − 1"
    return _stated(shown, (level / base - 1) * 100, values["growth"][0], "%") if base else _plain(shown)


def _write_change(values: Values, _: ScaledTerms) -> Bilingual:
    level, base = values["level"][0], values["base"][0]
    return _stated(f"{write_number(level)} − {write_number(base)}", level - base, values["change"][0])


def _write_difference(values: Values, _: ScaledTerms) -> Bilingual:
    own, other = values["own"][0], values["other"][0]
    return _stated(f"{write_number(own)} − {write_number(other)}", own - other, values["difference"][0])


def _write_ratio(values: Values, scaled: ScaledTerms) -> Bilingual:
    if "ratio.growth" in values:
        upper, lower, growth = (values[f"{role}.growth"][0] for role in ("numerator", "denominator", "ratio"))
        shown = f"(1 + {write_number(upper)}%) ÷ (1 + {write_number(lower)}%) − 1"
        return _stated(shown, (_over(_factor(upper), _factor(lower)) - 1) * 100, growth, "%")
    if "numerator_growth" in values:
        return _write_move(values)
    if "ratio_numerator" in values:
        quotients = [
            _quotient(values, "numerator", "denominator"),
            _quotient(values, "ratio_numerator", "ratio_denominator"),
        ]
        return _joined(quotients, phrases.AND)
    if "denominator" not in values:
        shown = f"{write_number(values['numerator'][0])} ÷ {write_number(values['ratio'][0])}"
        return phrases.DENOMINATOR_UNSTATED.fill(shown)
    upper, lower = values["numerator"][0], values["denominator"][0]
    shown = f"{write_number(upper)} ÷ {write_number(lower)}"
    if not lower:
        return _plain(shown)
    if "ratio" in values:
        per = scaled.terms.bounds
        shown += f" × {write_number(per.middle)}" if per else ""
        return _stated(shown, upper / lower * (per.middle if per else 1), values["ratio"][0])
    return _within(_plain(f"{shown} = {write_number(upper / lower)}"), scaled.terms.bounds)


def _within(shown: Bilingual, bounds: Interval | None, unit: str = "") -> Bilingual:
    return phrases.WITHIN.fill(shown, write_interval(bounds) + unit) if bounds else shown


def _write_move(values: Values) -> Bilingual:
    ratio, change, upper, lower = (
        values[role][0] for role in ("ratio", "change", "numerator_growth", "denominator_growth")
    )
    shown = f"{write_number(ratio)} × (1 − (1 + {write_number(lower)}%) ÷ (1 + {write_number(upper)}%))"
    return _stated(shown, ratio * (1 - _over(_factor(lower), _factor(upper))), change)


def _quotient(values: Values, upper: str, lower: str) -> str:
    above, below = values[upper][0], values[lower][0]
    shown = f"{write_number(above)} ÷ {write_number(below)}"
    return f"{shown} = {write_number(above / below)}" if below else shown


def _write_per_capita(values: Values, scaled: ScaledTerms) -> Bilingual:
    bounds = scaled.terms.bounds
    if "total.growth" in values:
        total, head = values["total.growth"][0], values["per_capita.growth"][0]
        growth = write_number(_over(_factor(total), _factor(head)))
        moved = f"(1 + {write_number(total)}%) ÷ (1 + {write_number(head)}%) = {growth}"
        return _within(phrases.POPULATION.fill(moved), bounds)
    if "population" not in values:
        heads = _over(values["total"][0], values["per_capita"][0]) * (bounds.middle if bounds else 1)
        return phrases.POPULATION_UNSTATED.fill(write_number(heads))
    population = values["population"][0]
    below = write_number(population)
    if "change" in values:
        population -= values["change"][0] / 2
        below = f"({below} − {write_number(values['change'][0])} ÷ 2)"
    per = bounds.middle if bounds else Decimal(1)
    shown = f"{write_number(values['total'][0])} ÷ {below}{f' × {write_number(per)}' if bounds else ''}"
    if not population:
        return _plain(shown)
    return _stated(shown, values["total"][0] / population * per, values["per_capita"][0])


def _write_contribution(values: Values, _: ScaledTerms) -> Bilingual:
    shown = _listed(values["contribution"])
    if "rate" in values:
        growth = values["total_growth"][0]
        shown = f"{shown} ÷ {write_number(growth)}"
        if not growth:
            return _plain(shown)
        return _stated(shown, _sum(values, "contribution") / growth * 100, values["rate"][0], "%")
    if "total_growth" in values:
        return _stated(shown, _sum(values, "contribution"), values["total_growth"][0])
    return phrases.EXPECTED.fill(_summed(values, "contribution"), "100")


def _write_hull(values: Values, scaled: ScaledTerms) -> Bilingual:
    parts, weights = values["part"], values.get("weight", [])
    whole = write_number(values["whole"][0])
    if len(weights) > len(parts):
        return _write_rest(values, scaled)
    if len(weights) == len(parts) and all(part > -100 for part in parts) and any(weights):
        then = sum((w / (1 + g / 100) for w, g in zip(weights, parts, strict=True)), Decimal(0))
        mean = (sum(weights, Decimal(0)) / then - 1) * 100
        return phrases.WEIGHTED.fill(_enumerated(parts), _enumerated(weights), write_number(mean), whole)
    return phrases.BETWEEN.fill(_enumerated(parts), write_number(min(parts)), write_number(max(parts)), whole)


def _write_rest(values: Values, scaled: ScaledTerms) -> Bilingual:
    level, *levels = values["weight"]
    before = _over(level, _factor(values["whole"][0])) - sum(
        (_over(each, _factor(growth)) for each, growth in zip(levels, values["part"], strict=True)), Decimal(0)
    )
    rest = level - sum(levels, Decimal(0))
    shown = phrases.REST.fill(write_number(before), write_number(rest))
    if before:
        shown = phrases.REST_GROWTH.fill(shown, write_number((rest / before - 1) * 100))
    return _within(shown, scaled.terms.bounds, "%")


def _write_subset(values: Values, _: ScaledTerms) -> Bilingual:
    if "part.growth" in values:
        bases = [
            f"{write_number(values[role][0])} ÷ (1 + {write_number(values[f'{role}.growth'][0])}%)"
            for role in ("part", "whole")
        ]
        return phrases.PART_BEFORE.fill(*bases)
    whole = write_number(values["whole"][0])
    return phrases.PART.fill(_summed(values, "part") if len(values["part"]) > 1 else _listed(values["part"]), whole)


def _write_rank(values: Values, scaled: ScaledTerms) -> Bilingual:
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
    return _lies_within(shown, scaled.terms.bounds)


def _lies_within(shown: Bilingual, bounds: Interval | None) -> Bilingual:
    return phrases.LIES_WITHIN.fill(shown, write_interval(bounds)) if bounds else shown


def _write_repeat(values: Values, _: ScaledTerms) -> Bilingual:
    return phrases.SAME.fill(_enumerated(values["statement"], phrases.AND))


def _write_wording(values: Values, scaled: ScaledTerms) -> Bilingual:
    bounds = scaled.terms.bounds
    if scaled.terms.is_counted and bounds is not None:
        return phrases.COUNTED.fill(write_number(bounds.middle), str(len(values["statement"])))
    stated = _enumerated(values["statement"])
    if bounds is None and "evidence" in values:
        return phrases.NOT_SMALLER.fill(stated, _enumerated(values["evidence"]))
    return _lies_within(stated, bounds)


WRITERS: dict[Kind, Callable[[Values, ScaledTerms], Bilingual]] = {
    Kind.SUM: _write_sum,
    Kind.BALANCE: _write_balance,
    Kind.STRUCTURE: _write_structure,
    Kind.SHARE: _write_share,
    Kind.GROWTH: _write_growth,
    Kind.CHANGE: _write_change,
    Kind.DIFFERENCE: _write_difference,
    Kind.RATIO: _write_ratio,
    Kind.PER_CAPITA: _write_per_capita,
    Kind.CONTRIBUTION: _write_contribution,
    Kind.HULL: _write_hull,
    Kind.SUBSET: _write_subset,
    Kind.RANK: _write_rank,
    Kind.REPEAT: _write_repeat,
    Kind.WORDING: _write_wording,
    Kind.RANGE: _write_wording,
}
