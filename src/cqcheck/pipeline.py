"""The stages in order, as plain functions: read → extract → relate and check → localise → findings."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import wraps
from time import perf_counter
from typing import ParamSpec, TypeVar

from cqcheck.check import check_relations
from cqcheck.claims import Claim
from cqcheck.deadline import require_time, within
from cqcheck.errors import InputError
from cqcheck.extract import extract_claims
from cqcheck.findings import EditFailure, Finding
from cqcheck.ledger import Token
from cqcheck.read import Document
from cqcheck.relate import find_relations
from cqcheck.relate.rules import Rule
from cqcheck.relations import CheckedRelation

LOG = logging.getLogger(__name__)
Args = ParamSpec("Args")


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document and everything that was found in it: the only thing a report writer gets."""

    document: Document
    claims: tuple[Claim, ...]
    ledger: tuple[Token, ...]
    relations: tuple[CheckedRelation, ...]
    findings: tuple[Finding, ...]

    @property
    def doc_id(self) -> str:
        """The document's."""
        return self.document.doc_id


Given = TypeVar("Given", Document, CheckedDocument)


def _logged(stage: Callable[Args, CheckedDocument]) -> Callable[Args, CheckedDocument]:
    """The stage, which then logs what it took for a document; it is not begun where the document's time is over."""

    @wraps(stage)
    def run(*given: Args.args, **options: Args.kwargs) -> CheckedDocument:
        require_time()
        start = perf_counter()
        checked = stage(*given, **options)
        took, name = 1000 * (perf_counter() - start), stage.__name__.removeprefix("with_")
        LOG.info("%s: %s in %.1f ms", checked.doc_id, name, took)
        return checked

    return run


def as_read(document: Document) -> CheckedDocument:
    """A document with nothing found in it yet."""
    return CheckedDocument(document, claims=(), ledger=(), relations=(), findings=())


@_logged
def with_claims(document: Document) -> CheckedDocument:
    """A document with its claims and its number tokens, nothing checked yet."""
    extraction = extract_claims(document)
    return CheckedDocument(document, extraction.claims, extraction.ledger, relations=(), findings=())


@_logged
def with_relations(
    extracted: CheckedDocument, rules: tuple[Rule, ...] | None = None, tolerance: Mapping[str, Decimal] | None = None
) -> CheckedDocument:
    """The document with every relation among its claims and the verdict on each.

    Args:
        extracted: The document with its claims.
        rules: The edit rules; None for those that come with the package.
        tolerance: By how many units of its last digit a result may be off, by the code of the rule or its beginning.
    """
    relations = find_relations(extracted.document, extracted.claims, rules)
    return replace(extracted, relations=tuple(check_relations(relations, extracted.claims, tolerance)))


@_logged
def with_findings(
    related: CheckedDocument, rules: tuple[Rule, ...] | None = None, edits: Iterable[EditFailure] | None = None
) -> CheckedDocument:
    """The document with what is wrong in it: violated relations, claims that fail an edit, figures that cannot be read.

    Args:
        related: The document with its relations.
        rules: The edit rules that found them; None for those that come with the package.
        edits: Its claims that fail an edit of their own, if `failed_edits` has looked for them already.
    """
    # Pandas and Pandera cost half a second to import, which commands that stop before this stage need not pay.
    from cqcheck.localise import build_findings, unreadable_findings  # noqa: PLC0415

    edits = failed_edits([related])[related.doc_id] if edits is None else edits
    findings = build_findings(related.document, related.claims, related.relations, edits, rules)
    findings += unreadable_findings(related.document, related.ledger, rules)
    return replace(related, findings=tuple(sorted(findings, key=lambda finding: -finding.severity.gravity)))


def failed_edits(documents: Sequence[CheckedDocument]) -> dict[str, list[EditFailure]]:
    """The claims of each document that fail an edit of their own, by the document's id.

    All are checked in one table: Pandera takes as long for ten claims as for a thousand.
    """
    from cqcheck.tables import check_claims, claims_table  # noqa: PLC0415 - as in with_findings

    found: dict[str, list[EditFailure]] = {checked.doc_id: [] for checked in documents}
    owners = {claim.claim_id: checked.doc_id for checked in documents for claim in checked.claims}
    for failure in check_claims(claims_table(claim for checked in documents for claim in checked.claims)):
        found[owners[failure.members[0].claim_id]].append(failure)
    return found


def check_document(
    document: Document, rules: tuple[Rule, ...] | None = None, tolerance: Mapping[str, Decimal] | None = None
) -> CheckedDocument:
    """A document with its claims, its relations and what is wrong with them: all stages in one call."""
    return with_findings(with_relations(with_claims(document), rules, tolerance), rules)


def check_together(
    seconds: float,
    documents: Iterable[Document | InputError],
    rules: tuple[Rule, ...] | None = None,
    tolerance: Mapping[str, Decimal] | None = None,
) -> list[CheckedDocument | InputError]:
    """What `check_document` makes of each of many small documents, faster: see `failed_edits`.

    Args:
        seconds: The most that a document may take for its relations, and again for its findings; 0 for no limit.
        documents: Those that are read.
        rules: The edit rules; None for those that come with the package.
        tolerance: By how many units of its last digit a result may be off, by the code of the rule or its beginning.
    """
    found = each_within(seconds, lambda each: with_relations(with_claims(each), rules, tolerance), documents)
    related = list(found)
    edits = failed_edits([each for each in related if isinstance(each, CheckedDocument)])
    return list(each_within(seconds, lambda each: with_findings(each, rules, edits[each.doc_id]), related))


def each_within(
    seconds: float, stage: Callable[[Given], CheckedDocument], documents: Iterable[Given | InputError]
) -> Iterator[CheckedDocument | InputError]:
    """What a stage makes of each document as it comes; one that could not be read goes on as the error that it is.

    Args:
        seconds: The most that a document may take, else there is an error in its place; 0 for no limit.
        stage: What is done to a document.
        documents: Those that are read, or have been through earlier stages.
    """
    for document in documents:
        yield document if isinstance(document, InputError) else _within(seconds, stage, document)


def _within(seconds: float, stage: Callable[[Given], CheckedDocument], document: Given) -> CheckedDocument | InputError:
    try:
        with within(seconds, document.doc_id):
            return stage(document)
    except InputError as fault:
        return fault
