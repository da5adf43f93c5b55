"""Rule files → rules: what must hold, how its claims are found, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cqcheck.codelists import Kind, Measure, Severity, Verdict
from cqcheck.errors import DefinitionError
from cqcheck.kinds import KINDS
from cqcheck.lexicons.files import Loader, read_utf8, read_yaml
from cqcheck.lexicons.indicators import load_catalogue

FOLDER = Path(__file__).parent.parent / "rules"
ACROSS = "across"  # the binder of rules between bulletins
LEVELS = {"error": Severity.CRITICAL, "warning": Severity.WARNING, "note": Severity.INFO}
REQUIRED = {"code", "name", "kind", "level", "bind", "message", "message_en", "why", "source"}
OPTIONAL = {"why_zh", "terms", "bounds", "where", "examples", "never"}
SHAPES = ((str, REQUIRED | {"why_zh", "never"}, "a text"), (list, {"terms", "examples"}, "a list"))


@dataclass(frozen=True, slots=True)
class RuleTerm:
    """A term that a rule names outright: the indicator's canonical name, the slot and, if it matters, the base unit."""

    role: str
    indicator: str
    slot: str
    unit: str | None
    is_optional: bool


@dataclass(frozen=True, slots=True)
class RuleExample:
    """A sentence and what the rule makes of it: the documentation of the rule, and a test of it.

    `stored` are the bulletins that a rule across bulletins holds it against.
    """

    text: str
    verdict: Verdict
    stored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """An edit rule as data.

    `level` is SARIF's word: `error` for an identity, `warning` for what is plausible, `note` for a remark.
    `why` is in English, `why_zh` in Chinese, empty if a rule of one's own lacks it.
    `bind` names the binder that fills the roles from a page; `terms`, `bounds` and `where` are its settings.
    `never` is a verdict that the rule cannot give, so that it has no example of it.
    """

    code: str
    name: str
    kind: Kind
    level: str
    bind: str
    message: str
    message_en: str
    why: str
    source: str
    terms: tuple[RuleTerm, ...]
    bounds: tuple[str, str] | None
    where: str | None
    path: Path
    examples: tuple[RuleExample, ...] = ()
    never: Verdict | None = None
    why_zh: str = ""

    @property
    def severity(self) -> Severity:
        """The severity of a finding by this rule."""
        return LEVELS[self.level]

    @property
    def is_hard(self) -> bool:
        """Whether breaking the rule is an error."""
        return self.level == "error"

    @property
    def is_across(self) -> bool:
        """Whether it is between bulletins: `where` is the law that finds its claims in a store."""
        return self.bind == ACROSS


@cache
def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """The rules of a folder (one file each, a folder a kind), sorted by code; those of the package by default.

    Raises:
        DefinitionError: A file is no rule; all its faults are told with their lines.
    """
    rules: dict[str, Rule] = {}
    for path in _rule_files(folder or FOLDER):
        rule = read_rule(path)
        if rule.code in rules:
            raise DefinitionError(path, [(1, f"the code {rule.code} is already taken by {rules[rule.code].path.name}")])
        rules[rule.code] = rule
    return tuple(rules[code] for code in sorted(rules))


def rule_codes(folder: Path | None = None) -> frozenset[str]:
    """The codes of the rules of a folder by the names of its files, which are not read; of the package by default.

    Raises:
        DefinitionError: There are none.
    """
    return frozenset(path.stem.partition("-")[0] for path in _rule_files(folder or FOLDER))


def _rule_files(folder: Path) -> list[Path]:
    files = sorted(folder.rglob("*.yaml"))
    if not files:
        raise DefinitionError(folder, [(0, "no rule files (*.yaml) in this folder")])
    return files


def longest_prefix(prefixes: Iterable[str], code: str) -> str:
    """The longest of some beginnings of codes that a code begins with; empty if there is none."""
    return max((prefix for prefix in prefixes if code.startswith(prefix)), key=len, default="")


