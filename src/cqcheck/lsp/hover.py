"""A place → what is known of the figure that stands there, as Markdown."""

from collections.abc import Iterator

from lsprotocol import types

from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, ObsStatus, PriceBasis, Verdict
from cqcheck.lsp.draft import Draft
from cqcheck.relations import CheckedRelation
from cqcheck.report.figures import stated_figure
from cqcheck.report.formats.findings.markdown import escaped
from cqcheck.report.standing import standing_words
from cqcheck.report.texts import Lang, in_lang, say

MOST_RELATIONS = 12
GRAVEST_FIRST = (Verdict.INVALID, Verdict.VALID, Verdict.UNDECIDED)


def describe(draft: Draft, position: types.Position, lang: Lang) -> types.Hover | None:
    """The claims that stand there, each with its fields, its standing and its relations; None if there is none."""
    claims = draft.claims_at(position)
    if not claims:
        return None
    text = "\n\n---\n\n".join("\n".join(_claim_lines(claim, draft, lang)) for claim in claims)
    start, end = min((claim.start, claim.end) for claim in claims)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), draft.range(start, end))


def _claim_lines(claim: Claim, draft: Draft, lang: Lang) -> Iterator[str]:
    about = (say("measure", claim.measure, lang), claim.ref_area, claim.time_period)
    yield " · ".join((f"**{escaped(claim.indicator)}**", *(escaped(field) for field in about if field)))
    yield ""
    for key, value in _fields(claim, lang).items():
        yield _item(say("column", key, lang), value, lang)
    yield _item(say("column", "standing", lang), standing_words(draft.standings[claim.claim_id], lang), lang)
    relations = [each for each in draft.checked.relations if claim.claim_id in each.relation.claim_ids]
    relations.sort(key=lambda each: GRAVEST_FIRST.index(each.verdict))
    if relations:
        yield f"\n**{say('page', 'relations', lang)}** ({len(relations)})\n"
    for each in relations[:MOST_RELATIONS]:
        yield _relation_line(each, lang)
    if len(relations) > MOST_RELATIONS:
        yield "- …"


def _fields(claim: Claim, lang: Lang) -> dict[str, str]:
    """What there is to say of the figure, by the key of its label."""
    told = {"surface": claim.surface, "interval": stated_figure(claim)}
    if claim.reference:
        told["reference"] = claim.reference
    if claim.hedge is not Hedge.EXACT:
        told["hedge"] = say("hedge", claim.hedge, lang)
    if claim.price_basis is not PriceBasis.UNKNOWN:
        told["price_basis"] = say("price_basis", claim.price_basis, lang)
    if claim.obs_status is not ObsStatus.NORMAL:
        told["obs_status"] = say("obs_status", claim.obs_status, lang)
    return told


def _relation_line(checked: CheckedRelation, lang: Lang) -> str:
    relation = checked.relation
    name = f"{say('verdict', checked.verdict, lang)} · {relation.rule} {say('kind', relation.kind, lang)}"
    return _item(name, in_lang(checked.why_undecided or checked.arithmetic, lang), lang)


def _item(label: str, value: str, lang: Lang) -> str:
    return f"- {label}{say('console', 'colon', lang)}{escaped(value)}"
