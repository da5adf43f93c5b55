"""Table: the relations of each document with their verdicts."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.check.detectable import detectable_error
from cqcheck.claims import Claim
from cqcheck.pipeline import CheckedDocument
from cqcheck.relations import CheckedRelation
from cqcheck.report.console import relation_counts
from cqcheck.report.figures import spell
from cqcheck.report.rows import claims_by_id
from cqcheck.report.tabulate import write_table
from cqcheck.report.texts import Lang, in_lang, say

COLUMNS = ("place", "rule", "kind", "verdict", "arithmetic", "detectable", "reason")


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes a table a document."""
    for checked in documents:
        claims = claims_by_id(checked)
        rows = [_cells(relation, checked, claims, lang) for relation in checked.relations]
        title = f"{checked.document.doc_id}: {relation_counts(checked, lang)}"
        write_table(title, [say("column", column, lang) for column in COLUMNS], rows, out)


def _cells(
    checked: CheckedRelation, document: CheckedDocument, claims: dict[str, Claim], lang: Lang
) -> list[str | None]:
    relation = checked.relation
    starts = [claims[claim_id].start for claim_id in relation.claim_ids]
    line, column = document.document.place(min(starts, default=0))
    return [
        f"{line}:{column}",
        relation.rule,
        say("kind", relation.kind, lang),
        say("verdict", checked.verdict, lang),
        in_lang(checked.arithmetic, lang),
        _detectable(checked, claims),
        in_lang(checked.why_undecided, lang),
    ]


def _detectable(checked: CheckedRelation, claims: dict[str, Claim]) -> str | None:
    """The figure and the change of it that would be found: `1626.0亿元 +0.3亿元 (0.018%)`."""
    least = detectable_error(checked, claims)
    if least is None:
        return None
    claim = claims[least.claim_id]
    percent = f" ({spell(least.percent, max(0, 1 - least.percent.adjusted()))}%)" if least.percent else ""
    sign = "+" if least.error > 0 else "−"
    return f"{claim.surface} {sign}{spell(abs(least.error), claim.decimals)}{claim.unit.text}{percent}"
