"""A figure → another one printed in its place, with the blanks that stand in it."""

from itertools import takewhile

from cqcheck.read.usual import bare


def printed_over(surface: str, other: str) -> str | None:
    """The surface changed where another one, which has no blanks, differs; None if blanks stand in the middle of that.

    `printed_over("24733 万人", "24373万人")` is "24373 万人".
    """
    places = [at for at, char in enumerate(surface) if bare(char)]
    printed = "".join(surface[at] for at in places)
    same = _shared(printed, other)
    rest = _shared(printed[same:][::-1], other[same:][::-1])
    changed = places[same : len(printed) - rest]
    start = changed[0] if changed else (places[same - 1] + 1 if same else places[0])
    end = changed[-1] + 1 if changed else start
    if end - start != len(changed):
        return None
    return surface[:start] + other[same : len(other) - rest] + surface[end:]


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
