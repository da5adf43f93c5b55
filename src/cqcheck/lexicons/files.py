"""Reads YAML data files, with errors that carry file and line; knows which files are the lexicon's."""

from pathlib import Path
from typing import Any

import yaml

from cqcheck.errors import DefinitionError

LEXICONS = Path(__file__).parent

# The C parser is ten times as fast; PyYAML's wheels carry it, its source build may not.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_additions: list[Path] = []


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - YAML holds anything
    """The content of a YAML file.

    Raises:
        DefinitionError: The file is missing, is no UTF-8 or no YAML.
    """
    try:
        return yaml.load(read_utf8(path), Loader=Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise DefinitionError(path, [(line, f"no valid YAML: {error.problem}")]) from None
    # Beside its own errors: of a character that YAML forbids, a day or a number that is none.
    except (yaml.YAMLError, ValueError, IndexError) as error:
        raise DefinitionError(path, [(0, f"no valid YAML: {' '.join(str(error).split())}")]) from None


def read_utf8(path: Path) -> str:
    """The text of a file, without a byte-order mark.

    Raises:
        DefinitionError: The file is missing or is no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        what = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
        raise DefinitionError(path, [(0, what)]) from None
    except UnicodeDecodeError as error:
        raise DefinitionError(path, [(0, f"not UTF-8 at byte {error.start}")]) from None


def lexicon_files(name: str) -> list[Path]:
    """The package's file of a name and behind it the user's, if there is one."""
    return [LEXICONS / name, *(path for path in _additions if path.name == name)]


def set_additions(paths: list[Path]) -> bool:
    """Takes these files of the user's for additions, instead of those so far; whether that changes anything."""
    is_other = paths != _additions
    _additions[:] = paths
    return is_other
