"""Clause in front of a group of values → the indicator of each value."""

from __future__ import annotations

import re

from cqcheck.codelists import Measure
from cqcheck.extract.measures import RATE_NAME
from cqcheck.extract.memory import Memory
from cqcheck.extract.name_lists import counted_list, listed_clauses, split_names
from cqcheck.extract.nouns import with_noun_behind
from cqcheck.extract.places import enter_area, enter_areas, enter_led, is_national_name
from cqcheck.extract.predicates import Predicate, parse_predicate, strip_lead
from cqcheck.extract.reading import UNNAMED, Group, Reading
from cqcheck.extract.spending import paid_for, topic_of
from cqcheck.extract.subjects import (
    COVERAGE,
    DISBURSED,
    IN_SCOPE,
    INDUSTRIES,
    NEW,
    PEOPLE,
    TOTALS,
    complete,
    tidy,
    without_examples,
)
from cqcheck.extract.verbs import is_verb
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.numerals import chinese_number
from cqcheck.lexicons.units import is_average
from cqcheck.lexicons.words import families, head_of, word_list

EVENTS = ("场", "场次", "次", "期", "届")
SCHOOLS = ("高中", "初中", "小学", "中学", "幼儿园", "职高", "本科", "专科", "大学", "高校", "研究生")
AT_SCHOOL = re.compile(r"(?:在校学?生|毕业生|招生|专任教师|教职工|在园幼儿)(?:数|人数)?$")
ORGANISATIONS = ("单位", "企业", "机构", "学校", "部门")
COUNTS = frozenset({"item", "person", "visit", "person-time"})
STOCK_HEADS = ("保有量", "产量", "销量")
BEDS = ("床位", "床位数", "病床", "病床数")
# 地区生产总值居前三位的是甲市、乙市和丙市，分别为: the places are held by areas, the subject stays.
HELD_BY = re.compile(r"^(?:分别|依次)?(?:是|为)(?=[^、，]{2,12}[市州区县省旗]、)")
RATE_IN_BRACKETS = re.compile(r"（([^）]*率)）$")
GROWING = {
    "外贸": "货物进出口总额",
    "经济": "地区生产总值",
    "工业": "工业增加值",
    "规上工业": "规模以上工业增加值",
    "规模以上工业": "规模以上工业增加值",
}
OF_ALL = re.compile(r"全[国省市区县]$")
MEANS = frozenset({"日", "月", "户"})
INCOME_RATIO = frozenset({"收入比", "收入倍差", "收入比值"})
PAIRED = {"城乡": ("城镇", "农村"), "男女": ("男", "女")}  # one word for both: 男女童净入学率
# 增长较快的领域是A、B和C，分别增长…
NAMED_LIST = re.compile(r"^[^、]{2,20}(?:领域|行业|产品|商品|品种|省份|城市|地区|的)[是为有](?=[^、]{2,}、)")
CONTRIBUTORS = ("业", "企业", "经济", "类", "产品")
FIRST_OF = re.compile(r"(?:其次|首先|第一)(?:是|为)")
TREND_TOLD = re.compile(
    r"(?:同比|环比)?由[涨升增降跌减]转[涨升增降跌减]$|(?:突破|迈上|跨上|跨越|连跨|跨过|连上|站上|跃上|登上)[^，；。]{1,8}(?:大关|台阶|关口)$|(?:再次?|屡|连|又)?(?:创|刷新)[^，；。]{0,6}新[高低]$|(?:也|均|都)?(?:有|保持|实现)?(?:稳步|持续|继续|连年|不断|逐年|再次|明显|大幅|全面|进一步|显著|较快|平稳|快速|较大幅度)+"
    r"(?:提[高升]|增[长加]|扩大|改善|优化|下降|向好|回升|加快|上升)$"
)
TOLD_EACH = re.compile(r"(?P<names>(?:[^，]*、[^，]*)?)分别(?P<verb>进出口|出口|进口|销售|生产)$")
THREE = re.compile(r"第?一、第?二(?:、第?三)?(?:次?产业)|第二、第?三产业")
TOGETHER = re.compile(
    r"(?:以上|上述|这)?(?:(?P<many>[二两三四五六七八])者|(?P<kinds>[两三四五六七八])[类项])(?:相加|合计|之和)?"
)
PART_NAME = re.compile(r"[\u4e00-\u9fff]{1,5}[电业类品]")
HAVING_AMONG = re.compile(r"^在[^，]{2,12}中，?有(?=.{2})")  # 在医院中有公立医院1.2万个
OF_ECONOMY = re.compile(r"经济|GDP|生产总值")
SO_FAR = re.compile(r"累计|总数|总量")


