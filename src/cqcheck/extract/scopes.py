"""What the text in front of a value opens and closes: brackets, 其中, 分…看, provisional figures."""

import re

from cqcheck.codelists import Measure
from cqcheck.extract.clauses import BRACKETS, SEGMENTS, split_clauses
from cqcheck.extract.context import Place
from cqcheck.extract.dating import date_before
from cqcheck.extract.memory import Memory
from cqcheck.extract.predicates import DATE_MARK, parse_predicate
from cqcheck.extract.reading import Reading
from cqcheck.extract.subjects import complete, tidy
from cqcheck.lexicons.regions import COUNTRY
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import families, head_of

PART = re.compile(r"其中|包括(?!在内)|（含|分别是")
CUT = re.compile(
    r"(?:^|[，；])(?:从[^，；]{2,14}(?:看|来看|上看|分)|分[^，；布管支]{1,10}(?:来?看|计)?"
    r"|按[^，；]{2,18}?(?:分|看|划分|分类|计|统计)|(?:在|从)?[^，；\x01]{2,30}?[^国央部小学间医介心等期药型集]中)$"
)
AMOUNT_SEEN = re.compile(r"^[从按](?P<amount>[^，；]{0,8}?(?:产量|销量|产值|价格|销售额|零售额))(?:来|上)?看$")
LISTED_BELOW = re.compile(r"(?:^|[，；])(?P<clause>[^，；：]{2,40}(?:分别|依次)为)[:：](?=[^，；：]*$)")
SIZE_OF_LIST = re.compile(r"^[一二三四五六七八九十]{1,2}大(?:区域|地区|经济区|行业|类)")
COMPARED_DATE = re.compile(rf"与{DATE_MARK}+末?[^，；。]{{0,10}}相比")
CONVERSION = re.compile(r"折|按|约|合")
COMPOSED = re.compile(r"，由(?!上年|\x01|去年)[^，；\d]{2,16}$")
PROVISIONAL = re.compile(r"初步核算|初步统计|初步测算|快报数据|初步预计|预计(?=.{0,4}(?:全年|实现|完成|达|增长|可|20))")

OF_SAME = re.compile(r"占|同比|比上年|较上年|增长|下降")


def enter_scopes(reading: Reading, gap: str, start: int) -> None:
    """Takes in what the text between two values opens and closes.

    Args:
        reading: The sentence.
        gap: The masked text since the last value.
        start: Where the value behind the gap begins.
    """
    memory = reading.memory
    if PROVISIONAL.search(gap):
        reading.is_provisional = True
    _enter_brackets(reading, gap)
    memory.is_resumed = False
    if "；" in gap and not reading.in_brackets and memory.scope and not PART.search(gap.rpartition("；")[2]):
        bare = tidy(parse_predicate(split_clauses(gap)[0]).phrase)
        of_whole = complete(bare, Memory(main=memory.main, last=memory.main), needs_head=False)
        is_told = of_whole in memory.levels
        if bare in families() and not is_told:  # 其中…；基金支出1527亿元: back to what the parts belong to
            memory.scope = ""
            memory.is_resumed = True
            memory.thing = memory.main_thing or memory.thing  # 医疗卫生机构…，其中医院…；床位2.3万张: those of all
    if COMPARED_DATE.search(gap):
        memory.sentence_base = date_before(reading, start)
    elif gap.startswith("相比") and reading.drafts:  # 与2010年的13.4亿人相比，增加7206万人
        memory.sentence_base = reading.drafts[-1].time_period
    if COMPOSED.search(gap) and re.search(r"[组构]成", reading.text):
        memory.scope = memory.last
    if PART.search(BRACKETS.sub("", gap)):
        memory.scope = memory.last if memory.recent else _whole_before(reading, start)
        reading.scope_place = reading.place
    if match := LISTED_BELOW.search(gap):
        _enter_listed(reading, match["clause"])
    for segment in SEGMENTS.split(gap)[:-1]:
        if CUT.search(segment.strip("，")):
            _enter_cut(reading, segment.strip("，"))


def _enter_brackets(reading: Reading, gap: str) -> None:
    memory = reading.memory
    opened, closed = gap.rfind("（"), gap.rfind("）")
    if reading.in_brackets and closed >= 0:
        reading.in_brackets = False
        memory.scope = reading.scope_before_brackets
        if reading.before_brackets:
            memory.last = reading.before_brackets
            memory.recent = [reading.before_brackets]
        memory.thing = reading.thing_before_brackets
    if opened > closed:
        reading.in_brackets = True
        reading.before_brackets = memory.last
        reading.thing_before_brackets = memory.thing
        reading.scope_before_brackets = memory.scope
        if memory.scope and OF_SAME.match(gap, opened + 1):
            return  # 其中医院800.5万张（占78.7%）: of what the hospitals are a part of
        if not PART.search(gap[opened:]) and not CONVERSION.search(gap[opened:]):
            memory.scope = memory.last


def _whole_before(reading: Reading, start: int) -> str:
    """The whole of a sentence that begins with 其中: the last or the main subject, whichever has the unit of the part."""
    memory = reading.memory
    value = reading.claim_after(start)
    unit = parse_unit(value.unit).unit_measure if value else ""
    if memory.levels.get(memory.last) == unit != memory.levels.get(memory.main):
        return memory.last
    return memory.main or memory.last


def _enter_listed(reading: Reading, clause: str) -> None:
    """七大区域零售额占全国零售总额的比重分别为：… says once what each value of the list states."""
    predicate = parse_predicate(clause)
    if not predicate.phrase and predicate.is_share:  # 第一产业51万人…，占比分别为：30.0%…
        reading.memory.listed = Measure.SHARE
        reading.memory.whole = predicate.whole or reading.memory.scope or reading.memory.whole
        return
    if not predicate.phrase or not (predicate.is_share or predicate.sign):
        return
    memory = reading.memory
    subject = complete(SIZE_OF_LIST.sub("", tidy(predicate.phrase)), memory, needs_head=False)
    memory.scope = memory.last = subject
    memory.listed = Measure.SHARE if predicate.is_share else Measure.GROWTH
    memory.whole = predicate.whole or memory.whole


def _enter_cut(reading: Reading, segment: str) -> None:
    """分产业看 puts what follows under the subject so far, 限额以上单位中 under the whole that it names."""
    memory = reading.memory
    if segment.endswith("中") and segment.removeprefix("在").startswith(("全国", "我国")):
        reading.scope_place = reading.place = Place(COUNTRY, None)
    whole = (
        tidy(re.sub(r"^[在从]", "", segment).removesuffix("中").removesuffix("当")) if segment.endswith("中") else ""
    )
    if len(whole) > 1:
        memory.scope = complete(whole, memory, needs_head=False)
        memory.whole = whole
    elif amount := AMOUNT_SEEN.search(segment):  # 从产品产量看，铝材增长4.2%
        memory.scope = amount["amount"]
    elif memory.main:
        # 规模以上工业总产值4.4万亿元…。百强企业产值1.5万亿元。分经济类型看: it is the total of the paragraph that is cut.
        is_aside = head_of(memory.main) and memory.total.endswith(head_of(memory.main))
        memory.scope = memory.total if is_aside else memory.main
