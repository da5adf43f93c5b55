"""The settings of a project: which rules count, how much, and where; from cqcheck.toml or pyproject.toml's [tool.cqcheck].

The file nearest to the working folder is taken, from there upwards; of two in one folder cqcheck.toml. A rule is named by its
code or the beginning of it (SUM, SUM0, SUM01); where several fit, the longest decides. Paths are those of the file's folder.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from cqcheck.baseline import Known, read_baseline
from cqcheck.codelists import Severity
from cqcheck.deadline import SECONDS
from cqcheck.errors import DefinitionError, InputError
from cqcheck.findings import Finding
from cqcheck.gate import FailOn
from cqcheck.lexicons.additions import addition_files, use_additions
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import Document
from cqcheck.relate.rules import Rule, load_rules, longest_prefix, rule_codes
from cqcheck.setting_values import readers_of
from cqcheck.toml_files import line_of, read_keys, read_toml

OWN = "cqcheck.toml"
SHARED = "pyproject.toml"
ABOUT = frozenset({"source", "origins"})  # fields that tell of the settings and are none


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force; `source` is the file that says so, None where nothing is set.

    Args:
        source: The file.
        fail_on: The least severity that fails a check.
        baseline: The list of accepted findings.
        lexicon: The folder of additions to the lexicons.
        rules: The folder of edit rules that are used instead of the package's.
        select: The rules that count; none means all.
        ignore: The rules that do not count, though they are selected.
        severity: Severities of rules instead of their own.
        tolerance: By how many units of its last digit the result of a rule may be off, besides its rounding.
        timeout: The most seconds that reading or checking a document may take; 0 for no limit.
        follow_links: Whether links are followed that lead out of a folder.
        per_path_ignores: The rules that do not count in the documents whose path fits a pattern.
        origins: The line of `source` in which a setting stands, by its key; those that are not there hold by default.
    """

    source: Path | None = None
    fail_on: FailOn = FailOn.CRITICAL
    baseline: Path | None = None
    lexicon: Path | None = None
    rules: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    tolerance: Mapping[str, Decimal] = field(default_factory=dict)
    timeout: float = SECONDS
    follow_links: bool = False
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    origins: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def own_rules(self) -> tuple[Rule, ...] | None:
        """The edit rules of the user's folder; None for those of the package.

        Raises:
            DefinitionError: A file of it is no rule.
        """
        return load_rules(self.rules) if self.rules else None

    def put_in_force(self) -> None:
        """Adds the user's lexicon for this process and reads the user's rules, before any document is read.

        Raises:
            DefinitionError: A file of them is wrong.
        """
        use_additions(self.lexicon)
        if self.rules:
            load_rules(self.rules)

    def check(self, document: Document) -> CheckedDocument:
        """A document by all stages, with the findings that count."""
        return self.settle(check_document(document, self.own_rules, self.tolerance))

    def known(self) -> Known:
        """What is accepted: by the baseline, and by the sidecars of the documents that it is shown.

        Raises:
            InputError: The baseline cannot be read.
        """
        return Known(read_baseline(self.baseline) if self.baseline else ())

    def settle(self, checked: CheckedDocument) -> CheckedDocument:
        """The document with the findings that count, at the severities in force, most severe first."""
        return replace(checked, findings=tuple(self.settled(checked.findings)))

    def settled(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those of some findings that count, at the severities in force, most severe first."""
        found = [self._settled(finding) for finding in findings if self._counts(finding)]
        return sorted(found, key=lambda finding: -finding.severity.gravity)

    def _counts(self, finding: Finding) -> bool:
        chosen, dropped = (longest_prefix(prefixes, finding.rule) for prefixes in (self.select, self.ignore))
        if (self.select and not chosen) or (dropped and len(dropped) >= len(chosen)):
            return False
        return not longest_prefix(self._ignored_at(finding.doc_id), finding.rule)

    def _ignored_at(self, doc_id: str) -> Iterator[str]:
        base = self.source.parent if self.source else Path()
        path = PurePath(doc_id)
        if path.is_absolute() and path.is_relative_to(base.absolute()):
            path = path.relative_to(base.absolute())
        for pattern, prefixes in self.per_path_ignores.items():
            if fnmatchcase(path.as_posix(), pattern):
                yield from prefixes

    def _settled(self, finding: Finding) -> Finding:
        prefix = longest_prefix(self.severity, finding.rule)
        return replace(finding, severity=self.severity[prefix]) if prefix else finding


def find_settings(folder: Path) -> Settings:
    """The settings in force in a folder.

    Raises:
        DefinitionError: The file that holds them is wrong.
    """
    for place in (folder, *folder.absolute().parents):
        for name in (OWN, SHARED):
            file = place / name
            if file.is_file() and (settings := _settings(file)) is not None:
                return settings
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
    settings = _settings(file)
    if settings is None:
        msg = f"{file}: has no table [tool.cqcheck]"
        raise InputError(msg)
    return settings


def given_settings(found: Settings, **given: object) -> Settings:
    """The settings with the values that are given, by name, in place of those that were found; None stands for none given."""
    return replace(found, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def setting_lines(settings: Settings) -> Iterator[str]:
    """The settings as TOML, behind a comment with the file they come from; each with its line, or that it is set nowhere."""
    yield f"# {settings.source or 'no file: the settings that hold if nothing is set'}\n"
    for each in fields(Settings):
        value = getattr(settings, each.name)
        if each.name not in ABOUT and value is not None:
            key = each.name.replace("_", "-")
            line = settings.origins.get(key)
            files = ", ".join(path.name for path in addition_files(value)) if each.name == "lexicon" else ""
            yield f"{key} = {_toml(value)}  # {'by default' if line is None else f'line {line}'}{files and f': {files}'}\n"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        entries = (f"{_toml(key)} = {_toml(each)}" for key, each in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal | float):
        return str(value).removesuffix(".0")
    return json.dumps(str(value), ensure_ascii=False)


def _settings(file: Path) -> Settings | None:
    """The settings of a file; None for a pyproject.toml that has none."""
    table, text = read_toml(file)
    if file.name == SHARED:
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "cqcheck" not in tool:
            return None
        table = tool["cqcheck"]
        start = text.find("tool.cqcheck")  # select and ignore may stand in another tool's table before
        text = "\n" * text.count("\n", 0, start) + text[start:]
    if not isinstance(table, dict):
        raise DefinitionError(file, [(0, "tool.cqcheck is no table")])
    values, faults = read_keys(table, text, readers_of(file), "setting")
    if not faults:
        origins = {key: line_of(text, key) for key in values}
        settings = Settings(file, **{key.replace("-", "_"): value for key, value in values.items()}, origins=origins)
        faults = [
            (line_of(text, prefix), f"{prefix or 'an empty code'}: no rule has this code{_hint(prefix)}")
            for prefix in _unknown(settings)
        ]
        if not faults:
            return settings
    raise DefinitionError(file, sorted(faults))


def _hint(code: str) -> str:
    close = get_close_matches(code, rule_codes(), n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _unknown(settings: Settings) -> Iterator[str]:
    codes = rule_codes() | (rule_codes(settings.rules) if settings.rules else frozenset())
    named = (
        settings.select,
        settings.ignore,
        settings.severity,
        settings.tolerance,
        *settings.per_path_ignores.values(),
    )
    for prefix in dict.fromkeys(prefix for prefixes in named for prefix in prefixes):
        if not prefix or not any(code.startswith(prefix) for code in codes):
            yield prefix
