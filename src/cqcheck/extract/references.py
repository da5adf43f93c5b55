"""What a value is compared with: the base of a growth, the whole of a share, the other area of a difference."""

import re

from cqcheck.claims import MEAN
from cqcheck.codelists import Measure
from cqcheck.extract.canonical import known_by
from cqcheck.extract.dating import date_before, month_before, period_at, span_before, year_before
from cqcheck.extract.places import without_own_area
from cqcheck.extract.predicates import DATE_MARK, FIVE_BEFORE, NOTE_MARK, Predicate
from cqcheck.extract.reading import Reading
from cqcheck.extract.subjects import tidy
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.regions import COUNTRY, is_region
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import head_of

DEFAULT_BASE = "上年"
OF_AREA = re.compile(r"(全[国省市区县球])(?:总?产量|总量|总额|总数)")
# 环比 holds for the growths of its sentence until another base is told; a sentence with no other, for its paragraph.
BASES_SAID = re.compile(rf"环比|同比|同期|[比较与](?:上年|去年|年初|{DATE_MARK})")
OF_BUDGET = ("短收", "超收")
OF_BASE = re.compile(rf"[比较]{DATE_MARK}+末?的$")
NO_WHOLE = re.compile(r"(?:率|度|系数|指数)$|人均|每[百千万]*人|平均")
MEAN_OF_YEARS = re.compile(r"[一二两三四五六七八九十\d]年(?:分别)?(?:年均|平均)[^，；。]{0,6}$|年平均[^，；。]{0,4}$")
VALUE_ADDED = re.compile(r"(?:工业|服务业|产业)增加值$|生产总值$")
KIND = re.compile(r"(?:业|贸易|经济|部门|企业|地区)$")
PEOPLE = ("人员", "人数", "人口", "职工")
ALL_TRADE = re.compile(r"(?:外贸|对外贸易|货物贸易)?((?:进出|出|进)口)(?:总值|总额|额)?")
POINTS = ("个百分点", "百分点")
PER_HEAD_WHOLES = ("可支配收入", "消费支出", "纯收入", "生活消费支出")
WHOLES = {"GDP": "地区生产总值", "经济": "地区生产总值", "总人口": "人口"}

AGED = re.compile(r"\d+周?岁")


def reference_of(reading: Reading, measure: Measure, predicate: Predicate, start: int) -> str | None:
    """The reference of a value that begins at `start`, None where nothing is compared or the other side is unstated."""
    found = _reference(reading, measure, predicate, start)
    return found and (found.replace(DATE_MARK, "").replace(NOTE_MARK, "") or None)


def _reference(reading: Reading, measure: Measure, predicate: Predicate, start: int) -> str | None:
    if measure in (Measure.GROWTH, Measure.CHANGE):
        return _base(reading, measure, predicate, start)
    if measure in (Measure.MULTIPLE, Measure.SHARE) and (predicate.whole or "").startswith(DATE_MARK):
        return date_before(reading, start)  # 是2010年的2.3倍, 恢复至2019年的72.4%
    if measure is Measure.SHARE:
        return (
            predicate.plan
            or _of_economy(reading, predicate)
            or _whole(reading, predicate)
            or _as_before(reading, predicate)
        )
    if measure is Measure.CONTRIBUTION:
        return _contributed_to(reading, predicate)
    if measure is Measure.DIFFERENCE:
        if not predicate.other:
            named = re.findall(r"[比较](全[国省市区县])", reading.text[:start])
            return named[-1] if named else None
        return re.sub(r"(?:平均(?:水平)?|水平|均值|增速|的)+$", "", predicate.other) or predicate.other
    return None


def is_monthly(reading: Reading) -> bool:
    """Whether the growths of the sentences behind are over the month before, unless they say otherwise."""
    said = BASES_SAID.findall(reading.masked)
    return all(base == "环比" for base in said) if said else reading.memory.is_monthly


def _contributed_to(reading: Reading, predicate: Predicate) -> str | None:
    """The whole that a part contributes to, by its canonical name; a bare 贡献率 is one to the whole told before."""
    if predicate.whole:
        return canonical_whole(reading, predicate.whole)
    last = reading.drafts[-1] if reading.drafts else None
    return last.reference if last and last.measure is Measure.CONTRIBUTION and not predicate.phrase else None


def canonical_whole(reading: Reading, words: str) -> str:
    """The name of a whole without period and own area, as the catalogue has it: 同期南京市外贸进出口 → 货物进出口总额."""
    name = without_own_area(reading, tidy(words.strip(DATE_MARK)) or words)
    name = WHOLES.get(name, name)
    known = load_catalogue().canonical(name) or load_catalogue().canonical(name + "增加值")
    return known.name if known else name