def name_values(
    reading: Reading, group: Group, predicate: Predicate, measure: Measure | None, earlier: list[str]
) -> list[list[str]]:
    """The indicators of each value of a group; more than one where they share the value."""
    count = len(group.tokens)
    memory = reading.memory
    if reading.pending and reading.masked[reading.drafts[-1].token.end : group.start] in ("和", "、", "与", "及"):
        return [_remember(reading, group, [reading.pending.pop(0)], needs_head=False)] * count
    reading.pending = []
    phrase = _phrase(reading, group, predicate, measure, earlier)
    if (
        earlier
        and (not phrase or phrase in word_list("heads")["grades"])
        and (topic := said_of(earlier[-1], memory.scope))
    ):
        memory.last = complete(topic, memory, needs_head=bool(memory.scope))
    if group.is_structure:
        return [[_ratio(reading, group, phrase) or memory.last]]
    if count == len(INDUSTRIES) and re.fullmatch(r"三次产业(?:增加值)?|一、?二、?三(?:次)?产业?", phrase):
        suffix = "就业人员" if "就业" in (predicate.whole or memory.main) else "增加值"
        return [[name + suffix] for name in INDUSTRIES]
    if (
        not phrase
        and predicate.is_contribution
        and reading.place != reading.setting.place
        and OF_ECONOMY.search(predicate.whole or "")
    ):
        phrase = "地区生产总值"  # 城市群对全省经济增长的贡献率达75.3%: a region's product
    if not phrase:
        return _inherited(reading, group, predicate, measure)
    if phrase in MEANS and memory.last:
        return [[f"{phrase}均{memory.last}"]]  # 接待游客1432.6万人次，日均204.7万人次: the subject stays
    needs_head = _needs_head(reading, group, predicate, measure, phrase)
    phrase = _spelled_out(reading, group, predicate, measure, phrase)
    is_split = count > 1 and not group.is_range and len(reading.places) != count
    if is_split and (names := listed_clauses(phrase, count, earlier) or split_names(phrase, count)):
        subjects = _remember(reading, group, names, needs_head=needs_head)
        memory.names = subjects
        return [[subject] for subject in subjects]
    if count == 1 and predicate.distributes and (names := _of_kinds(reading, group, phrase)):
        memory.names = _remember(reading, group, names, needs_head=needs_head)
        reading.pending = memory.names[1:]
        return [memory.names[:1]]
    if predicate.shares and (many := _shared_by(phrase)) > 1:
        names = split_names(phrase, many)
        return [_remember(reading, group, names, needs_head=needs_head)] * count
    if _is_whole_of_last(memory, group, measure, phrase):
        memory.last = ""
    return [_remember(reading, group, [phrase], needs_head=needs_head)] * count


def _ratio(reading: Reading, group: Group, phrase: str) -> str:
    """The name of a ratio or structure with what the text before says it is of."""
    phrase = _of_both(reading, group, phrase)
    return complete(phrase, reading.memory, needs_head=False) if phrase in families() else phrase


