"""Findings → diagnostics: each at its likeliest suspect, the other figures beside it."""

from lsprotocol import types

from cqcheck.codelists import Severity
from cqcheck.findings import Finding
from cqcheck.lsp.draft import Draft
from cqcheck.report.console import explained, member_words
from cqcheck.report.texts import Lang

SEVERITIES = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def list_diagnostics(draft: Draft, lang: Lang) -> list[types.Diagnostic]:
    """A diagnostic for each finding, in the order of the findings."""
    return [_diagnostic(finding, draft, lang) for finding in draft.checked.findings]


def _diagnostic(finding: Finding, draft: Draft, lang: Lang) -> types.Diagnostic:
    named = [draft.claims[claim_id] for claim_id in finding.claim_ids]
    start, end = (named[0].start, named[0].end) if named else _unread(finding, draft)
    return types.Diagnostic(
        range=draft.range(start, end),
        message=explained(finding, lang),
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        source="cqcheck",
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(draft.uri, draft.range(claim.start, claim.end)), member_words(finding, claim, lang)
            )
            for claim in named[1:]
        ],
    )


def _unread(finding: Finding, draft: Draft) -> tuple[int, int]:
    """The span of what a finding tells that names no claim: a number of the ledger, else a single character."""
    start = draft.document.line_starts[finding.line - 1] + finding.column - 1
    return next(
        ((token.start, token.end) for token in draft.checked.ledger if token.start <= start < token.end),
        (start, start + 1),
    )
