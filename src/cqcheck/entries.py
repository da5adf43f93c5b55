"""Entry: a finding that is accepted as it is, with a reason and perhaps a last day."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is accepted; `expires` is the last day on which it is, None if it is for good.

    One without fingerprint stands for the findings of a rule that name a `figure`, as it is printed.
    """

    fingerprint: str
    doc_id: str = ""
    rule: str = ""
    message: str = ""
    reason: str = ""
    expires: date | None = None
    figure: str = ""

    def holds(self, today: date) -> bool:
        """Whether the finding is still accepted."""
        return self.expires is None or today <= self.expires

    def __str__(self) -> str:
        """The entry in few words: `SUM01 0123456789abcdef` or `SUM01 1693.42亿元`."""
        return f"{self.rule} {self.figure or self.fingerprint}".strip()


def as_day(value: object, key: str) -> date:
    """The day that a file tells, as a date or as YYYY-MM-DD.

    Raises:
        ValueError: It is none.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        msg = f"{key} is {value!r}, no day such as 2025-12-31"
        raise ValueError(msg) from None
