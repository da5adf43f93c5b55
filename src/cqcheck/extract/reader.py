"""Sentence → drafts of claims: what each value states, about what, where and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from cqcheck.codelists import Hedge, Measure, ObsStatus, TokenState
from cqcheck.extract.context import Place, Setting, area_at
from cqcheck.extract.periods import Period, read_period
from cqcheck.extract.predicates import DATE_MARK, NOTE_MARK, Predicate, parse_predicate, strip_lead
from cqcheck.extract.subjects import IN_SCOPE, INDUSTRIES, Memory, complete, split_names, tidy, without_examples
from cqcheck.extract.values import Form, NumberToken
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import families, head_of, hedge_after, hedge_before, hedge_of, word_list

LISTED = re.compile(r"(?:[、]|[、]?(?:和|与|及|以及|或))(?:约|超过?|近|逾|突破)?$")
RANGED = re.compile(r"(?:[-~～—–]|—|至|到)$")
TREND_LIST = re.compile(r"[、，和与及]*(?:分别)?(?P<trend>增长|下降|上涨|提高|减少|增加|回落|上升)$")
SEGMENTS = re.compile(r"[，；：;:。！？]|——|—(?=其中)")
SCOPE = re.compile(r"其中|包括(?!在内)|（含|分别是")
CUT = re.compile(
    r"(?:^|[，；])(?:从[^，；]{2,14}(?:看|来看|上看|分)|分[^，；布管支]{1,10}(?:来?看|计)?|按[^，；]{2,18}?(?:分|看|划分|分类|计|统计)|(?:在|从)?[^，；\x01]{2,30}?[^国央部小学间医介心等期药型集]中)$"
)
RANK_FIELD = re.compile(
    r"(?:均|都|双双)?(?:分别)?(?:在|稳居|位居|居于|居|位列|名列|列|排名|排在|排|位次|跃居|跃升至?|跃升|上升至?|升至|升到|进入|跻身|保持|位于|为|至|到|前移至?|继续|连续\x01*)*(?:为)?"
    r"(?P<field>全[市省国区县州盟旗球](?!\w*人均)|世界|区县|主城都市区|[东中西]部(?:地区|城市|省份)?|同类(?:城市|地区)?|副省级(?:城市|及以上城市)?|省会城市|全省县域|国内|省内|市内|[^增速总量均居列排位为、，\s]{2,6}(?:地区|都市区|城市群|经济带|三角洲))?"
    r"(?:的)?(?:中)?(?:位居|位列|排名|排|列|居|前列)?$"
)
GROWTH_WORD = re.compile(r"(?:增速|增幅|增长率|涨幅|增长|增长速度)(?:均|都|分别)?$")
AFTER_UNIT = re.compile(r"(?:（(?:次|套|间|座|处|户|片、套)）)")
POST_LIST = re.compile(r"(?:、[^，。；：、（）\d]{2,8})+(?=[，。；])")
POST_NOUN = re.compile(r"(?:的)?(?P<noun>[^，；。：、（）\d“]{0,2}[“‘《][^”’》]{1,16}[”’》][^，；。：、（）\d\x01]{0,14}|[^，；。：、（）\d\x01]{2,26}(?:（[^）\d]{1,8}）)?)")
COUNTED = frozenset({"item", "person", "person-time", "visit"})
COUNTS = frozenset({"item", "person", "visit", "person-time"})
NO_NOUN = re.compile(r"^(?:左右|以上|以下|以内|之多|的?增长|的?增速|的?目标|的|和|与|及|以及|或|至|到|次$|同比|环比|比上年|增|降|下降|居(?!民)|位居|占|为|是|均|，|其中|高于|低于|突破|创|再|已|全部|顺利|总数|总量|累计|共|分别|不变|大关|以来|中)")
STATED_RATE = re.compile(r"(?:率|度|系数|比例|水平|指数|浓度|强度|概率|比率)$")
TARGET = re.compile(r"预期目标|力争|目标(?:是|为)|计划(?!单列|生育|内|外)|预期|确保(?!了)|争取到?20|到20[3-9]\d年|安排(?=.{0,6}投资\d)|将(?:达|突破|新增|建成)")
PROVISIONAL = re.compile(r"初步核算|初步统计|初步测算|初步核算数|预计(?=.{0,4}(?:全年|实现|完成|达|增长|可|20))|快报数据|初步预计")


UNNAMED = "未明指标"
CARRIED = re.compile(r"新增|新建|新改建|新改扩建|新培育|新认定|新设立|开工改造|改造提升|新开工|新建成")
EXTREME = re.compile(r"(?P<name>.+?)(?P<noun>涨幅|增速|增幅|降幅|跌幅)(?:居前|居首|最高|最大|最小|最低|最快|较高|较大|领先|明显|首次\w{0,4})$")
BEHIND = re.compile(r"为(?P<name>[^，。；、\d]{2,14})(?=[，。；、])")


@dataclass(slots=True)
class Draft:
    """A claim in the making; spans are in the sentence's clean text."""

    token: NumberToken
    indicator: str
    measure: Measure
    value: Decimal
    unit: str
    hedge: Hedge
    reference: str | None
    time_period: str | None
    place: Place
    rank_of: Measure | None = None
    status: ObsStatus = ObsStatus.NORMAL
    is_real: bool = False


