"""What a document's title, headings and speakers set for the claims below them: area, period, status."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from cqcheck.codelists import ObsStatus
from cqcheck.extract.periods import FIVE_YEAR_PLANS
from cqcheck.lexicons.areas import Area, area_index
from cqcheck.read import Block, BlockKind, Document

COUNTRY = "中国"
TOP_BLOCKS = 24
LONGEST_NAME = 12
ZONE = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:新区|高新区|经开区|开发区|自贸区|合作区|示范区|综保区)")
TITLE_YEAR = re.compile(r"((?:19|20)\d\d)\s*(?:年度?)?(?=.{0,40}(?:公报|概况|情况|分析|统计|运行|简况|快报|发展))")
CONGRESS = re.compile(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日.{0,6}在.{0,40}(?:会议|大会)")
DATELINE = re.compile(r"(?:发布(?:日期|时间)|时间|日期)?[:：]?((?:19|20)\d\d)[年/.-]\d{1,2}(?:月|[/.-])")
DATELINE_LABEL = re.compile(r"(?:发布|时间|日期|来源|更新)")
WORK_REPORT = re.compile(r"政\s*府\s*工\s*作\s*报\s*告|报告政府工作|作(?:政府)?工作报告|向大会报告工作")
REVIEW_YEAR = re.compile(r"((?:19|20)\d\d)年.{0,12}(?:工作)?回顾")
REPORT_YEAR = re.compile(r"((?:19|20)\d\d)年?.{0,12}政府工作报告|政府工作报告.{0,6}((?:19|20)\d\d)年")
OPENING_YEAR = re.compile(r"(?:今年|明年)?是.{0,12}“?十([一二三四五六]?)五”?规划?.{0,4}开局之年")
ANY_YEAR = re.compile(r"((?:19|20)\d\d)年(?!代|\d)")
CUMULATIVE_TITLE = re.compile(
    r"((?:19|20)\d\d)年(?:(\d{1,2})[-—–~～至](\d{1,2})月|(上半年)|(前三季度)|(一季度)|(\d{1,2})月份?)"
    r"(?=[^\n]{0,24}(?:情况|运行|简况|快报|经济|数据|要点))"
)
PARAGRAPH_OPENING = 60
LOOKING_BACK = re.compile(
    r"(?:过去|这|前|经过)?五年(?:来|间|，|。|接续)|持续\w{0,8}的五年"
    r"|“?十(?P<plan>[一二三四]?)五”?(?:时期|期间|以来|规划)?[^，。]{0,12}(?:成就|成效|发展)"
)
FIRST_ACCOUNTS = re.compile(r"初步核算[^。；]{0,30}生产总值|生产总值（初步核算")
ONE_YEAR = re.compile(r"^(?:（[一二三四五六七八九十]+）)?(?:20\d\d年|过去一年|一年来|今年|去年|全年)")
TARGETS = re.compile(
    r"目标|工作安排|重点工作|工作任务|工作要求|总体要求|工作打算|主要任务|政府工作任务|工作部署|总体部署|工作思路|发展任务|今后五年|未来五年"
)
REVIEW = re.compile(r"回顾|主要工作和|成就|工作情况|过去")


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
    status: ObsStatus = ObsStatus.NORMAL
    is_work_report: bool = False
    is_accounting: bool = False
    notes: list[str] = field(default_factory=list)


def area_at(text: str, at: int, within: str | None) -> tuple[Area, int] | None:
    """The area whose name begins at a place of a text, and where the name ends."""
    names = area_index().by_name
    for length in range(min(LONGEST_NAME, len(text) - at), 1, -1):
        name = text[at : at + length]
        if names.get(name):
            found = area_index().resolve(name, within)
            return (found, at + length) if found else None
    return None


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
    """What title, dateline, issuer and text say of the document's area and period."""
    top = document.blocks[:TOP_BLOCKS]
    head = [block for block in top if len(block.text) <= 60]
    title = "".join(
        block.text for block in head if block.kind is BlockKind.TITLE and not DATELINE_LABEL.match(block.text)
    )
    opening = "\n".join(block.text for block in head)
    place = _document_place(document, head, title)
    is_work_report = bool(WORK_REPORT.search(document.text[:1500]))
    issue_year = _issue_year(document, opening, is_work_report=is_work_report)
    period, year = _title_period(title or opening, is_work_report=is_work_report)
    if year is None:
        common = Counter(ANY_YEAR.findall(document.text)).most_common(1)
        if issue_year is not None:
            year = issue_year - 1
            if not is_work_report and _is_plan(document):
                year = issue_year
        elif common:
            year = int(common[0][0])
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
        status=status,
        is_work_report=is_work_report,
    )


