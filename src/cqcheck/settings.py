"""The settings of a project: which rules count, how much, and where; from cqcheck.toml or pyproject.toml's [tool.cqcheck].

The file nearest to the working folder is taken, from there upwards; of two in one folder cqcheck.toml. A rule is named by its
code or the beginning of it (SUM, SUM0, SUM01); where several fit, the longest decides. Paths are those of the file's folder.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, TypeVar

from cqcheck.codelists import Severity
from cqcheck.errors import DefinitionError, InputError
from cqcheck.findings import Finding
from cqcheck.gate import FailOn
from cqcheck.pipeline import CheckedDocument
from cqcheck.relate.rules import load_rules

Word = TypeVar("Word", Severity, FailOn)

OWN = "cqcheck.toml"
SHARED = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force; `source` is the file that says so, None where nothing is set.

    Args:
        source: The file.
        fail_on: The least severity that fails a check.
        baseline: The list of accepted findings.
        rules: The folder of edit rules that are used instead of the package's.
        select: The rules that count; none means all.
        ignore: The rules that do not count, though they are selected.
        severity: Severities of rules instead of their own.
        per_path_ignores: The rules that do not count in the documents whose path fits a pattern.
    """

    source: Path | None = None
    fail_on: FailOn = FailOn.CRITICAL
    baseline: Path | None = None
    rules: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def settle(self, checked: CheckedDocument) -> CheckedDocument:
        """The document with the findings that count, at the severities in force, most severe first."""
        found = [self._settled(finding) for finding in checked.findings if self._counts(finding)]
        return replace(checked, findings=tuple(sorted(found, key=lambda finding: -finding.severity.gravity)))

    def _counts(self, finding: Finding) -> bool:
        chosen, dropped = (_longest(prefixes, finding.rule) for prefixes in (self.select, self.ignore))
        if (self.select and not chosen) or (dropped and len(dropped) >= len(chosen)):
            return False
        return not _longest(self._ignored_at(finding.doc_id), finding.rule)

    def _ignored_at(self, doc_id: str) -> Iterator[str]:
        base = self.source.parent if self.source else Path()
        path = PurePath(doc_id)
        if path.is_absolute() and path.is_relative_to(base.absolute()):
            path = path.relative_to(base.absolute())
        for pattern, prefixes in self.per_path_ignores.items():
            if fnmatchcase(path.as_posix(), pattern):
                yield from prefixes

    def _settled(self, finding: Finding) -> Finding:
        prefix = _longest(self.severity, finding.rule)
        return replace(finding, severity=self.severity[prefix]) if prefix else finding


def find_settings(folder: Path) -> Settings:
    """The settings in force in a folder.

    Raises:
        DefinitionError: The file that holds them is wrong.
    """
    for place in (folder, *folder.absolute().parents):
        for name in (OWN, SHARED):
            file = place / name
            if file.is_file() and (table := _table(file)) is not None:
                return _settings(file, table)
    return Settings()


def load_settings(file: Path) -> Settings:
    """The settings of a file; one of another name is read as a cqcheck.toml.

    Raises:
        InputError: There is no such file, or a pyproject.toml without [tool.cqcheck].
        DefinitionError: It is wrong.
    """
    if not file.is_file():
        msg = f"{file}: no such file"
        raise InputError(msg)
    table = _table(file)
    if table is None:
        msg = f"{file}: has no table [tool.cqcheck]"
        raise InputError(msg)
    return _settings(file, table)


def setting_lines(settings: Settings) -> Iterator[str]:
    """The settings as TOML, behind a comment with the file that they are from."""
    yield f"# {settings.source or 'no file: the settings that hold if nothing is set'}\n"
    for each in fields(Settings):
        value = getattr(settings, each.name)
        if each.name != "source" and value is not None:
            yield f"{each.name.replace('_', '-')} = {_toml(value)}\n"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        entries = (f"{_toml(key)} = {_toml(each)}" for key, each in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(str(value), ensure_ascii=False)


def _longest(prefixes: Iterable[str], code: str) -> str:
    return max((prefix for prefix in prefixes if code.startswith(prefix)), key=len, default="")


def _table(file: Path) -> dict[str, Any] | None:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        msg = f"{file}: cannot be read: {error.strerror}"
        raise InputError(msg) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DefinitionError(file, [(0, f"no valid TOML: {error}")]) from None
    if file.name != SHARED:
        return content
    tool = content.get("tool", {})
    return tool.get("cqcheck") if isinstance(tool, dict) else None


def _settings(file: Path, table: object) -> Settings:
    if not isinstance(table, dict):
        raise DefinitionError(file, [(0, "tool.cqcheck is no table")])
    text = file.read_text(encoding="utf-8")
    known = [each.name.replace("_", "-") for each in fields(Settings) if each.name != "source"]
    faults: list[tuple[int, str]] = []
    values: dict[str, Any] = {"source": file}
    for key, value in table.items():
        try:
            if key not in known:
                close = get_close_matches(key, known, n=1)
                hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
                raise ValueError(f"{key}: no such setting; {hint}")  # noqa: TRY301, EM102 - told with all other faults
            values[key.replace("-", "_")] = READERS[key](value, file)
        except ValueError as fault:
            faults.append((_line_of(text, key), str(fault)))
    if not faults:
        settings = Settings(**values)
        faults = [
            (_line_of(text, prefix), f"{prefix or 'an empty code'}: no rule has this code")
            for prefix in _unknown(settings)
        ]
        if not faults:
            return settings
    raise DefinitionError(file, sorted(faults))


def _unknown(settings: Settings) -> Iterator[str]:
    codes = {rule.code for rule in (*load_rules(), *(load_rules(settings.rules) if settings.rules else ()))}
    named = (settings.select, settings.ignore, settings.severity, *settings.per_path_ignores.values())
    for prefix in dict.fromkeys(prefix for prefixes in named for prefix in prefixes):
        if not prefix or not any(code.startswith(prefix) for code in codes):
            yield prefix


def _line_of(text: str, word: str) -> int:
    """The line that a key or a code stands in first; 0 if it is written in another way."""
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    return text.count("\n", 0, found.start()) + 1 if found and word else 0


def _severity(value: object, words: type[Word], key: str) -> Word:
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


def _read_severity(value: object, file: Path) -> dict[str, Severity]:
    del file
    table = _by_name(value, "severity", '{HUL = "info"}')
    return {code: _severity(each, Severity, f"severity.{code}") for code, each in table.items()}


def _read_per_path(value: object, file: Path) -> dict[str, tuple[str, ...]]:
    del file
    table = _by_name(value, "per-path-ignores", '{"drafts/*" = ["RNG"]}')
    return {pattern: _codes(each, f"per-path-ignores.{pattern}") for pattern, each in table.items()}


READERS: dict[str, Callable[[object, Path], Any]] = {
    "fail-on": lambda value, _: _severity(value, FailOn, "fail-on"),
    "baseline": lambda value, file: _path(value, file, "baseline"),
    "rules": lambda value, file: _path(value, file, "rules"),
    "select": lambda value, _: _codes(value, "select"),
    "ignore": lambda value, _: _codes(value, "ignore"),
    "severity": _read_severity,
    "per-path-ignores": _read_per_path,
}
