"""The bulletins of a corpus, one after the other: area by area, each year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from cqcheck.bench.bulletin import Bulletin, write_bulletin
from cqcheck.bench.draw import Draw
from cqcheck.bench.places import Place, places
from cqcheck.bench.roots import FIRST, LAST, YEAR, Revision
from cqcheck.bench.series import load_series
from cqcheck.bench.slips import Error, with_slip
from cqcheck.bench.world import World

# In twenty years of an area: what else is released beside the yearly bulletin.
RELEASES = ((3, 6, 9), (2, 5, 10), (6,), (9, 11), (YEAR,), *[()] * 15)
DIGESTS = 0.1  # share of the yearly bulletins


@dataclass(frozen=True, slots=True)
class Made:
    """A bulletin as it is written, and its error if it has one.

    `revisions` are what bulletins of this year are the first to print on another base, told with the first of them.
    """

    doc_id: str
    text: str
    error: Error | None
    area: str
    year: int
    revisions: tuple[Revision, ...]


def corpus(documents: int, seed: int, errors: float) -> Iterator[Made]:
    """The first so many bulletins of a seed; those of a smaller number are the same.

    Args:
        documents: How many.
        seed: Another one makes other bulletins.
        errors: The share of the bulletins that has an error; the others, and the figures, do not depend on it.
    """
    return islice((made for place in places(seed) for made in _area(place, seed, errors)), documents)


def most_documents(seed: int) -> int:
    """How many bulletins there are at the least: one a year of every area."""
    return sum(1 for _ in places(seed)) * (LAST - FIRST + 1)


def _area(place: Place, seed: int, errors: float) -> Iterator[Made]:
    world = World(place, seed)
    earlier: Bulletin | None = None
    for year in range(FIRST, LAST + 1):
        draw = Draw(seed, place.code, year, "plan")
        genre = "digest" if draw.happens(DIGESTS) else "communique"
        revisions = world.revised_by(year)
        unlike = {name for each in revisions for name in revised_series(each)}
        for months in (*draw.pick(RELEASES), None):
            if months is None:
                bulletin = write_bulletin(world, genre, year, YEAR, seed)
                slipped = _slipped(bulletin, earlier, unlike, (seed, errors))
                earlier = bulletin
            else:
                bulletin = write_bulletin(world, "release", year, months, seed)
                slipped = _slipped(bulletin, None, (), (seed, errors))
            yield Made(bulletin.doc_id, *slipped, place.code, year, revisions)
            revisions = ()


def revised_series(revision: Revision) -> tuple[str, ...]:
    """The series whose levels a revision has put on another base."""
    return tuple(
        name for name, each in load_series().items() if revision.counted in each.counted_by and each.make != "real"
    )


def _slipped(
    bulletin: Bulletin, earlier: Bulletin | None, unlike: Iterable[str], luck: tuple[int, float]
) -> tuple[str, Error | None]:
    seed, errors = luck
    draw = Draw(seed, bulletin.doc_id, "slip")
    made = with_slip(bulletin, earlier, unlike, draw) if draw.happens(errors) else None
    return made or (bulletin.text, None)
