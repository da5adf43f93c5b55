"""How the sum of each kind of relation is written: one function a kind."""

from collections.abc import Callable
from decimal import Decimal

from cqcheck.check.figures import write_interval, write_number
from cqcheck.check.scaling import ScaledTerms
from cqcheck.codelists import Kind

Values = dict[str, list[Decimal]]


def _listed(figures: list[Decimal], sign: str = " + ") -> str:
    return sign.join(write_number(figure) for figure in figures)


def _sum(values: Values, role: str) -> Decimal:
    return sum(values.get(role, []), Decimal(0))


def _stated(shown: str, implied: Decimal, stated: Decimal, unit: str = "") -> str:
    return f"{shown} = {write_number(implied)}{unit}，公布 {write_number(stated)}{unit}"


def _write_sum(values: Values, scaled: ScaledTerms) -> str:
    if "total" not in values and scaled.terms.bounds is not None:
        stated = write_number(scaled.terms.bounds.middle)
        return f"{_listed(values['part'])} = {write_number(_sum(values, 'part'))}，应为 {stated}"
    return _stated(_listed(values["part"]), _sum(values, "part"), values["total"][0])


def _write_balance(values: Values, _: ScaledTerms) -> str:
    if "population" in values:
        change, population = values["total"][0], values["population"][0]
        natural = (population - change / 2) * values["plus"][0] / 100
        return f"人口增减 {write_number(change)}，自然增长约 {write_number(natural)}，其余约 {write_number(change - natural)} 为净迁移"
    shown = _listed(values["plus"]) + "".join(f" − {write_number(figure)}" for figure in values.get("minus", []))
    return _stated(shown, _sum(values, "plus") - _sum(values, "minus"), values["total"][0])


def _write_structure(values: Values, _: ScaledTerms) -> str:
    return f"{_listed(values['part'])} = {write_number(_sum(values, 'part'))}，应为 100"


def _write_share(values: Values, scaled: ScaledTerms) -> str:
    if "change" in values:
        return _write_shift(values)
    bounds = scaled.terms.bounds
    if "whole" not in values and bounds is None:
        return f"{write_number(values['part'][0])} ÷ {write_number(values['share'][0])}%，总体未公布"
    part, whole = values["part"][0], values["whole"][0] if bounds is None else bounds.middle
    shown = f"{write_number(part)} ÷ {write_number(whole)}"
    return _stated(shown, part / whole * 100, values["share"][0], "%") if whole else shown


def _write_shift(values: Values) -> str:
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


def _write_growth(values: Values, _: ScaledTerms) -> str:
    level = values["level"][0]
    if not {"base", "change"} & values.keys():
        growth = values["growth"][0]
        shown = f"{write_number(level)} ÷ (1 + {write_number(growth)}%)"
        return f"{shown} = {write_number(_over(level, _factor(growth)))}，应为整数" if _factor(growth) else shown
    base = values["base"][0] if "base" in values else level - values["change"][0]
    below = write_number(base) if "base" in values else f"({write_number(level)} − {write_number(values['change'][0])})"
    shown = f"{write_number(level)} ÷ {below} − 1"
    return _stated(shown, (level / base - 1) * 100, values["growth"][0], "%") if base else shown


def _write_change(values: Values, _: ScaledTerms) -> str:
    level, base = values["level"][0], values["base"][0]
    return _stated(f"{write_number(level)} − {write_number(base)}", level - base, values["change"][0])


def _write_difference(values: Values, _: ScaledTerms) -> str:
    own, other = values["own"][0], values["other"][0]
    return _stated(f"{write_number(own)} − {write_number(other)}", own - other, values["difference"][0])


def _write_ratio(values: Values, scaled: ScaledTerms) -> str:
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
        return " 与 ".join(quotients)
    if "denominator" not in values:
        return f"{write_number(values['numerator'][0])} ÷ {write_number(values['ratio'][0])}，分母未公布"
    upper, lower = values["numerator"][0], values["denominator"][0]
    shown = f"{write_number(upper)} ÷ {write_number(lower)}"
    if not lower:
        return shown
    if "ratio" in values:
        per = scaled.terms.bounds
        shown += f" × {write_number(per.middle)}" if per else ""
        return _stated(shown, upper / lower * (per.middle if per else 1), values["ratio"][0])
    bounds = f"，应在 {write_interval(scaled.terms.bounds)} 内" if scaled.terms.bounds else ""
    return f"{shown} = {write_number(upper / lower)}{bounds}"


def _write_move(values: Values) -> str:
    ratio, change, upper, lower = (
        values[role][0] for role in ("ratio", "change", "numerator_growth", "denominator_growth")
    )
    shown = f"{write_number(ratio)} × (1 − (1 + {write_number(lower)}%) ÷ (1 + {write_number(upper)}%))"
    return _stated(shown, ratio * (1 - _over(_factor(lower), _factor(upper))), change)


def _quotient(values: Values, upper: str, lower: str) -> str:
    above, below = values[upper][0], values[lower][0]
    shown = f"{write_number(above)} ÷ {write_number(below)}"
    return f"{shown} = {write_number(above / below)}" if below else shown


