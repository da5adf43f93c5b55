"""Row labels of tables → indicators: a label takes the head of its parent or of the caption where it has none."""

import re
from dataclasses import dataclass

from cqcheck.extract.columns import units_of
from cqcheck.extract.memory import Memory
from cqcheck.extract.subjects import QUALIFIER, complete, tidy
from cqcheck.lexicons.words import head_of

CHILD = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、]|[#＃*]|其中[:：]?|[-—–·•]+)")
GROWTH_LABEL = re.compile(r"(?:比上年|同比)?(?:增长(?:率|速度)?|增速|增幅|涨幅|±)$")
TOTAL = re.compile(r"^(?:合计|总计|总额|总量|全市|全省|全国|全部|全区|全县|全州)$")
NUMBERED = re.compile(r"^附?[表图]\s*[\d一二三四五六七八九十.-]+")
CAPTION_HEAD = re.compile(
    r"产品产量|产量|零售额?|消费支出|消费品零售|增加值|总产值|产值|固定资产投资|投资|居民消费价格|价格|进出口总额|进出口|出口|进口|存贷款|在校生|保费收入|财政收入|预算收入|预算支出|可支配收入|收入|支出|人口|利用外资"
)
# What a caption says besides its subject: 2023年各区县GDP情况表.
CAPTION_NOISE = re.compile(
    r"（[^）]*）|单位[:：].*$|(?:19|20)\d\d(?:[-—–~～至](?:19|20)\d\d)?年?|\d{1,2}[-—–~～至]\d{1,2}月|全[市省国区县]|各(?:区县|县区|市县|区市|设区市|市州|地区|[区县市州省])|分(?:地区|区县|区域|区(?!间)|市(?!场)|县|行业|季度|月)|(?:及其?|和)(?:增长速度|增速|增长|位次|排名|构成).*$|主要指标|主要|季度|年度|历年|完成|变化|情况|统计|一览|[图表]$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A row label: its name without mark and unit, and whether the mark makes it a part of the row above."""

    name: str
    is_child: bool
    unit: str
    is_growth: bool


def read_label(text: str) -> Label:
    """What the label of a row says: 其中：出口增速（%） is a part, a growth, and in per cent."""
    text = re.sub(r"[\[［]\d+[\]］]", "", text)
    marked = CHILD.match(text)
    bare = text[marked.end() :] if marked else text
    units = units_of(bare)
    if units:
        bare = re.sub(r"（[^）]*）$", "", bare)
    growth = GROWTH_LABEL.search(bare)
    name = bare[: growth.start()] if growth else bare
    return Label(tidy(name) or name, bool(marked), units[0] if units else "", growth is not None)


def caption_subject(caption: str) -> str:
    """What a table is about by its caption: 各区县GDP → GDP; empty if it says only that it gives indicators."""
    subject = CAPTION_NOISE.sub("", NUMBERED.sub("", caption))
    return tidy(subject) if head_of(subject) else ""


TRAFFIC = re.compile(r"(?:货物|货运|旅客|客运)")


def is_total(parent: str, caption: str) -> bool:
    """Whether a row is the total that a table of a structure cuts."""
    return len(parent) >= 4 and parent in caption and bool(re.search(r"构成|分类|情况", caption))


def indicator_of(label: str, parent: str, caption: str) -> str:
    """The indicator of a row: its label, with the head of its parent or of the caption where it has none."""
    if parent:
        part = (
            label
            if head_of(label)
            else label + "类"
            if re.search(r"价格", parent) and not label.endswith("类")
            else label
        )
        if "人均" in parent and not head_of(label):
            owner, head = parent.removesuffix(head_of(parent)), head_of(parent)
            return owner + part + head.removeprefix(owner)
        if parent.endswith("生产总值") and not head_of(part):
            return part + "增加值"  # what a branch gives to the product
        if TRAFFIC.match(parent) and not head_of(part):
            return part + parent  # 公路 under 货运总量: freight and passengers have the same heads
        return complete(part, Memory(scope=parent, last=parent), needs_head=True)
    if head_of(label):
        return label
    words = re.sub(r"（[^）]*）|^表\s*\d+", "", caption)
    found = CAPTION_HEAD.search(words)
    if TOTAL.match(label):
        return tidy(re.sub(r"(?:19|20)\d\d年?|情况|构成|统计表?|按.*?分|表$", "", words)) or label
    if not found:
        return label
    head = {"产品产量": "产量", "零售": "零售额", "消费品零售": "零售额"}.get(found.group(), found.group())
    covered = re.search(r"限额以上[^，]{0,8}?(?:企业|单位|业)|规模以上[^，]{0,8}?(?:工业|企业|单位)(?!主要)", words)
    qualifier = QUALIFIER.match(words)
    prefix = covered.group() if covered and head != "产量" else qualifier[1] if qualifier else ""
    return prefix + label + head
