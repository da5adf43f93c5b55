"""What a document's title, headings and speakers set for the claims below them: area, period, status."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from cqcheck.codelists import ObsStatus
from cqcheck.extract.periods import FIVE_YEAR_PLANS, read_period
from cqcheck.lexicons.areas import Area, area_index
from cqcheck.lexicons.regions import COUNTRY
from cqcheck.read import Block, BlockKind, Document

# What only texts about the country speak of: its offices, its product, its money.
LOCAL = re.compile(r"全[省市区县州旗盟](?![域场])|[我本][省市区县州旗](?!场)")
NATIONAL = re.compile(
    r"全国|我国|中国人民银行|央行|国务院|国内生产总值|广义货币|财政部|商务部|海关总署|工信部|人社部|国家(?:统计局|发展改革委|发改委|税务总局|外汇管理局|能源局|邮政局|卫健委|医保局)"
)
TOP_BLOCKS = 24
FEW_AREAS = 2
ZONE = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:新区|高新区|经开区|开发区|自贸区|合作区|示范区|综保区)")
TITLE_YEAR = re.compile(r"((?:19|20)\d\d)\s*(?:年度?)?(?=.{0,40}(?:公报|概况|情况|分析|统计|运行|简况|快报|发展))")
CONGRESS = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日.{0,6}在.{0,40}(?:会议|大会)")
YEAR_END = 11  # a congress that meets in November or December reviews the year itself
DATELINE = re.compile(r"(?:发布(?:日期|时间)|时间|日期)?[:：]?((?:19|20)\d\d)[年/.-]\d{1,2}(?:月|[/.-])")
DATELINE_LABEL = re.compile(r"(?:发布|时间|日期|来源|更新)")
TITLE_SPAN = re.compile(r"((?:19|20)\d\d)年?[-—–~～至]((?:19|20)\d\d)年?")
PLAN_TITLE = re.compile(
    r"第?十([一二三四五六]?)(?:个五年|五)(?:规划|计划)?(?:和20[3-5]\d年)?.{0,24}(?:规划|纲要)(?!.{0,12}(?:评估|执行|完成|实施))"
)
WORK_REPORT = re.compile(r"政\s*府\s*工\s*作\s*报\s*告|报告政府工作|作(?:政府)?工作报告|向大会报告工作")
REVIEW_YEAR = re.compile(r"((?:19|20)\d\d)年.{0,12}(?:工作)?回顾")
REPORT_YEAR = re.compile(r"((?:19|20)\d\d)年?.{0,12}政府工作报告|政府工作报告.{0,6}((?:19|20)\d\d)年")
OPENING_YEAR = re.compile(r"(?:今年|明年)?是.{0,12}“?十([一二三四五六]?)五”?规划?.{0,4}开局之年")
ANY_YEAR = re.compile(r"((?:19|20)\d\d)年(?!代|\d)")
# A release on some months of a year: told with what it is about, or by a headline that is a sentence of its own.
MONTHS = r"(?P<year>(?:19|20)\d\d)年(?P<months>(?:前?\d{1,2}[-—–－~～至]\d{1,2}月|[上下]半年|[一二三四]季度|前[一二三]个?季度|前(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?月|\d{1,2}月)份?)(?!\d{1,2}日)"
CUMULATIVE_TITLE = re.compile(MONTHS + r"(?=[^\n]{0,40}(?:情况|运行|简况|快报|经济|数据|要点|通报|解读|公告|分析))")
HEADLINE = re.compile(r"[^，。；\d]{0,14}" + MONTHS)
# The first date of the text that is no base of comparison.
BODY_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年|今年)?(?P<months>\d{1,2}[-—–－~～至]\d{1,2}月份?|上半年|前[一二三]个?季度|[一二三四]季度|前(?:\d{1,2}|[一二两三四五六七八九十])个?月份?|(?<=年)\d{1,2}月份?(?!\d))(?![^，。]{0,4}以来)|(?P<alone>(?:19|20)\d\d)年(?!代|\d|同期|[^，。]{0,6}以来|度?[^，。]{0,8}(?:会议|评|考核|规划))"
)
PLANNED_YEAR = re.compile(r"((?:19|20)\d\d)年(?:度)?(?:计划|目标|预期|预算)")
TOLD_APART = re.compile(
    r"两年平均|同比|[比较](?:上年|去年)|(?:上年|去年)同期"
)  # the base named by its year is not the year before
BASE_YEAR = re.compile(r"(?:[比较与]|[低高多少快慢]于)((?:19|20)\d\d)年|((?:19|20)\d\d)年同期")
CENSUS_BASE = re.compile(r"(?:[比较与])((?:19|20)\d0)年")  # a census of the people is held in every year that ends in 0
NOT_OWN = re.compile(r"(?:[比较与同按以从自]|超过|相比|(?:延续|巩固|承接)了?)(?:去年|上年)?$")
PARAGRAPH_OPENING = 60
LOOKING_BACK = re.compile(
    r"(?P<to_come>未来|今后)?(?:过去|这|前|经过)?五年(?:来|间|，|。|接续)|持续\w{0,8}的五年"
    r"|“?十(?P<plan>[一二三四五六]?)五(?!五)”?(?:(?:时期|期间|以来|规划)?[^，。]{0,12}(?:成就|成效|发展|目标)|(?:时期|期间|以来)，)"
)
FIRST_ACCOUNTS = re.compile(r"初步核算[^。；]{0,30}生产总值|生产总值（初步核算")
ONE_YEAR = re.compile(r"^(?:（[一二三四五六七八九十]+）)?(?:20\d\d年|过去一年|一年来|今年|去年|全年)")
TARGETS = re.compile(
    r"目标|工作安排|重点工作|工作任务|工作要求|总体要求|工作打算|主要任务|政府工作任务|工作部署|总体部署|工作思路|发展任务|今后五年|未来五年"
)
REVIEW = re.compile(r"回顾|主要工作和|成就|工作情况|过去")
LONGEST_PHRASE = 4  # characters of words that keep a name from being found


@dataclass(slots=True)
class Place:
    """The area that claims are about."""

    name: str | None = None
    code: str | None = None


@dataclass(slots=True)
class Setting:
    """What the document sets as a whole and what the present section sets."""

    document: Place
    place: Place
    issue_year: int | None
    year: int | None
    base_period: str | None
    period: str | None
    span: str | None = None
    ahead: str | None = None
    status: ObsStatus = ObsStatus.NORMAL
    is_work_report: bool = False
    is_plan: bool = False
    is_accounting: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def first_year_to_come(self) -> int | None:
        """The first of 未来五年: for a report on work the year in which it is given, for others the one behind theirs."""
        if self.is_work_report and self.issue_year:
            return self.issue_year
        return self.year + 1 if self.year else None

    def is_ahead(self, period: str | None) -> bool:
        """Whether a report on work, or a plan, can only look forward to a period."""
        year = (period or "")[:4]
        is_told = self.is_work_report or self.is_plan
        return is_told and self.year is not None and year.isdigit() and int(year) > self.year


def area_at(text: str, at: int, within: str | None) -> tuple[Area, int] | None:
    """The area whose name begins at a place of a text, and where the name ends."""
    names = area_index().by_name
    for length in _lengths().get(text[at : at + 2], ()):
        name = text[at : at + length]
        if name in names:
            found = area_index().resolve(name, within) if names[name] and not _is_in_phrase(text, at) else None
            return (found, at + len(name)) if found else None
    return None


def _is_in_phrase(text: str, at: int) -> bool:
    """Whether words that are no name run into a place from before it: 其中卫生."""
    names = area_index().by_name
    return any(
        names.get(text[start : start + length]) == ()
        for start in range(max(0, at - LONGEST_PHRASE + 1), at)
        for length in _lengths().get(text[start : start + 2], ())
        if start + length > at
    )


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The first two characters of names of areas → the lengths that such names have, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in area_index().by_name:
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def first_area(text: str, within: str | None = None) -> Place | None:
    """The area named first in a line; the innermost where names follow each other (重庆市涪陵区)."""
    zone = ZONE.search(text)
    at = 0
    found: Place | None = None
    while at < len(text) - 1:
        hit = area_at(text, at, (found.code if found else None) or within)
        if hit is None:
            if found is not None:
                break
            at += 1
            continue
        area, at = hit
        found = Place(area.short_name, area.code)
    if (
        zone
        and (found is None or not zone.group().startswith(found.name or ""))
        and area_at(zone.group(), 0, within) is None
    ):
        return Place(zone.group(), None)
    return found


def document_setting(document: Document) -> Setting:
    """What sidecar, title, dateline, issuer and text say of the document's area and period."""
    top = document.blocks[:TOP_BLOCKS]
    head = [block for block in top if len(block.text) <= 60]
    title = "".join(
        _parted(block) for block in head if block.kind is BlockKind.TITLE and not DATELINE_LABEL.match(block.text)
    )
    opening = "\n".join(block.text for block in head)
    place = _document_place(document, head, title)
    is_work_report = bool(WORK_REPORT.search(document.usual[:1500]))
    issue_year = _issue_year(document, opening, is_work_report=is_work_report)
    period, year = _title_period(title, head, is_work_report=is_work_report)
    plan = None if is_work_report else PLAN_TITLE.search(title or opening)
    if plan:
        year = FIVE_YEAR_PLANS.get("十" + plan[1], FIVE_YEAR_PLANS["十"]) - 1
    if year is None and issue_year is not None and is_work_report:
        year = issue_year - 1
    if year is None:
        period, year = _body_period(document, issue_year)
    if year is None and issue_year is not None:
        year = issue_year if _is_plan(document) else issue_year - 1
    base = period or (str(year) if year else None)
    status = (
        ObsStatus.FORECAST
        if year is not None and year == issue_year and not period and _is_plan(document)
        else ObsStatus.NORMAL
    )
    return Setting(
        document=place,
        place=Place(place.name, place.code),
        issue_year=issue_year,
        year=year,
        base_period=base,
        period=base,
        span=next((span for block in head if (span := _reviewed(block.text))), None),
        status=status,
        is_work_report=is_work_report,
        is_plan=plan is not None,
    )


