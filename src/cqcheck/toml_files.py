"""TOML files → tables, with errors that carry file and line."""

import re
import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cqcheck.errors import DefinitionError, InputError

AT_LINE = re.compile(r"\(at line (\d+), ")


def read_toml(file: Path) -> tuple[dict[str, Any], str]:
    """The table that a file holds, and its text, for the lines of faults.

    Raises:
        InputError: The file cannot be read.
        DefinitionError: It is no TOML.
    """
    try:
        if file.exists() and not file.is_file():  # a pipe would not end
            msg = f"{file}: cannot be read: no file"
            raise InputError(msg)
        text = file.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except OSError as error:
        msg = f"{file}: cannot be read: {error.strerror}"
        raise InputError(msg) from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number or brackets beyond all measure
        line = AT_LINE.search(str(error))
        raise DefinitionError(file, [(int(line[1]) if line else 0, f"no valid TOML: {error}")]) from None


def read_keys(
    table: Mapping[str, Any], text: str, readers: Mapping[str, Callable[[Any], Any]], what: str
) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """The values of a table's keys as their readers make them, and what is wrong with the others, with lines.

    Args:
        table: The table.
        text: The text of the file.
        readers: What makes a value of what TOML has, by key, and tells a fault as a ValueError.
        what: What a key of the table is called.
    """
    values: dict[str, Any] = {}
    faults: list[tuple[int, str]] = []
    for key, value in table.items():
        if key not in readers:
            faults.append((line_of(text, key), _no_such_key(key, list(readers), what)))
            continue
        try:
            values[key] = readers[key](value)
        except ValueError as fault:
            faults.append((line_of(text, key), str(fault)))
    return values, faults


def line_of(text: str, word: str) -> int:
    """The line that a key or a code stands in first; 0 if it is written in another way."""
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    return text.count("\n", 0, found.start()) + 1 if found and word else 0


def text_of(value: object, key: str) -> str:
    """The text that a key has to have.

    Raises:
        ValueError: It is none, or empty.
    """
    if isinstance(value, str) and value.strip():
        return value.strip()
    msg = f"{key}: has to be a text"
    raise ValueError(msg)


def _no_such_key(key: str, known: list[str], what: str) -> str:
    close = get_close_matches(key, known, n=1)
    hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
    return f"{key}: no such {what}; {hint}"
