"""Ranks and structures: 规上工业增加值增速主城都市区第一; 三次产业结构为4.3:36.9:58.8."""

from __future__ import annotations

import re
from decimal import Decimal

from cqcheck.codelists import Measure, TokenState
from cqcheck.extract.comparisons import own_period
from cqcheck.extract.dating import period_at, settle_span, start_of_rise, status_at
from cqcheck.extract.measures import hedge_at
from cqcheck.extract.name_lists import split_names
from cqcheck.extract.naming import GROWING, said_of
from cqcheck.extract.places import enter_area, enter_areas
from cqcheck.extract.predicates import Predicate, strip_lead
from cqcheck.extract.reading import UNNAMED, Draft, Group, Reading
from cqcheck.extract.subjects import INDUSTRIES, complete, tidy
from cqcheck.lexicons.numerals import chinese_number
from cqcheck.lexicons.words import head_of

RANKED = re.compile(
    r"(?P<all>均|都|双双|全部)?(?:分别)?(?:持续|始终|一直|仍|再次|在|稳居|位居|居于|居|位列|名列|列|排名|排在|排|位次|跃居|跃升至?|跃升|上升至?|升至|升到|进入|跻身|保持|位于|为|至|到|前移至?|继续|连续\x01*)*为?"
    r"(?P<field>全[市省国区县州盟旗]各[\u4e00-\u9fff（）]{1,5}?|全[市省国区县州](?:同类|区域|主要|重点)?[\u4e00-\u9fff]{0,6}(?:市场|品牌|地级市|城市|地区|省份|园区|开发区|高新区|经开区|地级市|区县|县域|机场|港口|口岸)"
    r"|全[市省国区县州盟旗球](?!\w*人均)|世界|区县|主城(?:都市)?区?|[^增速幅总量均居列排位为、，\s]{1,3}片区|[东中西]部(?:地区|城市|省份)?|各省区市?|同类(?:城市|地区)?|副省级(?:城市|及以上城市)?|省会城市|全省县域"
    r"|国内|省内|市内|[^增速总量均居列排位为、，\s]{2,6}(?:地级市|县级市|城市|县市|地区|都市区|城市群|新区|城区|经济圈|经济带|三角洲))?"
    r"的?[中内]?(?:位居|位列|排名|排|列|居|前列)?$"
)
TENTHS = Decimal(10)
RISING = re.compile(r"(?:由|从)(?:\x01+|上年|去年|上月)?(?:同期|末)?的?$")  # GDP增速|由上年的第8位升至第3位
GROWTH_WORD = re.compile(r"(?:增速|增幅|增长率|涨幅|增长|增长速度)(?:均|都|分别)?$")
LEVEL_WORD = re.compile(r"(?:增长)?(?:位次|排名|排位|规模)$|(?:首次|再次|历史性地?|成功|稳步|连续)+$")
BOTH = re.compile(r"(?P<name>.+?)(?:总量|规模)?[和及与、](?:增速|增幅)")
ALONE = re.compile(r"增速|增幅|总量|规模")
# A、B、C等三项主要指标 names the list again; 这三项指标 is the list that was told before.
SIZE_OF_LIST = re.compile(
    r"等(?:[一二两三四五六七八九十\d]+[项个大类])?(?:主要|核心|重点|重要|经济|监测|考核|约束性)*指标$"
)
THOSE = re.compile(
    r"^(?:这|上述|以上)(?P<count>[一二两三四五六七八九十\d]+)[项个大类](?:主要|核心|重点|重要|经济)*指标(?P<of>增速|增幅)?"
)
PAIR = re.compile(r"([^和与及、]{3,})[和与及](?!其)([^和与及、]{3,})")  # A和B均居首位
WON = re.compile(r"^(?:荣获|获得|取得|夺得|获)(?P<field>自治区|全[国省市区县])?(?=.{2})")
AMOUNTS = frozenset({Measure.LEVEL, Measure.RATE, Measure.SHARE, Measure.INDEX})
REACH = 40
COUNTED_FIELD = re.compile(
    r"(?:位居|位列|名列|排名?|列|居)(?:在)?(?P<area>(?:全[国省市区县州盟旗]|[东中西]部)?)的?\d+个(?P<kind>[^，。；\d]{1,8}?)(?:中|的)?(?:位居|位列|名列|排名?|列|居)?$"
)
PLACE_FROM = re.compile(r"的?(?:位次|排名|名次|排位)[由从]$")  # 在全省位次由第5位上升到第3位
RISES_FROM = re.compile(r"[由从](?!事)[^，；。由从至到升]{0,8}$")
THREE_INDUSTRIES = re.compile(r"三次产业|产业结构|三产|一二三产")