def enter_heading(setting: Setting, block: Block) -> None:
    """Takes in what a heading or a speaker's line sets until the next one."""
    text = block.text
    if block.kind is BlockKind.SPEAKER:
        found = first_area(text, setting.document.code)
        setting.place = found or Place(setting.document.name, setting.document.code)
        return
    years = ANY_YEAR.findall(text)
    setting.span, setting.ahead = _reviewed(text), None
    if not years:
        enter_paragraph(setting, text)
    if REVIEW.search(text):
        setting.status = ObsStatus.NORMAL
        setting.period = years[0] if years else setting.base_period
        if setting.span and not years and setting.year and int(setting.span[-4:]) < setting.year:
            setting.period = setting.span[-4:]
    elif TARGETS.search(text) and setting.is_work_report:
        setting.status = ObsStatus.FORECAST
        year = int(years[0]) if years else setting.issue_year
        setting.period = str(year) if year else setting.period
    elif years and block.level in (1, 2):
        setting.period = years[0]
        setting.status = (
            ObsStatus.FORECAST
            if setting.is_work_report and setting.issue_year and int(years[0]) >= setting.issue_year
            else ObsStatus.NORMAL
        )


def _reviewed(text: str) -> str | None:
    """The years that a title or heading looks back on: 民政事业发展五年回顾（2018—2022年）."""
    span = TITLE_SPAN.search(text) if REVIEW.search(text) else None
    return f"{span[1]}/{span[2]}" if span else None


