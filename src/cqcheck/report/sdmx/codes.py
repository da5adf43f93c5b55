"""Values of claims → SDMX codes, of which only letters, digits and _ @ $ - may be part."""

import re
from hashlib import sha256

from cqcheck.claims import Claim

OTHER = "_O"  # stated, but in no code list: the words stand in an attribute
UNSPECIFIED = "_X"  # the bulletin does not say
NOT_APPLICABLE = "_Z"  # there is nothing to say: only a rank has something that is ranked
COUNTRY = {"中国": "CN"}
UNITS = {"": "PN", "%": "PT", "pp": "PP"}  # pure number, per cent, percentage points
CODE = re.compile(r"[A-Za-z0-9_@$-]+")
DOCUMENT_DIGITS = 12


def area_code(claim: Claim) -> str:
    """The GB/T 2260 code of the area, CN for the country, _O for an area without code, _X for none."""
    if claim.ref_area is None:
        return UNSPECIFIED
    return claim.ref_area_code or COUNTRY.get(claim.ref_area, OTHER)


def indicator_code(claim: Claim) -> str:
    """The catalogue's code, _O for an indicator that it does not have."""
    return claim.indicator_code or OTHER


def claim_key(claim: Claim) -> str:
    """What tells a claim from all others: `3f2a9c1b04de-17`, a digest of the document's id and the claim's number."""
    digest = sha256(claim.doc_id.encode(errors="surrogateescape")).hexdigest()[:DOCUMENT_DIGITS]
    return f"{digest}-{claim.claim_id.rpartition('#')[2]}"


def unit_code(unit_measure: str) -> str:
    """The base unit as a code: `CNY/person` is CNY_PER_person, `%` is PT; _O where it has no Latin name."""
    if unit_measure in UNITS:
        return UNITS[unit_measure]
    code = "_PER_".join(UNITS.get(part, part) for part in unit_measure.split("/"))
    code = re.sub(r"[. ]", "_", code)
    return code if CODE.fullmatch(code) else OTHER
