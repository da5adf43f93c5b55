"""Place in a sentence → the period that a value there is about, and whether it is a plan."""

import re

from cqcheck.codelists import Measure, ObsStatus, TokenState
from cqcheck.extract.periods import Period, listed_months, months_of, number_of, read_period, years_to_come
from cqcheck.extract.predicates import DATE_MARK
from cqcheck.extract.reading import Group, Reading
from cqcheck.extract.values import NumberToken

COMPARED = re.compile(r"(?:[比较按以](?:“|全年)?|与|[高低快慢多少]于|(?:延续|巩固|承接)了)$")
NOT_DATED = re.compile(r"末?相比|不变价|价格|普查|版|战略|规划|生人|末?的\d|[^，。]{0,3}(?:会议|大会)")
TO = re.compile(r"(?<!恢复)[到至]$")  # 提高到2020年的78.1岁
SPANNED = re.compile(r"年均|累计|年来|时期|^[^，；。]*$|^来?，[^，；。]*$|自.{0,20}以来")
# What may stand in front of a date that begins a sentence.
LEADING = re.compile(
    r"(?:[^，。；：\x01]{2,14}[：:]|[^，。；：\x01]{2,16}(?:上|方面|来?看|中)，)?(?:其中，?|此外，|截至|截止|到|初步核算，|据[^，]{1,12}，|(?:全[国省市区县])?)?"
)
LEADING_NAME = re.compile(r"全年|年末|今年")
THROUGH = re.compile(r"至|到|[-—–~～]+")
YEARS = re.compile(r"\d{4}(?:/\d{4})?")
DATES_JOINED = re.compile(r"[、和与及]")
MONTH_FORM = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
MEAN = re.compile(r"平均|年均")
MEAN_BEHIND = re.compile(r"[^；。]{0,40}?，(?:年均|年平均|平均每年)")
# 利润总额285.8亿元（上年同期为233.1亿元）: the same time of the year before.
YEAR_BEFORE = re.compile(r"[（，；](?:上一?年|去年)(?:同期|同月|末|底)?(?:仅?为|是)?(?:约|仅|[\d.]+%?[、和])*$")
REACH_BACK = 24  # characters
NAMED = re.compile(
    r"(?<![去上]年)(?<!\x01)全年|年末|去年|(?:(?<=[，；。（])|^)上年(?!末|同期|相比|以来|[增提减下上回]|全年[增提减下上])|今年|当年|当月"
)
TARGET = re.compile(
    r"预期目标|力争|目标(?:是|为)|(?:[，。；]|^|(?<!完成)年)(?:全[市省区县年])?计划(?!单列|生育|内|外)|预期(?!寿命)|确保(?!了)|争取到?20|到20[3-9]\d年|安排(?=.{0,6}投资\d)|(?:预算|收入|支出)安排|将(?:达|突破|新增|建成)"
)
# 今年要力争…: what a text on the year before says of the year to come, to the end of the sentence.
PLANNED = re.compile(r"(?:我们|我[省市区县]|全[省市区县])?(?:将力争|将确保|要|力争|计划|确保|的?(?:主要)?预期目标)")
TO_BE_GROWN = re.compile(r"(?!的?(?:目标|任务|计划|预期|预算))[^，；。]{2,20}(?:增长|达到|完成)")
PLAN_OPENING = re.compile(rf"(?:今年|明年){PLANNED.pattern}")
TARGET_REACH = 40  # characters in which a word of planning governs a figure
# What the first accounts of a year tell beside the product itself.
ACCOUNTED = re.compile(r"产业增加值|第[一二三]产业|三次产业|人均(?:地区|国内)?(?:生产总值|GDP)")
ACCOUNTED_REACH = 60
# Words of what is done over several years, and of where things stand at the end of them.
FLOW = re.compile(
    r"新增|新建|新改扩?建|扩建|铺设|修建|建成(?!区|率)|改造|实施|创建|培育|发放|关停|削减|完成|更新|加装|新开工|开通|减少|再就业|植树|筹集|清理|推广|投入帮|治理提升|整治|修复|拆除|活化利用|落地|招引|引进|转移就业|化解|救助|精简|补贴|追回|压减|形成|节省|节约|减免|代缴|(?:^|累计|新)建设(?!用地|银行|投资)"
)
STOCK = re.compile(
    r"达到?|突破|增至|增加[到至]|提高[到至]|[升降]至|拥有|共有|现有|累计达|总量|总数|余额|保有量|里程|人均|产值|收入"
)
REACHED = re.compile(
    rf"(?:达到?|突破|[增减升降]至|(?:增加|提高|提升|上升|增长|扩大|缩小|降低|下降|减少|缩短)[到至])(?:{DATE_MARK}+的?)?(?:[\d.%、]*[、和])?$"
)
FLOW_BEHIND = re.compile(r"获评|获[全国省].{1,2}推广|在全[国省].{0,4}推广|入选|全面除险|建成投产|实施|落地|加快打造")
HELD = re.compile(r"(?:保持|稳定|维持)在?(?:[\d.]+%?、)*$")
OVER_SPAN = re.compile(r"(?:累计|年均|每年|净增|新增|五年)(?!.*(?:总量|总数))[^，；]{0,24}$")
RUN_OF_YEARS = re.compile(r"连续([二两三四五六七八九十]|\d{1,2})年(?:保持|稳定|维持)在?$")
# Over the years of a plan that is ahead.
OVER_AHEAD = re.compile(r"(?:年均|累计)[^，。；]{0,10}$")
SUM_OF_FLOW = re.compile(r"，(?:总|累计|协议)?(?:投资|金额|资金|合同)额?$")
COMPARING = (Measure.GROWTH, Measure.CHANGE)
OVER_PLAN = re.compile(rf"[比较]{DATE_MARK}+(?:时期|同期|期间)[^，；。]{{0,16}}$")
STANDING = (Measure.LEVEL, Measure.RATE, Measure.SHARE, Measure.RATIO)
HOLDING = (*STANDING, Measure.INDEX)
SPAN_OF_YEARS = re.compile(r"\d{4}/\d{4}")
YEAR_OF_PERIOD = re.compile(r"(?:(?<=/)|^)\d{4}")
WITHIN_IT = re.compile(r"其中，?$")
YEAR_TOLD = re.compile(r"(?:19|20)\d\d年")
GOALS = re.compile(r"预期目标|目标(?:是|为|定为)|主要指标(?:是|为)")