def read_ranks(reading: Reading, group: Group, clause: str, earlier: list[str]) -> list[Draft]:
    """The drafts of a rank: one for each indicator that shares it, and one each for level and growth (总量和增速均为全省第6)."""
    phrase, field, match = _split_field(reading, group, clause)
    if earlier and (not phrase or ALONE.fullmatch(phrase)) and (topic := said_of(earlier[-1])):
        reading.memory.last = complete(topic, reading.memory, needs_head=False)
    bare = strip_lead(phrase).strip("，、")
    if not field and (not bare or ALONE.fullmatch(bare)):
        field = next((draft.reference for draft in reversed(reading.drafts) if draft.measure is Measure.RANK), None)
    is_listed = phrase.endswith(("均", "都", "全部")) or bool(match and (match["all"] or "均" in match.group()))
    phrase = strip_lead(re.sub(r"(?:均|都|全部)$", "", phrase.strip("，、"))).strip("，、")
    if match := WON.match(phrase):
        field = field or match["field"]
        phrase = phrase[match.start("field") if match["field"] else match.end() :]
    count = len(group.tokens)
    reading.places = []
    phrase = enter_areas(reading, phrase) if count > 1 else phrase
    ranked = _ranked(reading, phrase, count, is_listed=is_listed or (count > 1 and len(reading.places) != count))
    is_each = len(ranked) == count > 1 and len(reading.places) != count
    return [
        Draft(
            token=token,
            indicator=name,
            measure=Measure.RANK,
            value=token.value,
            unit="位",
            hedge=token.hedge,
            reference=field,
            time_period=(period := _period(reading, group, phrase, of)),
            place=place,
            rank_of=of,
            status=status_at(reading, group.start, period),
        )
        for at, token in enumerate(group.tokens)
        for place in reading.places_at(at, count, shared=False)
        for name, of in (ranked[at : at + 1] if is_each else ranked)
    ]


def _split_field(reading: Reading, group: Group, clause: str) -> tuple[str, str | None, re.Match[str] | None]:
    """The clause of a rank without the words of ranking, the field that it is a rank of, and those words."""
    before = reading.masked[max(0, group.start - REACH) : group.start]
    if counted := COUNTED_FIELD.search(before):  # 名列全省95个县（区）第6名
        reading.memory.last = reading.prior or reading.memory.last
        subject = strip_lead(re.split("[，；。：、]", before[: counted.start()])[-1])
        return subject, counted["area"] + counted["kind"], None
    clause = PLACE_FROM.sub("", clause)
    match = RANKED.search(clause.rstrip("，、"))
    subject = RISING.sub("", clause[: match.start()] if match else clause)
    return subject, (match["field"] if match else None), match


def read_structure(reading: Reading, group: Group, predicate: Predicate, phrase: str) -> list[Draft]:
    """The drafts of a structure's terms, or of one ratio (2.39:1)."""
    count = len(group.tokens)
    period = own_period(reading, group.start, period_at(reading, group.start))
    is_ratio = count == 1 or (count == 2 and group.tokens[1].state is not TokenState.CLAIM)
    names, whole = _terms(reading, predicate, phrase, count)
    reading.memory.last = phrase or reading.memory.last
    reading.memory.names = [] if is_ratio else names
    unit = "" if is_ratio else _unit_of_terms([token.value for token in group.tokens])
    return [
        Draft(
            token=token,
            indicator=re.sub(r"之?比$", "比", phrase) if is_ratio else names[at],
            measure=Measure.RATIO if is_ratio else Measure.SHARE,
            value=token.value,
            unit=unit,
            hedge=hedge_at(reading, group, at, predicate),
            reference=None if is_ratio else whole,
            time_period=start_of_rise(reading, period, group.start, predicate.base)
            if predicate.is_from
            else settle_span(reading, group, Measure.RATIO, period),
            place=reading.place,
            status=status_at(reading, group.start, period),
        )
        for at, token in enumerate(group.tokens)
    ]


def _unit_of_terms(terms: list[Decimal]) -> str:
    """The unit of a structure's terms: percent, tenths in 内外贸比例为7.5:2.5; none where they are neither, as in 投资比3:2."""
    if sum(terms) == TENTHS:
        return "成"
    return "" if max(terms) < TENTHS else "%"


def _period(reading: Reading, group: Group, phrase: str, of: Measure) -> str | None:
    """The period of a rank: that of the figure it follows, else its own; of 从第11位升至第7位 the first is of the base."""
    period = period_at(reading, group.start)
    if RISES_FROM.search(reading.masked[: group.start]):
        return start_of_rise(reading, period, group.start)
    told = reading.drafts[-1] if reading.drafts else None
    if not phrase and told and told.measure is not Measure.RANK and period == reading.setting.span:
        return told.time_period
    return settle_span(reading, group, Measure.RANK, period) if of is Measure.LEVEL else period