def _of_both(reading: Reading, group: Group, phrase: str) -> str:
    """The ratio of incomes with whose they are: 城乡居民收入分别增长4.9%、7.3%，收入比缩小至2.08∶1; any other phrase as it is."""
    is_of_both = phrase in INCOME_RATIO and "城乡" in reading.text[: group.start]
    return "城乡居民" + phrase if is_of_both else phrase


def _is_whole_of_last(memory: Memory, group: Group, measure: Measure | None, phrase: str) -> bool:
    """Whether a name is that of the whole behind its part: 城镇常住人口832.5万人。常住人口954.7万人.

    What ends the name before and has no such figure yet goes on with it: 货物进出口增长5%，进出口达900亿元.
    """
    last = memory.last
    is_amount = measure is Measure.LEVEL and memory.levels.get(last) == group.unit.unit_measure
    is_told = is_amount or (measure is Measure.GROWTH and last in memory.grown)
    is_ending = last != phrase and last.endswith(phrase)
    return is_told and is_ending and not memory.scope and load_catalogue().canonical(phrase) is not None


def _shared_by(phrase: str) -> int:
    """How many names share a value: 教育、卫生支出均增长, 进口额和出口额均增长; 社会保障和就业支出 is one."""
    if "、" in phrase:
        return phrase.count("、") + 1
    parts = re.split("以及|和|与|及", phrase)
    return len(parts) if all(head_of(part) for part in parts) else 1


def _of_kinds(reading: Reading, group: Group, phrase: str) -> list[str]:
    """The names of a list whose values are of several kinds: 业务收入和业务量分别完成36.4亿元和5.6亿件."""
    at, many = group.end, 1
    while (following := reading.claim_after(at)) and reading.masked[at : following.start] in ("和", "、", "与", "及"):
        at, many = following.end, many + 1
    return split_names(phrase, many) if many > 1 else []


def _spelled_out(reading: Reading, group: Group, predicate: Predicate, measure: Measure | None, phrase: str) -> str:
    """A noun phrase with what its abbreviation, its verb or the unit of its value says: 三产 of people, 人均增收, 城乡."""
    if phrase in INDUSTRIES and group.unit.dimension == "person":
        phrase += "就业人员"
    if phrase.endswith("人均") and reading.masked.endswith(("增收", "减收"), 0, group.start):
        phrase += "收入"
    if _is_of_value_added(predicate, phrase):
        phrase += "增加值"
    phrase = _of_both(reading, group, phrase)
    if phrase.endswith("死亡") and phrase != "死亡" and group.unit.dimension == "person":
        phrase += "人数"
    if predicate.is_new:
        phrase = "新增" + phrase
    if measure is Measure.GROWTH and not reading.memory.scope and phrase != "工业":
        phrase = GROWING.get(phrase, phrase)
    phrase = THREE.sub(
        lambda match: "、".join(f"第{number}产业" for number in match.group() if number in "一二三"), phrase
    )
    pair = next((words for words in PAIRED if phrase.startswith(words)), "")
    if pair and len(group.tokens) == len(PAIRED[pair]) and predicate.distributes and "、" not in phrase:
        phrase = "、".join(part + phrase.removeprefix(pair) for part in PAIRED[pair])
    return phrase


