"""Coverage: how many numbers a text has, what became of each, and which were not read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cqcheck.codelists import TokenState
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang, say

CONTEXT = 24  # characters shown on either side of a number that was not read


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that was not read, where it stands, and the words around it."""

    line: int
    column: int
    before: str
    surface: str
    after: str


def count_states(documents: Iterable[CheckedDocument]) -> dict[TokenState, int]:
    """How many numbers of the documents ended in each state, zeros included."""
    counts = Counter(token.state for checked in documents for token in checked.ledger)
    return {state: counts[state] for state in TokenState}


def share_read(total: int, unread: int) -> str:
    """The share of numbers that were read, rounded down so that 100% means all: `share_read(800, 1)` is 99.8%."""
    return f"{1000 * (total - unread) // total / 10:g}%" if total else "–"


def coverage_line(states: Mapping[TokenState, int], lang: Lang) -> str:
    """The coverage on one line: `123 个数字记号，已识读 99.1%：数字声明 100，日期 20，名称 2，未能识别 1`."""
    total = sum(states.values())
    comma = say("console", "comma", lang)
    parts = [f"{say('state', state, lang)} {count}" for state, count in states.items() if count]
    head = f"{total} {say('page', 'numbers_read', lang)}"
    if not parts:
        return head
    read = f"{say('coverage', 'read', lang)} {share_read(total, states[TokenState.UNPARSED])}"
    return f"{head}{comma}{read}{say('console', 'colon', lang)}{comma.join(parts)}"


def list_unread(checked: CheckedDocument) -> list[Unread]:
    """The numbers of a document that were not read, in the order of the text."""
    text, found = checked.document.text, []
    for token in checked.ledger:
        if token.state is TokenState.UNPARSED:
            line, column = checked.document.place(token.start)
            before = one_line(text[max(0, token.start - CONTEXT) : token.start])
            after = one_line(text[token.end : token.end + CONTEXT])
            found.append(Unread(line, column, before, one_line(token.surface), after))
    return found