def _write_per_capita(values: Values, scaled: ScaledTerms) -> str:
    bounds = scaled.terms.bounds
    if "total.growth" in values:
        total, head = values["total.growth"][0], values["per_capita.growth"][0]
        shown = f"人口 (1 + {write_number(total)}%) ÷ (1 + {write_number(head)}%) = {write_number(_over(_factor(total), _factor(head)))}"
        return f"{shown}，应在 {write_interval(bounds)} 内" if bounds else shown
    if "population" not in values:
        heads = _over(values["total"][0], values["per_capita"][0]) * (bounds.middle if bounds else 1)
        return f"总量与人均之比为人口 {write_number(heads)}，人口未公布"
    population = values["population"][0]
    below = write_number(population)
    if "change" in values:
        population -= values["change"][0] / 2
        below = f"({below} − {write_number(values['change'][0])} ÷ 2)"
    per = bounds.middle if bounds else Decimal(1)
    shown = f"{write_number(values['total'][0])} ÷ {below}{f' × {write_number(per)}' if bounds else ''}"
    return _stated(shown, values["total"][0] / population * per, values["per_capita"][0]) if population else shown


def _write_contribution(values: Values, _: ScaledTerms) -> str:
    shown = _listed(values["contribution"])
    if "rate" in values:
        growth = values["total_growth"][0]
        shown = f"{shown} ÷ {write_number(growth)}"
        return _stated(shown, _sum(values, "contribution") / growth * 100, values["rate"][0], "%") if growth else shown
    if "total_growth" in values:
        return _stated(shown, _sum(values, "contribution"), values["total_growth"][0])
    return f"{shown} = {write_number(_sum(values, 'contribution'))}，应为 100"


def _write_hull(values: Values, scaled: ScaledTerms) -> str:
    parts, weights = values["part"], values.get("weight", [])
    whole = write_number(values["whole"][0])
    if len(weights) > len(parts):
        return _write_rest(values, scaled)
    if len(weights) == len(parts) and all(part > -100 for part in parts) and any(weights):
        then = sum((w / (1 + g / 100) for w, g in zip(weights, parts, strict=True)), Decimal(0))
        mean = (sum(weights, Decimal(0)) / then - 1) * 100
        return f"各部分 {_listed(parts, '、')} 以 {_listed(weights, '、')} 加权为 {write_number(mean)}，公布 {whole}"
    del scaled
    return f"各部分 {_listed(parts, '、')} 介于 {write_number(min(parts))} 与 {write_number(max(parts))} 之间，公布 {whole}"


def _write_rest(values: Values, scaled: ScaledTerms) -> str:
    level, *levels = values["weight"]
    before = _over(level, _factor(values["whole"][0])) - sum(
        (_over(each, _factor(growth)) for each, growth in zip(levels, values["part"], strict=True)), Decimal(0)
    )
    rest = level - sum(levels, Decimal(0))
    shown = f"其余部分由 {write_number(before)} 变为 {write_number(rest)}"
    growth = f"，增长 {write_number((rest / before - 1) * 100)}%" if before else ""
    bounds = scaled.terms.bounds
    return f"{shown}{growth}{f'，应在 {write_interval(bounds)}% 内' if bounds else ''}"


def _write_subset(values: Values, _: ScaledTerms) -> str:
    if "part.growth" in values:
        bases = [
            f"{write_number(values[role][0])} ÷ (1 + {write_number(values[f'{role}.growth'][0])}%)"
            for role in ("part", "whole")
        ]
        return f"上年部分 {bases[0]} 应不大于上年总体 {bases[1]}"
    whole = write_number(values["whole"][0])
    if len(values["part"]) == 1:
        return f"部分 {write_number(values['part'][0])} 应不大于总体 {whole}"
    return f"部分 {_listed(values['part'])} = {write_number(_sum(values, 'part'))} 应不大于总体 {whole}"


def _write_rank(values: Values, scaled: ScaledTerms) -> str:
    figures = {role: write_number(each[0]) for role, each in values.items()}
    if "whole" in values:
        return f"{figures['whole']} − {figures['value']} − {figures['tied']} 应不大于第二位的 {figures['tied']}"
    if "tied" in values:
        first = "首位" if "first" in values else "前一位"
        return f"{first} {figures['value']} 应不小于另一处的 {figures['tied']}"
    if "higher" in values:
        return f"位次 {figures['higher']} 应先于位次 {figures['lower']}"
    if "field_size" in values:
        return f"位次 {figures['place']} 应不大于参评数 {figures['field_size']}"
    bounds = f" 应在 {write_interval(scaled.terms.bounds)} 内" if scaled.terms.bounds else ""
    return (f"位次 {figures['place']}" if "place" in values else f"首位 {figures['value']}") + bounds


def _write_repeat(values: Values, _: ScaledTerms) -> str:
    return f"同一指标 {_listed(values['statement'], ' 与 ')}"


def _write_wording(values: Values, scaled: ScaledTerms) -> str:
    bounds = scaled.terms.bounds
    if scaled.terms.is_counted and bounds is not None:
        return f"名称 {write_number(bounds.middle)} 个，数值 {len(values['statement'])} 个"
    stated = _listed(values["statement"], "、")
    if bounds is not None:
        return f"{stated} 应在 {write_interval(bounds)} 内"
    return f"{stated} 应不小于 {_listed(values['evidence'], '、')}" if "evidence" in values else stated


WRITERS: dict[Kind, Callable[[Values, ScaledTerms], str]] = {
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
