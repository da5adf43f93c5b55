"""Clause before a value → noun phrase and predicate: what the figure states about the noun.

`规模以上工业增加值比上年增长` is the noun phrase 规模以上工业增加值 with a growth over 上年.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from cqcheck.codelists import Hedge
from cqcheck.extract.contributions import Contribution, find_contribution
from cqcheck.lexicons.words import alternatives, hedge_before, hedge_of, word_list

DATE_MARK = "\x01"  # stands for every character of a date
NOTE_MARK = "\x02"  # stands for every character of a footnote mark

AREA_WORDS = r"(?:全国|全省|全市|全区|全县|全州|全盟|全旗|我省|我市|全球|世界|常年同期|常年|时序进度|序时进度|男童|女童|男生|女生|男性|女性|城镇居民|农村居民|城镇|农村|周边|同期|预期|计划|目标|[\u4e00-\u9fff]{2,10}?(?:平均水平|平均|均值|水平|[省市区县]))"


class Predicate(NamedTuple):
    """What stands between a noun phrase and its value.

    `sign` is −1 for a fall, +1 for a rise, 0 where there is no verb of change; `reaches` marks a level that
    was reached (提高到). `base` is the period of comparison, `whole` what a share is part of, `other` what a
    difference is measured from. `whole_area` the area of that whole (占全国进出口总值). `plan` the plan that a figure is measured by. `lead` holds the words in front of the phrase (全国, 全年). `distributes` marks 分别, `shares` 均.
    """

    phrase: str = ""
    lead: str = ""
    sign: int = 0
    reaches: bool = False
    is_from: bool = False
    is_from_month: bool = False
    base: str | None = None
    whole: str | None = None
    is_share: bool = False
    other: str | None = None
    is_contribution: bool = False
    is_growth_noun: bool = False
    is_multiple: bool = False
    distributes: bool = False
    shares: bool = False
    is_yearly_mean: bool = False
    is_new: bool = False
    area: str | None = None
    whole_area: str | None = None
    plan: str = ""
    hedge: Hedge = Hedge.EXACT

    @property
    def is_mean_change(self) -> bool:
        """Whether this is a move a year (年均提高1.5个百分点), not one of a mean (年均增速比上年提高0.9个百分点)."""
        return self.is_yearly_mean and not (self.base or self.is_growth_noun)


@dataclass(frozen=True, slots=True)
class _Patterns:
    trend_to: re.Pattern[str]
    trend: re.Pattern[str]
    trend_noun: re.Pattern[str]
    base: re.Pattern[str]
    copula: re.Pattern[str]
    lead: re.Pattern[str]


BASE = (
    r"(?:[比较](?:上一?个五年|上年度?|上一年度?|去年|上个?月|上个?季度?|年初|上期|前值|前一?年|上半年|前[一两三]年|疫情前|历史同期|基期|(?:年初|年度|调整|上年)?预算数?)(?:全年|年底|末|底|年末)?(?:同期|同月|同季)?|[环同相]?[比较]“?\x01+”?(?:第?[一二三四五六七]次)?(?:全国)?(?:(?:人口|经济|农业)普查)?(?:同期|末|底)?|与(?:上年|去年|上月|年初|\x01+)(?:同期|末)?(?:相比|(?=的$))|[高低快慢多少]于(?:上年|去年)(?:同期|末)?(?=的$)"
    r"|同比|环比|按[年月季](?![平均])|环(?=$)|比(?:“?十[一二三四]五”?末|规划|同期)|较?同期|较(?:年初|期初)|按照?(?:\x01+的?)?(?:可比价|不变价|现行?价|当年价|当期价|(?:可比|自然|同|相同|原|新)口径|(?<=[\x01的])价)格?(?:计算)?|(?:可比|不变)价格?|(?:扣除|剔除|还原)[^，；。]{1,14}?(?:因素|影响|口径)(?:的?影响)?(?:之?后)?|可比|同口径|自然口径|口径|名义|实际|实质(?=$)|年平均|年人均|月人均|人均[年月]|年均|两年平均|(?<![第每近])一年|平均每年|每年|逐年|逐月|累计)"
)
FIVE_BEFORE = "上个五年"
BASES = {
    "个五年": FIVE_BEFORE,
    "预算": "预算",
    "上月": "上月",
    "上个月": "上月",
    "上个季": "上季",
    "环": "上月",
    "按月": "上月",
    "按季": "上季",
    "年初": "年初",
    "期初": "年初",
    "上季": "上季",
}


@cache
def _patterns() -> _Patterns:
    trends = word_list("trends")
    up, down = alternatives(trends["up"]), alternatives(trends["down"])
    nouns = {
        sign: alternatives(word for word, way in trends["nouns"].items() if way == sign) for sign in ("up", "down")
    }
    phrases = word_list("phrases")
    leading = alternatives([*phrases["connectives"], *phrases["periods"], *phrases["places"]])
    adverb = "(?:微|再|统一|又|还|分别|共|累计|(?<![年人])均|都|净|大幅|小幅|逆势|同步|明显|进一步|持续|(?<!年)平均|将|预计|力争|实现|逐步|稳步|快速|较快|大)*"
    return _Patterns(
        trend_to=re.compile(
            rf"(?:{adverb}(?:(?P<up>{up}|发展|延伸|跃升|跃增|迈上|调整|整合|归并|合并|重组)|(?P<down>{down}))了?(?:至|到|为(?!$))(?:了)?)$"
        ),
        trend=re.compile(rf"(?:{adverb}(?:(?P<up>{up})|(?P<down>{down}))(?:了|达|达到|超|约|幅度?为)?)$"),
        trend_noun=re.compile(
            rf"(?<!自然)(?:(?P<up>{nouns['up']})|(?P<down>{nouns['down']}))(?:分别|均|为|达到?|是|控制在|保持在)*$"
        ),
        base=re.compile(rf"(?P<base>{BASE})(?:的)?$"),
        copula=re.compile(rf"(?:(?:(?<=收入)|(?<=支出))安排|{alternatives(phrases['copulas'])})$"),
        lead=re.compile(
            rf"^(?:[到自从]?{DATE_MARK}+(?:以来|期间|底|末|全年|来|初)?|(?:{leading})(?!率)|控制在(?=.{{2}})|实现(?!率)|完成(?!投资|率)|拥有(?!量)|共有|(?<=[末底市省县区国旗州盟])有(?![效限色线机轨关序力望偿害形无])|其(?![中他余它实次间])|[，、\s]|的(?!士)|年(?=末|底)|末)+"
        ),
    )


SHARE = re.compile(
    r"占(?!比)(?:据|有|到)?(?:了)?(?P<whole>[^占，；]*?)(?:的)?(?P<word>比重|比例|份额|比率|比)?(?:的)?$"
)
RATIO_TO = re.compile(r"与(?P<whole>[^，；与和]{2,12}?)之比$")
WHOLE_OF_AREA = re.compile(r"全[国省]$")
SHARE_NOUN = re.compile(
    r"(?:的|所)?(?:占比|(?:所占)?比重|所占比例|(?:所占)?份额)(?:合计|总计|分别|均)?(?:为|达到?|约|超过?)?$"
)
# 63.5%的企业具有节能管理系统: the whole and what is said of the part stand behind the share.
SHARE_OF = re.compile(
    r"(?:以上|左右)?的(?P<whole>[\u4e00-\u9fff]{1,10}?)"
    r"(?P<said>(?:具有|具备|拥有|配备|配有|设有|建有|建立|使用|采用|应用|开展|实施|通上?|安装|实现|参加|参与|享受)了?[^，；。、\d]{1,18})(?=[，；。]|$)"
)
SHARE_TOLD = re.compile(r"占[^占，；]{2,16}的?(?:比重|比例|份额)$")  # 第一产业占GDP的比重上升3.8个百分点
# 民营企业贡献了四分之三的税收: the whole stands behind the part.
GIVEN = re.compile(r"(?P<name>.+?)(?:贡献|提供|创造|承担|吸纳|集聚)了?(?:全[国省市区县州])?(?:了|约|近|超过?|逾)*$")
ALSO_GIVEN = re.compile(r"(?:以上|左右)?的[^，；。]{2,12}[、和与及]")  # between the shares of a list of what is given
WHOLE_BEHIND = re.compile(r"(?:以上|左右)?的(?P<whole>[\u4e00-\u9fff]{2,10}?)(?=[，；。、和与及]|$)")
TAX_SHARE = ("税比", "税收比", "税占比", "税收占比")  # the part of the revenue that is taxes
JOINING = ("和", "与", "及", "以及")  # 分别提高到每月720元和每年6300元
SHARE_WORD = re.compile(r"(?:其|所?占|该)?(?:比重|份额|占比|比例)")
WITHIN = re.compile(r"在(?P<whole>[^，；]{2,20}?)中$")
DIFFERENCE = re.compile(
    rf"(?:(?P<sign1>高于|快于|多于|优于|领先|超(?=[序时]时?序?进度)|低于|慢于|少于|高出|低出|超出|超过)(?P<other1>{AREA_WORDS}[^，]{{0,8}}?|(?:规模以上|规上|限额以上|全部|全体|同期|[A-Z]{{3,4}}|[\u4e00-\u9fff]{{0,8}}(?:企业|投资|工业|产业|行业|服务业|居民|收入|支出|贷款|存款|经济|生产总值|增加值|总额|零售额|贸易|出口|进口|产值|产量))[^，；。\d的]{{0,12}}?)|(?P<sign3>高出|低出)|[比较](?P<other2>{AREA_WORDS}[^，]{{0,8}}?)(?:分别)?偏?(?P<sign2>高|快|多|低|慢|少)(?:出|了)?)$"
)
SHORT_OF = re.compile(
    r"[，、]?(?:距离?|离|与)(?P<goal>[^，；。]{0,14}?(?:目标|任务|要求)[值数]?)(?:相比)?(?:还|仍|尚|只|仅)*(?:相?差|缺|有)(?:了|距)?$"
)
FROM = re.compile(r"(?:由|从)(?:上年|去年|上个?月|\x01+|“?十[一二三四]五”?末)?(?:末|同期|底)?的?$")
OTHER_AREA = re.compile(r"[比较](?P<area>全国|全省|全市|全区)(?:平均(?:水平)?)?的$")
MULTIPLE = re.compile(
    r"(?:约?是|约?为|相当于|约?占|恢复[至到]|达到?)(?P<of>\x01+|[^，；的]{2,12})(?:年|时期|水平|平均(?:水平)?)?的$"
)
GROWTH_NOUN = re.compile(r"(?P<down>降幅|跌幅|减幅)$|(?:增速|增幅|涨幅|升幅|增长率|增长速度)$")
OF_TIME = rf"(?:(?:上年|去年|上个?月|上个?季度?|年初|前年)(?:同期|同月|末|底)?|同期|{DATE_MARK}+(?:全年|同期|末|底)?)"
FASTER = re.compile(
    rf"(?P<base>[比较]{OF_TIME})(?:、{OF_TIME})?的?(?:年均)?(?P<noun>增速|增幅|涨幅)?(?:分别)?(?P<word>高|快|低|慢|多|少)(?:出|了)?$"
    rf"|(?P<noun2>增速|增幅|涨幅)?(?P<word2>[高快低慢多少])于(?P<base2>{OF_TIME})(?:平均)?(?:水平|增速|增幅|涨幅)?$"
)
OWN_DATE = re.compile(rf"{DATE_MARK}+[末底期]?的?$")
COMPARED_DATE = re.compile(rf"(?:[比较与是]|(?<!变)为|相当于|恢复[至到]){DATE_MARK}+[末底]?的?$")
MOST_WORDS = 12
MANY_CLAUSES = 1 << 12  # a genre of set phrases: the same clauses come again and again
WITH = re.compile(r"(?:同样|则|仅|也|均|分别|遥遥|远远)?(?<![难加足可得予所])以$|(?:遥遥|远远)$|\d+[×xX*]$")
PER_HEAD = re.compile(
    r"(?:每[人户名位]每[月年天日]|每[人户名位]|(?<=[至到为达])每(?:[月天日]|[百千万]?(?:平方公里|平方千米|人)))$"
)
COMPLEMENT = re.compile(r"(?:增长|增速|发展|提升|上升)?(?:（不含[^）]*）|较快|迅速|明显|平稳|良好|快速)$")
EXCHANGED = re.compile(r"(?:为|是|即)?\d*[美欧日英港澳]?[元镑]兑(?:换)?$")
CONVERTED = re.compile(
    r"(?:按[^，]*(?<!人民币)汇率|(?:按[^，]*)?(?:折[算合]?|约合|合))(?:计算|折算|折合)?(?:为|成|约)?$"
)


@lru_cache(maxsize=MANY_CLAUSES)
def parse_predicate(clause: str) -> Predicate:
    """The noun phrase and predicate of the clause in front of a value."""
    result = Predicate(phrase=clause.strip("，、；： "))
    for _ in range(MOST_WORDS):
        following = next((taken for take in _TAKERS if (taken := take(result)) is not None), None)
        if following is None or not following.phrase:
            result = following or result
            break
        result = following
    phrase = strip_lead(result.phrase)
    lead = result.phrase.removesuffix(phrase) if phrase else result.phrase
    if (phrase in TAX_SHARE or (phrase in ("税收", "税") and result.is_share)) and not result.sign:
        return result._replace(phrase="税收收入", lead=lead, is_share=True)
    if phrase in JOINING or (result.sign and SHARE_WORD.fullmatch(phrase)):
        phrase = ""  # 占46.7%，比重提升1.5个百分点: the share told before
    return result._replace(phrase=phrase, lead=lead)


def strip_lead(phrase: str) -> str:
    """A noun phrase without connectives, periods and places in front of it."""
    lead = _patterns().lead
    stripped = phrase
    for _ in range(4):
        match = lead.match(stripped)
        if not match or match.end() >= len(stripped):
            break
        stripped = stripped[match.end() :]
    return "" if lead.fullmatch(stripped) else stripped


# Each taker takes one word off the end of the phrase and says what it states; None if its word is not there.


def _take_other_area(now: Predicate) -> Predicate | None:
    match = OTHER_AREA.search(now.phrase)
    return now._replace(phrase=now.phrase[: match.start()], area=match["area"]) if match else None


def _take_from(now: Predicate) -> Predicate | None:
    match = FROM.search(now.phrase)
    if not match:
        return None
    if "月" in match.group():  # 由上月下降0.7%转为上涨0.3%: of the month before, not compared with it
        return now._replace(phrase=now.phrase[: match.start()], is_from=True, is_from_month=True)
    is_last_year = "上年" in match.group() or "去年" in match.group()
    base = "上年" if is_last_year else DATE_MARK if DATE_MARK in match.group() else now.base
    return now._replace(phrase=now.phrase[: match.start()], is_from=True, base=base)


def _take_growth_noun(now: Predicate) -> Predicate | None:
    """增速 before 回落, 降幅 before 收窄: the change is one of a growth; a smaller fall is a rise."""
    match = GROWTH_NOUN.search(now.phrase)
    if not match or now.is_growth_noun or not (now.sign or now.reaches):
        return None
    sign = (now.sign or 1) * (-1 if match["down"] else 1)
    return now._replace(phrase=now.phrase[: match.start()], is_growth_noun=True, sign=sign)


def _take_faster(now: Predicate) -> Predicate | None:
    """比上年同期增速高1.3个百分点, 比上月末多3亿元: the change over another period, told as a distance."""
    match = FASTER.search(now.phrase) if _is_open(now) else None
    if not match:
        return None
    sign = -1 if (match["word"] or match["word2"]) in "低慢少" else 1
    is_of_growth = bool(match["noun"] or match["noun2"]) or now.is_growth_noun
    base = match["base"] or "比" + match["base2"]
    return _with_base(now._replace(sign=sign, is_growth_noun=is_of_growth), now.phrase[: match.start()], base)


def _take_date(now: Predicate) -> Predicate | None:
    match = OWN_DATE.search(now.phrase)
    return now._replace(phrase=now.phrase[: match.start()]) if match and not COMPARED_DATE.search(now.phrase) else None


def _take_conversion(now: Predicate) -> Predicate | None:
    if match := EXCHANGED.search(now.phrase):  # 人民币汇率为1美元兑
        return now._replace(phrase=now.phrase[: match.start()])
    return now._replace(phrase="") if CONVERTED.search(now.phrase) else None


def _take_hedge(now: Predicate) -> Predicate | None:
    match = hedge_before().search(now.phrase)
    if not match or (_is_open(now) and (DIFFERENCE.search(now.phrase) or FASTER.search(now.phrase))):
        return None
    hedge = hedge_of(match) if now.hedge is Hedge.EXACT else now.hedge
    return now._replace(phrase=now.phrase[: match.start()], hedge=hedge)


def _take_trend_to(now: Predicate) -> Predicate | None:
    match = _patterns().trend_to.search(now.phrase) if _is_open(now) else None
    if not match:
        return None
    distributes = now.distributes or "分别" in match.group()
    return now._replace(phrase=now.phrase[: match.start()], reaches=True, distributes=distributes)


def _take_contribution(now: Predicate) -> Predicate | None:
    found = find_contribution(now.phrase) if _is_open(now) else None
    return contributing(now, found) if found else None


def contributing(now: Predicate, found: Contribution) -> Predicate:
    """A predicate with the contribution found at the end of its phrase."""
    return now._replace(
        phrase=now.phrase[: found.start],
        is_contribution=True,
        whole=found.to or None,
        sign=found.sign,
        distributes=now.distributes or found.distributes,
    )


def _take_shortfall(now: Predicate) -> Predicate | None:
    """距目标还差5.1个百分点: a distance below the goal."""
    match = SHORT_OF.search(now.phrase) if _is_open(now) else None
    return now._replace(phrase=now.phrase[: match.start()], other=match["goal"], sign=-1) if match else None


def _take_difference(now: Predicate) -> Predicate | None:
    match = DIFFERENCE.search(now.phrase) if _is_open(now) else None
    if not match:
        return None
    word = match["sign1"] or match["sign2"] or match["sign3"]
    return now._replace(
        phrase=now.phrase[: match.start()],
        other=match["other1"] or match["other2"] or "",
        sign=-1 if word[0] in "低慢少" else 1,
        distributes=now.distributes or "分别" in match.group(),
    )


def _take_share(now: Predicate) -> Predicate | None:
    if not _is_open(now) and not (now.sign and not now.is_share and SHARE_TOLD.search(now.phrase)):
        return None
    if match := RATIO_TO.search(now.phrase):  # 研发经费支出156.7亿元，与地区生产总值之比为2.55%
        return now._replace(phrase=now.phrase[: match.start()], is_share=True, whole=match["whole"])
    if match := SHARE_NOUN.search(now.phrase):
        return _whole_before(now._replace(phrase=now.phrase[: match.start()], is_share=True))
    match = SHARE.search(now.phrase)
    if not match or re.search(r"比重|比例|份额|分别|[至到由]", match["whole"]):
        return None
    if not match["whole"] and WITHIN.search(now.phrase[: match.start()]):  # 在工业总产值中占28.4%
        return _whole_before(now._replace(phrase=now.phrase[: match.start()], is_share=True))
    whole = strip_lead(match["whole"]) or match["whole"] or None
    area = WHOLE_OF_AREA.search(match["whole"].removesuffix(whole or ""))
    return now._replace(
        phrase=now.phrase[: match.start()], is_share=True, whole=whole, whole_area=area.group() if area else None
    )


def _take_trend_noun(now: Predicate) -> Predicate | None:
    match = _patterns().trend_noun.search(now.phrase) if _is_open(now) else None
    if not match:
        return None
    sign, distributes = -1 if match["down"] else 1, now.distributes or "分别" in match.group()
    return now._replace(phrase=now.phrase[: match.start()], sign=sign, is_growth_noun=True, distributes=distributes)


def _take_multiple(now: Predicate) -> Predicate | None:
    match = MULTIPLE.search(now.phrase) if _is_open(now) else None
    if not match:
        return None
    hedge = Hedge.APPROX if match.group().startswith("约") else now.hedge
    return now._replace(phrase=now.phrase[: match.start()], is_multiple=True, whole=match["of"], hedge=hedge)


def _take_trend(now: Predicate) -> Predicate | None:
    match = _patterns().trend.search(now.phrase) if _is_open(now) and not now.reaches else None
    if not match:
        return None
    words = match.group()
    return now._replace(
        phrase=now.phrase[: match.start()],
        sign=-1 if match["down"] else 1,
        distributes=now.distributes or "分别" in words,
        shares=now.shares or "均" in words,
    )


def _take_base(now: Predicate) -> Predicate | None:
    match = _patterns().base.search(now.phrase)
    return _with_base(now, now.phrase[: match.start()], match["base"]) if match else None


def _take_new(now: Predicate) -> Predicate | None:
    is_new = now.phrase.endswith(("新增", "净增", "增收")) and len(now.phrase) > len("新增")
    return now._replace(phrase=now.phrase[:-2], is_new=True) if is_new and _is_open(now) and not now.reaches else None


def _take_copula(now: Predicate) -> Predicate | None:
    match = _patterns().copula.search(now.phrase)
    if not match or (now.phrase.endswith(("新增", "净增", "增收")) and not now.is_share):
        return None
    words = match.group()
    return now._replace(
        phrase=now.phrase[: match.start()],
        distributes=now.distributes or "分别" in words or words == "依次为",
        shares=now.shares or words in ("均", "均为", "都", "双双"),
        reaches=now.reaches or (words[-1] in "至到" and words not in ("至", "到", "达到")),
    )


def _take_complement(now: Predicate) -> Predicate | None:
    match = COMPLEMENT.search(now.phrase)
    return now._replace(phrase=now.phrase[: match.start()]) if match else None


def _take_with(now: Predicate) -> Predicate | None:
    """金华市以41.2亿件排名第二位: 以 leads the value and is no part of the noun."""
    match = WITH.search(now.phrase)
    return now._replace(phrase=now.phrase[: match.start()]) if match else None


def _take_per_head(now: Predicate) -> Predicate | None:
    match = PER_HEAD.search(now.phrase)
    return now._replace(phrase=now.phrase[: match.start()]) if match and match.start() else None


def _is_open(now: Predicate) -> bool:
    """Whether nothing has been stated yet: a clause states one thing of its noun."""
    return not (now.sign or now.is_share or now.other or now.is_contribution)


def _whole_before(now: Predicate) -> Predicate:
    """占GDP比重, 在合同金额中的占比: the whole stands in front of the noun."""
    if match := WITHIN.search(now.phrase):
        return now._replace(phrase=now.phrase[: match.start()], whole=strip_lead(match["whole"]) or match["whole"])
    at = now.phrase.rfind("占")
    if at < 0:
        return now
    whole = now.phrase[at + 1 :]
    return now._replace(phrase=now.phrase[:at], whole=strip_lead(whole.rstrip("的")) or whole or None)


def _with_base(now: Predicate, phrase: str, words: str) -> Predicate:
    base = now.base
    if base is None:
        base = next((name for sign, name in BASES.items() if sign in words), None)
        if base is None and DATE_MARK in words:
            base = DATE_MARK  # the caller knows which date stands here
        elif base is None and re.search(r"上一?年|前一年|去年|同比|按年|同期", words):
            base = "上年"
    return now._replace(
        phrase=phrase,
        base=base,
        is_yearly_mean=now.is_yearly_mean or words in ("年均", "年平均", "平均每年", "两年平均"),
    )


_TAKERS = (
    _take_other_area,
    _take_from,
    _take_faster,
    _take_growth_noun,
    _take_date,
    _take_conversion,
    _take_hedge,
    _take_trend_to,
    _take_contribution,
    _take_shortfall,
    _take_difference,
    _take_share,
    _take_trend_noun,
    _take_multiple,
    _take_trend,
    _take_base,
    _take_new,
    _take_copula,
    _take_complement,
    _take_per_head,
    _take_with,
)