def read_rule(path: Path) -> Rule:
    """The rule in a file.

    Raises:
        DefinitionError: The file is no rule; all its faults are told with their lines.
    """
    row = read_yaml(path)
    faults = list(_faults(path, row)) if isinstance(row, dict) else [("", "a rule is a mapping of keys to values")]
    if faults:
        lines = key_lines(path)
        raise DefinitionError(path, [(lines.get(key, 1), fault) for key, fault in faults])
    bounds = row.get("bounds")
    return Rule(
        code=row["code"],
        name=row["name"],
        kind=Kind(row["kind"]),
        level=row["level"],
        bind=row["bind"],
        message=row["message"],
        message_en=row["message_en"],
        why=row["why"],
        source=row["source"],
        terms=tuple(
            RuleTerm(term["role"], term["indicator"], term["measure"], term.get("unit"), term.get("optional", False))
            for term in row.get("terms", ())
        ),
        bounds=(str(bounds[0]), str(bounds[1])) if bounds else None,
        where=row.get("where"),
        path=path,
        examples=tuple(
            RuleExample(each["text"], Verdict(each["verdict"]), tuple(each.get("stored", ())))
            for each in row.get("examples", ())
        ),
        never=Verdict(row["never"]) if "never" in row else None,
        why_zh=row.get("why_zh", ""),
    )


def _faults(path: Path, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in sorted(REQUIRED - row.keys()):
        yield "", f"the key {key} is missing"
    for key in sorted(row.keys() - REQUIRED - OPTIONAL, key=str):
        yield key, f"unknown key {key}{_hint(key, REQUIRED | OPTIONAL)}"
    misshapen = [
        (key, f"{key} is {words}, not {row[key]!r}")
        for kind, keys, words in SHAPES
        for key in sorted(keys & row.keys())
        if not isinstance(row[key], kind)
    ]
    yield from misshapen
    if misshapen or REQUIRED - row.keys():
        return
    if row["level"] not in list(LEVELS):
        yield "level", f"level is one of {', '.join(LEVELS)}, not {row['level']}"
    if row["bind"] not in binder_names():
        yield "bind", f"unknown binder {row['bind']}{_hint(row['bind'], binder_names())}"
    if row["kind"] not in set(Kind):
        yield "kind", f"unknown kind {row['kind']}{_hint(row['kind'], set(Kind))}"
        return
    kind = Kind(row["kind"])
    if path.parent.name != row["kind"]:
        yield "kind", f"a rule of kind {row['kind']} belongs into the folder {row['kind']}, not {path.parent.name}"
    if not str(row["code"]).startswith(KINDS[kind].CODE):
        yield "code", f"the code of a {row['kind']} rule starts with {KINDS[kind].CODE}, not {row['code']}"
    if path.stem != f"{row['code']}-{row['name']}":
        yield "name", f"the file of this rule is called {row['code']}-{row['name']}.yaml, not {path.name}"
    for term in row.get("terms", ()):
        yield from _term_faults(kind, term)
    yield from _example_faults(row.get("examples", ()))
    if row.get("never", Verdict.VALID) not in set(Verdict):
        yield "never", f"never is one of {', '.join(Verdict)}, not {row['never']}"


def _example_faults(examples: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as the file has it
    for example in examples:
        is_example = isinstance(example, dict) and example.keys() - {"stored"} == {"text", "verdict"}
        if not is_example or example["verdict"] not in list(Verdict) or not isinstance(example.get("stored", []), list):
            yield (
                "examples",
                f"an example has a text and a verdict ({', '.join(Verdict)}), and a list of texts that are stored if need be",
            )


def _term_faults(kind: Kind, term: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not isinstance(term, dict) or not all(isinstance(value, str | bool) for value in term.values()):
        yield "terms", "a term is a mapping of keys to texts"
        return
    if missing := {"role", "indicator", "measure"} - term.keys():
        yield "terms", f"a term lacks {', '.join(sorted(missing))}"
        return
    if term["role"] not in KINDS[kind].ROLES:
        yield "terms", f"unknown role {term['role']}{_hint(term['role'], KINDS[kind].ROLES)}"
    if term["indicator"] not in load_catalogue().indicators:
        yield "terms", f"unknown indicator {term['indicator']}{_hint(term['indicator'], load_catalogue().indicators)}"
    if term["measure"] not in {*Measure, "points"}:
        yield "terms", f"unknown measure {term['measure']}{_hint(term['measure'], set(Measure))}"


@cache
def binder_names() -> frozenset[str]:
    """The names of all binders: the files of their folder."""
    return frozenset(path.stem for path in (Path(__file__).parent / "binders").glob("*.py") if path.stem != "__init__")


def _hint(given: object, known: Any) -> str:  # noqa: ANN401 - any collection of names
    close = get_close_matches(str(given), [str(each) for each in known], n=1)
    return f"; did you mean {close[0]}?" if close else ""


def key_lines(path: Path) -> dict[str, int]:
    """The line of each key of a rule file, read once more: only where there is a fault to tell."""
    node = yaml.compose(read_utf8(path), Loader=Loader)
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: key.start_mark.line + 1 for key, _ in node.value}
