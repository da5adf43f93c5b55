"""Suite files → suites: one JSON file a table, read and never rewritten."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cqcheck.errors import DefinitionError

# The columns by which failing rows are listed: the id, and what tells a reader which row it is.
ROW_NAMES = {
    "claims": ("claim_id", "surface", "indicator"),
    "relations": ("relation_id", "doc_id", "arithmetic"),
    "suspects": ("finding_id", "claim_id", "rule", "reason"),
}
ANCHOR = re.compile(r"[A-Za-z0-9_-]+")
SEVERITIES = ("critical", "warning", "info")


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations on one table, as they stand in their file."""

    table: str
    path: Path
    content: dict[str, Any]

    @property
    def size(self) -> int:
        """The number of its expectations."""
        return len(self.content["expectations"])


def read_suites(folder: Path) -> list[Suite]:
    """The suites of all tables.

    Raises:
        DefinitionError: A file is missing, is no JSON, or an expectation lacks its severity or its names, or its
            anchor is no id or that of another one.
    """
    return [_read(folder / f"{table}.json", table) for table in ROW_NAMES]


def _read(path: Path, table: str) -> Suite:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DefinitionError(path, [(0, "no such suite")]) from None
    except UnicodeDecodeError as error:
        raise DefinitionError(path, [(0, f"not UTF-8 at byte {error.start}")]) from None
    except json.JSONDecodeError as error:
        raise DefinitionError(path, [(error.lineno, f"no valid JSON: {error.msg}")]) from None
    if not isinstance(content, dict) or content.get("name") != table or not content.get("expectations"):
        raise DefinitionError(path, [(0, f"a suite named {table} with a list of expectations is needed")])
    faults = [fault for number, one in enumerate(content["expectations"], start=1) for fault in _faults(number, one)]
    if not faults:
        anchors = Counter(one["meta"]["anchor"] for one in content["expectations"])
        faults = [f"anchor {anchor!r}: there are {count} of it" for anchor, count in anchors.items() if count > 1]
    if faults:
        raise DefinitionError(path, [(0, fault) for fault in faults])
    return Suite(table, path, content)


def _faults(number: int, expectation: dict[str, Any]) -> list[str]:
    name = f"expectation {number} ({expectation.get('type', 'without type')})"
    faults = []
    if expectation.get("severity") not in SEVERITIES:
        faults.append(f"{name}: severity {expectation.get('severity')!r}; there are {', '.join(SEVERITIES)}")
    meta = expectation.setdefault("meta", {})
    if not isinstance(meta, dict):
        return [*faults, f"{name}: meta {meta!r}; names in 'zh' and 'en' are needed"]
    faults += [f"{name}: meta lacks the name in {lang!r}" for lang in ("zh", "en") if lang not in meta]
    anchor = meta.setdefault("anchor", str(number))
    if not ANCHOR.fullmatch(str(anchor)):
        faults.append(f"{name}: anchor {anchor!r}; letters of the alphabet, digits, - and _ are allowed")
    return faults