def period_at(reading: Reading, start: int) -> str | None:
    """The period of a value that begins at a place of the sentence."""
    period, since = reading.memory.period or reading.setting.period, 0
    for token in reading.dates:
        if token.end > start:
            break
        found = _dated(reading, token, start)
        if found is not None:
            period, since = found.text, token.end
    if reading.setting.year and YEAR_BEFORE.search(reading.masked, max(0, start - REACH_BACK), start):
        return year_before(period)
    words = [
        match
        for match in NAMED.finditer(reading.masked, 0, start)
        if match.start() >= since and (match.group() != "上年" or "，" not in reading.masked[match.end() : start])
    ]
    return _named_period(reading, words[-1], period) if words and reading.setting.year else period


def leading_period(reading: Reading) -> str | None:
    """The period that a sentence states at its beginning, which holds until another is stated; None if it states none."""
    token = next(iter(reading.dates), None)
    if token and LEADING.fullmatch(reading.masked[: token.start]):
        if reading.masked.startswith("当月", token.end) or WITHIN_IT.search(reading.masked[: token.start]):
            return None  # 其中，10月份增长7.1%: an aside
        found = _dated(reading, token, len(reading.text))
        return found.text if found and found.persists else None
    words = LEADING_NAME.match(reading.masked)
    return _named_period(reading, words, reading.setting.period) if words and reading.setting.year else None


def listed_periods(reading: Reading, group: Group) -> list[str | None]:
    """The periods that the values of a list are of: 7、8、9三个月分别为…, 2021年、2022年分别增长…; empty for one of one period."""
    dates = [token for token in reading.tokens if token.state is TokenState.DATE and token.end <= group.start]
    if len(group.tokens) < 2 or group.is_range or not dates:
        return []
    if "分别" not in reading.masked[dates[-1].end : group.start] or COMPARED.search(reading.text[: dates[-1].start]):
        return []
    first = len(dates) - 1
    while first and DATES_JOINED.fullmatch(reading.text[dates[first - 1].end : dates[first].start]):
        first -= 1
    last = reading.text[dates[-1].start : dates[-1].end]
    periods: list[str | None] = list(listed_months(last, reading.setting.year))
    if not periods:
        found = (_read(reading, token, "", reading.setting.year) for token in dates[first:])
        periods = [period.text if period else None for period in found]
    if len(periods) == 1:
        periods = _years_of_span(reading, dates, periods[0])
    return periods if len(periods) == len(group.tokens) else []


def _years_of_span(reading: Reading, dates: list[NumberToken], last: str | None) -> list[str | None]:
    """The years of a span whose end is the last date: 2021—2023年, 近三年, 2021年至2023年."""
    first = last
    if len(dates) > 1 and THROUGH.fullmatch(reading.text[dates[-2].end : dates[-1].start]):
        begin = _read(reading, dates[-2], "", reading.setting.year)
        first = begin.text if begin else None
    if not first or not last or not YEARS.fullmatch(first) or not YEARS.fullmatch(last):
        return [last]
    return [str(year) for year in range(int(first[:4]), int(last[-4:]) + 1)]