def _phrase(reading: Reading, group: Group, predicate: Predicate, measure: Measure | None, earlier: list[str]) -> str:
    """The tidy noun phrase of a group of values, empty if it goes on with the subject before."""
    memory = reading.memory
    phrase = _stated_phrase(reading, group, predicate, measure, earlier)
    if match := RATE_IN_BRACKETS.search(phrase):  # 占总人口比重（常住人口城镇化率）
        phrase = match[1]
    is_name = False
    if phrase:  # a clause without noun phrase stays where the one before was
        is_name = is_national_name(reading, phrase, predicate.lead, group.unit.dimension)
        reading.places = []
        phrase = HELD_BY.sub("", phrase)
        rest = enter_areas(reading, phrase) if len(group.tokens) > 1 or predicate.shares else phrase
        if reading.places and not rest and earlier and not earlier[-1].endswith(phrase):
            rest = parse_predicate(earlier[-1]).phrase  # 地区生产总值增速，鼓楼区、玄武区分别为5.1%、7.2%
        phrase = enter_area(reading, rest, "" if is_name else predicate.lead)
        if OF_ALL.search(predicate.lead) and not reading.drafts:
            memory.thing = ""  # 全国卫生人员1523.7万人 are not those of the hospitals told before
    else:
        enter_led(reading, predicate.lead)
    scoped = IN_SCOPE.match(phrase)
    is_scope = scoped and (head_of(scoped["whole"]) or COVERAGE.match(scoped["whole"]) or measure is Measure.SHARE)
    if scoped and is_scope and len(phrase) > scoped.end():
        memory.whole = tidy(scoped["whole"])
        memory.scope = complete(memory.whole, memory, needs_head=False)
        phrase = phrase[scoped.end() :]
    phrase = ("全国" if is_name else "") + tidy(HAVING_AMONG.sub("", phrase))
    if group.unit.dimension == "money":
        phrase = DISBURSED.sub("", phrase)
    if measure in (Measure.GROWTH, Measure.CHANGE) and phrase and is_verb(phrase) and not head_of(phrase):
        return ""  # 赤字率拟按3%左右安排、比上年提高0.2个百分点
    if joint := TOGETHER.match(phrase):
        rest = phrase[joint.end() :]
        if not rest or head_of(rest) == rest:
            return _joint(reading, joint["many"] or joint["kinds"])
    return _counted_phrase(reading, group, predicate, phrase) if measure is Measure.LEVEL else phrase


def _stated_phrase(
    reading: Reading, group: Group, predicate: Predicate, measure: Measure | None, earlier: list[str]
) -> str:
    """The noun phrase that stands in front of a group of values, behind it or in a clause before."""
    phrase = predicate.phrase
    if phrase.startswith("由") and reading.memory.scope:
        phrase = phrase[1:]
    if match := TOLD_EACH.match(phrase):
        phrase = _told_each(match, earlier)
    phrase = paid_for(reading, group, with_noun_behind(reading, group, phrase, measure))
    if phrase in families() and earlier:
        phrase = topic_of(earlier[-1]) + phrase
    phrase = phrase or _phrase_before(predicate, earlier) or _topic_before(earlier)
    return counted_list(phrase, len(group.tokens)) or phrase


def _joint(reading: Reading, many: str) -> str:
    """The name of the last things named, taken together: 西药类…、中成药类…，两类合计占87.8%."""
    count = int(chinese_number(many))
    names = reading.memory.recent[-count:]
    if len(names) < count:
        return ""
    head = head_of(names[-1])
    if not all(head_of(name) == head for name in names):
        head = ""
    # One that is of several itself is those: each is named once, however often they are taken together.
    kinds = dict.fromkeys(kind for name in names for kind in name.removesuffix(head).split("、"))
    return "、".join(kinds) + head


def said_of(clause: str, scope: str = "") -> str:
    """What a clause without figures says the trend of: 新农合参合率再创新高 → 新农合参合率; empty for any other clause.

    Under the scope of a whole it may be a part without head: of 发电量 in 火电由降转增 it is 火电.
    """
    match = TREND_TOLD.search(clause)
    name = tidy(strip_lead(clause[: match.start()])) if match else ""
    is_part = bool(head_of(scope)) and PART_NAME.fullmatch(name)
    return name if _is_indicator(name) or is_part else ""


def _phrase_before(predicate: Predicate, earlier: list[str]) -> str:
    """The noun phrase of an earlier clause where the last one has none: …产量增长较快，分别增长18.3%、42.5%."""
    if predicate.distributes:
        for segment in reversed(earlier):
            phrase = parse_predicate(segment).phrase
            if "、" in phrase:
                return _cut_behind_head(NAMED_LIST.sub("", phrase))
    if not predicate.shares and earlier and FIRST_OF.search(earlier[-1]):
        return parse_predicate(earlier[-1]).phrase
    return ""