def _base(reading: Reading, measure: Measure, predicate: Predicate, start: int) -> str:
    memory = reading.memory
    is_of_years = MEAN_OF_YEARS.search(reading.text[:start]) is not None
    if measure is Measure.GROWTH and (predicate.is_yearly_mean or is_of_years):
        return MEAN
    if predicate.is_mean_change or (is_of_years and not (predicate.base or predicate.is_growth_noun)):
        return MEAN
    if predicate.is_from and not predicate.is_from_month and measure is Measure.GROWTH:
        return DEFAULT_BASE  # 从去年11月上涨5.4%变为今年3月下降1.3%
    base = predicate.base
    if base == FIVE_BEFORE and reading.setting.span:
        base = span_before(reading.setting.span)
    if base and base.startswith(DATE_MARK):
        base = date_before(reading, start)
        if predicate.is_growth_noun and base and base == month_before(period_at(reading, start)):
            base = "上月"
    if base is None and measure is Measure.CHANGE and reading.masked.endswith(OF_BUDGET, 0, start):
        base = "预算"  # 短收1.8亿元: less than was planned, unless the text says 同比
    base = base or memory.sentence_base or _base_before(reading, predicate)
    if base is None and measure is Measure.CHANGE:
        base = reading.from_period
    if base is None and measure is Measure.GROWTH:
        said = BASES_SAID.findall(reading.masked, 0, start)
        is_monthly = said[-1] == "环比" if said else memory.is_monthly
        base = "上月" if is_monthly else None
    if base:
        memory.base = base
        return base
    last = reading.drafts[-1] if reading.drafts else None
    if measure is Measure.GROWTH and last and last.measure is Measure.CHANGE and last.unit in POINTS:
        return DEFAULT_BASE  # 增速比一季度回落0.4个百分点，6月增长10.1%
    is_alike = measure is Measure.CHANGE and predicate.is_growth_noun  # 增速比1—9月提高…；…增速提高…
    is_next = reading.last_measure is Measure.CHANGE or not predicate.phrase
    goes_on = (
        (is_alike or not predicate.phrase) and is_next and reading.last_measure in (Measure.GROWTH, Measure.CHANGE)
    )
    # 存款余额比年初增加25.5亿元，其中住户存款余额84.3亿元，增加15.7亿元
    is_of_part = measure is Measure.CHANGE and memory.base == "年初"
    return (memory.base if goes_on or is_of_part else None) or DEFAULT_BASE


def _base_before(reading: Reading, predicate: Predicate) -> str | None:
    """The period of the figure just told that a growth starts from: 由2020年的75亿元增加到88亿元，增长17%; 比10月的37亿元增长5%."""
    if predicate.phrase or not reading.drafts:
        return None
    last, period = reading.drafts[-1], reading.setting.period
    if OF_BASE.search(reading.masked[: last.token.start]):
        of_month = last.time_period and last.time_period == month_before(period_at(reading, last.token.start + 1))
        return "上月" if of_month else last.time_period
    first = reading.drafts[-2] if len(reading.drafts) > 1 else last
    is_from = first.indicator == last.indicator and first.time_period == reading.from_period != year_before(period)
    is_from = is_from and first.measure is not Measure.GROWTH
    return reading.from_period if is_from else None


def _of_economy(reading: Reading, predicate: Predicate) -> str | None:
    """The economy, where a share of value added stands behind a subject that is no sum: 经营主体21.3万家，民营经济增加值占比58.2%."""
    memory = reading.memory
    is_bare = not predicate.whole and not memory.whole and not memory.scope
    is_other = memory.levels.get(reading.prior, "CNY") != "CNY"
    is_told = memory.last.endswith("经济增加值") and predicate.phrase
    return "地区生产总值" if is_bare and is_other and is_told else None


def _as_before(reading: Reading, predicate: Predicate) -> str | None:
    """The whole of the share told in a sentence before, of the same kind: 机电产品出口占出口总值43.2%。…服装出口35亿元，占4.8%."""
    (told, whole), part = reading.memory.divided, reading.memory.last
    is_alike = bool(head_of(told)) and head_of(told) == head_of(part)
    if not is_alike or predicate.phrase or part == told:
        return None
    return told if part.endswith(told) else whole  # 县以下文化事业费 is a part of 文化事业费


def _divided(reading: Reading) -> set[str]:
    """The subjects of the sentence that are parts themselves."""
    return {draft.indicator for draft in reading.drafts if draft.measure is Measure.SHARE}


def _larger_before(reading: Reading) -> str | None:
    """The nearest level in front of the part's that is larger, in the same unit: 支出768.50亿元，教育支出172.91亿元，占22.5%."""
    levels = [draft for draft in reading.drafts if draft.measure is Measure.LEVEL]
    part = next((draft for draft in reversed(levels) if draft.indicator == reading.memory.last), None)
    if part is None:
        return None
    own = parse_unit(part.unit)
    divided = _divided(reading)
    for draft in reversed(levels):
        if draft.indicator in divided or _are_siblings(reading.memory.last, draft.indicator):
            continue  # 男性人口7.2亿人，占51.2%；女性人口6.9亿人，占48.8%: parts of one whole
        unit = parse_unit(draft.unit)
        if unit.unit_measure == own.unit_measure and draft.value * unit.factor > part.value * own.factor:
            return draft.indicator
    return None