def settle_span(
    reading: Reading, group: Group, measure: Measure, period: str | None, *, is_based: bool = False
) -> str | None:
    """The period of a figure in a text on several years: all of them if it adds up over them, else where they end.

    Args:
        reading: The sentence.
        group: The values.
        measure: What they state.
        period: What the dates of the sentence say.
        is_based: Whether the text says what the values are compared with.
    """
    if (run := RUN_OF_YEARS.search(reading.text, 0, group.start)) and re.fullmatch(r"\d{4}", period or ""):
        return f"{int(str(period)) - number_of(run[1]) + 1}/{period}"
    span, before = reading.setting.span, reading.masked[: group.start]
    if reading.setting.ahead and OVER_AHEAD.search(before) and not SPAN_OF_YEARS.fullmatch(period or ""):
        return reading.setting.ahead
    if reading.from_period and measure in STANDING and SPAN_OF_YEARS.fullmatch(period or "") and _stands(before):
        return str(min(int(str(period)[-4:]), reading.setting.year or 9999))
    if not span:
        return period
    if measure in COMPARING and (match := OVER_PLAN.search(before)):
        return span if date_before(reading, match.end()) == span_before(span) else period
    is_grown = measure in COMPARING and not is_based and not YEAR_TOLD.search(reading.text[: group.start])
    if period == reading.setting.period and (is_grown or _is_of_span(reading, group, measure, before)):
        return span
    is_end = measure is Measure.RANK or (measure in STANDING and _stands(before))
    return reading.setting.period if period == span and is_end else period


def _is_of_span(reading: Reading, group: Group, measure: Measure, before: str) -> bool:
    """Whether a figure is of the whole span: told so, held over it, or a sum of what was done in it."""
    if measure in HOLDING and HELD.search(before):
        return True
    if measure is Measure.GROWTH and reading.text.startswith("翻", group.start):
        return True
    if measure not in (Measure.LEVEL, Measure.GROWTH):
        return False
    if OVER_SPAN.search(before.rpartition("。")[2]):
        return not _stands(before)
    if SUM_OF_FLOW.search(before) and reading.drafts and reading.drafts[-1].time_period == reading.setting.span:
        return True
    is_undated = not YEAR_TOLD.search(reading.text[: group.start])
    return measure is Measure.LEVEL and is_undated and _is_flow(before, reading.masked[group.end :])


def _is_flow(before: str, after: str) -> bool:
    """Whether a level is a sum of what was done over the years (建成绿道5430公里), not where things stand (增至14条)."""
    clause = re.split(r"[，；。：,;]", before)[-1]
    for part in reversed(clause.split("、")):
        if STOCK.search(part):
            return False
        if FLOW.search(part):
            return True
    return bool(FLOW.match(re.split(r"[，；。、]", after)[0]) or FLOW_BEHIND.search(re.split(r"[，；。]", after)[0]))


def _stands(before: str) -> bool:
    """Whether a figure tells where things stand at the end of a span (城镇化率升至76.58%), not what it adds up to."""
    part = re.split(r"[，；。：,;、]", before)[-1]
    return bool(REACHED.search(before)) and not FLOW.search(part) and "年均" not in part


def date_before(reading: Reading, start: int) -> str | None:
    """The period that the last date in front of a place stands for."""
    dates = [token for token in reading.dates if token.end <= start]
    if not dates:
        return None
    period = _read(reading, dates[-1], "", reading.setting.year)
    return period.text if period else None


def year_before(period: str | None) -> str | None:
    """The same time of the year before (2023-Q1 of 2024-Q1, 2023 of 2024); a span of years as it is."""
    if not period or SPAN_OF_YEARS.fullmatch(period):
        return period
    return YEAR_OF_PERIOD.sub(lambda year: str(int(year.group()) - 1), period)


def years_between(first: str, last: str | None) -> str | None:
    """The years over which a figure moved from one year to another, 2016/2023 from 2015 to 2023; `last` if they are no years."""
    is_span = first.isdecimal() and (last or "").isdecimal() and int(first) + 1 < int(last or 0)
    return f"{int(first) + 1}/{last}" if is_span else last


def span_before(span: str) -> str:
    """The span of as many years before a span: 2016/2020 before 2021/2025."""
    first, last = map(int, span.split("/"))
    return f"{2 * first - last - 1}/{first - 1}"


def month_before(period: str | None) -> str | None:
    """The month before a month, None for any other period."""
    match = re.fullmatch(r"(\d{4})-(\d\d)", period or "")
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    return f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"


