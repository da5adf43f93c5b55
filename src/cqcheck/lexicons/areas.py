"""Administrative areas of China: a name as bulletins write it → the area with its GB/T 2260 code.

`areas.csv` holds the divisions from province to county as of September 2026 and the former names since 1995. Its
facts come from packaged copies of the Ministry of Civil Affairs' register and of the yearly code lists, compared with
each other. A division that only got another code or another enclosing area stands there once, as it is today.
"""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from cqcheck.errors import DefinitionError
from cqcheck.lexicons.files import LEXICONS, lexicon_files, read_utf8, read_yaml

COLUMNS = ["code", "name", "short_name", "level", "parent", "former_until"]
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
LEVEL_WORD = re.compile(r"(?:地区|(?<=神农架)林区|特区|新区|[省市州盟区县旗])$")
STEMS_SINCE = 2020  # a division abolished before is no longer called by its bare stem


class AreaLevel(StrEnum):
    """The rank of a division, highest first."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


RANKS = {level: rank for rank, level in enumerate(AreaLevel)}


class Area(NamedTuple):
    """A division, or a former one with the year in which its name or code was given up.

    `short_name` is the name for claims' `ref_area` (石柱县 for 石柱土家族自治县); `parent` is the code of the enclosing
    division, empty for a province.
    """

    code: str
    name: str
    short_name: str
    level: AreaLevel
    parent: str
    former_until: int | None

    @property
    def stem(self) -> str:
        """The short name without its level word: 南京, 恩施, 内蒙古."""
        return LEVEL_WORD.sub("", self.short_name)


@cache
def load_areas() -> tuple[Area, ...]:
    """Every area of `areas.csv` and of the user's additions, by code, a current one before the former ones of its code.

    Raises:
        DefinitionError: A row does not have the six columns, or a level or year that is none; of an addition also: its
            code is taken, or the enclosing area is none or of no higher level.
    """
    shipped, *own = lexicon_files("areas.csv")
    areas = list(_read_areas(shipped).values())
    for path in own:
        added = _read_areas(path)
        known = {area.code: area for area in (*added.values(), *areas) if area.former_until is None}
        taken = {area.code for area in areas if area.former_until is None}
        faults = [(line, fault) for line, area in added.items() for fault in _misplaced(area, known, taken)]
        if faults:
            raise DefinitionError(path, faults)
        areas += added.values()
    return tuple(areas)


def _read_areas(path: Path) -> dict[int, Area]:
    """The areas of a file, by line."""
    areas: dict[int, Area] = {}
    faults = []
    rows = csv.reader(StringIO(read_utf8(path), newline=""))
    if next(rows, None) != COLUMNS:
        raise DefinitionError(path, [(1, f"the columns are not {','.join(COLUMNS)}")])
    for row in filter(None, rows):
        try:
            code, name, short_name, level, parent, until = row
            areas[rows.line_num] = Area(code, name, short_name, AreaLevel(level), parent, int(until) if until else None)
        except ValueError as error:
            faults.append((rows.line_num, f"{','.join(row)}: {error}"))
    if faults:
        raise DefinitionError(path, faults)
    return areas


def _misplaced(area: Area, known: Mapping[str, Area], taken: Collection[str]) -> Iterator[str]:
    if not re.fullmatch(r"\d{6}", area.code):
        yield f"{area.name}: a code has six digits, not {area.code!r}"
    if len(area.name) < 2 or len(area.short_name) < 2:
        yield f"{area.code}: name and short name have two characters or more"
    if area.former_until is None and area.code in taken:
        yield f"{area.name}: the code {area.code} already stands for {known[area.code].name}"
    parent = known.get(area.parent)
    if area.level is not AreaLevel.PROVINCE and (parent is None or RANKS[parent.level] >= RANKS[area.level]):
        yield f"{area.name}: lies in {area.parent or 'no area'}, which is no area of a higher level"


class AreaIndex:
    """Finds areas by the names that bulletins use.

    `by_name` maps every name that running text may be searched for to its areas, current ones first: official names,
    short names and stems. A stem (涪陵, 广东) stands for one area only. Words that mostly mean something else are
    left out (`not_areas.yaml`); an official name among them counts behind its enclosing area's: 阳泉市城区.

    The one who searches goes from left to right and takes the longest name at each place. Words that keep a name from
    being found where none is stand there too, with no area (隆重 in 隆重庆祝). What follows a name is still to be minded:
    江南区 in 江南区域 is none.

    Args:
        areas: What to index, `load_areas()` if not given.
    """

    def __init__(self, areas: Iterable[Area] | None = None) -> None:
        known = sorted(load_areas() if areas is None else areas, key=_precedence)
        self._by_code = {area.code: area for area in reversed(known)}
        self._official: dict[str, tuple[Area, ...]] = {}
        for area in known:
            for name in dict.fromkeys((area.name, area.short_name)):
                self._official[name] = (*self._official.get(name, ()), area)
        self.by_name = self._searchable(known)

    def resolve(self, name: str, within: str | None = None) -> Area | None:
        """The area that a name means, or None if that cannot be told: 鼓楼区 in a bulletin of 320100 is 320106.

        The nearest enclosing area that has one of that name decides; there a current area wins over a former one and
        a higher level over a lower. Official names are also known where running text is not searched for them.

        Args:
            name: The name as written.
            within: The code of the area that the document is about.

        Raises:
            KeyError: No area has the code `within`.
        """
        candidates = self.named(name)
        rank = min((RANKS[area.level] for area in candidates if area.former_until is None), default=len(RANKS))
        # 泰州市 was a county-level city until 1996: such a one never stands against a current one of higher level.
        candidates = tuple(area for area in candidates if area.former_until is None or RANKS[area.level] <= rank)
        scopes = [] if within is None else [within, *(area.code for area in self.chain(within))]
        for scope in scopes:
            inside = [area for area in candidates if self.encloses(scope, area.code)]
            if inside:
                return _foremost(inside)
        return _foremost(candidates)

    def named(self, name: str) -> tuple[Area, ...]:
        """Every area of a name, current ones first; empty if there is none."""
        return self.by_name.get(name) or self._official.get(name, ())

    def area(self, code: str) -> Area:
        """The area that has a code.

        Raises:
            KeyError: No area has it.
        """
        return self._by_code[code]

    def chain(self, code: str) -> tuple[Area, ...]:
        """The enclosing areas of a division, from the nearest to the province.

        Raises:
            KeyError: No area has the code.
        """
        parent = self._by_code[code].parent
        return (self._by_code[parent], *self.chain(parent)) if parent else ()

    def encloses(self, outer: str, inner: str) -> bool:
        """Whether a division is the other one or lies in it."""
        return inner == outer or any(area.code == outer for area in self.chain(inner))

    def _searchable(self, known: list[Area]) -> dict[str, tuple[Area, ...]]:
        not_areas = read_not_areas()
        excluded = not_areas["names"] | not_areas["stems"]
        names = {name: areas for name, areas in self._official.items() if name not in not_areas["names"]}
        for area in known:
            if area.former_until is None and area.parent and area.name in not_areas["names"]:
                parent = self._by_code[area.parent]
                names |= {f"{outer}{area.name}": (area,) for outer in (parent.short_name, parent.stem)}
        for stem, areas in self._stems(known).items():
            sole = self._sole(areas)
            if sole is not None and stem not in names and stem not in excluded:
                names[stem] = (sole,)
        return names | dict.fromkeys(not_areas["phrases"], ())

    def _stems(self, known: list[Area]) -> dict[str, list[Area]]:
        stems: dict[str, list[Area]] = {}
        for area in known:  # current ones come first, and keep their stem to themselves
            stem, until = area.stem, area.former_until
            namesakes = stems.get(stem, [])
            if until and (until < STEMS_SINCE or any(other.former_until is None for other in namesakes)):
                continue
            if len(stem) > 1:
                stems.setdefault(stem, []).append(area)
        return stems

    def _sole(self, areas: list[Area]) -> Area | None:
        """The area that a bare stem means: the province, or the one that encloses its namesakes (长沙 is no 长沙县).

        A prefecture-level city also wins over districts elsewhere (西安 is no 西安区 of 牡丹江), though not over those
        of the municipalities (朝阳).
        """
        first, *others = areas
        if first.level is AreaLevel.PROVINCE:
            return first
        yields = (
            self.encloses(first.code, other.code)
            or (
                first.level is AreaLevel.PREFECTURE and other.name.endswith("区") and other.parent not in MUNICIPALITIES
            )
            for other in others
        )
        return first if all(yields) else None


@cache
def read_not_areas() -> dict[str, frozenset[str]]:
    """What running text mostly uses otherwise, by section of `not_areas.yaml`: names, stems, phrases."""
    content = read_yaml(LEXICONS / "not_areas.yaml")
    return {part: frozenset(word for group in groups for word in group["words"]) for part, groups in content.items()}


@cache
def area_index() -> AreaIndex:
    """The index of `areas.csv`, built once."""
    return AreaIndex()


def _precedence(area: Area) -> tuple[bool, int, int, str]:
    return (area.former_until is not None, RANKS[area.level], -(area.former_until or 0), area.code)


def _foremost(areas: Iterable[Area]) -> Area | None:
    ranked = sorted(areas, key=_precedence)
    if not ranked:
        return None
    first, *others = ranked
    standing = (first.former_until is None, first.level)
    return None if any((other.former_until is None, other.level) == standing for other in others) else first
