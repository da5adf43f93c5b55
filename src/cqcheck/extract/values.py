"""Sentence → number tokens: which numbers state a value, which are dates, names, ordinals.

Works on clean text. `全年GDP实现1243.6亿元、增长7.2%` has the tokens 1243.6亿元 and 7.2%.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from cqcheck.codelists import Hedge, TokenState
from cqcheck.extract.unreadable import DOUBTFUL, unreadable_pattern
from cqcheck.lexicons.numerals import chinese_number, numerals
from cqcheck.lexicons.units import foreign_money, multipliers, unit_pattern


class Form(StrEnum):
    """How a value is written."""

    NUMBER = "number"
    RANK = "rank"
    FRACTION = "fraction"
    TERM = "term"
    WORD = "word"
    PERIOD = "period"
    OTHER = "other"


class NumberToken(NamedTuple):
    """A number in a sentence, with the half-open span of the expression in the sentence's clean text.

    `unit` is as stated, without 余 or 多; `hedge` is the one written inside the expression.
    `group` numbers the terms of one structure (4.3:36.9:58.8) together; 0 for every other token.
    """

    start: int
    end: int
    state: TokenState
    form: Form = Form.OTHER
    value: Decimal = Decimal(0)
    unit: str = ""
    decimals: int = 0
    hedge: Hedge = Hedge.EXACT
    group: int = 0


# Thousands are set apart by commas or blanks: 1,234.5 and 1 626.35, though not the two numbers of 表1 500家.
NUMBER = (
    r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|(?<![第表图\d.])[1-9]\d{0,2}(?: \d{3})+(?![\d ])(?:\.\d+)?|\d+(?:\.\d+)?"
)
SEPARATORS = str.maketrans("", "", ",， ")
MOST_DIGITS = 20  # decimal arithmetic is exact up to 28
HAN_DIGIT = "零〇一二两三四五六七八九十百千"
RATIO_SIGN = "[:：∶︰﹕]"

# A rank is one only beside a field or a verb of ranking: 第一 alone may begin a name.
RANK_CUE = re.compile(
    r"(?:全[市省国区县州旗球盟]|世界|区县|[东中西]部(?:地区|城市)?|居|位列|列|排名?|排在|位次|名列|跃升|上升|升至|升为|跃至|前移|进入|跻身|稳居|保持|同类\w{0,4}|副省级\w{0,4}|都市区|城市|品牌|省会|省内|国内|市内|[省市区县州]|行业|之)"
    r"[为至到的在由从]?(?:全[市省国区县州旗球盟]|世界|第)?$"
    r"|(?:由|从)(?:上年|去年|上月)(?:同期|末)?的?$"
    r"|(?:增速|增幅|涨幅|总量|规模|占比)(?:由|从|主城区?|[\u4e00-\u9fff]{1,3}片区|[东西南北中]+部?|同类)$"
)
RANKS_BEFORE = re.compile(
    rf"(?:第(?:\d{{1,3}}|[{HAN_DIGIT}]{{1,3}})位?(?:[、和与及]|以及))+$"
)  # 居第4、第9位: the cue is that of the first
NOT_RANKED = re.compile(r"[产届次批季条章期轮代师医张阶步线书时个生责动节部篇项类季年编款方卷号中附]|二季|一季")

# Units that a Chinese numeral is written with; 一 in 一个 or 一次 states no quantity.
HAN_UNIT = (
    "美?元|人次|人|户|家|亩|吨|公里|平方米|立方米|千瓦|辆|台|套|件|项|所|座|个|名|倍|处|条|场|张|种|支|批|棵|株|头|只"
)

HUNDREDTH = Decimal("0.01")
PER_UNITS = ("人", "名", "户")

NOT_TENTHS = "为立功果长员本都效绩品交熟套份分不"  # 设施建成, 三成员, 成品油

PARTS = {
    "footnote": r"[\[［【〔]\d{1,3}[\]］】〕]|[①-⑳]|(?<=[\u4e00-\u9fff])（\d{1,2}）(?=[\u4e00-\u9fff，。；、])",
    "identifier": r"(?:(?<=[A-Z][A-Z])|(?<=/T))(?!(?:19|20)\d\d[-—–])\d{3,6}(?:\.\d+)?[:：∶—–-](?:19|20)\d\d(?!年)|〔\d{4}〕(?:第?\d+号)?|\d{5,}热线|(?:电话|邮编|邮政编码|传真)[:：]?[\d-]+|第\d+号(?:令|文)?",
    "date": (
        r"(?:19|20)\d\d(?=(?:[、和与及](?:19|20)\d\d){1,9}年)"
        r"|(?:19|20)\d\d[-—–－~～至/.](?:19|20)\d\d(?:年度|年|学年)?"
        r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\d\d?:\d\d(?::\d\d)?)?"
        r"|(?:(?:19|20)\d\d年(?:度)?|[今去上]年)?(?:[上下]半年|[一二三四]季度|前[一二三四]个?季度|前(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?月份?)末?"
        r"|(?:(?:19|20)\d\d年(?:度|末|底|初|期间|以来)?|[今去上]年)?(?:\d{1,2}[-—–－~～至]\d{1,2}月份?|(?:\d{1,2}、)+\d{1,2}(?:月份?|[两三四]个月)|\d{1,2}月(?:份|末|底|初|\d{1,2}[日号](?:[-—–－~～至](?:\d{1,2}月)?\d{1,2}日)?|\d{1,2}(?![\d.%个]))?)(?!球|亮|[个均])"
        r"|(?:19|20)\d\d年(?:度|末|底|初)?"
        r"|\d{1,2}日(?!元)|(?:近|过去|(?<!学)前|这|未来|今后)[\d一二两三四五六七八九十]+年(?:来|间|多|内)?|[\d一二两三四五六七八九十]+年来"
        r"|[一二两三四五]年(?:平均|累计|年均|(?=分别平均)|(?<!个.年)(?=(?:共|净|分别)?(?:增长|翻)))"
        r"|[“\"]?十[一二三四五六]五[”\"]?(?:时期|规划|期间)?|二〇[〇一二三四五六七八九]{2}年"
    ),
    "version": r"\d+(?:\.\d+){2,}(?!\d*[%％亿万元])",
    "structure": rf"(?:{NUMBER})%?(?:{RATIO_SIGN}(?:{NUMBER})%?)+",
    "rank": rf"倒数第(?:\d{{1,3}}|[{HAN_DIGIT}]+)|第(?:\d{{1,3}}|[{HAN_DIGIT}]+)[位名]?|前(?:\d{{1,3}}|[{HAN_DIGIT}]+)[位名强]?|(?<![摆放]在)首位(?!产业|度|联系)|榜首|首列",
    "fraction": rf"\d{{1,3}}/\d{{1,4}}(?![\d万]|[-/])|[{HAN_DIGIT}]+分之[{HAN_DIGIT}点]+|百分之[{HAN_DIGIT}点]+",
    "tenths": rf"(?:\d(?:\.\d)?|[一二两三四五六七八九])成(?![{NOT_TENTHS}])(?:半|[一二三四五六七八九](?=[，。；、）的以左]|$))?",
    "word": r"翻了?(?P<doublings>[一两二三四五]|\d(?:\.\d{1,2})?)?番多?|一半|半数|过半|持平(?![稳台安衡等静的])",
}

# What a number can begin with: the many patterns are tried at no other character.
BEGINNINGS = r"-\d\[［【（①-⑳〔电邮传负第近过前这未今“\"倒首榜翻半持零〇一二两三四五六七八九十百千万去上下"


@cache
def _master(*, is_doubtful: bool) -> re.Pattern[str]:
    """Every form of number; in a doubtful text those that cannot be read as well."""
    multiplier = "|".join(sorted(multipliers(), key=len, reverse=True))
    unit = unit_pattern()
    number = rf"(?P<sign>(?<![0-9A-Za-z)）%])-|(?<=[为是到至])负)?(?P<digits>{NUMBER})(?:(?P<mult>{multiplier})(?P<more1>余|多))?(?P<more2>余|多|来)?(?P<unit>{unit})?"
    section = rf"[一二两三四五六七八九]?[十百千][{HAN_DIGIT}]*"
    lone = r"[一二两三四五六七八九](?=[余多]?[万亿倍])|(?<=[破超达越上过逾近了])万(?=亿)"
    han = rf"(?P<han>(?:{section}|{lone})(?:[万亿]零?{section})*)(?P<hanmore1>余|多|几)?(?P<hanmult>[万亿]{{0,2}})(?P<hanmore2>余|多|几)?(?P<hanunit>{HAN_UNIT})?"
    named = "|".join(f"(?P<{name}>{pattern})" for name, pattern in PARTS.items())
    known = f"(?=[{BEGINNINGS}])(?:{named}|{number}|{han})"
    return re.compile(f"(?P<unreadable>{unreadable_pattern() if is_doubtful else '(?!)'})|{known}")


BIG_ROUND = re.compile(r"(?:破|超|突破|达|达到|跨越|迈上|迈过|跃上|超过|逾|近|接近)[了]?$")
# Words before which a figure is part of a name or class, not a value of its own.
CLASS_AFTER = re.compile(r"[级型式强]|英寸|周年|号线|届|[A-Za-z]")
OF_SIZE = re.compile(r"(?:以上|以下)?的?规模(?!以[上下]|化|较?[大小])")
NAMED_SIZE = re.compile(r"(?:千伏(?:及以[上下])?(?:变电|输电|线路|等级|电网)|(?:分钟|小时|公里)[\u4e00-\u9fff]{0,4}圈)")
RATE_OF_EXCHANGE = re.compile(r"兑|对人民币")
RUNNING_MEAN = re.compile(r"滑动|平均浓度|浓度")
OF_CLASS = re.compile(r"的(?=机场|港口|企业|城市|园区|产业|品牌|项目|镇|县|村)")  # 吞吐量超千万人次的机场
STEPS = re.compile(r"[百千万亿]*元?级?(?:新|大)?(?:台阶|大关|关口)")
SIZED = re.compile(r"(?:主要|核心|重点|重要|经济)*指标")  # 等6项主要指标 says how long the list was
# A numeral that counts: 一百二十三, 二十五, 两万; 百 or 三十 alone may be part of a name (百家企业, 三十条).
COUNTED = re.compile(
    rf"[一二两三四五六七八九](?:[百千][{HAN_DIGIT}]*[万亿]?[{HAN_DIGIT}]*|十[一二三四五六七八九][万亿]?|[万亿][{HAN_DIGIT}]*)"
)
MOST_PLACES_OF_YEARS = 2  # 12.2年 is a span of time, 20.2026年 the twentieth item on 2026
SPEEDS = frozenset({"M", "G", "兆", "Mbps", "Gbps"})
OF_SPEED = re.compile(
    r"(?:速率)?(?:及?以[上下])?的?(?:速率|固定|宽带|光纤|接入|用户)"
)  # 100M速率及以上的宽带用户 is a class of users
DEATHS = re.compile(r"(?:[\u4e00-\u9fff]{0,2}安全)?(?:生产)?事故?死亡")  # 就业人员10万人生产安全事故死亡人数1.097人
SHORT_UNITS = frozenset({"G", "T", "M", "P"})
# 分别比9月末回落0.2个和提高0.1个百分点
MOVED_LISTED = re.compile(
    r"[、，和与及]+(?:分别)?"
    r"(?P<trend>增长|下降|上涨|提高|提升|减少|增加|回落|上升|加快|放缓|降低|扩大|收窄|缩小|高|低)"
)
LISTED = re.compile(r"(?:[、和与及~～—–-]|至|到|以及)(?:约|超|近)?")
QUOTES = re.compile(r"[“‘「『《〈][^”’」』》〉]{0,40}[”’」』》〉]")
# 平均住院日为8日 tells how long, 截至8日 when; 2‰住户抽样调查 is a name.
DAYS_TOLD = re.compile(
    r"(?:住院日[^。；]{0,24}|(?:工作日|周转日|用时|天数)[^，。；]{0,12})(?:为|达到?|(?<!截)至|到|是|约)$"
)
DAYS_REACH = 40
SURVEY = re.compile(r"[\u4e00-\u9fff]{0,8}(?:抽样|普查|调查)")
SUBJECT_OF_NUMBER = re.compile(
    r"(?:指数|系数|死亡率|[之的]比|(?:收入|支出|消费)比|倍差|满意度|比例|比率|比值|得分|分值|浏览次数[:：]|倍数)(?:为|达|达到|是|降至|升至|由|从|[:：])?$"
)
AGES = re.compile(r"[-~～—–至]+\d{1,3}周?岁")  # 0—14岁人口
# 78.1岁 is a mean; 16岁 is a border unless it is told of a life.
AGE_TOLD = re.compile(r"(?:寿命|年龄)[^，。]{0,20}$|(?:寿命|年龄|[达到为于由增加长])(?:约|超过?|近)?$")
NAMED_ALSO = re.compile(r"（[^（）]*）")  # 消费者信心指数（CCI）为101.2
SEX_RATIO = re.compile(r"性别比(?:（[^（）]*）)?(?:为|达|是)?$")
RATIO_NOUN = re.compile(r"(?:[之入出别]比|系数|指数|比值|倍差|满意度)[^，；。]{0,6}\d")
RATIO_MOVE = re.compile(
    r"(?:[降升提高扩大缩小增加减少]{1,2}|变|转)(?:到|至|为|了)?$|[由从](?:(?:(?:19|20)\d\d|[上去])年)?(?:末|底|同期)?的?$"
)


def is_rank(token: NumberToken) -> bool:
    """Whether a number states a rank."""
    return token.form is Form.RANK and token.state is TokenState.CLAIM


def is_beyond_measure(value: Decimal, decimals: int) -> bool:
    """Whether a number has more digits than any figure of the genre, and more than can be reckoned with exactly."""
    return value.adjusted() + decimals > MOST_DIGITS


def find_numbers(text: str) -> list[NumberToken]:
    """Every number token of a sentence, in order; none overlap."""
    if not _MAY_HOLD_NUMBER.search(text):
        return []
    quoted = [(match.start(), match.end()) for match in QUOTES.finditer(text)]
    tokens: list[NumberToken] = []
    for match in _master(is_doubtful=bool(DOUBTFUL.search(text))).finditer(text):
        for token in _tokens(text, match):
            inside = any(start < token.start and token.end <= end for start, end in quoted)
            if inside and token.state is TokenState.CLAIM:
                tokens.append(NumberToken(token.start, token.end, TokenState.NAME))
            elif is_beyond_measure(token.value, token.decimals):
                tokens.append(NumberToken(token.start, token.end, TokenState.UNPARSED))
            else:
                tokens.append(token)
    return _share_units(text, tokens)


_MAY_HOLD_NUMBER = re.compile(r"[\d十百千万一二两三四五六七八九半首持①-⑳]|翻了?番")


def _tokens(text: str, match: re.Match[str]) -> list[NumberToken]:
    start, end = match.span()
    if match["date"] and match["date"].endswith("日") and (days := _days(text, match)):
        return [days]
    for part, state, form in (
        ("unreadable", TokenState.UNPARSED, Form.OTHER),
        ("footnote", TokenState.FOOTNOTE, Form.OTHER),
        ("identifier", TokenState.IDENTIFIER, Form.OTHER),
        ("version", TokenState.IDENTIFIER, Form.OTHER),
        ("date", TokenState.DATE, Form.PERIOD),
    ):
        if match[part]:
            return [NumberToken(start, end, state, form)]
    if match["structure"]:
        return _structure(text, match)
    if match["rank"]:
        return [_rank(text, match)]
    if match["fraction"]:
        return [_fraction(match)]
    if match["tenths"]:
        whole, _, part = match["tenths"].partition("成")
        value = _plain(whole) + (Decimal("0.5") if part == "半" else _plain(part).scaleb(-1) if part else 0)
        return [NumberToken(start, end, TokenState.CLAIM, Form.WORD, value, "成")]
    if match["word"] and match["word"].startswith("翻"):
        return [_doubled(match)]
    if match["word"]:
        word = numerals()["words"][match["word"]]
        hedge, at = Hedge(word["hedge"]), start
        return [NumberToken(at, end, TokenState.CLAIM, Form.WORD, Decimal(str(word["value"])), word["unit"], 0, hedge)]
    return [_number(text, match) if match["digits"] else _han(text, match)]


def _days(text: str, match: re.Match[str]) -> NumberToken | None:
    """A number of days that looks like a day of the month: 平均住院日为8日; None for a date."""
    number = re.fullmatch(r"(\d{1,2})日", match["date"])
    if not number or not DAYS_TOLD.search(text[max(0, match.start() - DAYS_REACH) : match.start()]):
        return None
    return NumberToken(match.start(), match.end(), TokenState.CLAIM, Form.NUMBER, _plain(number[1]), "日")


def _structure(text: str, match: re.Match[str]) -> list[NumberToken]:
    terms = list(re.finditer(NUMBER, match["structure"]))
    if re.fullmatch(r"\d{1,2}[:：]\d{2}", match["structure"]) and not re.search(r"比[例为是]?$", text[: match.start()]):
        return [NumberToken(match.start(), match.end(), TokenState.DATE, Form.PERIOD)]
    tokens = []
    # 收入比2.39:1, 性别比104.5:100, 师生比1:15: what the other one is told of
    of_ratio = terms[::-1] if len(terms) == 2 else []
    base = next((term for term in of_ratio if _plain(term.group()) in (1, 100)), None)
    for term in terms:
        start, end = match.start() + term.start(), match.start() + term.end()
        if text[end : end + 1] == "%":
            end += 1
        value = _plain(term.group())
        state = TokenState.NAME if term is base else TokenState.CLAIM
        tokens.append(
            NumberToken(start, end, state, Form.TERM, value, "", _decimals(term.group()), group=match.start() + 1)
        )
    return tokens


def _rank(text: str, match: re.Match[str]) -> NumberToken:
    start, end = match.span()
    words = match["rank"]
    after = text[end : end + 4]
    if words in numerals()["ranks"]:
        return NumberToken(start, end, TokenState.CLAIM, Form.RANK, Decimal(numerals()["ranks"][words]), "位")
    is_won = words.startswith("第") and words.endswith("名") and bool(re.match(r"[的，、；。）]|成绩|$", after))
    is_cued = is_won or RANK_CUE.search(RANKS_BEFORE.sub("", text[max(0, start - 30) : start])[-10:])
    if words.endswith("强") or (NOT_RANKED.match(after) and words[-1] not in "位名") or not is_cued:
        state = TokenState.ORDINAL if words.startswith("第") else TokenState.NAME
        return NumberToken(start, end, state)
    if words.startswith("前") and re.match(r"[个年月季]", after):
        return NumberToken(start, end, TokenState.DATE, Form.PERIOD)
    if words[-1] in "位名" and not words.startswith("前"):
        end = start + len(words)
    digits = words.removeprefix("倒数").lstrip("第前").rstrip("位名")
    hedge = Hedge.UNDER if words.startswith("前") else Hedge.EXACT
    end = start + len(words.rstrip("位名"))
    return NumberToken(start, end, TokenState.CLAIM, Form.RANK, _plain(digits), "位", 0, hedge)


def _fraction(match: re.Match[str]) -> NumberToken:
    words = match["fraction"]
    if words.startswith("百分之"):
        return NumberToken(match.start(), match.end(), TokenState.CLAIM, Form.NUMBER, _plain(words[3:]), "%")
    if "/" in words:
        upper, lower = words.split("/")
    else:
        lower, upper = words.split("分之")
    if not _plain(lower):
        return NumberToken(match.start(), match.end(), TokenState.UNPARSED)
    value = (_plain(upper) / _plain(lower)).normalize()
    return NumberToken(match.start(), match.end(), TokenState.CLAIM, Form.FRACTION, value, "", 2)


def _doubled(match: re.Match[str]) -> NumberToken:
    """翻两番 is a growth to four times the base; parts of a doubling count (翻1.6番), to the whole number of times."""
    grown = (2 ** _plain(match["doublings"] or "一") - 1).quantize(HUNDREDTH)
    hedge = Hedge.OVER if match["word"].endswith("多") else Hedge.EXACT
    return NumberToken(match.start(), match.end(), TokenState.CLAIM, Form.WORD, grown, "倍", 0, hedge)


def _number(text: str, match: re.Match[str]) -> NumberToken:
    start, end = match.span()
    digits, unit = match["digits"], match["unit"] or ""
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    if (before[-1:].isascii() and before[-1:].isalpha() and not re.match("[元%万亿]|个百分点", unit)) or (
        unit in SHORT_UNITS and len(digits) == 1  # 5G, 3T
    ):
        return NumberToken(start, end if unit in SHORT_UNITS else start + len(digits), TokenState.NAME)
    value = _plain(digits) * (-1 if match["sign"] else 1)
    hedge = (
        Hedge.OVER
        if match["more1"] or match["more2"] not in (None, "来")
        else Hedge.APPROX
        if match["more2"]
        else Hedge.EXACT
    )
    whole_unit = (match["mult"] or "") + unit
    if not whole_unit:
        return _bare_number(text, match, value)
    if (money := foreign_money().search(before)) and _without_multiplier(whole_unit) in ("", "元"):  # 新台币5亿元
        start, whole_unit = start - len(money.group()), whole_unit.removesuffix("元") + money.group()
    if unit == "成" and after[:1] in NOT_TENTHS and after:
        return NumberToken(start, end, TokenState.NAME)
    # 每10万人中具有大学文化程度的
    is_told_for = before.endswith("每") and whole_unit.endswith(PER_UNITS) and after[:1] not in "，。；、）"
    if is_told_for or NAMED_SIZE.match(unit + after):  # 110千伏变电站, 15分钟生活圈
        return NumberToken(start, end, TokenState.NAME)
    if unit in ("岁", "周岁") and not (_decimals(digits) or AGE_TOLD.search(before)):
        return NumberToken(start, end, TokenState.THRESHOLD)
    if _is_of_name(unit, before, after):
        return NumberToken(start, end, TokenState.NAME)
    is_held = 0 < _decimals(digits) <= MOST_PLACES_OF_YEARS or re.search(
        r"(?:连续|累计|仅用|历时|用时|长达|第|(?:期限|年限|工龄|学制|账期)(?:为|达|长达|约)?)$", before
    )
    if unit == "周年":
        return NumberToken(start, end, TokenState.NAME)
    if unit in ("年", "日", "月") and not is_held:
        return NumberToken(start, end, TokenState.DATE, Form.PERIOD)
    return NumberToken(start, end, TokenState.CLAIM, Form.NUMBER, value, whole_unit, _decimals(digits), hedge)


def _is_of_name(unit: str, before: str, after: str) -> bool:
    """Whether a figure is a part of a name or class, and states nothing: 等6项主要指标, 连跨4个千亿台阶, 220千伏以上的规模."""
    if unit in ("%", "‰"):
        return bool(SURVEY.match(after) or OF_SIZE.match(after))
    if unit.endswith("人") and DEATHS.match(after):
        return True
    if unit in ("项", "个") and before.endswith(("等", "这", "上述", "以上")) and SIZED.match(after):
        return True
    if unit == "个" and STEPS.match(after):
        return True
    if unit.endswith("元") and RATE_OF_EXCHANGE.match(after):  # 1美元兑7.1884元人民币
        return True
    if unit in SPEEDS and OF_SPEED.match(after):
        return True
    if unit == "小时" and (RUNNING_MEAN.match(after) or before.endswith(("最大", "每天", "全天"))):
        return True  # O3最大8小时第90百分位浓度
    return bool(CLASS_AFTER.match(after) or OF_SIZE.match(after))


def _bare_number(text: str, match: re.Match[str], value: Decimal) -> NumberToken:
    """A number without a unit: a term of an index or ratio if its noun says so, else a name."""
    start, end = match.span()
    before, after = NAMED_ALSO.sub("", text[max(0, start - 40) : start])[-12:], text[end : end + 8]
    is_ratio = bool(SEX_RATIO.search(text[max(0, start - 40) : start]))
    if (is_ratio or SUBJECT_OF_NUMBER.search(before)) and not re.match(r"[A-Za-z]", after):
        return NumberToken(start, end, TokenState.CLAIM, Form.NUMBER, value, "", _decimals(match["digits"]))
    if RATIO_MOVE.search(before) and RATIO_NOUN.search(text[:end]) and re.match(r"[，、；。降升上下提扩缩]|$", after):
        return NumberToken(start, end, TokenState.CLAIM, Form.NUMBER, value, "", _decimals(match["digits"]))
    if AGES.match(text, end):
        return NumberToken(start, end, TokenState.THRESHOLD)
    if re.match(rf"(?:[、和与及至~～—–-]|以及)(?:{NUMBER})", text[end:]) and not re.match(r"[A-Za-z]", after):
        return NumberToken(start, end, TokenState.UNPARSED, Form.NUMBER, value, "", _decimals(match["digits"]))
    if re.match(r"[、.](?!\d)", after) and start == 0:
        return NumberToken(start, end, TokenState.ORDINAL)
    if (
        "." in match["digits"]
        and re.search(r"(?:增长|下降|为|达|[，、])$", before)
        and re.match(r"[，、；。]|$", after)
    ):
        return NumberToken(start, end, TokenState.UNPARSED, Form.NUMBER, value, "", _decimals(match["digits"]))
    return NumberToken(start, end, TokenState.NAME)


def _han(text: str, match: re.Match[str]) -> NumberToken:
    """A Chinese numeral: a claim if it counts something (三百余处, 一百二十三个), or as a round amount that is passed (产值破百亿)."""
    start, end = match.span()
    words, mult, unit = match["han"], match["hanmult"] or "", match["hanunit"] or ""
    before, after = text[max(0, start - 4) : start], text[end : end + 2]
    if (
        CLASS_AFTER.match(after)
        or OF_CLASS.match(text, end)
        or re.match(r"[大强]|企业|产业|集群|园区|项目|强[县镇村]", after)
    ):
        return NumberToken(start, end, TokenState.NAME)  # 产值超百亿企业
    if BIG_ROUND.search(before) and (mult or unit.startswith(("元", "万", "亿")) or words in "百千"):
        stated = mult + unit if mult or unit else ""
        if words and stated:
            return NumberToken(start, end, TokenState.CLAIM, Form.NUMBER, _plain(words), stated, 0, Hedge.EXACT)
    if unit and (match["hanmore1"] or match["hanmore2"]):
        return NumberToken(start, end, TokenState.CLAIM, Form.NUMBER, _plain(words), mult + unit, 0, Hedge.OVER)
    if (unit == "倍" and len(words) == 1) or (unit and COUNTED.fullmatch(words + mult)):
        return NumberToken(start, end, TokenState.CLAIM, Form.NUMBER, _plain(words), mult + unit)
    return NumberToken(start, end, TokenState.NAME)


def _share_units(text: str, tokens: list[NumberToken]) -> list[NumberToken]:
    """Completes a unit that is stated once at the end of a list: 31.2、45.6和7.8亿元; 3个和5.6个百分点."""
    result = list(tokens)
    for at in range(len(result) - 2, -1, -1):
        token, following = result[at], result[at + 1]
        if (
            following.state is not TokenState.CLAIM
            or following.form is not Form.NUMBER
            or token.form is not Form.NUMBER
        ):
            continue
        between = text[token.end : following.start]
        if not LISTED.fullmatch(between) and not (token.unit == "个" and MOVED_LISTED.fullmatch(between)):
            continue
        unit, state = token.unit, token.state
        if state is TokenState.UNPARSED:
            unit, state = following.unit, TokenState.CLAIM
        elif token.unit == "个" and following.unit in ("个百分点", "个千分点"):
            unit = following.unit
        elif token.unit in multipliers():
            unit = token.unit + _without_multiplier(following.unit)
        if (unit, state) != (token.unit, token.state):
            result[at] = NumberToken(
                token.start, token.end, state, token.form, token.value, unit, token.decimals, token.hedge, token.group
            )
    return result


def _without_multiplier(unit: str) -> str:
    for multiplier in sorted(multipliers(), key=len, reverse=True):
        if unit.startswith(multiplier):
            return unit.removeprefix(multiplier)
    return unit


def _plain(digits: str) -> Decimal:
    if digits[:1].isdigit() and digits[:1].isascii():
        return Decimal(digits.translate(SEPARATORS))
    return chinese_number(digits)


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])