def _topic_before(earlier: list[str]) -> str:
    """The indicator that a clause without figures names and the last one goes on with: 工业增加值按可比价计算，比上年增长.

    Clauses between the two that name nothing (按可比价格计算，扣除价格因素，) are passed over; empty if there is none.
    """
    told = next((predicate for predicate in map(parse_predicate, reversed(earlier)) if predicate.phrase), None)
    return told.phrase if told and not told.reaches and _is_indicator(tidy(told.phrase)) else ""


def _is_indicator(name: str) -> bool:
    """Whether a noun phrase by itself names an indicator: of a known name, or a head noun with what it is of."""
    head = head_of(name)
    return bool((head and head != name) or RATE_NAME.search(name) or load_catalogue().canonical(name))


def _told_each(match: re.Match[str], earlier: list[str]) -> str:
    """The list that a verb in front of its values is about: 灯具、船舶出口势头强劲，分别出口…; 灯具、船舶分别出口…."""
    names, verb = match["names"], match["verb"]
    if not names:
        segments = (parse_predicate(segment).phrase for segment in reversed(earlier))
        names = next((_cut_behind_head(phrase) for phrase in segments if "、" in phrase), "")
    if names.startswith("对"):
        names = names.replace("、", "、对").replace("对对", "对")  # 对东盟、欧盟分别进出口…
    return names if not names or names.endswith(verb) else names + verb


def _counted_phrase(reading: Reading, group: Group, predicate: Predicate, phrase: str) -> str:
    """The noun phrase of a count, with what the list or the whole adds to it."""
    scope, dimension = reading.memory.scope, group.unit.dimension
    if len(group.tokens) == 1 and not predicate.shares and dimension in COUNTS:
        phrase = without_examples(phrase)
    if scope and dimension == "person" and phrase.endswith(ORGANISATIONS):
        phrase += scope
    elif scope and dimension == "person" and phrase.endswith(SCHOOLS) and (who := AT_SCHOOL.search(scope)):
        phrase += who.group()  # 普通中学在校学生35.6万人，其中高中12.3万人
    is_visit = group.tokens[0].unit.endswith("人次") and not head_of(scope)
    is_told = phrase[:2] == scope[-2:]
    if scope and is_visit and phrase.endswith(PEOPLE) and not scope.endswith(PEOPLE) and not is_told:
        phrase = scope + phrase  # 补贴性培训22.8万人次，其中企业职工11.4万人次
    if phrase.endswith("居民") and not head_of(scope) and reading.memory.levels.get(scope) == group.unit.unit_measure:
        phrase += scope  # 国内出游36.2万人次，其中城镇居民27.5万人次
    is_owned = reading.carried.endswith(ORGANISATIONS) and any(word in phrase for word in ORGANISATIONS)
    is_whole = phrase in TOTALS or phrase in families() or phrase.endswith("级")
    if reading.carried and phrase and not is_whole and not is_verb(phrase[:2]) and not is_owned:
        phrase = reading.carried + phrase
    if scope and dimension == "item" and phrase.endswith("类"):
        phrase += scope
    if scope.endswith(BEDS) and group.tokens[0].unit.endswith("张") and "床" not in phrase:
        phrase += "病床数" if "病床" in scope else "床位数"  # 卫生机构床位数6.5万张，其中医院5.9万张
    return phrase