@dataclass(slots=True)
class Group:
    """Values listed together: 37.9%、42.9%; a structure's terms; the two ends of a range."""

    tokens: list[NumberToken]
    signs: list[int] = field(default_factory=list)
    is_range: bool = False

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def is_structure(self) -> bool:
        return self.tokens[0].form is Form.TERM


class SentenceReader:
    """Reads the values of one sentence from left to right.

    Args:
        text: The sentence's clean text.
        tokens: Its number tokens.
        setting: What the document and section set.
        memory: What the clauses before were about; goes on from sentence to sentence.
    """

    def __init__(self, text: str, tokens: list[NumberToken], setting: Setting, memory: Memory) -> None:
        self.text = text
        self.tokens = [_as_threshold(text, token, tokens) for token in tokens]
        self.setting = setting
        self.memory = memory
        self.masked = _mask(text, self.tokens)
        self.drafts: list[Draft] = []
        self.used_until = 0  # text before this place is taken up by an earlier noun behind its value
        self.place = setting.place
        self.in_note = False
        self.before_note = ""
        self.last_measure: Measure | None = None
        self.is_provisional = False
        self.carried = ""  # the verb that a list goes on with: 新改建体育公园6个、灯光球场41片
        self.prior = ""  # the subject before the present one
        self.from_period: str | None = None

    def read(self) -> list[Draft]:
        """The drafts of all claims of the sentence."""
        for group in self._groups():
            self._read_group(group)
        self.memory.end_sentence()
        return self.drafts

    def _groups(self) -> list[Group]:
        groups: list[Group] = []
        for token in self.tokens:
            if token.state is not TokenState.CLAIM:
                continue
            if groups and self._joins(groups[-1], token):
                continue
            groups.append(Group([token], [0]))
        return groups

    def _joins(self, group: Group, token: NumberToken) -> bool:
        """Adds a token to the group before it if it is listed with it."""
        last = group.tokens[-1]
        if last.group and last.group == token.group:
            group.tokens.append(token)
            group.signs.append(0)
            return True
        if group.is_structure or token.form is Form.TERM or (last.form is Form.RANK) != (token.form is Form.RANK):
            return False
        between = self.masked[last.end : token.start]
        after = hedge_after().match(between)
        rest = between[after.end() :] if after else between
        same = parse_unit(last.unit).dimension == parse_unit(token.unit).dimension
        if same and RANGED.fullmatch(rest) and len(group.tokens) == 1 and not token.unit.startswith("年"):
            group.tokens.append(token)
            group.signs.append(0)
            group.is_range = True
            return True
        if same and LISTED.fullmatch(rest):
            group.tokens.append(token)
            group.signs.append(0)
            return True
        match = TREND_LIST.fullmatch(rest)
        if same and match and self._is_distributed(group) and rest[0] in "、和与及，":
            group.tokens.append(token)
            group.signs.append(-1 if match["trend"] in word_list("trends")["down"] else 1)
            return True
        return False

    def _is_distributed(self, group: Group) -> bool:
        return "分别" in self.masked[max(0, group.start - 14) : group.start]

    def _read_group(self, group: Group) -> None:
        gap = self.masked[self.used_until : group.start]
        before = self.masked[: group.start]
        self._enter(gap, before)
        clause, earlier = _last_clause(gap)
        last = self.drafts[-1] if self.drafts else None
        if last and gap and not earlier and re.match(r"[\u4e00-\u9fff]", gap) and "、" in clause and parse_unit(last.unit).dimension in COUNTS:
            clause = clause.partition("、")[2]  # the noun right behind a count belongs to the count
        self.carried = ""
        if last and last.measure is Measure.LEVEL and gap.startswith("、"):
            match = CARRIED.match(last.indicator)
            self.carried = match.group() if match else ""
        predicate = parse_predicate(clause)
        if group.tokens[0].form is Form.RANK:
            self._read_ranks(group, clause, predicate)
        else:
            self._read_values(group, predicate, clause, earlier)
        self.used_until = max(self.used_until, group.end)
        after = hedge_after().match(self.masked, group.end)
        if after and not self.masked.startswith("强", group.end):
            self.used_until = max(self.used_until, after.end())

    def _enter(self, gap: str, before: str) -> None:
        """Takes in what the text in front of a value opens and closes: brackets, 其中, 分…看, provisional figures."""
        if PROVISIONAL.search(gap):
            self.is_provisional = True
        opened, closed = gap.rfind("（"), gap.rfind("）")
        if self.in_note and (closed >= 0):
            self.in_note = False
            self.memory.scope = ""
            if self.before_note:
                self.memory.last = self.before_note
                self.memory.recent = [self.before_note]
        if opened > closed:
            self.in_note = True
            self.before_note = self.memory.last
            if not SCOPE.search(gap[opened:]) and not re.search(r"折|按|约|合", gap[opened:]):
                self.memory.scope = self.memory.last
        self.memory.is_resumed = False
        if "；" in gap and not self.in_note and self.memory.scope and not SCOPE.search(gap.rpartition("；")[2]):
            bare = tidy(parse_predicate(_last_clause(gap)[0]).phrase)
            if bare in families():  # 其中…；基金支出68369亿元: back to what the parts belong to
                self.memory.scope = ""
                self.memory.is_resumed = True
        if re.search(rf"与{DATE_MARK}+末?相比", gap):
            self.memory.sentence_base = self._date_before(len(before))
        if re.search(r"，由(?!上年|\x01|去年)[^，；\d]{2,16}$", gap) and re.search(r"(?:组|构)成", self.text):
            self.memory.scope = self.memory.last
        if SCOPE.search(re.sub(r"（[^（）]*）", "", gap)):
            self.memory.scope = self.memory.last if self.memory.recent else (self.memory.main or self.memory.last)
        for segment in SEGMENTS.split(gap)[:-1]:
            if CUT.search(segment.strip("，")):
                whole = re.sub(r"^(?:在|从)", "", segment.strip("，"))
                whole = tidy(whole.removesuffix("中")) if whole.endswith("中") else ""
                if whole and len(whole) >= 2:
                    self.memory.scope = complete(whole, self.memory, needs_head=False)
                    self.memory.whole = whole
                elif self.memory.main:
                    self.memory.scope = self.memory.main

    # ---- values that are no ranks

    def _read_values(self, group: Group, predicate: Predicate, clause: str, earlier: list[str]) -> None:
        self.prior = self.memory.last
        if not predicate.phrase and earlier and (match := EXTREME.search(earlier[-1])):
            sign = -1 if match["noun"] in word_list("trends")["nouns"] and word_list("trends")["nouns"][match["noun"]] == "down" else 1
            predicate = replace(predicate, phrase=match["name"], sign=sign, is_growth_noun=True)
        if not predicate.phrase and self.memory.scope and (match := BEHIND.match(self.masked, group.end)):
            predicate = replace(predicate, phrase=match["name"])
        if self.text.startswith("持平", group.start):
            phrase = re.sub(r"(?:与|和|同)?(?:上年|去年|上月|上季度)?(?:末|同期)?(?:相比)?(?:基本|总体|大体)?$", "", clause)
            predicate = replace(parse_predicate(phrase), sign=1)
        if predicate.phrase in ("覆盖", "惠及") and group.tokens[0].unit == "%" and (match := POST_NOUN.match(self.masked, group.end)):
            predicate = replace(predicate, phrase="", is_share=True, whole=match["noun"])
        measure = self._measure(group, predicate, clause)
        names = self._subjects(group, predicate, measure, earlier)
        if group.is_structure:
            self._read_structure(group, predicate, names)
            return
        if measure is None:
            measure = self._measure_by_name(group, names[0], predicate)
        period = self._period(group.start)
        if predicate.is_from:
            period = self._date_before(group.start) if (predicate.base or "").startswith(DATE_MARK) else self.memory.base_period() or self._year_before(period)
            self.from_period = period
        own_place = self.place
        if predicate.area == "全国":
            self.place = Place("中国", None)
        if measure is Measure.CHANGE and predicate.is_growth_noun and not predicate.base:
            first = next((draft.time_period for draft in self.drafts if draft.indicator == names[0]), period)
            if first and first != period:
                predicate = replace(predicate, base="上月" if period == _month_before(first) else period)
                period = first
        for at, token in enumerate(group.tokens):
            for name in names[at] if isinstance(names[at], list) else [names[at]]:
                self._emit(group, at, token, name, measure, predicate, period)
        self.place = own_place
        self.last_measure = measure

    def _emit(self, group: Group, at: int, token: NumberToken, name: str, measure: Measure, predicate: Predicate, period: str | None) -> None:
        sign = group.signs[at] or predicate.sign
        value = token.value
        if sign < 0 and value > 0 and measure in (Measure.GROWTH, Measure.CHANGE, Measure.DIFFERENCE):
            value = -value
        hedge = self._hedge(group, at, predicate)
        unit = token.unit
        if measure is Measure.CONTRIBUTION and predicate.sign < 0:
            value = -abs(value)
        self.drafts.append(
            Draft(
                token=token,
                indicator=name,
                measure=measure,
                value=value,
                unit=unit,
                hedge=hedge,
                reference=self._reference(measure, predicate, group.start),
                time_period=period,
                place=self.place,
                status=self._status(group.start),
                is_real=predicate.is_real,
            )
        )

    def _measure(self, group: Group, predicate: Predicate, clause: str) -> Measure | None:
        """The measure that unit and predicate tell; None where the indicator's name must decide."""
        token = group.tokens[0]
        unit = parse_unit(token.unit)
        if token.form is Form.TERM:
            return Measure.SHARE
        if token.form is Form.WORD and "翻" in self.text[token.start : token.end]:
            return Measure.GROWTH
        if predicate.is_contribution and unit.dimension in ("percent", "points"):
            return Measure.CONTRIBUTION
        if predicate.other is not None:
            return Measure.DIFFERENCE
        if predicate.is_share and unit.dimension in ("percent", "number"):
            return Measure.SHARE
        if unit.dimension == "points":
            return Measure.CHANGE
        if unit.dimension == "percent":
            if predicate.area and self.last_measure is not None:
                return self.last_measure
            if predicate.is_multiple and token.unit != "倍":
                return Measure.SHARE
            if predicate.is_multiple or (token.unit == "倍" and not predicate.sign):
                return Measure.MULTIPLE
            if predicate.is_growth_noun or (predicate.sign and not predicate.reaches):
                return Measure.GROWTH
            return None
        if token.form is Form.FRACTION or (token.form is Form.WORD and unit.dimension == "number"):
            return Measure.SHARE
        if predicate.sign and not predicate.reaches and not predicate.is_new:
            return Measure.CHANGE
        if self.last_measure is Measure.RATIO and not predicate.phrase and unit.dimension == "number" and not token.unit:
            return Measure.RATIO
        if unit.dimension == "number" and not token.unit:
            if re.search(r"指数", predicate.phrase + clause[-4:]):
                return Measure.INDEX
            return Measure.RATIO if re.search(r"比(?:例|值|率)?$", predicate.phrase) else Measure.LEVEL
        return Measure.LEVEL

    def _measure_by_name(self, group: Group, name: str | list[str], predicate: Predicate) -> Measure:
        """Whether a percentage is a rate, a share or a growth, by the indicator's name."""
        words = name if isinstance(name, str) else name[0]
        if words.endswith(("占比", "比重", "份额")):
            return Measure.SHARE
        if STATED_RATE.search(words) or group.tokens[0].unit in ("‰", "‱"):
            return Measure.RATE
        if not predicate.phrase and (self.last_measure is Measure.SHARE or (self.last_measure is Measure.GROWTH and not predicate.reaches)):
            return self.last_measure
        return Measure.RATE

    def _subjects(self, group: Group, predicate: Predicate, measure: Measure | None, earlier: list[str]) -> list[str | list[str]]:
        """The indicator of each value of a group; a list of indicators where they share the value."""
        count = len(group.tokens)
        phrase = predicate.phrase
        if phrase.startswith("由") and self.memory.scope:
            phrase = phrase[1:]
        phrase, noun_end = self._with_noun_behind(group, phrase, measure)
        if not phrase and earlier and predicate.distributes:
            for segment in reversed(earlier):
                found = parse_predicate(segment)
                if found.phrase and "、" in found.phrase:
                    phrase = _cut_behind_head(found.phrase)
                    break
        if not phrase and not predicate.shares and earlier and re.search(r"(?:其次|首先|第一)(?:是|为)", earlier[-1]):
            phrase = parse_predicate(earlier[-1]).phrase
        match = re.search(r"（([^）]*率)）$", phrase)
        if match:  # 占总人口比重（常住人口城镇化率）
            phrase = match[1]
        phrase = self._enter_area(phrase)
        scoped = IN_SCOPE.match(phrase)
        if scoped and (head_of(scoped["whole"]) or measure is Measure.SHARE) and len(phrase) > scoped.end():
            self.memory.scope = complete(tidy(scoped["whole"]), self.memory, needs_head=False)
            self.memory.whole = tidy(scoped["whole"])
            phrase = phrase[scoped.end() :]
        phrase = tidy(phrase)
        if re.match(r"[二两三]者", phrase) and (not phrase[2:] or head_of(phrase) == phrase[2:]):
            phrase = ""
        unit = parse_unit(group.tokens[0].unit)
        if measure is Measure.LEVEL and count == 1 and not predicate.shares:
            phrase = without_examples(phrase)
        if measure is Measure.LEVEL and self.memory.scope and unit.dimension == "person" and phrase.endswith(("单位", "企业", "机构", "学校", "部门")):
            phrase += self.memory.scope
        if measure is Measure.LEVEL and self.carried and not _is_verb(phrase[:2]) and phrase:
            phrase = self.carried + phrase
        if phrase.endswith("类") and measure is Measure.LEVEL and self.memory.scope and parse_unit(group.tokens[0].unit).dimension == "item":
            phrase += self.memory.scope
        if group.is_structure:
            return [phrase or self.memory.last]
        needs_head = (
            measure in (Measure.GROWTH, Measure.CHANGE, Measure.CONTRIBUTION)
            or (measure is Measure.SHARE and predicate.whole is None and phrase.endswith("业"))
            or (measure is Measure.LEVEL and self._is_part_of_amount(group))
        )
        if count == len(INDUSTRIES) and re.fullmatch(r"三次产业|一二三产业?", phrase):
            suffix = "就业人员" if "就业" in (predicate.whole or self.memory.main) else "增加值"
            return [name + suffix for name in INDUSTRIES]
        if not phrase:
            return self._inherited(group, predicate, measure)
        if predicate.is_share and phrase and (predicate.whole or "").endswith(("GDP", "生产总值")) and phrase.endswith("业"):
            phrase += "增加值"
        if predicate.is_new:
            phrase = "新增" + phrase
        if count > 1 and not group.is_range:
            names = split_names(phrase, count)
            if names:
                subjects = [self._completed(name, needs_head=needs_head) for name in names]
                self.memory.names = list(subjects)
                for subject in subjects:
                    self._remember(subject, group)
                return list(subjects)
        if predicate.shares and "、" in phrase:
            names = split_names(phrase, phrase.count("、") + 1)
            subjects = [self._completed(name, needs_head=needs_head) for name in names]
            for subject in subjects:
                self._remember(subject, group)
            return [subjects] * count
        subject = self._completed(phrase, needs_head=needs_head)
        self._remember(subject, group)
        return [subject] * count

    def _is_part_of_amount(self, group: Group) -> bool:
        """Whether a level without head noun states a part of an amount: 保费收入…，由财产险182.61亿元…"""
        unit = parse_unit(group.tokens[0].unit)
        if not self.memory.scope or not self.drafts:
            return False
        whole = next((draft for draft in reversed(self.drafts) if draft.indicator == self.memory.scope and draft.measure is Measure.LEVEL), None)
        if whole is None or parse_unit(whole.unit).unit_measure != unit.unit_measure:
            return False
        return unit.dimension not in COUNTS or head_of(self.memory.scope) in ("保有量", "产量", "销量")

    def _completed(self, phrase: str, *, needs_head: bool) -> str:
        return complete(phrase, self.memory, needs_head=needs_head)

    def _remember(self, subject: str, group: Group) -> None:
        if parse_unit(group.tokens[0].unit).unit_measure == "item" and not self.memory.scope:
            self.memory.thing = subject
        self.memory.remember(subject)

    def _inherited(self, group: Group, predicate: Predicate, measure: Measure | None) -> list[str | list[str]]:
        """The subjects that a clause without noun phrase goes on with."""
        count = len(group.tokens)
        memory = self.memory
        if re.search(r"累计|总数|总量", self.masked[max(0, group.start - 5) : group.start]):
            memory.last = re.sub(r"^新(?:设立|增|登记|认定|培育|注册|签约?)", "", memory.last) or memory.last
        if predicate.shares and count == 1 and measure is Measure.GROWTH:
            grown = {draft.indicator for draft in self.drafts if draft.measure is Measure.GROWTH}
            fresh = [name for name in memory.recent if name not in grown]
            if len(fresh) > 1:
                return [fresh]
        if count > 1 and not group.is_range:
            if len(memory.names) == count:
                return list(memory.names)
            if len(memory.recent) >= count:
                return list(memory.recent[-count:])
        return [memory.last or memory.main or UNNAMED] * count

    def _with_noun_behind(self, group: Group, phrase: str, measure: Measure | None) -> tuple[str, int]:
        """The noun behind a counted value where none stands in front: 建成17所职业院校."""
        token = group.tokens[-1]
        if measure not in (Measure.LEVEL, None) or len(group.tokens) > 1 or token.form is not Form.NUMBER:
            return phrase, token.end
        unit = parse_unit(token.unit)
        if unit.dimension not in ("item", "person", "visit", "money", "number", "mass", "area", "length", "person-time"):
            return phrase, token.end
        is_verb = _is_verb(phrase)
        is_the_owner = bool(phrase) and head_of(phrase) != "" and len(phrase) <= 4 and self.masked.startswith("的", token.end)
        is_listed = phrase.endswith(("等", "的")) or "、" in phrase
        if phrase and not is_verb and not is_the_owner and not is_listed:
            return phrase, token.end
        after = hedge_after().match(self.masked, token.end)
        at = after.end() if after else token.end
        match = POST_NOUN.match(self.masked, at)
        if not match or NO_NOUN.match(match["noun"]):
            return phrase, token.end
        following = next((other for other in self.tokens if other.start >= token.end and other.state is TokenState.CLAIM), None)
        limit = following.start if following else len(self.text)
        noun = match["noun"][: max(0, limit - match.start("noun"))]
        is_shared = following is not None and limit <= match.end("noun") and parse_unit(following.unit).dimension in ("percent", "money", "points")
        noun, rest = (parse_predicate(noun).phrase, "") if is_shared else _split_predicate(noun)
        if not rest and (more := POST_LIST.match(self.masked, match.end("noun"))):
            noun += more.group()
        if len(noun) < 2 and not rest:
            return phrase, token.end
        if not is_shared:
            self.used_until = max(self.used_until, match.start("noun") + len(noun) + (len(rest) if limit >= match.end("noun") else 0))
        if is_the_owner:
            return noun + phrase, token.end
        if phrase.endswith("的"):
            return phrase + noun, token.end
        prefix = phrase if phrase.startswith("新") and is_verb else ""
        if rest and noun:
            return f"{prefix}{rest}的{noun}", token.end
        return prefix + (noun or rest), token.end

    def _enter_area(self, phrase: str) -> str:
        """Takes an area off the front of a noun phrase; it is the place of this clause."""
        self.place = self.setting.place
        within = self.setting.place.code or self.setting.document.code
        hit = area_at(phrase, 0, within) if len(phrase) > 2 else None
        if hit and hit[1] < len(phrase) and not re.match(r"[\u4e00-\u9fff]?(?:生产建设兵团|港|机场|大学|银行|海关|集团|线|站|路|湖|江|河|舟山)", phrase[hit[1] :]):
            area = hit[0]
            name = phrase[: hit[1]]
            if name in (area.name, area.short_name):
                self.place = Place(area.short_name, area.code)
                return phrase[hit[1] :].lstrip("的")
        return phrase

    # ---- structures and ranks

    def _read_structure(self, group: Group, predicate: Predicate, names: list[str | list[str]]) -> None:
        phrase = str(names[0])
        count = len(group.tokens)
        period = self._period(group.start)
        if predicate.is_from:
            period = self._year_before(period)
        if count == 3 and re.search(r"三次产业|产业结构|三产|一二三产", phrase + self.memory.last) and "就业" not in phrase:
            listed = [f"{name}增加值" for name in INDUSTRIES]
            whole: str | None = "地区生产总值"
        else:
            stem = re.sub(r"(?:之比|比例|结构|比|构成|占比)$", "", phrase)
            listed = split_names(stem, count) or [stem or phrase] * count
            whole = predicate.whole or self.memory.whole
        is_ratio = count == 1 or (count == 2 and group.tokens[1].state is not TokenState.CLAIM)
        for at, token in enumerate(group.tokens):
            self.drafts.append(
                Draft(
                    token=token,
                    indicator=re.sub(r"之?比$", "比", phrase) if is_ratio else listed[at],
                    measure=Measure.RATIO if is_ratio else Measure.SHARE,
                    value=token.value,
                    unit="" if is_ratio else "%",
                    hedge=self._hedge(group, at, predicate),
                    reference=None if is_ratio else whole,
                    time_period=period,
                    place=self.place,
                    status=self._status(group.start),
                )
            )
        self.memory.last = phrase or self.memory.last
        self.last_measure = Measure.SHARE

    def _read_ranks(self, group: Group, clause: str, predicate: Predicate) -> None:
        match = RANK_FIELD.search(clause.rstrip("，、"))
        phrase = clause[: match.start()] if match else clause
        place_field = match["field"] if match else None
        if not place_field and self.drafts and not strip_lead(phrase).strip("，、"):
            place_field = next((draft.reference for draft in reversed(self.drafts) if draft.measure is Measure.RANK), None)
        is_listed = phrase.endswith(("均", "都")) or bool(re.search(r"均|都", match.group() if match else ""))
        phrase = strip_lead(phrase.strip("，、").removesuffix("均").removesuffix("都")).strip("，、")
        is_level = bool(re.search(r"(?:位次|排名|排位|规模)$", phrase))
        phrase = re.sub(r"(?:增长)?(?:位次|排名|排位|规模)?$", "", phrase) if not GROWTH_WORD.search(phrase) else phrase
        names = self._rank_names(phrase, is_listed=is_listed, is_level=is_level)
        period = self._period(group.start)
        for token in group.tokens:
            for name, of in names:
                self.drafts.append(
                    Draft(
                        token=token,
                        indicator=name,
                        measure=Measure.RANK,
                        value=token.value,
                        unit="位",
                        hedge=token.hedge,
                        reference=place_field,
                        time_period=period,
                        place=self.place,
                        rank_of=of,
                        status=self._status(group.start),
                    )
                )
        self.last_measure = Measure.RANK

    def _rank_names(self, phrase: str, *, is_listed: bool, is_level: bool) -> list[tuple[str, Measure]]:
        if not phrase:
            of = Measure.GROWTH if self.last_measure is Measure.GROWTH and not is_level else Measure.LEVEL
            return [(self.memory.last or self.memory.main or UNNAMED, of)]
        both = re.fullmatch(r"(?P<name>.+?)(?:总量|规模)?(?:和|及|与|、)(?:增速|增幅)", phrase)
        if both:
            name = complete(tidy(self._enter_area(both["name"])), self.memory, needs_head=False)
            self.memory.remember(name)
            return [(name, Measure.LEVEL), (name, Measure.GROWTH)]
        if re.fullmatch(r"(?:增速|增幅|总量|规模)", phrase):
            return [(self.memory.last, Measure.GROWTH if phrase[0] == "增" else Measure.LEVEL)]
        parts = phrase.split("、")
        if len(parts) > 1 and (is_listed or all(head_of(part) or GROWTH_WORD.search(part) for part in parts)):
            names = split_names(GROWTH_WORD.sub("", phrase), len(parts)) if is_listed else parts
        else:
            names = [phrase]
        result = []
        for part in names:
            bare = GROWTH_WORD.sub("", part)
            name = complete(tidy(self._enter_area(bare)), self.memory, needs_head=False)
            self.memory.remember(name)
            result.append((name, Measure.GROWTH if bare != part or (is_listed and GROWTH_WORD.search(phrase)) else Measure.LEVEL))
        return result

    # ---- fields

    def _hedge(self, group: Group, at: int, predicate: Predicate) -> Hedge:
        token = group.tokens[at]
        if group.is_range:
            return Hedge.OVER if at == 0 else Hedge.UNDER
        if token.hedge is not Hedge.EXACT:
            return token.hedge
        after = hedge_after().match(self.masked, group.end)
        if after and not self.masked.startswith("的规模", after.end()):
            return hedge_of(after)
        own = hedge_after().match(self.masked, token.end)
        if own:
            return hedge_of(own)
        return predicate.hedge

    def _reference(self, measure: Measure, predicate: Predicate, start: int) -> str | None:
        if measure in (Measure.GROWTH, Measure.CHANGE):
            if predicate.is_yearly_mean and measure is Measure.GROWTH:
                return "年均"
            base = predicate.base
            if base and base.startswith(DATE_MARK):
                base = self._date_before(start)
                if predicate.is_growth_noun and base and self.setting.period and base == _month_before(self._period(start)):
                    base = "上月"
            if base is None and self.from_period and measure is Measure.CHANGE:
                base = self.from_period
            base = base or self.memory.sentence_base
            if base:
                self.memory.base = base
                return base
            return (not predicate.phrase and self.memory.base) or "上年"
        if measure is Measure.SHARE:
            whole = predicate.whole
            if whole:
                if match := re.fullmatch(r"(全[国省市区县球])(?:总?产量|总量|总额|总数)", whole):
                    self.memory.whole = match[1]
                    return match[1]
                whole = tidy(whole.strip(DATE_MARK)) or whole
                whole = {"GDP": "地区生产总值", "总人口": "人口"}.get(whole, whole)
                self.memory.whole = whole
                return whole
            if self.memory.whole:
                return self.memory.whole
            prior = self.prior if self.prior in self.memory.recent else ""
            return next((whole for whole in (self.memory.scope, prior) if whole and whole != self.memory.last), self._main_whole(predicate))
        if measure is Measure.MULTIPLE and (predicate.whole or "").startswith(DATE_MARK):
            return self._date_before(start)
        if measure is Measure.DIFFERENCE:
            if not predicate.other:
                named = re.findall(r"[比较](全[国省市区县])", self.text[:start])
                return named[-1] if named else None
            return re.sub(r"(?:平均(?:水平)?|水平|均值|增速|的)+$", "", predicate.other or "") or predicate.other
        return None

    def _main_whole(self, predicate: Predicate) -> str | None:
        """What the sentence before was about, for a share that names no whole: 税收占比84.4%."""
        main = self.memory.main
        return main if main and main != self.memory.last and not predicate.phrase else None

    def _date_before(self, start: int) -> str | None:
        dates = [token for token in self.tokens if token.state is TokenState.DATE and token.end <= start]
        if not dates:
            return None
        period = read_period(self.text[dates[-1].start : dates[-1].end], "", self.setting.year)
        return period.text if period else None

    def _period(self, start: int) -> str | None:
        """The period that a value at a place of the sentence is about."""
        period = self.setting.period
        for token in self.tokens:
            if token.end > start:
                break
            if token.state is not TokenState.DATE or re.search(r"[比较按以](?:“|全年)?$|与$", self.text[: token.start]):
                if not (re.search(r"[比较]$", self.text[: token.start]) and re.fullmatch(r"末?的", self.text[token.end : start])):
                    continue
            after = self.text[token.end : token.end + 4]
            if re.match(r"末?相比", after):
                continue
            if re.match(r"[^，；。]{0,14}以来", self.text[token.end :]):
                after = "以来"
            if re.match(r"不变价|价格|普查|版|战略|规划|生人|末?的\d|[^，。]{0,3}(?:会议|大会)", after):
                continue
            found = read_period(self.text[token.start : token.end], after, self.setting.year)
            if found is None:
                continue
            if not found.persists and not re.search(r"年均|累计|年来|时期|^[^，；。]*$|^来?，[^，；。]*$|自.{0,20}以来", self.text[max(token.end, self.text.rfind("，", token.end, start)) : start]):
                continue
            period = found.text
        words = re.findall(r"全年|年末|去年|上年(?=的|末?全)|今年|当年|上半年|当月", self.masked[:start])
        if words and self.setting.year:
            period = self._named_period(words[-1], start, period)
        return period

    def _named_period(self, word: str, start: int, period: str | None) -> str | None:
        at = self.masked[:start].rfind(word)
        if any(token.state is TokenState.DATE and token.start > at and token.end <= start for token in self.tokens) or self.setting.year is None:
            return period
        if re.search(r"[比较]$|与$", self.masked[:at]):
            return period
        if word == "去年":
            return str(self.setting.issue_year - 1) if self.setting.issue_year else self.setting.period
        if word == "今年" and self.setting.issue_year:
            return str(self.setting.issue_year)
        if word == "上半年":
            return f"{self.setting.year}-S1"
        if word in ("全年", "年末") and period and len(period) != 4 and "-" in period and self.setting.base_period and len(self.setting.base_period) == 4:
            return str(self.setting.year)
        return period

    def _year_before(self, period: str | None) -> str | None:
        return str(int(period) - 1) if period and re.fullmatch(r"\d{4}", period) else period

    def _status(self, start: int) -> ObsStatus:
        before = self.masked[:start]
        if self.setting.status is ObsStatus.FORECAST or TARGET.search(before[-40:]):
            return ObsStatus.FORECAST
        return ObsStatus.PROVISIONAL if self.is_provisional else ObsStatus.NORMAL


