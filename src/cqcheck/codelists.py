"""The closed vocabularies of claims and relations (SDMX code lists where SDMX has one)."""

from enum import StrEnum


class Measure(StrEnum):
    """What a claim states about its indicator."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RATE = "rate"
    RANK = "rank"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    CONTRIBUTION = "contribution"
    INDEX = "index"


class Hedge(StrEnum):
    """How a stated value is qualified."""

    EXACT = "exact"
    APPROX = "approx"
    OVER = "over"
    UNDER = "under"
    NEAR = "near"


class ObsStatus(StrEnum):
    """SDMX OBS_STATUS, as far as bulletins use it."""

    NORMAL = "A"
    PROVISIONAL = "P"
    ESTIMATED = "E"
    FORECAST = "F"


class PriceBasis(StrEnum):
    """Prices in which a level or a growth is valued."""

    CURRENT = "current"
    CONSTANT = "constant"
    COMPARABLE = "comparable"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """The sixteen kinds of relation."""

    SUM = "sum"
    BALANCE = "balance"
    STRUCTURE = "structure"
    SHARE = "share"
    GROWTH = "growth"
    CHANGE = "change"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    PER_CAPITA = "per_capita"
    CONTRIBUTION = "contribution"
    HULL = "hull"
    SUBSET = "subset"
    RANK = "rank"
    REPEAT = "repeat"
    WORDING = "wording"
    RANGE = "range"


class Verdict(StrEnum):
    """What a check says of a relation; an undecided one always says why."""

    VALID = "valid"
    INVALID = "invalid"
    UNDECIDED = "undecided"


class Severity(StrEnum):
    """How grave a finding is; the order of the members is from grave to slight."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"

    @property
    def gravity(self) -> int:
        """3 for critical, 2 for warning, 1 for info."""
        return {"critical": 3, "warning": 2, "info": 1}[self.value]


class TokenState(StrEnum):
    """What became of a number token of the text."""

    CLAIM = "claim"
    DATE = "date"
    NAME = "name"
    ORDINAL = "ordinal"
    FOOTNOTE = "footnote"
    THRESHOLD = "threshold"
    IDENTIFIER = "identifier"
    UNPARSED = "unparsed"