def _needs_head(reading: Reading, group: Group, predicate: Predicate, measure: Measure | None, phrase: str) -> bool:
    if measure is Measure.SHARE:
        return predicate.whole is None and phrase.endswith("业")
    if measure is Measure.LEVEL:
        return _is_part_of_amount(reading, group)
    if measure is None and RATE_NAME.search(reading.memory.scope):  # 恩格尔系数为31.4%，其中农村居民为33.9%
        return True
    if measure in (Measure.CHANGE, Measure.DIFFERENCE) and group.unit.dimension not in ("percent", "points"):
        memory = reading.memory
        return any(
            memory.levels.get(source) == group.unit.unit_measure for source in (memory.last, memory.scope, memory.main)
        )
    if measure is Measure.CONTRIBUTION:  # 农业科技进步贡献率 contributes as it is
        return phrase.endswith(CONTRIBUTORS)
    return measure in (Measure.GROWTH, Measure.CHANGE, Measure.DIFFERENCE)


def _is_part_of_amount(reading: Reading, group: Group) -> bool:
    """Whether a level without head noun states a part of an amount: 保费收入…，由财产险182.61亿元…."""
    scope = reading.memory.scope
    if not scope or reading.memory.levels.get(scope) != group.unit.unit_measure:
        return False
    return group.unit.dimension not in COUNTS or head_of(scope) in STOCK_HEADS


def _is_of_value_added(predicate: Predicate, phrase: str) -> bool:
    """Whether an industry stands for its value added: 制造业占GDP比重, 第二产业拉动1.9个百分点."""
    if not (predicate.is_share or predicate.is_contribution) or not phrase.endswith("业"):
        return False
    is_of_economy = (predicate.whole or "").endswith(("GDP", "生产总值", "经济"))
    return is_of_economy or (predicate.is_contribution and phrase in INDUSTRIES)


def _remember(reading: Reading, group: Group, names: list[str], *, needs_head: bool) -> list[str]:
    """The completed subjects, taken in as the present ones."""
    memory = reading.memory
    subjects = [complete(name, memory, needs_head=needs_head) for name in names]
    for subject in subjects:
        is_aside = reading.masked[: group.start].rpartition("，")[2].startswith("另有")  # 另有教学点6.6万个
        is_thing = group.unit.unit_measure == "item" and not subject.endswith(BEDS) and not is_aside
        is_thing = is_thing and not is_average(subject)
        if is_thing and not group.tokens[0].unit.endswith(EVENTS):
            memory.thing = subject
        if group.unit.dimension not in ("percent", "points"):
            memory.levels[subject] = group.unit.unit_measure
        memory.remember(subject)
        memory.aside = subject if is_aside else memory.aside
        if memory.main == subject and load_catalogue().canonical(subject):
            memory.total = subject
    return subjects


def _inherited(reading: Reading, group: Group, predicate: Predicate, measure: Measure | None) -> list[list[str]]:
    """The subjects that a clause without noun phrase goes on with."""
    count = len(group.tokens)
    memory = reading.memory
    if SO_FAR.search(reading.masked[max(0, group.start - 5) : group.start]):
        memory.last = NEW.sub("", memory.last) or memory.last
    if predicate.shares and count == 1 and measure is Measure.GROWTH:
        grown = {draft.indicator for draft in reading.drafts if draft.measure is Measure.GROWTH}
        fresh = [name for name in memory.recent if name not in grown]
        if len(fresh) > 1:
            return [fresh]
    if count > 1 and not group.is_range and len(reading.places) != count:
        for names in (memory.names, memory.recent[-count:], _levels_before(reading, count)):
            if len(names) == count:
                return [[name] for name in names]
    return [[memory.last or memory.main or UNNAMED]] * count


def _levels_before(reading: Reading, count: int) -> list[str]:
    """The names of the last levels, one told in several units more than once: 贷款28.5万笔、896.3亿元，贷款余额421.6亿元."""
    last = reading.drafts[-count:]
    are_levels = len(last) == count and all(draft.measure is Measure.LEVEL for draft in last)
    return [draft.indicator for draft in last] if are_levels else []


def _cut_behind_head(phrase: str) -> str:
    """A list of names without what is said of it behind its last head noun: 工业投资、技改投资势头更猛."""
    for end in range(len(phrase), phrase.rfind("、"), -1):
        if head_of(phrase[:end]):
            return phrase[:end]
    return phrase
