"""The noun phrase of a counted value, where it stands behind it: 建成12所技工院校, 3.6万名青年志愿者到乡村开展服务."""

from __future__ import annotations

import re
from enum import Enum, auto

from cqcheck.codelists import Measure
from cqcheck.extract.behind import MEASURED, OF_WORKS, THINGS, is_listed_value, is_size_of_named, noun_behind
from cqcheck.extract.reading import Group, Reading
from cqcheck.extract.spending import SPENDING, SPENT_ON
from cqcheck.extract.subjects import REACHING
from cqcheck.extract.values import Form
from cqcheck.extract.verbs import is_verb, long_verbs, without_verb
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import head_of, verb_of_new, word_list

RANKED_IN = re.compile(r"(?:位居|位列|名列|列|居)全[国省市区县州盟旗]$")
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
EVERYWHERE = re.compile(r"(?:全[国球省市区县]|世界|[欧亚非美]洲|欧亚)$")
WITHIN = ("内", "境内", "辖区内", "区域内")
STATE_OF_NOUN = re.compile(
    r"(?:全部|全面|顺利|基本|均|已|正式|陆续|先后)*(?:投入使用|投用|完工|竣工|建成|投产|达标|运行|开工|启用|通车)(?:投产|使用)?"
)
# 向新发生的40万参保失业人员发放补助金: the ones that something is done for are counted.
GIVEN_TO = re.compile(r"(?:向|为|给|让|使)(?!民)")
PARTS = frozenset({"percent", "points"})
EXTENDING = ("通达", "辐射", "连通", "远销", "畅销", "直达", "通航")  # the places reached are part of the name
COUNTABLE = frozenset({"power", "item", "person", "visit", "money", "number", "mass", "area", "length", "person-time"})
LONGEST_BARE = 4


class Tie(Enum):
    """How a phrase in front of a value goes with the noun behind it.

    `OF_NOUN`: 首期规模500亿元的|基金; `OWNER`: 高新区120家|企业; `NAME`: 宏大700万吨|露天矿; `VERB`: 建成12所|院校.
    """

    OF_NOUN = auto()
    OWNER = auto()
    NAME = auto()
    VERB = auto()


def with_noun_behind(reading: Reading, group: Group, phrase: str, measure: Measure | None) -> str:
    """The noun phrase of a value, taken from behind it where only a verb or an owner stands in front."""
    token = group.tokens[-1]
    is_counted = measure in (Measure.LEVEL, None) and len(group.tokens) == 1 and token.form is Form.NUMBER
    dimension = parse_unit(token.unit).dimension
    is_listed = is_counted and dimension not in PARTS and is_listed_value(reading, token)
    if not is_counted or not (is_listed or dimension in COUNTABLE):
        return phrase
    if phrase in SPENDING and SPENT_ON.match(reading.masked, token.end):
        return phrase
    if is_listed and reading.masked.endswith("、", 0, token.start):
        phrase = ""  # what stands in front is of the value before
    head = head_of(phrase)
    phrase = _own_part(phrase)
    tie = _tie(reading, group, phrase, head, is_listed=is_listed)
    if tie is None:
        return phrase
    noun, said = noun_behind(reading, token)
    if len(noun) < 2 and not said:
        return phrase
    if said and not phrase and not STATE_OF_NOUN.fullmatch(said):
        _tell_all(reading, token.start, said)
    if is_listed and dimension == "money" and reading.memory.last.endswith("投资"):
        return (OF_WORKS.sub("", noun) or said) + "投资"  # 投资836万元的养老院、550万元的文体馆
    return _joined(phrase, noun, said, tie)


def _tell_all(reading: Reading, start: int, said: str) -> None:
    """Says of all things of a list what is said behind the last: 12所高职院校、18个专业群入选名单."""
    told: list[int] = []
    for number in reversed(range(len(reading.drafts))):
        draft = reading.drafts[number]
        noun = f"的?{re.escape(draft.indicator)}[、和及]"
        if not re.fullmatch(noun, reading.masked[draft.token.end : start]):
            break
        start = draft.token.start
        told.append(number)
    if told and (not start or reading.masked[start - 1] in "，。；："):
        for number in told:
            draft = reading.drafts[number]
            reading.drafts[number] = draft._replace(indicator=f"{said}的{draft.indicator}")


def _own_part(phrase: str) -> str:
    """What of a phrase is of the value behind it: the last verb of a list of clauses, the verb before 全球."""
    last = phrase.rpartition("、")[2]
    if last and last != phrase and is_verb(last) and not is_verb(phrase.partition("、")[0]):
        phrase = last  # 组建政企联络群、覆盖18万家企业
    if phrase.endswith(WITHIN):
        return ""
    verb = EVERYWHERE.sub("", phrase)
    is_reaching = len(verb) > 1 and (is_verb(verb) or verb.endswith(EXTENDING))
    return verb if is_reaching else phrase  # 通达全球127个国家和地区


def _tie(reading: Reading, group: Group, phrase: str, head: str, *, is_listed: bool) -> Tie | None:
    """How a phrase goes with the noun behind the value; None if it is complete without it."""
    token = group.tokens[-1]
    dimension = parse_unit(token.unit).dimension
    is_of = reading.masked.startswith("的", token.end)
    if head and is_of and (len(phrase) <= LONGEST_BARE or is_verb(phrase.removesuffix(head).removesuffix("总"))):
        return Tie.OF_NOUN
    is_verbal = _is_verbal(phrase) or phrase.endswith((*long_verbs(), *EXTENDING, "等", "的"))
    is_owner = phrase.endswith(TOWNS) or (phrase.endswith(OWNERS) and group.unit.unit_measure == "item")
    if not is_verbal and (is_owner or is_listed or KIND_OF_UNIT.match(reading.masked, token.end)):
        return Tie.OWNER
    if not is_verbal and not head and dimension in MEASURED and is_size_of_named(reading, token):
        return Tie.NAME
    is_given = not head and ((is_of and dimension in THINGS) or GIVEN_TO.match(phrase))
    return Tie.VERB if is_verbal or is_given or "、" in phrase else None


def _is_verbal(phrase: str) -> bool:
    return is_verb(phrase) or RANKED_IN.search(phrase) is not None  # 总量列全省13个市第5位


def _joined(phrase: str, noun: str, said: str, tie: Tie) -> str:
    """A phrase in front of a value with the noun behind it and what is said of that."""
    if tie is Tie.OF_NOUN:
        return noun + (phrase if len(phrase) <= LONGEST_BARE else without_verb(phrase))
    if tie is Tie.NAME:
        return phrase + noun
    if tie is Tie.OWNER:
        return phrase + (f"{said}的{noun}" if said else noun)
    if phrase.endswith(("的", *REACHING, *EXTENDING)) or noun in word_list("heads")["grades"]:
        return phrase + noun
    if phrase and _is_verbal(phrase) and STATE_OF_NOUN.fullmatch(said):
        said = ""  # 新建的7个超市全部投入使用
    new = verb_of_new().match(phrase) if phrase.startswith("新") else None
    verb = new.group() if new else ""
    return f"{verb}{said}的{noun}" if said and noun else verb + (noun or said)
