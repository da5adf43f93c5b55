"""Names of indicators as relations compare them: one form for one thing, heads, coverage."""

import re
from functools import cache

from cqcheck.lexicons.indicators import BRACKETS, OWNERS, Indicator, fold, load_catalogue

# Spellings that bulletins use side by side for one thing, in text and table.
VARIANTS = (
    (re.compile(r"限额以上(?:贸易单位|批发(?:和)?零售(?:企业|业|单位)|单位|企业)"), "限额以上"),
    (re.compile(r"规模以上(?:工业)?企业"), "规模以上工业"),
    (re.compile(r"与?[\u4e00-\u9fff]{2,4}等(?:有关|相关)"), ""),  # 与家庭装修等有关的建筑及装潢材料类
    (re.compile(r"商品零售额?$|消费品零售额"), "零售额"),
    (re.compile(r"总产量"), "产量"),
    (re.compile(r"(?<=运输|周转|吞吐)总量"), "量"),
    (re.compile(r"本外币(?:各项)?(?=[存贷]款)"), ""),
    (re.compile(r"类(?=零售额|居民消费价格|$)"), ""),
    (re.compile(r"人数$|数量$|总数$|总量$"), ""),
    (re.compile(r"及"), "和"),
    (re.compile(r"[、，,：:]"), ""),
)
# Words in brackets that bound what a figure covers: a name with them is of another thing.
COUNTED_AS = re.compile(r"（[^（）]*(?<!自然)口径[^（）]*）")
# What is counted or valued, at the end of a name; two figures of unlike heads are no part and whole.
HEADS = (
    "增加值",
    "总产值",
    "产值",
    "利润总额",
    "利润",
    "营业收入",
    "业务收入",
    "收入",
    "支出",
    "投资",
    "零售额",
    "进出口",
    "出口",
    "进口",
    "产量",
    "播种面积",
    "种植面积",
    "销售面积",
    "施工面积",
    "竣工面积",
    "待售面积",
    "面积",
    "销售额",
    "保有量",
    "运输量",
    "周转量",
    "吞吐量",
    "存款余额",
    "贷款余额",
    "余额",
    "结余",
    "人口",
    "用户",
    "用电量",
    "床位",
    "价格",
    "合同额",
    "成交额",
    "诊疗人次",
    "入院人次",
    "出院人次",
)
TAILS = re.compile(r"(?:总额|总值|额|总量|指数|人数|数|增速|增长率)$")
# Words that bound what a figure covers; part and whole of one sum share them.
COVERAGE = ("限额以上", "规模以上", "户籍", "全口径", "地方级", "直报", "网上", "公共网络")
NEW = re.compile(
    r"新登记注册|新设立|新登记|新认定|新培育|新入库|新改扩建|新开工|新增|新设|新建|新开|新批|新签|当年|净增"
)
AVERAGE = re.compile(
    r"人均|平均|户均|亩均|[日月]均|每[万千百]?[人户]|系数|率$|比重|密度|单产|亩产|^单位|单位面积|每[亩公]|[单均]价|标准$|中位数|指数$"
)


@cache
def normalise(name: str) -> str:
    """The form of a name that is the same for all its usual spellings.

    `全市限额以上贸易单位饮料类商品零售额` and `限额以上批发零售企业饮料类零售额` are one; catalogued names become canonical.
    `一般公共预算收入（同口径）` stays apart from `一般公共预算收入（自然口径）`.
    """
    covers = COUNTED_AS.search(fold(name))
    if covers is not None:
        return normalise(COUNTED_AS.sub("", fold(name))) + covers.group()
    found = catalogued(name)
    if found is not None:
        return found.name
    plain = OWNERS.sub("", BRACKETS.sub("", fold(name)), count=1) or fold(name)
    for pattern, form in VARIANTS:
        plain = pattern.sub(form, plain)
    found = catalogued(plain)
    return found.name if found is not None else plain or fold(name)


@cache
def catalogued(name: str) -> Indicator | None:
    """The indicator of the catalogue that a name stands for."""
    return load_catalogue().canonical(name)


@cache
def head(name: str) -> str | None:
    """What is counted or valued, None if the name does not end in a known word for it."""
    plain = TAILS.sub("", BRACKETS.sub("", fold(name)))
    found = [each for each in HEADS if plain.endswith((each, TAILS.sub("", each)))]
    return max(found, key=len) if found else None


def heads_agree(part: str, whole: str) -> bool:
    """Whether two names may be part and whole by what is counted: 工业投资 of 固定资产投资, but not of 地区生产总值."""
    mine, theirs = head(part), head(whole)
    if mine is None or theirs is None:
        return True
    if mine == "进出口":  # exports are a part of 进出口, never the other way round
        return theirs == mine
    return mine.endswith(theirs) or theirs.endswith(mine)


def is_of_one_kind(part: str, whole: str) -> bool:
    """Whether both names end in the same thing: 国家级重点实验室 and 省级以上重点实验室, 住宅投资 and 房地产开发投资."""
    mine, theirs = head(part), head(whole)
    if mine is not None or theirs is not None:
        return mine == theirs
    return len(part) >= 2 and len(whole) >= 2 and part[-2:] == whole[-2:]


def coverage(name: str) -> frozenset[str]:
    """The words in a name that bound what it covers."""
    plain = fold(name)
    return frozenset(word for word in COVERAGE if word in plain)


def is_new(name: str) -> bool:
    """Whether a name counts what came new in the period, not a stock."""
    return bool(NEW.search(name))


def is_average(name: str) -> bool:
    """Whether a name is of a per-head figure or a rate, which do not add up."""
    return bool(AVERAGE.search(name))
