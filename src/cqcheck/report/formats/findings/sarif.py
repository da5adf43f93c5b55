"""SARIF 2.1.0: findings for code scanning; the likeliest suspect is the location, the others are related to it."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TextIO
from urllib.parse import quote

from cqcheck import __version__
from cqcheck.claims import Claim
from cqcheck.codelists import Severity
from cqcheck.findings import Finding, Suspect
from cqcheck.localise.repairs import correction
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Document, Place
from cqcheck.report.console import explained, member_words, suspect_words
from cqcheck.report.json_lines import json_text
from cqcheck.report.places import place_in_file, place_in_words, place_of
from cqcheck.report.rows import Row, claims_by_id
from cqcheck.report.rule_notes import reason, rule_note
from cqcheck.report.texts import Lang, say

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.CRITICAL: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes one log with one run; its rules are those that the findings name."""
    artifacts: list[Row] = []
    results: list[Row] = []
    rules: dict[str, Row] = {}
    for checked in documents:
        artifacts.append(
            {"location": {"uri": artifact_uri(checked.document.doc_id)}, "encoding": checked.document.encoding}
        )
        for finding in checked.findings:
            rules.setdefault(finding.rule, _rule(finding, lang))
            results.append(_result(finding, checked, [*rules].index(finding.rule), lang))
    driver = {"name": "cqcheck", "version": __version__, "rules": [*rules.values()]}
    run = {
        "tool": {"driver": driver},
        "language": say("lang", "code", lang),
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts,
        "results": results,
    }
    out.write(json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n")


def artifact_uri(doc_id: str) -> str:
    """The document's path as a URI reference: blanks and Chinese percent-encoded, an absolute path as file URI."""
    path = PurePath(doc_id)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def literal(text: str) -> str:
    """The text as a SARIF message that has no placeholder and no link: `{0}` becomes `{{0}}`."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _rule(finding: Finding, lang: Lang) -> Row:
    note = rule_note(finding.rule)
    rule: Row = {"id": finding.rule, "defaultConfiguration": {"level": LEVELS[finding.severity]}}
    kind = finding.kind
    if note is None:
        return rule | {"name": kind, "shortDescription": {"text": kind}}
    why = reason(note, lang)
    return rule | {
        "name": note.name,
        "defaultConfiguration": {"level": note.level},
        "shortDescription": {"text": f"{note.name} ({say('kind', kind, lang)})"},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n{note.source}".strip()},
        "properties": {"tags": [kind]},
    }


def _result(finding: Finding, checked: CheckedDocument, rule_index: int, lang: Lang) -> Row:
    claims = claims_by_id(checked)
    ordered = finding.claim_ids
    result: Row = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": {"text": literal(explained(finding, lang))},
        "locations": [_location(checked.document, claims[claim_id]) for claim_id in ordered[:1]]
        or [_place(checked.document, finding)],
        "partialFingerprints": {"cqcheckFinding/v1": finding.fingerprint},
    }
    if len(ordered) > 1:
        result["relatedLocations"] = [
            _related(number, checked.document, claims[claim_id], member_words(finding, claims[claim_id], lang))
            for number, claim_id in enumerate(ordered[1:], start=1)
        ]
    fixes = [fix for each in finding.suspects for fix in _fixes(each, checked.document, claims[each.claim_id], lang)]
    return result | ({"fixes": fixes} if fixes else {})


def _location(document: Document, claim: Claim) -> Row:
    return _located(document, document.original(claim.start), _region(document, claim.start, claim.end))


def _place(document: Document, finding: Finding) -> Row:
    """Where a finding stands that names no claim: a figure that cannot be read makes none."""
    return _located(document, place_of(finding, document), {"startLine": finding.line, "startColumn": finding.column})


def _located(document: Document, place: Place | None, region: Row) -> Row:
    """A region of the document, and its place in the original; of several files read as one, in its own file, with the line there if that has lines."""
    path, line, column = place_in_file(place, document, region["startLine"], region["startColumn"])
    where: Row = {"artifactLocation": {"uri": artifact_uri(path)}}
    if path == document.doc_id:
        where["region"] = region
    elif line is not None:
        where["region"] = {"startLine": line, "startColumn": column}
    return {"physicalLocation": where, **_original(place)}


def _original(place: Place | None) -> Row:
    """The place in a file that is no plain text, whose lines are those of the text that was taken from it."""
    return {"logicalLocations": [{"name": place_in_words(place, Lang.EN), "kind": place.kind}]} if place else {}


def _region(document: Document, start: int, end: int) -> Row:
    line, column = document.place(start)
    end_line, end_column = document.place(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": document.text[start:end]},
    }


def _related(number: int, document: Document, claim: Claim, words: str) -> Row:
    return {"id": number, **_location(document, claim), "message": {"text": literal(words)}}


def _is_in_first(document: Document, claim: Claim) -> bool:
    """Whether a claim stands in the file that the document is named after, not in an annex read with it."""
    place = document.original(claim.start)
    return place is None or place.file in ("", document.doc_id)


def _fixes(suspect: Suspect, document: Document, claim: Claim, lang: Lang) -> Iterator[Row]:
    corrected = correction(document.text, claim, suspect.repair) if suspect.repair else None
    if corrected and _is_in_first(document, claim):
        start, put = corrected
        replacement = {"deletedRegion": _region(document, start, claim.end), "insertedContent": {"text": put}}
        change = {"artifactLocation": {"uri": artifact_uri(document.doc_id)}, "replacements": [replacement]}
        yield {"description": {"text": suspect_words(suspect, claim, lang)}, "artifactChanges": [change]}
