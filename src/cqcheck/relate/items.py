"""Item: what one sentence states of one indicator, such as its level, change, growth and share."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cqcheck.relate.statements import Statement


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """The statements of one sentence about one indicator, area and period; each slot at most once.

    `first` is the statement that stands first, `name` the name that relations compare.
    """

    statements: tuple[Statement, ...]
    first: Statement = field(init=False, repr=False)
    name: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", self.statements[0])
        object.__setattr__(self, "name", self.statements[0].name)

    def get(self, slot: str) -> Statement | None:
        """The statement of a slot (`level`, `growth`, `change`, `points`, `share` …), None if there is none."""
        for each in self.statements:
            if each.slot == slot:
                return each
        return None

    @property
    def spelling(self) -> str:
        """The indicator's name as extracted."""
        return self.first.claim.indicator

    @property
    def place(self) -> tuple[int, int]:
        """Block and offset of the first statement."""
        return self.first.block, self.first.at


def group_items(statements: Iterable[Statement]) -> list[Item]:
    """The items of a document in the order of their first statements.

    `油料播种面积86.50万亩，比上年增长1.8%` is one item of two statements; `A、B分别增长2%、3%，占5%、6%`
    are two items of two statements each.
    """
    open_items: dict[tuple[object, ...], list[Statement]] = {}
    finished: list[list[Statement]] = []
    sentence: tuple[int, int] | None = None
    for each in statements:
        here = (each.block, each.claim.sentence)
        if here != sentence:
            open_items = {}
            sentence = here
        known = open_items.get(each.key)
        if known is None or any(other.slot == each.slot for other in known):
            known = open_items[each.key] = []
            finished.append(known)
        known.append(each)
    return [Item(tuple(group)) for group in finished]
