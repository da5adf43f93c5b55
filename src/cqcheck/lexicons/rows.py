"""The entries of YAML lexicons: which file and line they are from, and whether they have the keys and values that they should."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from cqcheck.errors import DefinitionError
from cqcheck.lexicons.files import Loader, read_utf8, read_yaml


@dataclass(frozen=True, slots=True)
class Row:
    """An entry: what it says, the file that it is from, and its place among the entries there."""

    content: dict[str, Any]
    path: Path
    number: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value has to be: in words, and as a test of one."""

    words: str
    fits: Callable[[Any], bool]


def read_rows(paths: Iterable[Path], section: str) -> list[Row]:
    """The entries of the section of some files, one file after the other.

    Raises:
        DefinitionError: A file cannot be read, or has no list of entries there.
    """
    return [Row(content, path, number) for path in paths for number, content in enumerate(_listed(path, section))]


def refuse(faults: Iterable[tuple[Row, str]], section: str) -> None:
    """Tells all faults of the first file that has some, with the lines of their entries.

    Raises:
        DefinitionError: There are faults.
    """
    found = list(faults)
    if found:
        path = found[0][0].path
        lines = entry_lines(path, section)
        raise DefinitionError(path, [(lines[row.number], fault) for row, fault in found if row.path == path])


def entry_lines(path: Path, section: str) -> list[int]:
    """The line of each entry of a section; reads the file once more, so that it is for faults alone."""
    node = yaml.compose(read_utf8(path), Loader=Loader)
    sections = node.value if isinstance(node, yaml.MappingNode) else []
    listed = next((value for name, value in reversed(sections) if name.value == section), None)  # the last one holds
    return [each.start_mark.line + 1 for each in listed.value] if listed is not None else []


def misshapen(row: dict[str, Any], required: Mapping[str, Shape], optional: Mapping[str, Shape]) -> Iterator[str]:
    """What is wrong with the keys of an entry and the values behind them; the entry is named by its first key."""
    shapes = {**required, **optional}
    name = row.get(next(iter(required)))
    for key in sorted(required.keys() - row.keys()):
        yield f"{name}: the key {key} is missing"
    for key in sorted(row.keys() - shapes.keys(), key=str):
        yield f"{name}: unknown key {key}; known are {', '.join(sorted(shapes))}"
    for key in row.keys() & shapes.keys():
        if not shapes[key].fits(row[key]):
            yield f"{name}: {key} is {shapes[key].words}, not {row[key]!r}"


def one_of(words: Iterable[StrEnum]) -> Shape:
    """The shape of a word out of some."""
    known = list(words)
    return Shape(f"one of {', '.join(known)}", lambda value: value in known)


def is_text(value: object) -> bool:
    """Whether a value is a text that is not empty."""
    return isinstance(value, str) and bool(value.strip())


def are_texts(value: object) -> bool:
    """Whether a value is a list of texts that are not empty."""
    return isinstance(value, list) and bool(value) and all(map(is_text, value))


def number_of(value: object) -> Decimal | None:
    """The finite number that a value is, as YAML has it or as a text; None if it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def is_amount(value: object) -> bool:
    """Whether a value is a number above zero."""
    number = number_of(value)
    return number is not None and number > 0


def _is_pattern(value: object) -> bool:
    try:
        return is_text(value) and bool(re.compile(str(value)))
    except re.error:
        return False


def _is_range(value: object) -> bool:
    ends = list(map(number_of, value)) if isinstance(value, list) else []
    return len(ends) == 2 and None not in ends and ends[0] <= ends[1]  # type: ignore[operator]


def _listed(path: Path, section: str) -> list[dict[str, Any]]:
    content = read_yaml(path)
    if not isinstance(content, dict) or not isinstance(content.get(section), list):
        raise DefinitionError(path, [(0, f"has no list under the key {section}")])
    wrong = [number for number, row in enumerate(content[section]) if not isinstance(row, dict)]
    if wrong:
        lines = entry_lines(path, section)
        raise DefinitionError(path, [(lines[number], "an entry is a mapping of keys to values") for number in wrong])
    return list(content[section])


TEXT = Shape("a text", is_text)
MAYBE_TEXT = Shape("a text, which may be empty", lambda value: isinstance(value, str))
TEXTS = Shape("a list of texts", are_texts)
SOME_TEXTS = Shape("a text or a list of texts", lambda value: is_text(value) or are_texts(value))
FLAG = Shape("true or false", lambda value: isinstance(value, bool))
AMOUNT = Shape("a number above 0", is_amount)
RANGE = Shape("a list of two numbers, the lower one first", _is_range)
PATTERN = Shape("a regular expression", _is_pattern)