def _can_hold(reading: Reading, part: str, whole: str) -> bool:
    """Whether a subject can have parts of this kind: a rate has none, and people are parts of people."""
    return not NO_WHOLE.search(whole) and (
        not part.endswith(PEOPLE) or reading.memory.levels.get(whole) in ("person", None)
    )


def _is_alike(reading: Reading, part: str, whole: str) -> bool:
    """Whether the subject of a clause before is the whole of a part that names none.

    实际使用外资11.5亿美元，制造业占40.9% is a share of it; 每千人口医师数3.4人，护理型床位占比46.8% is not.
    """
    if not _can_hold(reading, part, whole) or whole not in reading.memory.levels:
        return False
    if head := head_of(part):
        return bool(set(head) & set(head_of(whole))) and not _are_siblings(part, whole)
    return bool(KIND.search(part) or set(part[-2:]) & set(whole[-2:]))


def _are_siblings(part: str, whole: str) -> bool:
    """Whether both names are of a kind of firm: 民营企业进出口 is no share of 外商投资企业进出口."""
    kinds = [name.removesuffix(head_of(name)) for name in (part, whole)]
    return kinds[0] != kinds[1] and all(kind.endswith(("企业", "贸易")) for kind in kinds)


def _named_whole(reading: Reading, words: str) -> str:
    """The whole that a share names, with the owner that its part tells: 居民人均工资性收入…占可支配收入 → 居民人均可支配收入."""
    whole = without_own_area(reading, tidy(words.strip(DATE_MARK)) or words)
    part = reading.memory.last
    if whole in PER_HEAD_WHOLES and "人均" in part:
        return part[: part.index("人均") + 2] + whole
    if trade := ALL_TRADE.fullmatch(whole):
        whole = trade[1]
    return WHOLES.get(whole, known_by(whole)[0])


def _is_of_larger_area(reading: Reading, word: str | None) -> bool:
    """Whether a whole is that of an area around the one that the text is about: 占全国进出口总值 in a text on a province."""
    own = reading.setting.document.name or ""
    return word is not None and own != COUNTRY and not (word.endswith("省") and own.endswith(("省", "自治区")))


def _whole(reading: Reading, predicate: Predicate) -> str | None:
    memory = reading.memory
    if predicate.whole:
        return _stated_whole(reading, predicate, predicate.whole)
    if memory.whole:
        return memory.whole
    if is_region(reading.place.name or "") and reading.place is not reading.setting.place:
        return memory.last or None  # 东部地区事业费54.2亿元，占42.2%: of the country's
    phrase = predicate.phrase
    told = next((draft for draft in reversed(reading.drafts) if draft.indicator == memory.last), None)
    if not phrase and told is not None and told.measure is Measure.SHARE:
        return told.reference  # 占比由26.1%提高到38.5%
    if phrase.endswith("增加值"):
        names = (memory.scope, *reversed(memory.recent), memory.main)
        return next((name for name in names if name != memory.last and VALUE_ADDED.search(name)), "地区生产总值")
    if memory.scope and memory.scope != memory.last:
        if AGED.match(memory.scope) and AGED.match(memory.last):  # 60岁及以上人口占22.8%，其中65岁及以上人口占16.3%
            shares = (draft for draft in reading.drafts if draft.measure is Measure.SHARE)
            return next((draft.reference for draft in shares if draft.indicator == memory.scope), memory.scope)
        return memory.scope if not phrase or _can_hold(reading, phrase, memory.scope) else None
    return _larger_before(reading) or _whole_before(reading, phrase)


def _stated_whole(reading: Reading, predicate: Predicate, words: str) -> str:
    """The whole that the words of a share tell, taken in as that of the shares behind it."""
    memory = reading.memory
    if predicate.phrase.endswith(f"的{words}"):
        return words  # 六成以上的企业实现转型 tells nothing of the next share
    if match := OF_AREA.fullmatch(words):
        memory.whole = match[1]
    else:
        memory.whole = _named_whole(reading, words)
        if _is_of_larger_area(reading, predicate.whole_area):
            return f"{predicate.whole_area}{memory.whole}"
    memory.divided = (memory.last, memory.whole)
    return memory.whole


def _whole_before(reading: Reading, phrase: str) -> str | None:
    """The subject before a share that names no whole, where it can be one."""
    memory = reading.memory
    if reading.prior in memory.recent and reading.prior != memory.last and reading.prior not in _divided(reading):
        return reading.prior if not phrase or _is_alike(reading, phrase, reading.prior) else None
    # 一般公共预算收入208.6亿元，税收占比78.3%: what the sentence before was about
    is_told = bool(memory.main) and memory.main != memory.last and not phrase
    if is_told and _are_siblings(memory.last, memory.main):
        return known_by(head_of(memory.main))[0]  # 外商投资企业进出口…；民营企业进出口…，占45%: of all
    is_told = is_told and memory.main not in _divided(reading)
    return memory.main if is_told and _can_hold(reading, memory.last, memory.main) else None
