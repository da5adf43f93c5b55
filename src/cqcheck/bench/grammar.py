"""The sentences of `facts.yaml` and the genres of `genres.yaml`, ready to be filled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from cqcheck.bench.printing import MAKERS
from cqcheck.bench.series import load_series
from cqcheck.errors import DefinitionError
from cqcheck.lexicons.files import read_yaml

FACTS, GENRES = (Path(__file__).with_name(name) for name in ("facts.yaml", "genres.yaml"))
WORDS = frozenset({"span", "end", "than", "than_end", "whole", "place", "title", "year", "last", "next"})
MARKS = {"": 1.0, "*": 0.5, "**": 0.1}  # behind a fact: the share of documents that tell it


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a word of the document (`aspect` is None then) or for a figure of a series."""

    name: str
    aspect: str | None


Pattern = tuple[tuple[str, Slot | None], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its heading, and by paragraph the facts with the share of documents that tell each."""

    head: str
    paragraphs: tuple[tuple[tuple[str, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of bulletin: its titles, what its figures are compared with, its sections."""

    titles: tuple[Pattern, ...]
    than: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that texts are made of; another `version` makes other texts of the same seed."""

    version: int
    facts: dict[str, tuple[Pattern, ...]]
    genres: dict[str, Genre]


@cache
def load_grammar() -> Grammar:
    """The grammar of the package.

    Raises:
        DefinitionError: A sentence names a series, a word or an aspect that is none, or a genre a fact.
    """
    facts = {
        name: tuple(_pattern(sentence, name) for sentence in ways) for name, ways in read_yaml(FACTS)["facts"].items()
    }
    told = read_yaml(GENRES)
    genres = {name: _genre(genre, name, facts) for name, genre in told["genres"].items()}
    return Grammar(told["version"], facts, genres)


def _genre(told: dict[str, Any], name: str, facts: dict[str, tuple[Pattern, ...]]) -> Genre:
    sections = tuple(
        Section(
            each["head"],
            tuple(
                tuple((fact.rstrip("*"), MARKS[fact[len(fact.rstrip("*")) :]]) for fact in paragraph)
                for paragraph in each["paragraphs"]
            ),
        )
        for each in told["sections"]
    )
    named = {fact for section in sections for paragraph in section.paragraphs for fact, _ in paragraph}
    if unknown := sorted(named - facts.keys()):
        raise DefinitionError(GENRES, [(0, f"{name}: {', '.join(unknown)}: no such fact in {FACTS.name}")])
    return Genre(tuple(_pattern(title, name) for title in told["titles"]), told["than"], sections)


def _pattern(sentence: str, name: str) -> Pattern:
    return tuple(
        (literal, None if field is None else _slot(field, name)) for literal, field, _, _ in Formatter().parse(sentence)
    )


def _slot(field: str, name: str) -> Slot:
    if field in WORDS:
        return Slot(field, None)
    series, _, aspect = field.partition(".")
    if series not in load_series() or aspect not in MAKERS:
        raise DefinitionError(FACTS, [(0, f"{name}: {{{field}}}: no such word, series or aspect")])
    return Slot(series, aspect)
