"""Reading: one sentence while it is being read, and the drafts of claims that it has given so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from cqcheck.codelists import Hedge, Measure, ObsStatus, TokenState
from cqcheck.extract.context import Place, Setting
from cqcheck.extract.memory import Memory
from cqcheck.extract.predicates import DATE_MARK, NOTE_MARK
from cqcheck.extract.prices import Told
from cqcheck.extract.values import Form, NumberToken
from cqcheck.lexicons.units import Unit, parse_unit

UNNAMED = "未明指标"
# 一、 and （二） in front of a sentence, but not the list 一、二、三产业.
ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、(?![二三](?:、|产业|次产业|类|级|线|季度))|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．](?!\d)|[㈠-㈩⑴-⒛])"
)
BULLET = re.compile(r"(?=[-–·•●▪■◆○★—])(?:^|(?<=[；：。，]))(?:[-–·•●▪■◆○★]|—+)(?=[\u4e00-\u9fff“《（])")


class Draft(NamedTuple):
    """A claim in the making; spans are in the sentence's clean text."""

    token: NumberToken
    indicator: str
    measure: Measure
    value: Decimal
    unit: str
    hedge: Hedge
    reference: str | None
    time_period: str | None
    place: Place
    rank_of: Measure | None = None
    status: ObsStatus = ObsStatus.NORMAL
    told: Told | None = None


@dataclass(slots=True)
class Group:
    """Values listed together: 37.9%、42.9%; a structure's terms; the two ends of a range.

    `signs[i]` is the sign that value i brings along itself (分别增长3.2%、下降2%), 0 if it brings none.
    """

    tokens: list[NumberToken]
    signs: list[int] = field(default_factory=lambda: [0])
    is_range: bool = False

    @property
    def start(self) -> int:
        """Where the first value begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the last value ends."""
        return self.tokens[-1].end

    @property
    def is_structure(self) -> bool:
        """Whether the values are terms of a structure or ratio (4.3:36.9:58.8)."""
        return self.tokens[0].form is Form.TERM

    @property
    def unit(self) -> Unit:
        """The unit of the first value."""
        return parse_unit(self.tokens[0].unit)


@dataclass(slots=True)
class Reading:
    """A sentence, what document and section set for it, and how far it has been read.

    `masked` is the text with every character of a date or footnote mark blotted out, `dates` are the date tokens. `used_until` is the place
    up to which the text is taken up; `place` is the area of the present clause, `scope_place` that of the whole
    which 其中 or 中 opened, `topic_place` the area that the sentence begins with, `places` are the areas that the values of a list are of, `last_measure` is the measure of the
    value before. `prior` is the subject before the present one, `carried` the verb that a list goes on with
    (新改建体育公园6个、灯光球场41片), `pending` the names that the next values of a list have, `doer` who does what the next value counts
    (48个小组实施重点项目700个), `from_period` the period of the figure that a 由…到… starts from, `plan` the plan whose
    figure was told last (完成年初预算数75600万元的42.1%), `others` are the areas whose figures stand in brackets and `far` the
    word that compares with them (高于全国（4.1%）3.1个百分点).
    """

    text: str
    tokens: list[NumberToken]
    setting: Setting
    memory: Memory
    masked: str
    place: Place
    dates: list[NumberToken] = field(default_factory=list)
    scope_place: Place | None = None
    topic_place: Place | None = None
    places: list[Place] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    used_until: int = 0
    last_measure: Measure | None = None
    is_provisional: bool = False
    carried: str = ""
    doer: str = ""
    pending: list[str] = field(default_factory=list)
    prior: str = ""
    from_period: str | None = None
    plan: str = ""
    others: list[str] = field(default_factory=list)
    far: str = ""
    in_brackets: bool = False
    before_brackets: str = ""
    thing_before_brackets: str = ""
    scope_before_brackets: str = ""

    def places_at(self, at: int, count: int, *, shared: bool) -> list[Place]:
        """The areas of value `at` of `count`: its own of the listed ones, or all of them where they share the value."""
        if len(self.places) == count > 1:
            return [self.places[at]]
        return self.places if shared and self.places else [self.place]

    @classmethod
    def of(cls, text: str, tokens: list[NumberToken], setting: Setting, memory: Memory) -> Reading:
        """The reading of a sentence at its beginning."""
        dates = [token for token in tokens if token.state is TokenState.DATE]
        return cls(text, tokens, setting, memory, mask(text, tokens), setting.place, dates)

    def end_of(self, group: Group) -> int:
        """Where a group of values ends; the base of a ratio (2.39:1) goes with it."""
        if not group.tokens[-1].group:
            return group.end
        at = bisect_right(self.tokens, group.end, key=lambda token: token.start)
        is_base = at < len(self.tokens) and self.tokens[at].group == group.tokens[-1].group
        return self.tokens[at].end if is_base else group.end

    def claim_after(self, at: int) -> NumberToken | None:
        """The next value at or behind a place of the sentence."""
        return next((token for token in self.tokens if token.start >= at and token.state is TokenState.CLAIM), None)


def mask(text: str, tokens: list[NumberToken]) -> str:
    """The text with dates and footnote marks blotted out, at the same length; a bullet or an ordinal is a mere border."""
    text = ORDINAL.sub(lambda ordinal: "，" * len(ordinal.group()), text)
    chars = list(BULLET.sub(lambda bullet: "，" * len(bullet.group()), text))
    for token in tokens:
        mark = {TokenState.DATE: DATE_MARK, TokenState.FOOTNOTE: NOTE_MARK}.get(token.state)
        if mark:
            chars[token.start : token.end] = mark * (token.end - token.start)
    return "".join(chars)