def enter_heading(setting: Setting, block: Block) -> None:
    """Takes in what a heading or a speaker's line sets until the next one."""
    text = block.text
    if block.kind is BlockKind.SPEAKER:
        found = first_area(text, setting.document.code)
        setting.place = found or Place(setting.document.name, setting.document.code)
        return
    years = ANY_YEAR.findall(text)
    setting.span = None
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


def enter_paragraph(setting: Setting, text: str) -> None:
    """Takes in that a paragraph looks back on several years (五年来, “十四五”时期), or on one year again."""
    setting.is_accounting = bool(FIRST_ACCOUNTS.search(text))
    opening = text[:PARAGRAPH_OPENING]
    if match := LOOKING_BACK.search(opening):
        start = FIVE_YEAR_PLANS.get("十" + match["plan"]) if match["plan"] is not None else None
        if start is None and setting.year is not None:
            start = setting.year - 4
        setting.span = f"{start}/{start + 4}" if start else None
    elif ONE_YEAR.search(opening):
        setting.span = None


def _document_place(document: Document, head: list[Block], title: str) -> Place:
    for text in (
        title,
        *(block.text for block in head if block.kind is not BlockKind.SPEAKER),
        *(block.text for block in head),
    ):
        if re.search(r"中华人民共和国|国务院|全国(?!人大|政协)", text):
            return Place(COUNTRY, None)
        found = first_area(text)
        if found is not None and found.code is not None:
            return found
    national = document.text.count("全国")
    local = sum(document.text.count(word) for word in ("全省", "全市", "全区", "全县", "我省", "我市", "省委", "市委"))
    if national > local:
        return Place(COUNTRY, None)
    return _most_named(document) or Place(COUNTRY if national else None, None)


def _most_named(document: Document) -> Place | None:
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
    area = next(area for areas in area_index().by_name.values() for area in areas if area.code == code)
    return Place(area.short_name, area.code)


def _issue_year(document: Document, opening: str, *, is_work_report: bool) -> int | None:
    for pattern in (CONGRESS, DATELINE):
        if match := pattern.search(opening):
            return int(match[1])
    if is_work_report and (match := REPORT_YEAR.search(opening)):
        return int(match[1] or match[2])
    if is_work_report and (match := REVIEW_YEAR.search(opening)):
        return int(match[1]) + 1
    if match := OPENING_YEAR.search(document.text[:600]):
        return FIVE_YEAR_PLANS.get("十" + match[1], FIVE_YEAR_PLANS["十"])
    return None


def _title_period(title: str, *, is_work_report: bool) -> tuple[str | None, int | None]:
    if is_work_report:
        return None, None
    if match := CUMULATIVE_TITLE.search(title):
        year = match[1]
        last = {"上半年": "06", "前三季度": "09"}.get(match[4] or match[5] or "")
        if match[2]:
            return f"{year}-{int(match[2]):02}/{year}-{int(match[3]):02}", int(year)
        if last:
            return f"{year}-01/{year}-{last}", int(year)
        if match[6]:
            return f"{year}-Q1", int(year)
        return f"{year}-{int(match[7]):02}", int(year)
    if match := TITLE_YEAR.search(title):
        return None, int(match[1])
    return None, None


def _is_plan(document: Document) -> bool:
    """Whether the text begins with this year's aims, not with last year's results."""
    opening = document.text[:1500]
    return bool(re.search(r"今年是|预期目标(?:是|为)", opening)) and not re.search(
        r"去年|过去一年|一年来|工作回顾", opening
    )
