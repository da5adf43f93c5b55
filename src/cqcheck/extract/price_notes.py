"""Notes of a document → the prices in which they say its indicators are valued."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cqcheck.codelists import Measure, PriceBasis
from cqcheck.extract.prices import Told, basis_in
from cqcheck.read import Document

# A note gives no figures of its own.
FIGURE = re.compile(r"\d[\d.,]*(?:%|‰|个百分点|[万亿])")
SAID = re.compile(r"(?P<names>.*?)(?:均|都|分别)?(?P<said>按照?.{0,12}?)(?:进行)?计算")
MEASURED = re.compile(r"的?(?:(?P<growth>增长(?:速度|率)?|增速|发展速度)|绝对[数值量额]|数值)$")
FIRST_MARKS = re.compile(r"^(?:注释?[:：]|\d{1,2}[.、]|\[\d+\]|［\d+］|（\d+）)+")
VALUE_ADDED = re.compile(r"(?:[各三].{0,8}|^行业)增加值")
OTHERS = ("其他", "其它", "本公报", "表中")
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says of some indicators; `measure` is None where it says it of levels and growths alike.

    `is_of_all` marks 各行业增加值, which covers the value added of every industry.
    """

    names: tuple[str, ...]
    is_of_all: bool
    measure: Measure | None
    basis: PriceBasis

    def covers(self, name: str, measure: Measure) -> bool:
        """Whether the note is about a figure."""
        if measure not in (Measure.LEVEL, Measure.GROWTH) or self.measure not in (None, measure):
            return False
        if self.is_of_all and name.endswith("增加值"):
            return True
        return any(name.endswith(noted) or (len(name) >= SHORTEST and noted.endswith(name)) for noted in self.names)


def read_notes(document: Document) -> tuple[Note, ...]:
    """The notes on prices: `农业总产值绝对数按现价计算，增速按可比价计算` makes two."""
    if "计算" not in document.usual:
        return ()
    return tuple(
        note
        for sentence in document.sentences
        if "计算" in sentence.text and not FIGURE.search(sentence.text)
        for note in _notes_in(sentence.text)
    )


def noted(notes: Iterable[Note], name: str, measure: Measure) -> Told | None:
    """What the notes say of a figure."""
    basis = next((note.basis for note in notes if note.covers(name, measure)), None)
    return Told(basis) if basis else None


def _notes_in(text: str) -> Iterator[Note]:
    subject = ""
    for part in re.split(r"[，；。]", text):
        found = SAID.match(FIRST_MARKS.sub("", part))
        basis = basis_in(found["said"], is_growth=False) if found else None
        if found is None or basis is None:
            continue
        measured = MEASURED.search(found["names"])
        measure = None if measured is None else Measure.GROWTH if measured["growth"] else Measure.LEVEL
        subject = found["names"][: measured.start() if measured else None] or subject
        if subject and not subject.startswith(OTHERS):
            yield Note(_names(subject), bool(VALUE_ADDED.search(subject)), measure, basis)


def _names(subject: str) -> tuple[str, ...]:
    both = re.sub(r"([^、和及与]+)收支$", r"\1收入、\1支出", subject)
    return tuple(name for name in re.split(r"以及|[、和及与]", both) if len(name) >= SHORTEST)
