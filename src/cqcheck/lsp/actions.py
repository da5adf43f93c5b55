"""Repairs → quick fixes: the figure, with its word if its direction is wrong, is replaced by what it should read."""

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types

from cqcheck.localise.repairs import correction
from cqcheck.lsp.diagnostics import list_diagnostics
from cqcheck.lsp.draft import Draft
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang, say


@dataclass(frozen=True, slots=True)
class Fix:
    """`text[start:end]` becomes `put`, since `slip` explains the figure."""

    start: int
    end: int
    put: str
    slip: str


def quick_fixes(draft: Draft, asked: types.Range, lang: Lang) -> list[types.CodeAction]:
    """The fixes for the findings and the suspects that stand in or touch a range, those of first suspects preferred."""
    told: dict[Fix, list[types.Diagnostic]] = {}
    preferred: set[Fix] = set()
    for diagnostic, fix, is_first in _fixes(draft, lang):
        if _touch(diagnostic.range, asked) or _touch(draft.range(fix.start, fix.end), asked):
            told.setdefault(fix, []).append(diagnostic)
            preferred |= {fix} if is_first else set()
    return [
        types.CodeAction(
            title=_title(fix, draft, lang),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=diagnostics,
            is_preferred=fix in preferred,
            edit=types.WorkspaceEdit({draft.uri: [types.TextEdit(draft.range(fix.start, fix.end), fix.put)]}),
        )
        for fix, diagnostics in told.items()
    ]


def _fixes(draft: Draft, lang: Lang) -> Iterator[tuple[types.Diagnostic, Fix, bool]]:
    """Each fix of each finding, and whether it is that of the first suspect."""
    for finding, diagnostic in zip(draft.checked.findings, list_diagnostics(draft, lang), strict=True):
        for suspect in finding.suspects:
            claim, repair = draft.claims[suspect.claim_id], suspect.repair
            corrected = repair and correction(draft.document.text, claim, repair)
            if repair and corrected:
                start, put = corrected
                yield diagnostic, Fix(start, claim.end, put, repair.slip), suspect is finding.suspects[0]


def _touch(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _title(fix: Fix, draft: Draft, lang: Lang) -> str:
    stated = one_line(draft.document.text[fix.start : fix.end])
    slip = say("slip", fix.slip, lang)
    return f"{say('editor', 'change', lang)}{stated}{say('editor', 'into', lang)}{one_line(fix.put)} ({slip})"