THRESHOLD = re.compile(r"(?:及?以[上下内])?的(?!增|目标|速|水平|比重|规模|占比|份额|投资|资金|收入|贡献|基础)(?=[^，。；、的]{1,12}?(?:占|有|达|\d))")


def _as_threshold(text: str, token: NumberToken, tokens: list[NumberToken]) -> NumberToken:
    """A figure that defines a group whose size or share follows: 年收入超10万元的村占95%."""
    if token.state is not TokenState.CLAIM or token.form is not Form.NUMBER:
        return token
    is_bound = bool(hedge_before().search(text[: token.start])) or bool(re.match(r"及?以[上下内]", text[token.end :]))
    following = next((other for other in tokens if other.start >= token.end and other.state is TokenState.CLAIM), None)
    if not is_bound or following is None or not THRESHOLD.match(text, token.end):
        return token
    if re.search(r"[，。；：]", text[token.end : following.start]):
        return token
    return NumberToken(token.start, token.end, TokenState.THRESHOLD)


def _month_before(period: str | None) -> str | None:
    match = re.fullmatch(r"(\d{4})-(\d\d)", period or "")
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    return f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"


def _cut_behind_head(phrase: str) -> str:
    """A list of names without what is said of it behind its last head noun: 工业投资、技改投资势头更猛."""
    for end in range(len(phrase), phrase.rfind("、"), -1):
        if head_of(phrase[:end]):
            return phrase[:end]
    return phrase


