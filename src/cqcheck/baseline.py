"""Findings that are accepted as they are: each with a reason, until a day if need be ("comply or explain").

A baseline is a JSON list. An entry is a fingerprint or an object with `fingerprint` and, if wanted, `doc_id`, `rule`, `message`,
`reason` and `expires` (YYYY-MM-DD, the last day on which it holds). What `cqcheck check --format jsonl` or `json` printed
is one too. The fingerprint is of what was stated of what, not of where: it survives edits elsewhere in the text.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cqcheck.entries import Entry, as_day
from cqcheck.errors import InputError
from cqcheck.files import new_file
from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument
from cqcheck.read.usual import bare


class Known:
    """Leaves out the findings that are accepted today, and knows which entries are of no use any more.

    Args:
        entries: Those of a baseline; what the sidecar of a document accepts is left out of that document too.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = list(entries)
        self._today = date.today()  # noqa: DTZ011 - an entry holds for the reader's day
        self._accepted = self._holding(self._entries)
        self._found: set[str] = set()
        self._checked: set[str] = set()
        self._remarks: list[str] = []

    def leave_out(self, checked: CheckedDocument) -> CheckedDocument:
        """The document with the findings that are not accepted."""
        found = {finding.fingerprint for finding in checked.findings}
        self._checked.add(checked.document.doc_id)
        self._found |= found
        facts = checked.document.facts
        own = [each for entry in facts.accepted for each in _by_fingerprint(entry, checked)]
        self._remarks += self._of_no_use(own, found, str(facts.source), "take it out")
        accepted = self._accepted | self._holding(own)
        return replace(checked, findings=tuple(each for each in checked.findings if each.fingerprint not in accepted))

    def remarks(self) -> Iterator[str]:
        """Entries that have expired though their findings are still there, and those whose findings are gone."""
        yield from self._of_no_use(self._entries, self._found, "baseline", "`cqcheck baseline update` takes it out")
        yield from self._remarks

    def _holding(self, entries: Iterable[Entry]) -> set[str]:
        return {entry.fingerprint for entry in entries if entry.holds(self._today)}

    def _of_no_use(self, entries: list[Entry], found: Collection[str], where: str, remedy: str) -> Iterator[str]:
        for entry in entries:
            if entry.fingerprint in found and not entry.holds(self._today):
                yield f"{where}: {entry} has expired on {entry.expires}; mend the figure or renew the entry"
        for entry in unused(entries, found, self._checked):
            yield f"{where}: {entry} is not found any more; {remedy}"


def _by_fingerprint(entry: Entry, checked: CheckedDocument) -> list[Entry]:
    """An entry of a rule and a figure as one of each finding that it stands for; as it is if there is none."""
    if entry.fingerprint:
        return [entry]
    surfaces = {claim.claim_id: bare(claim.surface) for claim in checked.claims}
    return [
        replace(entry, fingerprint=finding.fingerprint)
        for finding in checked.findings
        if finding.rule == entry.rule and any(surfaces[member.claim_id] == entry.figure for member in finding.members)
    ] or [entry]


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
    except (ValueError, RecursionError):  # no JSON, a number or brackets beyond all measure
        msg = f"{path}: no baseline; it is a JSON list of fingerprints or the output of `cqcheck check --format jsonl`"
        raise InputError(msg) from None
    return [_entry(row, path, number) for number, row in enumerate(rows, start=1)]


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Writes a JSON list with one entry a line, so that versions of it can be compared.

    Raises:
        InputError: The file cannot be written.
    """
    lines = ",\n".join(json.dumps(_row(entry), ensure_ascii=False) for entry in entries)
    with new_file(path) as out:
        out.write(f"[\n{lines}\n]\n" if lines else "[]\n")


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
    try:
        return None if value is None else as_day(value, "expires")
    except ValueError as fault:
        msg = f"{path}: entry {number} of the baseline: {fault}"
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