def start_of_rise(reading: Reading, period: str | None, start: int, base: str | None = None) -> str | None:
    """The year that a rise from one figure to another starts in: told by sentence or paragraph, else the year before.

    `base` is what the words right in front of the first figure, at `start`, compare with: 由2005年的 is a date of its own.
    """
    if base and base.startswith(DATE_MARK):
        return date_before(reading, start)
    span, told = reading.setting.span, reading.memory.base_period()
    if not (
        told or span
    ):  # 比2020年增长34.5%，收入比由2.06缩小至1.88; 由2017年的32.5万张增加到41.8万张，占比由28%提高到56%
        told = next((year for year in (reading.memory.base, reading.from_period) if (year or "").isdecimal()), None)
    if not (told or span) and (period or "").isdecimal() and MEAN_BEHIND.match(reading.masked, start):
        return None  # not the year before, since the rise took years
    if SPAN_OF_YEARS.fullmatch(period or ""):
        span = period  # “十三五”时期，由68亿元增加到136亿元
    return told or year_before(span[:4] if span else period)


def status_at(reading: Reading, start: int, period: str | None) -> ObsStatus:
    """Whether a value at a place is a plan, provisional or neither; a report on work can only plan the year it is read in."""
    before, setting = reading.masked[:start], reading.setting
    if setting.is_ahead(period) and str(period)[-4:].isdigit():
        return ObsStatus.FORECAST
    if PLAN_OPENING.match(before):
        return ObsStatus.FORECAST
    if reading.setting.status is ObsStatus.FORECAST or GOALS.search(before) or TARGET.search(before[-TARGET_REACH:]):
        return ObsStatus.FORECAST
    is_accounted = reading.setting.is_accounting and bool(ACCOUNTED.search(before[-ACCOUNTED_REACH:]))
    return ObsStatus.PROVISIONAL if reading.is_provisional or is_accounted else ObsStatus.NORMAL


def _dated(reading: Reading, token: NumberToken, start: int) -> Period | None:
    """The period of a date token if it governs the value at `start`."""
    text, span = reading.text, reading.setting.span
    if COMPARED.search(text[: token.start]):
        # 比10月份的374.50亿元 is the figure of October; 比10月份增长 compares with it.
        is_owner = text[token.start - 1] in "比较与于" and re.fullmatch(
            r"(?:（[^（）]*）)?末?的", text[token.end : start]
        )
        return _read(reading, token, "", reading.setting.year) if is_owner else None
    after = text[token.end : token.end + 4]
    if re.match(r"[^，；。]{0,14}以来", text[token.end :]):
        after = "以来"
    elif NOT_DATED.match(after) and not (after.startswith("的") and TO.search(text, 0, token.start)):
        return None
    found = _read(reading, token, after, int(span[-4:]) if span else reading.setting.year)
    if found is None or found.persists:
        is_month = found is not None and MONTH_FORM.fullmatch(found.text)
        return _cumulated(found, text[token.end : start]) if found and is_month else found
    if MEAN.search(text[token.start : token.end + len("分别平均")]):  # 两年平均增长5.5% is of the value behind it alone
        return found if re.fullmatch(r"[^，；。]*(?:，[比较][^，；。]*)?", text[token.end : start]) else None
    clause = text[max(token.end, text.rfind("，", token.end, start)) : start]
    return found if SPANNED.search(clause) else None


def _read(reading: Reading, token: NumberToken, after: str, year: int | None) -> Period | None:
    setting = reading.setting
    words = reading.text[token.start : token.end]
    this_year = setting.issue_year if setting.is_work_report else setting.year
    return years_to_come(words, setting.first_year_to_come) or read_period(words, after, year, this_year)


def _cumulated(month: Period, between: str) -> Period:
    """4月，收入累计完成 states what came in from January to April."""
    if not re.search(r"累计[^；。]*。?$", between):
        return month
    year, number = map(int, month.text.split("-"))
    return Period(months_of(year, 1, number))


def _named_period(reading: Reading, match: re.Match[str], period: str | None) -> str | None:
    """The period that a word such as 去年 or 全年 names, where it is not compared with."""
    setting, word = reading.setting, match.group()
    if reading.masked.endswith(("比", "较", "与"), 0, match.start()):
        return period
    if word == "上年":
        return year_before(period)
    if word == "去年":
        return str(setting.issue_year - 1) if setting.issue_year else setting.period
    if word == "今年" and setting.issue_year:
        return str(setting.issue_year)
    if word == "今年" and setting.year and PLANNED.match(reading.masked, match.end()):
        return str(setting.year + 1)
    is_span = bool(period) and "-" in (period or "")
    if word == "全年" and is_span and TO_BE_GROWN.match(reading.masked, match.end()):
        return str(setting.year)  # 下半年，要确保完成全年地区生产总值增长6%
    if word in ("全年", "年末") and is_span and re.fullmatch(r"\d{4}", setting.base_period or ""):
        return str(setting.year)
    return period
