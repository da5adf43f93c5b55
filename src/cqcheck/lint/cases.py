"""Whether each rule says in both languages what it does, and shows it: examples that come out, and cases in the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Verdict
from cqcheck.lexicons.files import read_yaml
from cqcheck.lint.faults import Fault, fault
from cqcheck.pipeline import check_document, with_claims, with_relations
from cqcheck.read import parse_text
from cqcheck.relate.rules import Rule, RuleExample, key_lines
from cqcheck.relations import CheckedRelation

LONGEST = 30  # characters of an example that are quoted
FEWEST = 2  # sorts of verdicts among the cases of a rule
PLACEHOLDER = re.compile(r"\{\w+\}")
CHINESE, ENGLISH = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{2}")
LANGUAGES = {"message": CHINESE, "message_en": ENGLISH, "why": ENGLISH, "why_zh": CHINESE}


def missing_languages(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Texts of rules that are missing, or not in their language (LNT12)."""
    for rule in rules:
        for key, letters in LANGUAGES.items():
            if not letters.search(PLACEHOLDER.sub("", str(getattr(rule, key)))):
                chinese, english = ("中文", "Chinese") if letters is CHINESE else ("英文", "English")
                yield fault("LNT12", rule.path, key_lines(rule.path).get(key, 1), key=key, zh=chinese, en=english)


def missing_examples(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules without an example that holds or one that does not (LNT07); undecided will do where none is invalid."""
    for rule in rules:
        shown = {example.verdict for example in rule.examples}
        for verdict in (Verdict.VALID, Verdict.INVALID):
            stands_in = {Verdict.UNDECIDED} if verdict is Verdict.INVALID and not rule.is_hard else set()
            if rule.never is not verdict and shown.isdisjoint({verdict} | stands_in):
                yield fault("LNT07", rule.path, key_lines(rule.path).get("examples", 1), verdict=verdict.value)


def wrong_examples(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Examples of which their rule makes something else than they say (LNT09)."""
    for rule in rules:
        for number, example in enumerate(rule.examples):
            found = {verdict for verdict, _ in outcomes(rule, example, rules)}
            if found != {example.verdict} or rule.never in found:
                yield fault(
                    "LNT09",
                    rule.path,
                    _example_line(rule.path, number),
                    text=_short(example.text),
                    expected=example.verdict.value,
                    found=", ".join(sorted(found)) or "-",
                )


def missing_cases(rules: Sequence[Rule], folder: Path) -> Iterator[Fault]:
    """Rules without a file of cases, or with cases of one verdict only (LNT08); rules of single claims and between bulletins have tests instead."""
    for rule in rules:
        path = folder / f"{rule.code}.yaml"
        if rule.bind == "alone" or rule.is_across:
            continue
        if not path.is_file():
            yield fault("LNT08", rule.path, 0, code=rule.code, what="没有案例文件", what_en="there is no file of cases")
            continue
        verdicts = {case["verdict"] for case in read_yaml(path)["cases"]}
        if len(verdicts) < FEWEST:
            only = ", ".join(sorted(verdicts))
            yield fault("LNT08", path, 0, code=rule.code, what=f"案例的判定全是{only}", what_en=f"all cases are {only}")


def outcomes(rule: Rule, example: RuleExample, rules: Sequence[Rule]) -> list[tuple[Verdict, list[Bilingual]]]:
    """What a rule makes of an example among all rules: each verdict, with its arithmetic and the reason as far as there are any."""
    if rule.is_across:
        from cqcheck.across.examples import relations_of  # noqa: PLC0415 - DuckDB and Arrow for the rules that need them

        found = relations_of(example, tuple(rules))
        return [_outcome(checked) for checked in found if checked.relation.rule == rule.code]
    document = parse_text(example.text + "\n", "example")
    if rule.bind == "alone":  # an edit of single claims tells only what fails
        findings = check_document(document, tuple(rules)).findings
        failed = [(Verdict.INVALID, _told(finding.arithmetic)) for finding in findings if finding.rule == rule.code]
        return failed or [(Verdict.VALID, [])]
    return [
        _outcome(checked)
        for checked in with_relations(with_claims(document), tuple(rules)).relations
        if checked.relation.rule == rule.code
    ]


def _outcome(checked: CheckedRelation) -> tuple[Verdict, list[Bilingual]]:
    return checked.verdict, _told(checked.arithmetic, checked.why_undecided)


def _told(*texts: Bilingual | None) -> list[Bilingual]:
    return [text for text in texts if text is not None and text.zh]


def _example_line(path: Path, number: int) -> int:
    """The line of an example, counted from 0, in a rule file."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    values = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    line: int = values["examples"].value[number].start_mark.line
    return line + 1


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
