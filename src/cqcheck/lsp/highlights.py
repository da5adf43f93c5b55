"""A place → the figures that are held against the one that stands there."""

from lsprotocol import types

from cqcheck.codelists import Verdict
from cqcheck.lsp.draft import Draft


def list_highlights(draft: Draft, position: types.Position) -> list[types.DocumentHighlight]:
    """The members of all decided relations of the figure, itself among them; none where no figure stands."""
    here = {claim.claim_id for claim in draft.claims_at(position)}
    related = {
        claim_id
        for checked in draft.checked.relations
        if checked.verdict is not Verdict.UNDECIDED and not here.isdisjoint(checked.relation.claim_ids)
        for claim_id in checked.relation.claim_ids
    }
    spans = {(draft.claims[claim_id].start, draft.claims[claim_id].end) for claim_id in here | related}
    return [types.DocumentHighlight(draft.range(*span), types.DocumentHighlightKind.Text) for span in sorted(spans)]
