"""A violated edit → its message, in Chinese and English, with the figures, their places and the difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

from cqcheck.claims import MEAN, Claim
from cqcheck.codelists import Measure
from cqcheck.findings import Repair
from cqcheck.localise.places import Places
from cqcheck.localise.quantities import Expected
from cqcheck.localise.reasons import SLIP_WORDS
from cqcheck.localise.slips import Slip
from cqcheck.read.usual import MINUS_SIGNS, bare
from cqcheck.relate.rules import Rule

MEASURE_WORDS = {
    Measure.GROWTH: "增速",
    Measure.CHANGE: "增减",
    Measure.SHARE: "占比",
    Measure.RANK: "位次",
    Measure.DIFFERENCE: "差距",
    Measure.CONTRIBUTION: "贡献",
}
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A claim as messages speak of it: `str()` gives it without its place, for a rule's template.

    `title` is that of the bulletin if it is another one.
    """

    indicator: str
    surface: str
    line: int
    title: str = ""

    def __str__(self) -> str:
        return self.indicator + self.surface

    @property
    def chinese(self) -> str:
        """`地区生产总值1626.0亿元（第12行）`."""
        return f"{self}（{f'《{self.title}》' if self.title else ''}第{self.line}行）"

    @property
    def english(self) -> str:
        """`地区生产总值 1626.0亿元 (line 12)`; indicators keep their names."""
        return f"{self.indicator} {self.surface} ({f'{self.title}, ' if self.title else ''}line {self.line})"


@dataclass(frozen=True, slots=True)
class Issue:
    """What a message has to tell: the members by role, and for the one at issue what the others make of it."""

    members: Sequence[tuple[str, Named]]
    focus: Named | None
    expected: Expected | None
    repair: Repair | None

    @property
    def others(self) -> list[Named]:
        """The members without the one at issue, each once."""
        return [named for named in dict.fromkeys(named for _, named in self.members) if named != self.focus]


def name_claim(places: Places, claim: Claim, owner: str = "") -> Named:
    """The claim's indicator with what is stated of it (增速, 占比), its signed surface without blanks, its line.

    Args:
        places: Where claims stand.
        claim: The claim.
        owner: What tells it from others of the same indicator, if anything has to.
    """
    word = (MEAN if claim.reference == MEAN else "") + MEASURE_WORDS.get(claim.measure, "")
    label = claim.indicator if claim.indicator.endswith(word) else claim.indicator + word
    surface = bare(claim.surface)
    signed = f"-{surface}" if claim.value < 0 and surface[:1] not in MINUS_SIGNS else surface
    return Named(owner + label, signed, places.of(claim)[0], places.title_of(claim))


def tell_apart(claims: Sequence[Claim]) -> dict[str, str]:
    """What has to stand before the names of claims that differ in area or period: `永川区`, `2022年`."""
    areas = {claim.ref_area for claim in claims}
    periods = {claim.time_period for claim in claims}
    return {
        claim.claim_id: (claim.ref_area or "" if len(areas) > 1 else "")
        + (_period(claim.time_period) if len(periods) > 1 else "")
        for claim in claims
    }


def _period(period: str | None) -> str:
    if period is None:
        return ""
    return f"{period}年" if period.isdigit() else f"{period} "


def write_message(rule: Rule | None, issue: Issue) -> str:
    """The Chinese message: what the rule says, then the figure at issue against the others.

    For example `地区生产总值1626.0亿元不等于其各组成部分之和：第三产业增加值937.2亿元（第12行）据地区生产总值1626.0亿元
    （第12行）、…推算应为973.2亿元，差36.0亿元；疑为973.2亿元（相邻两个数字颠倒）`.
    """
    lead = _fill(rule.message if rule else "", issue.members, "、") or "数据互相矛盾"
    names = "、".join(each.chinese for each in issue.others[:MOST_NAMED]) + _more(issue, "等{}项")
    if issue.focus is None:
        return f"{lead}：{names}"
    slip = f"；疑为{issue.repair.surface}（{SLIP_WORDS[Slip(issue.repair.slip)]}）" if issue.repair else ""
    if issue.expected is None:
        against = f"与{names}不符" if issue.others else ""
        return f"{lead}：{issue.focus.chinese}{against}{slip}"
    basis = f"据{names}推算应为" if issue.others else "应为"
    return f"{lead}：{issue.focus.chinese}{basis}{issue.expected.reading.zh}，差{issue.expected.difference.zh}{slip}"


def write_english_message(rule: Rule | None, issue: Issue) -> str:
    """The same in English."""
    lead = _fill(rule.message_en if rule else "", issue.members, ", ") or "the figures contradict one another"
    names = _listed([each.english for each in issue.others], issue)
    if issue.focus is None:
        return f"{lead}: {names}"
    slip = f"; probably {issue.repair.surface} ({issue.repair.slip})" if issue.repair else ""
    if issue.expected is None:
        against = f" does not agree with {names}" if issue.others else ""
        return f"{lead}: {issue.focus.english}{against}{slip}"
    basis = f"given {names}, " if issue.others else ""
    return f"{lead}: {basis}{issue.focus.english} should be {issue.expected.reading.en}, off by {issue.expected.difference.en}{slip}"


def _listed(names: list[str], issue: Issue) -> str:
    """`A`, `A and B`, `A, B and C`, or the first of many with their number."""
    if len(names) > MOST_NAMED or len(names) < 2:
        return ", ".join(names[:MOST_NAMED]) + _more(issue, " and others, {} in all")
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _more(issue: Issue, words: str) -> str:
    return words.format(len(issue.others)) if len(issue.others) > MOST_NAMED else ""


def _fill(template: str, members: Sequence[tuple[str, Named]], mark: str) -> str | None:
    """The template with each role's claims; None if it is empty or names a role that the relation lacks."""
    roles: dict[str, list[Named]] = {}
    for role, named in members:
        roles.setdefault(role, []).append(named)
    wanted = {name.partition(".")[0] for _, name, _, _ in Formatter().parse(template) if name}
    if not template or not wanted <= roles.keys():
        return None
    values: Mapping[str, object] = {
        role: each[0] if len(each) == 1 else mark.join(str(one) for one in each) for role, each in roles.items()
    }
    try:
        return template.format_map(values)
    except (AttributeError, IndexError):
        # A part of a claim that messages do not know, or of one claim where there are several.
        return None
