"""Text between two values → the clause in front of the second, and the clauses before it."""

import re

from cqcheck.codelists import TokenState
from cqcheck.extract.values import Form, NumberToken
from cqcheck.lexicons.words import hedge_before

SEGMENTS = re.compile(r"[，；：;:。！？】]|——|—(?=其中)")
THRESHOLD = re.compile(
    r"(?:及?以[上下内])?的(?!增|目标|速|水平|比重|规模|占比|份额|投资|资金|收入|贡献|基础)(?=[^，。；、的]{1,12}?(?:占|有|达|\d))"
)
# 总投资5000万元以上项目, 年主营业务收入2000万元及以上工业企业: the least of what is in the group.
SIZE_OF_GROUP = re.compile(
    r"及?以[上下]的?(?:有|达)?(?=[\d.]+[个家项户])|及?以[上下]的?[\u4e00-\u9fff]{0,6}?(?:项目|企业|工业|单位|商户|建筑业|批发业|零售业|服务业|合同|订单)(?!投资额?\d|产值\d)"
)
# A remark on the text itself: 比上年同期（下同）增长, 增长（如无特别说明，均为同比）.
REMARK = re.compile(
    r"（(?:[^（）]{0,20}下同|(?:以下|下文|如)[^（）]{0,30}|[^（）]{0,12}特别(?:说明|注明)[^（）]{0,20}|即[^（）\d]{4,40})）"
)
LIST_OF_SHARES = re.compile(
    r"\d(?:%|成)(?:以上|左右)?的[^，；。]{2,12}[、和与及]$"
)  # 60%的税收、80%以上的就业和90%以上的企业
BRACKETS = re.compile(r"（[^（）]*）|“[^“”（）]{1,30}”")
RANGED = re.compile(r"[-~～—–至到]|——")
LONGEST_RANGE = 2
SIZE_NOUN = re.compile(r"(?:[之以]间)?的?[\u4e00-\u9fff]{2,14}")
LONGEST_HEDGE = 6
HELD = str.maketrans("，；：（）！？", "\x03\x04\x05\x06\x07\x0e\x0f")
FREED = str.maketrans("\x03\x04\x05\x06\x07\x0e\x0f", "，；：（）！？")


def split_clauses(gap: str) -> tuple[str, list[str]]:
    """The clause right in front of a value, and the clauses before it.

    Brackets and quotes that hold no value are part of their clause: 机动车保有量（不包含拖拉机）, “加油！毕业生”.
    """
    gap = REMARK.sub("", gap)
    opened = gap.rfind("（")
    if opened > gap.rfind("）"):
        gap = gap[opened + 1 :]
    held = BRACKETS.sub(lambda match: match.group().translate(HELD), gap)
    if "）" in held:
        held = held[held.rindex("）") + 1 :]
    segments = [segment.translate(FREED) for segment in SEGMENTS.split(held)]
    return segments[-1], [segment for segment in segments[:-1] if segment]


def mark_thresholds(text: str, tokens: list[NumberToken]) -> list[NumberToken]:
    """The tokens, with the figures that only define a group told apart: 年收入超10万元的村占95%."""
    marked = [_as_threshold(text, token, tokens) for token in tokens]
    for at in range(len(marked) - 2):
        lower, upper, counted = marked[at : at + 3]
        if upper.start - lower.end <= LONGEST_RANGE and _is_size_class(text, lower, upper, counted):
            marked[at : at + 2] = [_threshold(lower), _threshold(upper)]
    return marked


def _is_size_class(text: str, lower: NumberToken, upper: NumberToken, counted: NumberToken) -> bool:
    """Whether two values are the ends of a class that another value counts: 100～199张床位的医院12家."""
    return (
        lower.state is upper.state is counted.state is TokenState.CLAIM
        and bool(RANGED.fullmatch(text, lower.end, upper.start))
        and bool(SIZE_NOUN.fullmatch(text, upper.end, counted.start))
    )


def _threshold(token: NumberToken) -> NumberToken:
    return NumberToken(token.start, token.end, TokenState.THRESHOLD)


def _as_threshold(text: str, token: NumberToken, tokens: list[NumberToken]) -> NumberToken:
    if token.state is not TokenState.CLAIM or token.form is not Form.NUMBER:
        return token
    if token.unit.endswith("元") and SIZE_OF_GROUP.match(text, token.end):
        return _threshold(token)
    if not THRESHOLD.match(text, token.end):
        return token
    is_bound = bool(hedge_before().search(text[max(0, token.start - LONGEST_HEDGE) : token.start])) or bool(
        re.match(r"及?以[上下内]", text[token.end :])
    )
    following = next((other for other in tokens if other.start >= token.end and other.state is TokenState.CLAIM), None)
    if (
        LIST_OF_SHARES.search(text, 0, token.start)
        or not is_bound
        or following is None
        or re.search(r"[，。；：]", text[token.end : following.start])
    ):
        return token
    return _threshold(token)
