"""Findings that are accepted as they are: each with a reason, until a day if need be ("comply or explain").

A baseline is a JSON list. An entry is a fingerprint or an object with `fingerprint` and, if wanted, `doc_id`, `rule`, `message`,
`reason` and `expires` (YYYY-MM-DD, the last day on which it holds). What `cqcheck check --format jsonl` or `json` printed
is one too. The fingerprint is of what was stated of what, not of where: it survives edits elsewhere in the text.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from cqcheck.errors import InputError
from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is accepted; `expires` is the last day on which it is, None if it is for good."""

    fingerprint: str
    doc_id: str = ""
    rule: str = ""
    message: str = ""
    reason: str = ""
    expires: date | None = None

    def holds(self, today: date) -> bool:
        """Whether the finding is still accepted."""
        return self.expires is None or today <= self.expires

    def __str__(self) -> str:
        """The entry in few words: `SUM01 0123456789abcdef`."""
        return f"{self.rule} {self.fingerprint}".strip()


class Known:
    """Leaves out the findings that a baseline accepts today, and knows which of its entries are of no use any more."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        today = date.today()  # noqa: DTZ011 - an entry holds for the reader's day
        self._expired = [entry for entry in self._entries if not entry.holds(today)]
        self._accepted = {entry.fingerprint for entry in self._entries if entry.holds(today)}
        self._found: set[str] = set()
        self._checked: set[str] = set()

    def leave_out(self, checked: CheckedDocument) -> CheckedDocument:
        """The document with the findings that are not accepted."""
        self._checked.add(checked.document.doc_id)
        self._found.update(finding.fingerprint for finding in checked.findings)
        new = tuple(finding for finding in checked.findings if finding.fingerprint not in self._accepted)
        return replace(checked, findings=new)

    def remarks(self) -> Iterator[str]:
        """Entries that have expired though their findings are still there, and those whose findings are gone."""
        for entry in self._expired:
            if entry.fingerprint in self._found:
                yield f"baseline: {entry} has expired on {entry.expires}; mend the figure or renew the entry"
        for entry in unused(self._entries, self._found, self._checked):
            yield f"baseline: {entry} is not found any more; `cqcheck baseline update` takes it out"


def read_baseline(path: Path) -> list[Entry]:
    """The entries of a baseline.

    Raises:
        InputError: The file is missing or holds something else.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        msg = f"{path}: the baseline cannot be read: {reason}"
        raise InputError(msg) from error
    try:
        rows = _rows(text)
    except json.JSONDecodeError:
        msg = f"{path}: no baseline; it is a JSON list of fingerprints or the output of `cqcheck check --format jsonl`"
        raise InputError(msg) from None
    return [_entry(row, path, number) for number, row in enumerate(rows, start=1)]


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Writes a JSON list with one entry a line, so that versions of it can be compared.

    Raises:
        InputError: The file cannot be written.
    """
    lines = ",\n".join(json.dumps(_row(entry), ensure_ascii=False) for entry in entries)
    try:
        path.write_text(f"[\n{lines}\n]\n" if lines else "[]\n", encoding="utf-8")
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}"
        raise InputError(msg) from error


def updated(
    known: Iterable[Entry], findings: Iterable[Finding], checked: Collection[str], new: Entry, today: date
) -> list[Entry]:
    """The entries that are needed now.

    Args:
        known: The entries so far. Those that are found and hold stay as they are, those of other documents too.
        findings: All that was found.
        checked: The doc_ids of the documents that were checked.
        new: The reason and the last day of what is accepted from now on; expired entries are among it.
        today: The day on which the entries that stay have to hold.
    """
    found = {finding.fingerprint: finding for finding in findings}
    kept = [
        entry for entry in known if (entry.holds(today) if entry.fingerprint in found else not _is_of(entry, checked))
    ]
    old = {entry.fingerprint for entry in kept}
    added = (
        replace(new, fingerprint=each.fingerprint, doc_id=each.doc_id, rule=each.rule, message=each.message)
        for each in found.values()
        if each.fingerprint not in old
    )
    return [*kept, *added]


def unused(known: Iterable[Entry], found: Collection[str], checked: Collection[str]) -> list[Entry]:
    """The entries whose finding is no longer there, by the fingerprints found in the documents that were checked."""
    return [entry for entry in known if entry.fingerprint not in found and _is_of(entry, checked)]


def _is_of(entry: Entry, checked: Collection[str]) -> bool:
    """Whether an entry is of a document that was checked; one that names none may be of any."""
    return not entry.doc_id or entry.doc_id in checked


def _rows(text: str) -> list[Any]:
    if text.lstrip().startswith("["):
        return list(json.loads(text))
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _entry(row: Any, path: Path, number: int) -> Entry:  # noqa: ANN401 - JSON holds anything
    if isinstance(row, str):
        return Entry(row)
    if not isinstance(row, dict) or not isinstance(row.get("fingerprint"), str):
        msg = f"{path}: entry {number} of the baseline is neither a fingerprint nor an object with one"
        raise InputError(msg)
    words = {name: row.get(name, "") for name in ("doc_id", "rule", "message", "reason")}
    wrong = next((name for name, value in words.items() if not isinstance(value, str)), None)
    if wrong is not None:
        msg = f"{path}: entry {number} of the baseline: {wrong} is no text"
        raise InputError(msg)
    return Entry(row["fingerprint"], **words, expires=_day(row.get("expires"), path, number))


def _day(value: object, path: Path, number: int) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        msg = f"{path}: entry {number} of the baseline: expires is {value!r}, no day such as 2025-12-31"
        raise InputError(msg) from None


def _row(entry: Entry) -> dict[str, str]:
    row = {
        "fingerprint": entry.fingerprint,
        "doc_id": entry.doc_id,
        "rule": entry.rule,
        "message": entry.message,
        "reason": entry.reason,
        "expires": entry.expires.isoformat() if entry.expires else "",
    }
    return {name: value for name, value in row.items() if value}
