"""The noun behind a counted value: 建成12所技工院校, 3.6万名青年志愿者到乡村开展服务."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cqcheck.codelists import Measure
from cqcheck.extract.predicates import MANY_CLAUSES, parse_predicate, strip_lead
from cqcheck.extract.reading import Group, Reading
from cqcheck.extract.subjects import REACHING
from cqcheck.extract.values import Form, NumberToken
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import head_of, hedge_after, verb_of_new, word_list

NOUN = re.compile(
    r"的?(?:(?:方面|领域|大类)的)?(?P<noun>(?:\d{2}[周]?岁以[上下])?(?:[^，；。：、（）\d“]{0,2}[“‘《][^”’》]{1,16}[”’》][^，；。：、（）\d\x01]{0,14}"
    r"|[^，；。：、（）\d\x01]{1,26}(?:（[^）\d]{1,8}）[^，；。：、（）\d\x01]{0,14})?))"
)
BECOMES = re.compile(
    r"(?:细化|整合|调整|优化|合并|归并|重组|精简|压减|压缩|增加|扩大|提高|减少|发展|转变|[增减升降扩])(?:为|至|到)$"
)
JOINED = re.compile(r"(?:(?<=.)和|(?<=[^高初])中有?)$")
AMONG = re.compile(r"(?<=[^高初集])中$")
ACHIEVES = re.compile(r"(?<=..)(?:当年|年度|累计|已|共)*(?:完成|实现)[^，]{0,8}$")  # 42个重点项目|完成投资21亿元
VALUE_OF = re.compile(
    r"(?<=..)(?:增加值|总?产值|投资额?|(?:营业|销售)?收入|利润(?:总额)?)$"
)  # 14个优势产业|增加值增长6.8%
# 52个国控断面|水质优良比例保持100%: the rate is of what is counted.
RATE_OF = re.compile(r"(?<=..)(?:水质|空气质量|环境质量|污水|垃圾)[^，的]{0,8}[率例](?:连续)?$")
# 8000户居民家庭|的供热质量得到改善: the households are counted.
QUALITY_OF = re.compile(r"的(?=[^的]{0,6}(?:条件|质量|环境|水平|问题|需求|待遇|权益|困难|难题)$)")
RANKED_IN = re.compile(r"(?:位居|位列|名列|列|居)全[国省市区县州盟旗]$")
OF_WORKS = re.compile(r"(?<=..)等[^，]{0,6}?(?:工程|项目)(?:建设|前期工作)?(?:扎实|稳步|有序)?$")
AGE = re.compile(r"\d{2}[周]?岁以[上下]")
NAMED_BEHIND = re.compile(r"[\u4e00-\u9fff]{2}")
LIST_NOUN = re.compile(r"[\u4e00-\u9fff]{2,12}、")
MORE_NOUNS = re.compile(r"(?:、[^，。；：、（）\d]{2,8})+(?=[，。；])")
NO_NOUN = re.compile(
    r"的?(?:基础上|情况下|背景下|条件下|前提下|形势下|高?基数)|左右|以上|以下|以内|之多|的?增长|的?增速|的?目标|的|和|与|及|以及|或|至|到|次$|同比|环比|比上年|相比|增|减[少至到]|降|下降|居(?!民)|位居"
    r"|占|为|是|均|，|其中|高于|低于|突破|创(?![新业意造投])|再|已|全部|顺利|总数|总量|累计|共(?![建同享青])|分别|不变|大关|新?台阶|关口|以来|中(?=[，、有])"
)
KIND_OF_UNIT = re.compile(r"(?:企业|单位|项目|机构|学校|高校|医院|景区|家庭)(?!数|总)")
OWNERS = (
    "试验区",
    "示范区",
    "开发区",
    "高新区",
    "新区",
    "园区",
    "产业园",
    "平台",
    "集团",
    "公司",
    "大学",
    "研究院",
    "库区",
)
TOWNS = ("镇", "乡", "村", "街道", "办事处", "城区", "组团")
# What 全面 or 基本 goes before where it is an adverb: 基本完工, not 基本养老保险.
FULLY_DONE = "完|建成|竣|形成|展开|铺开|达|消|成型|开工|投|顺利|除险"
EVERYWHERE = re.compile(r"(?:全[国球省市区县]|世界|[欧亚非美]洲|欧亚)$")
WITHIN = ("内", "境内", "辖区内", "区域内")
STATE_OF_NOUN = re.compile(
    r"(?:全部|全面|顺利|基本|均|已|正式|陆续|先后)*(?:投入使用|投用|完工|竣工|建成|投产|达标|运行|开工|启用|通车)(?:投产|使用)?"
)
# 向新发生的40万参保失业人员发放补助金: the ones that something is done for are counted.
GIVEN_TO = re.compile(r"(?:向|为|给|让|使)(?!民)")
PARTS = frozenset({"percent", "points"})
THINGS = frozenset({"item", "person"})
MEASURED = frozenset({"mass", "area", "length", "volume", "power"})
EXTENDING = ("通达", "辐射", "连通", "远销", "畅销", "直达", "通航")  # the places reached are part of the name
DONE = re.compile(r"(?:了|出|[首一]批|第一批)$")
COUNTABLE = frozenset({"item", "person", "visit", "money", "number", "mass", "area", "length", "person-time"})


def with_noun_behind(reading: Reading, group: Group, phrase: str, measure: Measure | None) -> str:
    """The noun phrase of a value, taken from behind it where only a verb stands in front."""
    token = group.tokens[-1]
    is_counted = measure in (Measure.LEVEL, None) and len(group.tokens) == 1 and token.form is Form.NUMBER
    dimension = parse_unit(token.unit).dimension
    is_listed = is_counted and dimension not in PARTS and _is_listed(reading, token)
    if not is_counted or not (is_listed or dimension in COUNTABLE):
        return phrase
    if is_listed and reading.masked.endswith("、", 0, token.start):
        phrase = ""  # what stands in front is of the value before
    last = phrase.rpartition("、")[2]
    if last and last != phrase and is_verb(last) and not is_verb(phrase.partition("、")[0]):
        phrase = last  # 组建政企联络群、覆盖18万家企业
    # 首期规模500亿元的基金: the phrase in front belongs to the noun behind.
    head = head_of(phrase)
    is_of_noun = (
        bool(head)
        and (len(phrase) <= 4 or is_verb(phrase.removesuffix(head).removesuffix("总")))
        and reading.masked.startswith("的", token.end)
    )
    if phrase.endswith(WITHIN):
        phrase = ""
    verb = EVERYWHERE.sub("", phrase)
    if len(verb) > 1 and (is_verb(verb) or verb.endswith(EXTENDING)):  # 通达全球127个国家和地区
        phrase = verb
    is_verbal = is_verb(phrase) or RANKED_IN.search(phrase) is not None  # 总量列全省13个市第5位
    is_led = phrase.endswith((*_long_verbs(), *EXTENDING))
    is_owner = phrase.endswith(TOWNS) or (phrase.endswith(OWNERS) and group.unit.unit_measure == "item")
    is_place = KIND_OF_UNIT.match(reading.masked, token.end) is not None
    is_of_thing = not head and dimension in THINGS and reading.masked.startswith("的", token.end)
    is_given = not head and GIVEN_TO.match(phrase) is not None
    if not (
        is_verbal
        or is_of_noun
        or is_led
        or is_place
        or is_owner
        or is_listed
        or is_of_thing
        or is_given
        or phrase.endswith(("等", "的"))
        or "、" in phrase
    ):
        return phrase
    noun, said = _noun_behind(reading, token)
    if len(noun) < 2 and not said:
        return phrase
    if is_of_noun:
        return noun + (phrase if len(phrase) <= 4 else _without_verb(phrase))
    if (is_place or is_owner or is_listed) and not is_verbal and not is_led and not phrase.endswith(("等", "的")):
        return phrase + (f"{said}的{noun}" if said else noun)
    if phrase.endswith(("的", *REACHING, *EXTENDING)) or noun in word_list("heads")["grades"]:
        return phrase + noun
    if is_verbal and phrase and STATE_OF_NOUN.fullmatch(said):
        said = ""  # 新建的7个超市全部投入使用
    new = verb_of_new().match(phrase) if phrase.startswith("新") else None
    verb = new.group() if new else ""
    return f"{verb}{said}的{noun}" if said and noun else verb + (noun or said)


@lru_cache(maxsize=MANY_CLAUSES)
def is_verb(phrase: str) -> bool:
    """Whether a phrase is nothing but verbs: 组织实施, 累计选派."""
    bare = strip_lead(DONE.sub("", phrase))
    verbs = _verbs()
    return (
        not bare
        or bare in verbs
        or any(bare[:at] in verbs and bare[at:].lstrip("并和、") in verbs for at in range(1, len(bare)))
    )


@cache
def _long_verbs() -> tuple[str, ...]:
    return tuple(verb for verb in _verbs() if len(verb) > 1)


def _without_verb(phrase: str) -> str:
    return next((phrase[size:] for size in (4, 3, 2) if phrase[:size] in _verbs()), phrase)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word_list("phrases")["verbs"])


@cache
def _said_verbs() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, word_list("phrases")["predicates"])).replace("|在|", "|在(?![校职岗读建册园编])|")
    return re.compile(f"{verbs}|(?:全面|基本|整体|主体|进展)(?={FULLY_DONE})")


def _is_listed(reading: Reading, token: NumberToken) -> bool:
    """Whether a value is one of a list of values that stand in front of their nouns: 600万吨露天煤矿、4万千瓦风电等项目."""
    if not NAMED_BEHIND.match(reading.masked, token.end) or NO_NOUN.match(reading.masked, token.end):
        return False
    if reading.masked.endswith("、", 0, token.start):
        return True
    following = reading.claim_after(token.end)
    if following is None or following.form is not Form.NUMBER:
        return False
    between = reading.masked[token.end : following.start]
    is_next = LIST_NOUN.fullmatch(between) and not NO_NOUN.match(reading.masked, following.end)
    return bool(is_next and NAMED_BEHIND.match(reading.masked, following.end))


def _noun_behind(reading: Reading, token: NumberToken) -> tuple[str, str]:
    """The noun behind a value and what is said of it; marks both as taken up."""
    after = hedge_after().match(reading.masked, token.end)
    match = NOUN.match(reading.masked, after.end() if after else token.end)
    if not match or NO_NOUN.match(match["noun"]):
        return "", ""
    start, end = match.span("noun")
    age = AGE.match(match["noun"])
    following = reading.claim_after(start + age.end() if age else token.end)
    limit = following.start if following else len(reading.text)
    noun = match["noun"][: max(0, limit - start)]
    if limit <= end:
        noun = BECOMES.sub("", noun)  # 21个项目细化为134个事项; 园区由74家整合为38家
        if not noun:
            return "", ""
    # 5个地级市和5个县级市, 38个行业中27个
    joined = JOINED.search(noun) if following is not None and limit <= end else None
    joiner = joined.group() if joined else ""
    noun = noun.removesuffix(joiner)
    if reading.masked.startswith("，", end):
        noun = AMONG.sub("", noun)  # 40种工业产品中，33种产量增长
    if following and limit <= end and parse_unit(following.unit).dimension in ("percent", "money", "points"):
        noun = parse_predicate(ACHIEVES.sub("", noun)).phrase
        return RATE_OF.sub("", VALUE_OF.sub("", noun)), ""  # 14个优势产业增加值增长6.8%: the next value needs it too
    if following and limit <= end and (rate := RATE_OF.search(noun)):
        return noun[: rate.start()], ""
    noun, said = _split_said(noun)
    dimension = parse_unit(token.unit).dimension
    if dimension in MEASURED and (works := OF_WORKS.search(noun)):
        noun, said = noun[: works.start()], ""  # 1.6万吨蔬菜仓储等项目
    if said.startswith("为"):
        said = ""  # 10件民生实事|为引领的各项工程
    if said and dimension in (*THINGS, "number") and (quality := QUALITY_OF.search(noun)):
        noun, said = noun[: quality.start()], noun[quality.end() :] + said
    if not said and (more := MORE_NOUNS.match(reading.masked, end)):
        noun += more.group()
    if len(noun) > 1 or said:
        is_told_again = limit == end and bool(said)
        reading.doer = noun if is_told_again else ""
        reading.used_until = max(
            reading.used_until,
            start + len(noun) + len(joiner) + (len(said) if limit >= end and not is_told_again else 0),
        )
    return noun, said


def _split_said(noun: str) -> tuple[str, str]:
    """高校毕业生到基层从事服务 → 高校毕业生, 到基层从事服务."""
    for at in (0, *range(2, len(noun) - 1)):
        if _said_verbs().match(noun, at) and not noun.endswith("以", 0, at):  # 地级以上市
            return noun[:at], noun[at:]
    return noun, ""
