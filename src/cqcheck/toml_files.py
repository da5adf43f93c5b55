"""TOML files → tables, with errors that carry file and line."""

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cqcheck.errors import DefinitionError, InputError


def read_toml(file: Path) -> tuple[dict[str, Any], str]:
    """The table that a file holds, and its text, for the lines of faults.

    Raises:
        InputError: The file cannot be read.
        DefinitionError: It is no TOML.
    """
    try:
        text = file.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except OSError as error:
        msg = f"{file}: cannot be read: {error.strerror}"
        raise InputError(msg) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DefinitionError(file, [(0, f"no valid TOML: {error}")]) from None


def line_of(text: str, word: str) -> int:
    """The line that a key or a code stands in first; 0 if it is written in another way."""
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    return text.count("\n", 0, found.start()) + 1 if found and word else 0


def no_such_key(key: str, known: Iterable[str], what: str) -> str:
    """The fault of a key that is not known, with the one that may be meant or all that there are."""
    names = list(known)
    close = get_close_matches(key, names, n=1)
    hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"
    return f"{key}: no such {what}; {hint}"
