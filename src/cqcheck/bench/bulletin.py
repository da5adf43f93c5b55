"""One area's figures → the text of a bulletin, with the place of each figure in it."""

from __future__ import annotations

from dataclasses import dataclass

from cqcheck.bench.draw import Draw
from cqcheck.bench.grammar import Genre, Pattern, Slot, load_grammar
from cqcheck.bench.printing import Printed, print_figure
from cqcheck.bench.roots import YEAR
from cqcheck.bench.world import World

NUMERALS = "一二三四五六七八九十"
SPANS = {3: "一季度", 6: "上半年", 9: "前三季度", YEAR: "全年"}
QUARTERLY = frozenset({"gdp", "structure"})  # the national accounts are made up by the quarter
CENSUS_NOTES = {"gdp": "revised", "people": "recounted"}  # told in the first bulletin on another base


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure and its half-open span in the text, from its sign word to its unit."""

    printed: Printed
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A text without errors. `doc_id` is its path below the corpus's folder; `months` is 12 for a whole year."""

    doc_id: str
    genre: str
    year: int
    months: int
    text: str
    figures: tuple[Figure, ...]


def write_bulletin(world: World, genre: str, year: int, months: int, seed: int) -> Bulletin:
    """The bulletin of an area about the first months of a year; the same for the same arguments."""
    place = world.place
    name = f"{place.code}-{year}" if genre != "release" else f"{place.code}-{year}-{months:02}"
    page = _Page(world, load_grammar().genres[genre], year, months, Draw(seed, name, "text"))
    page.write()
    text = "".join(page.chunks)
    return Bulletin(f"{place.province}/{name}.txt", genre, year, months, text, tuple(page.figures))


class _Page:
    """The text as it grows."""

    def __init__(self, world: World, genre: Genre, year: int, months: int, draw: Draw) -> None:
        self.chunks: list[str] = []
        self.figures: list[Figure] = []
        self._length = 0
        self._genre, self._draw = genre, draw
        self._now = world.figures(year, months)
        self._before = world.figures(year - 1, months, year)
        self._left_out = set(CENSUS_NOTES.values()) - {CENSUS_NOTES[each.counted] for each in world.revised_by(year)}
        if months % 3:
            self._left_out |= QUARTERLY
        is_release = genre.than == "同比"
        self._words = {
            "span": SPANS.get(months, f"1—{months}月"),
            "end": f"{months}月末" if is_release else "年末",
            "than": genre.than,
            "than_end": genre.than if is_release else "比上年末",
            "whole": world.place.whole,
            "place": world.place.name,
            "title": world.place.title,
            "year": str(year),
            "last": str(year - 1),
            "next": str(year + 1),
        }

    def write(self) -> None:
        """Title, sections, paragraphs."""
        self._fill([self._draw.pick(self._genre.titles)])
        self._put("\n")
        numerals = iter(NUMERALS)
        for section in self._genre.sections:
            drawn = [
                [fact for fact, share in paragraph if self._draw.happens(share) and fact not in self._left_out]
                for paragraph in section.paragraphs
            ]
            if any(drawn):
                self._put(f"\n{next(numerals)}、{section.head}\n")
            for facts in drawn:
                self._paragraph(facts)

    def _paragraph(self, facts: list[str]) -> None:
        start = self._length
        for fact in facts:
            self._fill(self._draw.shuffled(load_grammar().facts[fact]))
        if self._length > start:
            self._put("\n")

    def _fill(self, ways: list[Pattern]) -> None:
        """The first way of which every figure can be told, or nothing."""
        for way in ways:
            printed = [self._printed(slot) for _, slot in way]
            if None not in printed:
                for (literal, _), told in zip(way, printed, strict=True):
                    self._put(literal)
                    if isinstance(told, Printed):
                        self.figures.append(Figure(told, self._length, self._length + len(str(told))))
                    self._put(str(told))
                return

    def _printed(self, slot: Slot | None) -> Printed | str | None:
        if slot is None:
            return ""
        if slot.aspect is None:
            return self._words[slot.name]
        return print_figure(slot.name, slot.aspect, self._now, self._before)

    def _put(self, chunk: str) -> None:
        self.chunks.append(chunk)
        self._length += len(chunk)