def _terms(reading: Reading, predicate: Predicate, phrase: str, count: int) -> tuple[list[str], str | None]:
    """What the terms of a structure are shares of, by name, and their whole."""
    if count == len(INDUSTRIES) and THREE_INDUSTRIES.search(phrase + reading.memory.last) and "就业" not in phrase:
        return [f"{name}增加值" for name in INDUSTRIES], "地区生产总值"
    stem = re.sub(r"(?:之比|比例|结构|比|构成|占比)$", "", phrase)
    whole = predicate.whole or (not stem and reading.memory.whole) or None
    return split_names(stem, count) or [stem or phrase] * count, whole


def _ranked(reading: Reading, phrase: str, count: int, *, is_listed: bool) -> list[tuple[str, Measure]]:
    """The indicators of a rank, each with what of it is ranked."""
    memory = reading.memory
    if (match := THOSE.match(phrase)) and (told := _told_before(reading, match)):
        return told
    phrase = SIZE_OF_LIST.sub("", phrase) if "、" in phrase else phrase
    is_level = bool(LEVEL_WORD.search(phrase))
    if not GROWTH_WORD.search(phrase):
        phrase = LEVEL_WORD.sub("", phrase)
    if not phrase:
        of = Measure.LEVEL if is_level else _ranked_before(reading)
        if len(memory.names) > 1 and reading.drafts and reading.drafts[-1].indicator == memory.names[-1]:
            return [(name, of) for name in memory.names]
        if is_listed and (shared := _listed_before(reading)):
            return shared
        return [(memory.last or memory.main or UNNAMED, of)]
    if ALONE.fullmatch(phrase):
        of = Measure.GROWTH if phrase[0] == "增" else Measure.LEVEL
        # GDP、固投分别增长7.1%、9.8%，增速居全市第2、第1位
        names = memory.names if len(memory.names) == count > 1 else [memory.last or memory.main or UNNAMED]
        return [(name, of) for name in names]
    if both := BOTH.fullmatch(phrase):
        name = _subject(reading, both["name"])
        return [(name, Measure.LEVEL), (name, Measure.GROWTH)]
    parts = phrase.split("、")
    if len(parts) == 1 and is_listed and (pair := PAIR.fullmatch(phrase)):
        parts = list(pair.groups())
    if len(parts) > 1 and is_listed:
        of = Measure.GROWTH if GROWTH_WORD.search(phrase) else Measure.LEVEL
        return [(_subject(reading, name), of) for name in split_names(GROWTH_WORD.sub("", phrase), len(parts))]
    if len(parts) > 1 and parts[-1].endswith(("数量", "总量", "规模")):
        parts = split_names(phrase, len(parts)) or parts  # 综合保税区、开放口岸数量居西部首位
    if not all(head_of(part) or GROWTH_WORD.search(part) for part in parts):
        parts = [phrase]
    return [
        (_subject(reading, _grown(part)), Measure.GROWTH if GROWTH_WORD.search(part) else Measure.LEVEL)
        for part in parts
    ]


def _ranked_before(reading: Reading) -> Measure:
    """What a rank without noun phrase is of: that of the rank before (增速居全省第6位、全市第3位), or of the growth before."""
    last = reading.drafts[-1] if reading.drafts else None
    if last and last.measure is Measure.RANK and last.rank_of:
        return last.rank_of
    return Measure.GROWTH if reading.last_measure is Measure.GROWTH else Measure.LEVEL


def _told_before(reading: Reading, match: re.Match[str]) -> list[tuple[str, Measure]]:
    """The last levels that were told, as many as 这三项指标 says; none if there are fewer."""
    digits = match["count"]
    count = int(digits) if digits.isdecimal() else int(chinese_number(digits))
    told = list(reading.memory.levels)[-count:]
    return [(name, Measure.GROWTH if match["of"] else Measure.LEVEL) for name in told] if len(told) == count else []


def _listed_before(reading: Reading) -> list[tuple[str, Measure]]:
    """What 均 stands for behind figures of their own: 研发人员15万人、技能人才84万人，均居全省首位 → both.

    The figures of the nearest clause, or those of the clauses before it too where it has only one.
    """
    shared: list[tuple[str, Measure]] = []
    following = None
    for draft in reversed(reading.drafts):
        between = reading.masked[draft.token.end : following] if following is not None else ""
        is_kind = draft.measure in AMOUNTS or draft.measure is Measure.GROWTH
        if not is_kind or "；" in between or (len(shared) > 1 and "，" in between):
            break
        following = draft.token.start
        ranked = (draft.indicator, Measure.GROWTH if draft.measure is Measure.GROWTH else Measure.LEVEL)
        if ranked not in shared:
            shared.insert(0, ranked)
    return shared if len(shared) > 1 else []


def _grown(part: str) -> str:
    """What grows, of a growth that is ranked: 工业增幅 → 工业增加值."""
    name = GROWTH_WORD.sub("", part)
    return GROWING.get(name, name) if name != part else name


def _subject(reading: Reading, phrase: str) -> str:
    name = complete(tidy(enter_area(reading, phrase)), reading.memory, needs_head=False)
    reading.memory.remember(name)
    return name
