"""The noun right behind a value, and what is said of it: 3.6万名|青年志愿者|到乡村开展服务."""

from __future__ import annotations

import re

from cqcheck.extract.predicates import parse_predicate
from cqcheck.extract.reading import Reading
from cqcheck.extract.values import Form, NumberToken
from cqcheck.extract.verbs import split_said
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import hedge_after

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
RATE_OF = re.compile(
    r"(?<=..)(?:水质|(?:环境)?空气质量|环境质量|污水|垃圾|平均|综合|亩均|户均|人均)[^，的]{0,8}[率例价额量](?:连续)?$"
)
# 8000户居民家庭|的供热质量得到改善: the households are counted.
QUALITY_OF = re.compile(r"的(?=[^的]{0,6}(?:条件|质量|环境|水平|问题|需求|待遇|权益|困难|难题)$)")
ANEW = re.compile(r"(?<=..)(?:全年|当年|年内).*$")  # 92所普通高等学校|全年招收学生16.4万人
OF_WORKS = re.compile(r"(?<=..)等[^，]{0,6}?(?:工程|项目)的?(?:建设|前期工作)?(?:扎实|稳步|有序)?$")
AGE = re.compile(r"\d{2}[周]?岁以[上下]")
NAMED_BEHIND = re.compile(r"[\u4e00-\u9fff]{2}")
LIST_NOUN = re.compile(r"[\u4e00-\u9fff]{2,12}、")
MORE_NOUNS = re.compile(r"(?:、[^，。；：、（）\d]{2,8})+(?=[，。；])")
NO_NOUN = re.compile(
    r"的?(?:基础上|情况下|背景下|条件下|前提下|形势下|高?基数)|左右|以上|以下|以内|之多|的?增长|的?增速|的?目标|的|和|与|及|以及|或|至|到|次$|同比|环比|比上年|相比|增|减[少至到]|降|下降|居(?!民)|位居"
    r"|占|为|是|均|，|其中|高于|低于|突破|创(?![新业意造投])|再|已|全部|顺利|总数|总量|累计|共(?![建同享青])|分别|不变|大关|新?台阶|关口|以来|中(?=[，、有])"
)
SHORTEST_NAME = 3
THINGS = frozenset({"item", "person"})
MEASURED = frozenset({"mass", "area", "length", "volume", "power"})


def is_listed_value(reading: Reading, token: NumberToken) -> bool:
    """Whether a value is one of a list of values that stand in front of their nouns: 600万吨露天煤矿、4万千瓦风电等项目."""
    noun = token.end + reading.masked.startswith("的", token.end)
    if not NAMED_BEHIND.match(reading.masked, noun) or NO_NOUN.match(reading.masked, noun):
        return False
    if reading.masked.endswith("、", 0, token.start):
        return True
    following = reading.claim_after(token.end)
    if following is None or following.form is not Form.NUMBER:
        return False
    between = reading.masked[token.end : following.start]
    behind = following.end + reading.masked.startswith("的", following.end)
    is_next = LIST_NOUN.fullmatch(between) and not NO_NOUN.match(reading.masked, behind)
    return bool(is_next and NAMED_BEHIND.match(reading.masked, behind))


def is_size_of_named(reading: Reading, token: NumberToken) -> bool:
    """Whether a size stands between the owner and the name of a thing: 宏大|700万吨|露天矿, 美凯|5.7万平方米|主力店."""
    match = NOUN.match(reading.masked, token.end)
    if match is None or NO_NOUN.match(match["noun"]) or not NAMED_BEHIND.match(reading.masked, token.end):
        return False
    return len(split_said(match["noun"])[0]) >= SHORTEST_NAME


def noun_behind(reading: Reading, token: NumberToken) -> tuple[str, str]:
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
    noun, said = split_said(ANEW.sub("", noun) if limit <= end else noun)
    dimension = parse_unit(token.unit).dimension
    is_thing = dimension in MEASURED or (dimension in THINGS and token.unit[-1:] not in "个项")
    if is_thing and (works := OF_WORKS.search(noun)):
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
