"""Values as TOML has them → settings; what cannot be one is a ValueError that says what would be right."""

from collections.abc import Callable
from decimal import Decimal
from math import inf
from pathlib import Path
from typing import Any, TypeVar

from cqcheck.codelists import Severity
from cqcheck.deadline import MOST_SECONDS
from cqcheck.gate import FailOn

Word = TypeVar("Word", Severity, FailOn)


def _word(value: object, words: type[Word], key: str) -> Word:
    found = next((word for word in words if word == value), None)
    if found is None:
        msg = f"{key}: {value!r} is none of {', '.join(words)}"
        raise ValueError(msg)
    return found


def _codes(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        msg = f'{key}: has to be a list of codes, such as ["SUM01", "HUL"]'
        raise ValueError(msg)
    return tuple(value)


def _path(value: object, file: Path, key: str) -> Path:
    if not isinstance(value, str) or not value:
        msg = f"{key}: has to be a path"
        raise ValueError(msg)
    return file.parent / value


def _by_name(value: object, key: str, example: str) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    msg = f"{key}: has to be a table, such as {example}"
    raise ValueError(msg)


def _severities(value: object) -> dict[str, Severity]:
    table = _by_name(value, "severity", '{HUL = "info"}')
    return {code: _word(each, Severity, f"severity.{code}") for code, each in table.items()}


def _tolerances(value: object) -> dict[str, Decimal]:
    table = _by_name(value, "tolerance", "{SUM = 1}")
    return {code: _units(each, f"tolerance.{code}") for code, each in table.items()}


def _units(value: object, key: str) -> Decimal:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf:
        return Decimal(str(value))
    msg = f"{key}: has to be a number of units of the last digit, 0 or more, not {value!r}"
    raise ValueError(msg)


def _seconds(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST_SECONDS:
        return float(value)
    msg = f"timeout: has to be a number of seconds from 0, for no limit, to {MOST_SECONDS:,.0f}, not {value!r}"
    raise ValueError(msg)


def _yes_or_no(value: object, key: str) -> bool:
    if isinstance(value, bool):
        return value
    msg = f"{key}: has to be true or false, not {value!r}"
    raise ValueError(msg)


def _per_path(value: object) -> dict[str, tuple[str, ...]]:
    table = _by_name(value, "per-path-ignores", '{"drafts/*" = ["RNG"]}')
    return {pattern: _codes(each, f"per-path-ignores.{pattern}") for pattern, each in table.items()}


def readers_of(file: Path) -> dict[str, Callable[[Any], Any]]:
    """What makes a setting of a value, by its key; paths are those of the file's folder."""
    return {
        "fail-on": lambda value: _word(value, FailOn, "fail-on"),
        "baseline": lambda value: _path(value, file, "baseline"),
        "lexicon": lambda value: _path(value, file, "lexicon"),
        "rules": lambda value: _path(value, file, "rules"),
        "select": lambda value: _codes(value, "select"),
        "ignore": lambda value: _codes(value, "ignore"),
        "severity": _severities,
        "tolerance": _tolerances,
        "timeout": _seconds,
        "follow-links": lambda value: _yes_or_no(value, "follow-links"),
        "per-path-ignores": _per_path,
    }