def _mask(text: str, tokens: list[NumberToken]) -> str:
    """The text with dates and footnote marks blotted out, at the same length."""
    chars = list(text)
    for token in tokens:
        mark = {TokenState.DATE: DATE_MARK, TokenState.FOOTNOTE: NOTE_MARK}.get(token.state)
        if mark:
            chars[token.start : token.end] = mark * (token.end - token.start)
    return "".join(chars)


def _last_clause(gap: str) -> tuple[str, list[str]]:
    """The clause right in front of a value, and the clauses before it; brackets that hold no value are part of a clause."""
    opened = gap.rfind("（")
    if opened > gap.rfind("）"):
        gap = gap[opened + 1 :]
    held = re.sub(r"（[^（）]*）", lambda match: match.group().translate(_HELD), gap)
    if "）" in held:
        held = held[held.rindex("）") + 1 :]
    segments = [segment.translate(_FREED) for segment in SEGMENTS.split(held)]
    return segments[-1], [segment for segment in segments[:-1] if segment]


_HELD = str.maketrans("，；：（）", "\x03\x04\x05\x06\x07")
_FREED = str.maketrans("\x03\x04\x05\x06\x07", "，；：（）")


def _is_verb(phrase: str) -> bool:
    bare = strip_lead(phrase.removesuffix("了").removesuffix("出"))
    verbs = _verbs()
    return not bare or bare in verbs or any(bare[:at] in verbs and bare[at:].lstrip("并和、") in verbs for at in range(1, len(bare)))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word_list("phrases")["verbs"])


def _split_predicate(noun: str) -> tuple[str, str]:
    """高校毕业生到基层从事服务 → the noun and what is said of it."""
    for at in range(0, len(noun)):
        for verb in word_list("phrases")["predicates"]:
            if noun.startswith(verb, at) and (at >= 2 or at == 0) and len(noun) - at >= 2:
                return noun[:at], noun[at:]
    return noun, ""


__all__ = ["Draft", "Period", "SentenceReader", "replace"]
