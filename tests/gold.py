"""Reads hand-made gold beside a bulletin into claims, so that later stages can be tested without the extractor."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, Measure, ObsStatus
from cqcheck.lexicons.units import parse_unit
from cqcheck.read import Document, read_document


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file, numbers as Decimal."""
    return [
        json.loads(line, parse_float=Decimal) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def gold_document(path: Path, gold: Path | None = None) -> tuple[Document, list[Claim]]:
    """A bulletin and its gold claims (from `NAME.claims.jsonl` beside it, or in the folder `gold`)."""
    document = read_document(path, path.stem)
    rows = read_lines((gold or path.parent) / f"{path.stem}.claims.jsonl")
    return document, [gold_claim(document, number, row) for number, row in enumerate(rows)]


def gold_claim(document: Document, number: int, row: dict[str, Any]) -> Claim:
    """A gold row as a claim."""
    digits = "".join(char for char in row["surface"] if char.isdigit() or char == ".")
    return Claim(
        doc_id=document.doc_id,
        claim_id=f"{document.doc_id}#{number}",
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        sentence=_sentence(document, row["start"]),
        ref_area=row["ref_area"],
        ref_area_code=None,
        indicator=row["indicator"],
        indicator_code=None,
        measure=Measure(row["measure"]),
        reference=row["reference"],
        time_period=row["time_period"],
        value=Decimal(row["value"]),
        unit=parse_unit(row["unit"]),
        decimals=len(digits.split(".")[1]) if "." in digits else 0,
        hedge=Hedge(row["hedge"]),
        rank_of=Measure(row["rank_of"]) if row.get("rank_of") else None,
        obs_status=ObsStatus(row.get("obs_status") or "A"),
        table=row.get("table", False),
    )


def _sentence(document: Document, offset: int) -> int:
    for sentence in document.sentences:
        start, end = document.blocks[sentence.block].source_span(sentence.start, sentence.end)
        if start <= offset < end:
            return sentence.number
    return -1
