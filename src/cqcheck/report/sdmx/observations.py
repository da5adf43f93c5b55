"""Claims → observations: a value for each dimension, the measure and each attribute."""

from decimal import Decimal

from cqcheck.claims import Claim
from cqcheck.columns import plain_number
from cqcheck.report.printable import one_line
from cqcheck.report.sdmx.codes import NOT_APPLICABLE, UNSPECIFIED, area_code, claim_key, indicator_code, unit_code
from cqcheck.report.sdmx.periods import sdmx_period

STRUCTURE = {"STRUCTURE": "datastructure", "STRUCTURE_ID": "CQCHECK:CLAIMS(1.0.0)", "ACTION": "I"}
DIMENSIONS = ("REF_AREA", "INDICATOR", "MEASURE", "CLAIM", "TIME_PERIOD")
ATTRIBUTES = (
    "UNIT_MEASURE",
    "UNIT_MULT",
    "DECIMALS",
    "OBS_STATUS",
    "PRICE_BASIS",
    "HEDGE",
    "LOWER",
    "UPPER",
    "RANK_OF",
    "REFERENCE",
    "TITLE",
    "REF_AREA_TITLE",
    "UNIT",
    "SURFACE",
    "DOC_ID",
    "CLAIM_ID",
    "START",
    "END",
    "SENTENCE",
    "TABLE",
)
COLUMNS = (*STRUCTURE, *DIMENSIONS, "OBS_VALUE", *ATTRIBUTES)


def observation(claim: Claim) -> dict[str, object]:
    """A claim by SDMX components.

    As SDMX has it, a value times ten to the power of UNIT_MULT is in the base unit: 1626.0亿元 has OBS_VALUE 1626 and
    UNIT_MULT 8, and DECIMALS 1 are those of 1626.0. LOWER and UPPER are in the same multiples. No cell is empty, since
    not every reader takes that: what is missing is _X, what cannot be there _Z.
    """
    interval = claim.interval
    return {
        **STRUCTURE,
        "REF_AREA": area_code(claim),
        "INDICATOR": indicator_code(claim),
        "MEASURE": claim.measure.value,
        "CLAIM": claim_key(claim),
        "TIME_PERIOD": sdmx_period(claim.time_period),
        "OBS_VALUE": _in_multiples(claim, claim.obs_value),
        "UNIT_MEASURE": unit_code(claim.unit.unit_measure),
        "UNIT_MULT": claim.unit.unit_mult,
        "DECIMALS": claim.decimals,
        "OBS_STATUS": claim.obs_status.value,
        "PRICE_BASIS": claim.price_basis.value,
        "HEDGE": claim.hedge.value,
        "LOWER": _in_multiples(claim, interval.lower),
        "UPPER": _in_multiples(claim, interval.upper),
        "RANK_OF": claim.rank_of.value if claim.rank_of else NOT_APPLICABLE,
        "REFERENCE": _text(claim.reference, NOT_APPLICABLE),
        "TITLE": _text(claim.indicator),
        "REF_AREA_TITLE": _text(claim.ref_area, UNSPECIFIED),
        "UNIT": _text(claim.unit.text, NOT_APPLICABLE),
        "SURFACE": _text(claim.surface),
        "DOC_ID": _text(claim.doc_id),
        "CLAIM_ID": _text(claim.claim_id),
        "START": claim.start,
        "END": claim.end,
        "SENTENCE": claim.sentence,
        "TABLE": claim.table,
    }


def _in_multiples(claim: Claim, value: Decimal) -> int | float | str | None:
    """The value in multiples of the base unit; an open side is INF or -INF, as XML's numbers have it."""
    if value.is_infinite():
        return "INF" if value > 0 else "-INF"
    return plain_number(value.scaleb(-claim.unit.unit_mult))


def _text(words: str | None, missing: str = UNSPECIFIED) -> str:
    """The words on one line; readers part a code from its label at a colon, so that none may stand in a text."""
    return one_line(words).replace(":", "：") if words else missing