def enter_paragraph(setting: Setting, text: str) -> None:
    """Takes in that a paragraph is about several years (五年来, “十四五”时期, 未来五年), or on one year again."""
    setting.is_accounting = bool(FIRST_ACCOUNTS.search(text))
    opening = text[:PARAGRAPH_OPENING]
    if match := LOOKING_BACK.search(opening):
        start = FIVE_YEAR_PLANS.get("十" + match["plan"]) if match["plan"] is not None else None
        if start is None and setting.year is not None:
            start = setting.first_year_to_come if match["to_come"] else setting.year - 4
        is_past = start is not None and (setting.year is None or start <= setting.year)
        setting.span = f"{start}/{start + 4}" if start and is_past else None
        setting.ahead = f"{start}/{start + 4}" if start and not is_past else None
    elif ONE_YEAR.search(opening):
        setting.span = None


def _document_place(document: Document, head: list[Block], title: str) -> Place:
    if document.facts.area:
        return Place(*document.facts.area)
    if place := _named_in(title) or _place_of_issuer(document.facts.issuer):
        return place
    named = [_parted(block) for block in head]
    for text in (
        *named[:1],
        *(
            text
            for text, block in zip(named, head, strict=True)
            if block.kind not in (BlockKind.SPEAKER, BlockKind.BODY)
        ),
        *(text for text, block in zip(named, head, strict=True) if "，" not in block.text),
    ):
        place = _named_in(text)
        if place and not (place.name == COUNTRY and LOCAL.search(title + text)):
            return place
    national = len(NATIONAL.findall(document.usual))
    local = len(LOCAL.findall(document.usual)) + document.usual.count("省委") + document.usual.count("市委")
    if national > local:
        return Place(COUNTRY, None)
    return _most_named(document) or Place(COUNTRY if national and not local else None, None)


def _named_in(text: str) -> Place | None:
    if re.search(r"中华人民共和国|国务院|全国(?!人大|政协)", text):
        return Place(COUNTRY, None)
    found = first_area(text)
    return found if found is not None and found.code is not None else None


def _place_of_issuer(issuer: str | None) -> Place | None:
    """The area of an office; one of a national office (国家统计局) that names no area is the country."""
    if issuer is None:
        return None
    return _named_in(issuer) or (Place(COUNTRY, None) if NATIONAL.search(issuer) else None)


