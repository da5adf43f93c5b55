"""One area, year by year: figures that agree with each other and with those of the years before and after."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from cqcheck.bench.draw import Draw
from cqcheck.bench.places import Place
from cqcheck.bench.roots import INDUSTRIES, YEAR, Base, Figures, Revision, base_of, revisions, roots
from cqcheck.bench.series import Series, load_series

ONE = Decimal(1)
TILT = Decimal("0.06")  # by how much a part of the year may be above or below its months' share
RATE_TILT = Decimal("0.5")  # likewise of a rate, in its own unit


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The figure as it is printed."""
    return value.quantize(ONE.scaleb(-decimals), ROUND_HALF_UP)


class World:
    """The figures of one area.

    Args:
        place: The area.
        seed: Another one makes another world.
    """

    def __init__(self, place: Place, seed: int) -> None:
        self.place = place
        self.revisions: tuple[Revision, ...] = revisions(place, seed)
        self._seed = seed
        self._roots = roots(place, seed)
        own = Draw(seed, place.code, "own")
        self._times = {name: own.between(each.low, each.high) for name, each in load_series().items()}
        self._tilts = {name: own.between(-ONE, ONE) for name in load_series()}
        self._noise: dict[int, Figures] = {}
        self._known: dict[tuple[int, int, Base], Figures] = {}

    def figures(self, year: int, months: int = YEAR, base: int | None = None) -> Figures:
        """Every series of the first months of a year as it is printed; stocks are those at their end.

        Args:
            year: From the year before the first one to the last.
            months: How many.
            base: Puts the figures on the base of this year's bulletins, so that both can be compared.
        """
        return self._figures(year, months, base_of(self.revisions, year if base is None else base))

    def revised_by(self, year: int) -> tuple[Revision, ...]:
        """What the bulletins of this year are the first to print on another base."""
        return tuple(each for each in self.revisions if each.census == year - 1)

    def _figures(self, year: int, months: int, base: Base) -> Figures:
        key = (year, months, base)
        if key not in self._known:
            self._known[key] = self._made(year, months, base)
        return self._known[key]

    def _made(self, year: int, months: int, base: Base) -> Figures:
        left = ONE - Decimal(months) / YEAR  # of the year
        given = self._given(year, left, base)
        before = self._given(year - 1, left, base)
        noise = self._noise_of(year)
        # A stock is on its way from the last year's end to this year's.
        ends = [self._figures(each, YEAR, base) for each in (year - 1, year)] if left else []
        values: Figures = {}
        for one in load_series().values():
            if one.make == "root":
                value = given[one.name]
            elif one.make == "real":
                value = _weighted([before[part] for part in one.parts], [values[growth] for growth in one.weights])
            elif one.is_stock and one.make == "of" and ends:
                value = ends[0][one.name] * left + ends[1][one.name] * (ONE - left)
            elif one.make in DERIVED:
                value = self._derived(one, values)
            else:
                value = self._drawn(one, values, noise[one.name], (year, left))
            values[one.name] = rounded(value, one.decimals)
        return values

    def _derived(self, one: Series, values: Figures) -> Decimal:
        parts = [values[part] for part in one.parts]
        match one.make:
            case "sum":
                return sum(parts, Decimal(0))
            case "less":
                return parts[0] - parts[1]
            case "over":
                return parts[0] / parts[1] * one.per
            case _:
                return _weighted([values[weight] for weight in one.weights], parts)

    def _drawn(self, one: Series, values: Figures, noise: Decimal, when: tuple[int, Decimal]) -> Decimal:
        year, left = when
        tilt = self._tilts[one.name] * left
        if one.make == "of":
            moved = (ONE + one.drift * (year - 2012)) * (ONE + one.wobble * noise / 2) * (ONE + TILT * tilt)
            # A flow is as large as the part of the year, unless what it is a multiple of already is.
            passed = ONE - left if load_series()[one.parts[0]].is_stock else ONE
            return values[one.parts[0]] * self._times[one.name] * moved * passed
        drawn = one.low + (one.high - one.low) * (noise + ONE) / 2
        return values[one.parts[0]] + drawn if one.make == "around" else drawn + RATE_TILT * tilt

    def _noise_of(self, year: int) -> Figures:
        if year not in self._noise:
            draw = Draw(self._seed, self.place.code, year)
            self._noise[year] = {name: draw.between(-ONE, ONE) for name in load_series()}
        return self._noise[year]

    def _given(self, year: int, left: Decimal, base: Base) -> Figures:
        """The roots, of a part of the year if some is left."""
        economy, people = base
        trend = self._roots[year]
        share = (ONE - left) * (ONE - TILT * left)
        tilt = RATE_TILT * self._tilts["gdp"] * left
        return {
            **{name: rounded(trend[name] * share * economy, 2) for name in INDUSTRIES},
            **{f"{name}_real": trend[f"{name}_real"] + tilt for name in INDUSTRIES if f"{name}_real" in trend},
            "economy": sum((trend[name] for name in INDUSTRIES), Decimal(0)) * share,
            "heads": trend["heads"],
            "people": trend["heads"] * people,
            "people_mean": sum(self._roots[each]["heads"] for each in (year - 1, year)) * people / 2,
        }


DERIVED = frozenset({"sum", "less", "over", "mean"})


def _weighted(weights: list[Decimal], values: list[Decimal]) -> Decimal:
    return sum((weight * value for weight, value in zip(weights, values, strict=True)), Decimal(0)) / sum(weights)