def _parted(block: Block) -> str:
    """A line with the blanks that part words: no name goes across them. Blanks between all characters part nothing."""
    gaps = [at for at in range(1, len(block.text)) if block.offsets[at] > block.offsets[at - 1] + 1]
    if len(gaps) * 3 > len(block.text):
        return block.text
    marks = set(gaps)
    return "".join((" " if at in marks else "") + char for at, char in enumerate(block.text))


def _most_named(document: Document) -> Place | None:
    """The area that a text names most, if it is about one."""
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        at = 0
        while at < len(sentence.text) - 1:
            hit = area_at(sentence.text, at, None)
            if hit:
                counts[hit[0].code] += 1
                at = hit[1]
            else:
                at += 1
    if not counts:
        return None
    code = max(counts, key=lambda code: (counts[code], code.endswith("0000"), code))
    if len(counts) > FEW_AREAS and counts[code] * 2 <= sum(counts.values()):
        return None  # a text that goes from area to area is about none of them
    area = next(area for areas in area_index().by_name.values() for area in areas if area.code == code)
    return Place(area.short_name, area.code)


def _issue_year(document: Document, opening: str, *, is_work_report: bool) -> int | None:
    if issued := document.facts.issued:
        return issued.year + (is_work_report and issued.month >= YEAR_END)
    if match := CONGRESS.search(opening):
        return int(match[1]) + (int(match[2]) >= YEAR_END)
    if match := DATELINE.search(opening):
        return int(match[1])
    if is_work_report and (match := REPORT_YEAR.search(opening)):
        return int(match[1] or match[2])
    if is_work_report and (match := REVIEW_YEAR.search(opening)):
        return int(match[1]) + 1
    if match := OPENING_YEAR.search(document.usual[:600]):
        return FIVE_YEAR_PLANS.get("十" + match[1], FIVE_YEAR_PLANS["十"])
    return None


def _title_period(title: str, head: list[Block], *, is_work_report: bool) -> tuple[str | None, int | None]:
    """The period and the year that the title tells, or the first line where it is a headline with a figure."""
    if is_work_report:
        return None, None
    opening = "\n".join(block.text for block in head)
    for text, pattern in ((title or opening, CUMULATIVE_TITLE), (head[0].text if head else "", HEADLINE)):
        if match := pattern.search(text):
            found = read_period(match.group()[match.start("year") - match.start() :], "", None)
            return (found.text, found.year) if found else (None, int(match["year"]))
    if match := TITLE_YEAR.search(title or opening):
        return None, int(match[1])
    if match := TITLE_SPAN.search(title or opening):
        return None, int(match[2])
    return None, None


def _body_period(document: Document, issue_year: int | None) -> tuple[str | None, int | None]:
    """The period and year that the text itself is about: what it names most often without comparing with it."""
    body = "\n".join(block.text for block in document.blocks if block.kind is BlockKind.BODY and "，" in block.text)
    dates = [
        match
        for match in BODY_DATE.finditer(body)
        if not NOT_OWN.search(body, max(0, match.start() - 8), match.start())
    ]
    bases = {int(first or second) for first, second in BASE_YEAR.findall(body)}
    years = [int(match["year"] or match["alone"]) for match in dates if match["year"] or match["alone"]]
    years = [year for year in years if year not in bases]
    spans = Counter(match["months"] for match in dates if match["months"]).most_common(1)
    if spans and spans[0][1] > sum(bool(match["alone"]) for match in dates):
        year = next((int(match["year"]) for match in dates if match["months"] == spans[0][0] and match["year"]), None)
        year = year or issue_year or (years[0] if years else _year_after_base(body, document))
        found = read_period(spans[0][0], "", year)
        return (found.text if found else None), year
    return None, Counter(years).most_common(1)[0][0] if years else _year_after_base(body, document)


def _year_after_base(body: str, document: Document) -> int | None:
    """The year of a text that names no year but those it compares with: 比2019年同期增长…，两年平均增长… is of 2021."""
    planned = PLANNED_YEAR.findall(body)
    if "人口普查" in document.usual and (censuses := CENSUS_BASE.findall(body)):
        return max(map(int, censuses)) + 10
    bases = [int(first or second) for first, second in BASE_YEAR.findall(body)]
    if planned or not bases:
        return int(planned[0]) if planned else None
    last = max(bases)
    return last + (2 if TOLD_APART.search(body) and last - 1 not in bases else 1)


def _is_plan(document: Document) -> bool:
    """Whether the text begins with this year's aims, not with last year's results."""
    opening = document.usual[:1500]
    return bool(re.search(r"今年是|预期目标(?:是|为)", opening)) and not re.search(
        r"去年|过去一年|一年来|工作回顾", opening
    )
