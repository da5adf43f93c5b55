"""Noun phrase → indicator: completes a phrase from what was said before.

`规模以上工业增加值增长4.7%。其中，国有控股企业增长6.3%`: the second phrase takes its head 增加值 from the first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cqcheck.extract.memory import Memory
from cqcheck.extract.predicates import DATE_MARK, MANY_CLAUSES, NOTE_MARK, strip_lead
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.words import families, head_of, verb_of_new, word_list

QUALIFIER = re.compile(
    r"^(?:全市|全省|全国|全区)?(规模以上工业|规上工业|规模以上服务业|限额以上(?:单位|批发零售业?|零售业|批发和零售业|贸易单位|企业)?(?:、住宿餐饮业)?|全体居民人均|居民人均)"
)
GRADE = re.compile(
    r"^(?:[市省区县]级(?:及?以上)?|国家级(?:及?以上)?|省级?以上|各级各?类?|各类|全体|城乡|省、市级|\d?A级(?:及?以上)?)"
)
TRAILING = re.compile(
    r"(?:(?:等|的)+|(?<=价格)平均水平|(?<=价格)总?水平|双双|增长|增速|情况|方面|已?连续|(?<=.{3})[两三四五六七八九十]年(?:来|间|内)?|(?<=.{3})已|数量?均)$"
)
DROPPED_NOTE = re.compile(
    r"（(?:简称|又称|[%％]|不含|不包含|不包括|含|包括|包含|按|初步|以下|以上|注|亦|统计|单位|现行|同比|其中|以[^）]*为100|[^）]{0,3}税|民用|[^）]{0,6}[好优]于)[^）]*）|（[A-Za-z]{2,6}）$"
)
COMPUTED = re.compile(
    r"^(?:按[^，的]{2,10}计算的?|(?:最终|初步)(?:核算|核实|计算)的?(?:全[市省区县国州])?)(?=.{3})|(?<=值)(?:现价)?总量$"
)
TOTAL_OUTPUT = re.compile(r"总产$")
DEPOSITS_AND_LOANS = re.compile(r"存、?贷款")
OF_THE_YEAR = re.compile(r"(?<=.)(?:当年|本年|全年)(?=收入|支出|结余)")
JOINED = re.compile(r"^[和与及](?=[^平谐美睦]{2})")
IN_SCOPE = re.compile(r"^(?:在)?(?P<whole>(?!.*每).{2,30}?)(?:当)?中(?:，|$|(?=[^国央部小学间医介心等期药型位高转]))")
INNER_VERB = re.compile(
    r"(?<=.)(?:实现|完成|达到|(?<!公)共(?![同享济建青和识产])有?|总计|累计(?!结余|招收)|合计)(?=.)(?!率|的)"
)
GATHERED = re.compile(r"^(?!.*(?:每[万千百\d]|人均|的))[^、]{2,}?(?:汇聚|集聚|聚集|拥有|建有|生成|培育)(?=[^，]{4,}$)")
HAVING = re.compile(r"(?<=[企机公集单][业构司团位])(?:共|现)?(?:拥有|建有)(?=[^，]{2,}$)")  # the owner is kept
ENUMERATED = re.compile(r"^[^，]*、[^，]*?(?=[两三四五六七八九十]{1,2}(?:大类|[项类种大])[^、])")
PROCEDURE = re.compile(
    r"^各种运输方式(?:共)?|^纳入[^，]{2,8}的(?:各类)?|^通过[^，]{2,12}(?:报送|审核|申报)[^，的]{0,6}的|^(?:经|报送)[^，]{2,24}?(?:审查|批准|审批|审核|登记|认定|备案|评估)(?:并(?:在有效期内(?!的))?)?(?!人|企业|数)|^各级[^，]{1,8}?(?:机关|部门|机构)(?:共)?(?:登记)?(?=新|办理|受理)|^各级[^，]{4,20}?(?:机构|组织|机关)共?(?=办理|受理|审理)"
)
DRIVEN = re.compile(
    r"^(?:有力|有效)?(?:投入(?=研究与试验|研发经费|R&D)|支撑|推动|带动|拉动|促进|实施|开展|做好|推进|针对|（?含)(?:了)?(?:新区|辖区)?(?=.{2})"
)
LEADING_CLASS = re.compile(r"^.{2,}?(?:[百千万]亿级|[百千万]亿元级)(?=.{3})")
EXAMPLES = re.compile(r"^[^，]{4,}(?<![高中初同平上])等(?P<kind>[^等级]{2,12})$")
PAIRS = {"城乡": ("城市", "农村", "城镇", "乡村"), "境内外": ("境内", "境外"), "国内外": ("国内", "国外", "境外")}
DISBURSED = re.compile(r"^[^，的]{2,16}?(?:发放|兑付)(?=[^，]{1,12}(?:补贴|补助金?|津贴|慰问金|抚恤金|救助金)$)")
COUNTED_NUMBER = re.compile(r"(?<=.{3})(?<![人户次种级档基倍指系参])数$|(?<=.{2})税$")
HURT = {"死亡": "死亡人数", "受伤": "受伤人数", "伤亡": "伤亡人数", "直接经济损失": "直接经济损失"}
AREAS = frozenset({"面积", "总面积", "占地面积", "规划面积"})
POPULATION = re.compile(r"户籍人口$")
PART_OF_POPULATION = re.compile(r"(城镇|乡村|农村|非农业|农业|男性?|女性?|[^，]{2,8}岁(?:及?以[上下])?)(?:户籍)?人口")
FLOWS_OF_TRADE = frozenset({"出口", "进口", "出口额", "进口额", "出口总额", "进口总额"})
TRADE_OF = re.compile(r"(?!货物|外贸|对外|商品|贸易)([^、，]{2,24}?)进出口(?:总?额|总?值)?$")
INCURRED = re.compile(r"^发生(?=[^，]{0,6}(?:成本|费用)$|[^，]{2,}事故)(?:各类)?")
# 农村居民人均可支配收入18567元，人均消费支出13456元: the spending is that of the same people.
SPENT_PER_HEAD = frozenset({"人均消费支出", "人均生活消费支出", "人均消费性支出", "人均生活消费性支出"})
RESIDENTS = re.compile(r"((?:城镇|农村|全体|城乡)(?:常住)?居民)人均")
KIND_BEHIND = re.compile(
    r"^(.{2,}(?:面积|收入|支出|标准|系数|率))(城镇|农村|城市|乡村)(?:居民)?$"
)  # 人均住房面积城镇为…
SIZE = re.compile(r"[\d.]*[百千]?[万亿]*元(?:及)?以[上下]的?")
THINGS_OF_SIZE = re.compile(r"(?:项目|企业|单位|商户|合同|订单)$")
YEARS = re.compile(r"^[两三四五六七八九十]年(?=[^级制期一度义])|(?<=.)[两三四五六七八九十]年$")
NEW = re.compile(r"^新(?:设立|增|登记|认定|培育|注册|签约?)|^净增")
# Verbs of flows that may stand alone for the thing told before; behind 新建成 a thing of its own is named.
NEW_ONES = frozenset({"新增", "净增", "新建", "新认定", "新开工", "新设立"})
TOTALS = frozenset({"位次", "名次", "排名", "排位", "总量", "现价总量", "总额", "规模", "总数", "数量", "总规模"})
COVERAGE = re.compile(r"^(?:限额以上|规模以上|规上)")
PARALLEL_VERBS = frozenset({"举办", "开展", "接待", "组织", "演出", "办理", "受理", "审结", "查处"})
INSTITUTIONS = ("机构", "单位", "馆", "团体", "院团", "院校", "法院")
VISITORS = re.compile(r"(接待)(?:国内外|境内外|国内)?(?:观众|游客|旅客|读者|人次|总人次)$")
VISITORS_KIND = re.compile(r"^(?!.*接待).{0,6}(?:人|者|观众|游客|旅客|读者)$")
# 金融机构本外币存款余额5.2万亿元；贷款余额5.3万亿元
BARE_LOANS = frozenset({"贷款余额", "各项贷款余额", "存款余额", "各项存款余额"})
DEPOSITS_OF = re.compile(r"(?P<owner>.*?(?:金融机构|人民币|本外币)+)(?:各项)?[存贷]款余额$")
# 休闲农业接待游客3800万人次，综合收入150亿元
HOSTED = frozenset({"综合收入", "旅游收入", "旅游综合收入", "经营收入", "总收入", "销售收入"})
HOST = re.compile(r"(?P<owner>[^，]{2,}?)(?:共|累计)?接待(?!床位)")
STAFF = ("从业人员", "工作人员", "专业技术人员", "专任教师", "教职工", "职工")
LEVELS_OF_STAFF = ("职称", "学历", "学位")
PEOPLE = ("职工", "劳动者", "人员", "学生", "群众")
SPREADS = ("增长面", "上涨面", "下降面", "盈利面", "亏损面")
REACHING = ("惠及", "覆盖", "涉及", "带动", "受益")
LEGAL_ENTITY = re.compile(r"(?:企业|单位|工业|公司|经济|控股|合资|独资|民营|私营|国有|集体|外商|股份制|合作)$")
BRANCH = re.compile(
    r"(?:[^\u4e00-\u9fff]{0,6}|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)(?P<branch>[^和与及、一二三四五六七八九十]{0,4}[业险邮路]|第[一二三]产业)"
)
INDUSTRIES = ("第一产业", "第二产业", "第三产业")


def branch_of(heading: str) -> str:
    """What a heading names as the owner of bare figures below it: 建筑业 before 总产值5300亿元; empty if it names none."""
    match = BRANCH.fullmatch(heading)
    return match["branch"] if match else ""


@lru_cache(maxsize=MANY_CLAUSES)
def tidy(phrase: str) -> str:
    """A noun phrase without notes, marks and the words around it: 机动车保有量（不包含拖拉机） → 机动车保有量."""
    phrase = phrase.replace(NOTE_MARK, "").replace(DATE_MARK, "")
    phrase = YEARS.sub("", strip_lead(DROPPED_NOTE.sub("", phrase)))
    phrase = COMPUTED.sub("", phrase)
    phrase = TOTAL_OUTPUT.sub("总产量", phrase)
    phrase = DEPOSITS_AND_LOANS.sub("存款、贷款", phrase)
    phrase = OF_THE_YEAR.sub("", phrase)
    phrase = JOINED.sub("", phrase)
    phrase = INCURRED.sub("", HAVING.sub("", phrase))
    for prefix in (ENUMERATED, PROCEDURE, LEADING_CLASS, GATHERED):
        phrase = prefix.sub("", phrase)
    if (match := DRIVEN.match(phrase)) and "的" not in phrase:
        rest = phrase[match.end() :]
        if head_of(rest) or match.group().startswith(("实施", "开展", "做好", "推进", "针对", "含", "（含")):
            phrase = rest
    if match := INNER_VERB.search(phrase):
        behind = phrase[match.end() :]
        is_whole = bool(head_of(behind)) and len(head_of(behind)) < len(behind)
        if not phrase.endswith("率"):
            phrase = behind if is_whole and phrase.startswith(("列入", "具有")) else phrase[: match.start()] + behind
    phrase = KIND_BEHIND.sub(r"\2\1", phrase)
    while True:
        shorter = TRAILING.sub("", phrase)
        if shorter == phrase or not shorter:
            break
        phrase = shorter
    return phrase.strip("，、；：。-—")


def without_examples(phrase: str) -> str:
    """A counted thing without its examples: 引进华为赋能示范区等项目 → 引进项目."""
    match = EXAMPLES.match(phrase)
    if not match:
        return phrase
    verb = next((phrase[:size] for size in (4, 3, 2) if phrase[:size] in word_list("phrases")["verbs"]), "")
    return verb + match["kind"]


def complete(phrase: str, memory: Memory, *, needs_head: bool) -> str:
    """The indicator that a noun phrase names, given what came before.

    Args:
        phrase: The tidy noun phrase.
        memory: What the clauses before were about.
        needs_head: Whether a phrase without head noun names no indicator here (股份制企业 before 增长5.6%).
    """
    subject = _complete(phrase, memory, needs_head=needs_head)
    scope = memory.scope
    if COVERAGE.match(scope) and not head_of(scope) and not subject.startswith(("限额以上", "规模以上", "规上")):
        return scope + subject
    return subject


def _complete(phrase: str, memory: Memory, *, needs_head: bool) -> str:
    if (kind := POPULATION.search(memory.scope or memory.main)) and (part := PART_OF_POPULATION.fullmatch(phrase)):
        return part[1] + kind[0]
    if memory.branch and not memory.main and head_of(phrase) == phrase:
        return memory.branch + phrase
    for completed in (_of_trade, _of_whom, _from_last, _of_owner, _parallel, _of_people, _of_size, _numbered, _spread):
        if special := completed(phrase, memory):
            return special
    if memory.scope and (joint := _overlap(memory.scope, phrase)):
        return memory.scope + phrase[joint:]
    whole = memory.scope or memory.main
    if phrase in word_list("heads")["grades"] or (len(phrase) <= 4 and phrase.endswith("级")):
        return _graded(phrase, memory.scope or memory.last or whole)
    if phrase.removeprefix("人均") in word_list("heads")["per_capita_parts"] and "人均" in whole:
        return whole[: whole.index("人均") + 2] + phrase.removeprefix("人均")
    if head := head_of(phrase):
        qualifier = QUALIFIER.match(memory.scope)
        is_entity = bool(LEGAL_ENTITY.search(phrase.removesuffix(head))) and not phrase.startswith("规")
        return qualifier[1] + phrase if qualifier and qualifier[1].startswith("规") and is_entity else phrase
    if (
        not needs_head or phrase.isascii() or COUNTED_NUMBER.search(phrase)
    ):  # CPI, 刑事案件立案数, 增值税 are names already
        return phrase
    if named := next((name for name in memory.names if name.startswith(phrase)), ""):
        return named  # 男童、女童净入学率分别为…，女童高于男童
    sources = (memory.last, whole) if memory.recent or not memory.scope else (whole, memory.last)
    # 签约项目总投资1022亿元，集装箱到发增长14%: what projects cost together is no amount that other things have
    headed = [source for source in sources if head_of(source) and not source.endswith("总投资")]
    # 产销率98.8%。小微型企业增长4.1%: a growth is of an amount rather than of a rate.
    source = next((source for source in headed if not source.endswith("率")), headed[0] if headed else "")
    return _under(phrase, source, head_of(source)) if source else phrase


def _from_last(phrase: str, memory: Memory) -> str:
    """The subject of a phrase that is complete only with the one before it; empty for any other phrase."""
    last = memory.last
    if phrase in HURT:
        return memory.thing + HURT[phrase]
    if phrase in families():
        return _with_owner(phrase, memory)
    if not last:
        return ""
    if phrase in NEW_ONES:
        return phrase + last.removeprefix(phrase)
    if phrase.startswith(REACHING) and phrase.endswith(PEOPLE) and len(phrase) <= 5 and not last.startswith(REACHING):
        return last + phrase
    if phrase in TOTALS:
        return NEW.sub("", last) or last
    if head_of(phrase) == phrase and last.endswith(phrase) and not last.endswith("进" + phrase):
        return last
    if phrase in ("余额", "年末余额") and last.endswith(("贷款", "存款")):
        return last + "余额"
    return ""


def _of_whom(phrase: str, memory: Memory) -> str:
    """The spending per head, or the prices, of those told before; empty for any other phrase."""
    if phrase in ("购进价格", "出厂价格") and memory.last.startswith("工业生产者"):
        return "工业生产者" + phrase
    people = RESIDENTS.match(memory.last) if phrase in SPENT_PER_HEAD else None
    return people[1] + phrase if people else ""


def _of_size(phrase: str, memory: Memory) -> str:
    """Things that are told by their size alone: 引进亿元以上项目126个，其中50亿元以上3个; empty for any other phrase."""
    things = THINGS_OF_SIZE.search(memory.scope or memory.last) if SIZE.fullmatch(phrase) else None
    return phrase + things.group() if things else ""


def _of_owner(phrase: str, memory: Memory) -> str:
    """What the hosts of guests took in, the loans of the banks, what a fund paid out; empty for any other phrase."""
    if phrase in HOSTED and (host := HOST.match(memory.last)):
        return host["owner"] + phrase
    if phrase in BARE_LOANS and (of := DEPOSITS_OF.match(memory.last)):
        return of["owner"] + phrase
    fund, _, flow = phrase.partition("基金")
    whole = memory.last.partition("基金")[0]
    is_of_fund = bool(fund) and flow in families() and whole.endswith(fund)
    return f"{whole}基金{flow}" if is_of_fund else ""  # 社会保险基金收入…，保险基金支出


def _of_trade(phrase: str, memory: Memory) -> str:
    """The exports or imports of the trade told before: 服务进出口28094亿元。其中，出口13373亿元 → 服务出口."""
    owner = TRADE_OF.match(memory.scope or memory.main) if phrase in FLOWS_OF_TRADE else None
    return owner[1] + phrase if owner and "、" not in owner[1] else ""


def _of_people(phrase: str, memory: Memory) -> str:
    """A kind of the visitors or staff that 其中 is under: 接待观众, 未成年人 → 接待未成年人; 从业人员, 高级职称 → 高级职称从业人员."""
    scope = memory.scope
    if (visitors := VISITORS.search(scope)) and VISITORS_KIND.search(phrase):
        return scope[: visitors.end(1)] + phrase
    staff = next((word for word in STAFF if scope.endswith(word)), "")
    if staff and phrase.endswith(LEVELS_OF_STAFF):
        return scope.removesuffix(staff) + phrase + staff
    is_staff = staff == "从业人员" and phrase.endswith("人员") and not phrase.endswith(staff)
    return scope.removesuffix(staff) + phrase if is_staff else ""


def _numbered(phrase: str, memory: Memory) -> str:
    """The thing just counted, where its number is told again: 乡村医生2.3万人，乡村医生数增加0.2万人; empty for any other."""
    is_number = phrase.endswith("数") and len(phrase) > len("人数")
    return memory.last if is_number and memory.last.endswith(phrase[:-1]) else ""


def _spread(phrase: str, memory: Memory) -> str:
    """The share of things that grow, with the things: 38个工业行业中27个行业增长，增长面71% → 工业行业增长面."""
    things = memory.recent[0] if memory.recent else ""
    return things + phrase if phrase in SPREADS and memory.levels.get(things) == "item" else ""


def _parallel(phrase: str, memory: Memory) -> str:
    """What an institution named before does: 机构举办演出, 举办展览 → 机构举办展览; 机构2418个, 举办演出 → 机构举办演出."""
    verb = phrase[:2]
    if verb not in PARALLEL_VERBS:
        return ""
    at = memory.last.find(verb)
    if at > 1 and "的" not in memory.last[:at]:
        return memory.last[:at] + phrase
    is_doer = memory.thing in memory.recent and memory.thing.endswith(INSTITUTIONS)
    return memory.thing + phrase if is_doer and not memory.scope else ""


def _overlap(whole: str, phrase: str) -> int:
    """How many characters at the end of the whole begin the phrase: 补贴性职业技能培训, 培训企业职工 → 2."""
    return next(
        (size for size in (4, 3, 2) if len(phrase) > size and whole.endswith(phrase[:size]) and whole != phrase[:size]),
        0,
    )


def _under(phrase: str, whole: str, head: str) -> str:
    """A phrase without head under a whole: its coverage, the phrase, its head."""
    qualifier = QUALIFIER.match(whole)
    if qualifier and not phrase.startswith(qualifier[1]) and not phrase.startswith(("规模以上", "规上", "限额以上")):
        if qualifier[1].startswith("限额") or LEGAL_ENTITY.search(phrase):
            return qualifier[1] + phrase + head
        if "人均" in qualifier[1]:
            return phrase.removesuffix("居民") + whole.removeprefix("全体")
    if joint := _shared(phrase, whole):
        return phrase + whole[joint:]
    if head.isascii() and (known := load_catalogue().canonical(head)):
        return phrase + known.name  # 汽车制造业 of PPI: 汽车制造业工业生产者出厂价格
    return phrase + head[_overlap(phrase, head) :]  # 工业用电, 用电量 → 工业用电量


def _shared(phrase: str, whole: str) -> int:
    """Where in a whole that is a rate the end of a phrase ends: 公立医院, 医院病床使用率 → 2; 0 if it does not stand there."""
    if not whole.endswith("率"):
        return 0
    found = (whole.find(phrase[-size:]) + size for size in (4, 3, 2) if len(phrase) > size and phrase[-size:] in whole)
    return next(found, 0)


def _graded(phrase: str, whole: str) -> str:
    """A grade or half of the whole: 国家级 of 市级以上文化产业园区, 农村 of 全体居民恩格尔系数."""
    for pair, parts in PAIRS.items():
        if phrase in parts and pair in whole:
            return whole.replace(pair, phrase, 1)
        other = next((part for part in parts if phrase in parts and part != phrase and whole.startswith(part)), "")
        if other:  # 城镇最低生活保障标准提高600元，农村提高200元
            return phrase + whole.removeprefix(other)
    new = verb_of_new().match(whole)
    verb = new.group() if new and GRADE.match(whole[new.end() :]) else ""  # 新认定市级技术中心76家，省级21家
    return verb + phrase + GRADE.sub("", whole[len(verb) :])


INSURED = re.compile(r"^参加(?P<owner>.+?)(?:的)?人数$|^(?P<owner2>.+?)(?:的)?参保人[员数]$")
OF_THINGS = frozenset({1, 3, 5})  # the families of sums and of people: they belong to what was counted


def _with_owner(phrase: str, memory: Memory) -> str:
    """A bare head noun with the owner of the subject that it goes on from."""
    own = set(families()[phrase])
    told = [subject for subject in reversed(memory.recent) if subject != memory.aside]
    nearest = (*told, memory.scope, memory.main, memory.aside)
    for subject in (memory.main, *nearest) if memory.is_resumed else nearest:
        both_reach = subject.startswith(REACHING) and phrase.startswith(REACHING)
        if not subject or subject in families() or both_reach:
            continue
        if subject.endswith(phrase):
            return subject
        if subject == memory.thing and (own & OF_THINGS or phrase in AREAS):
            return subject + phrase
        if match := INSURED.match(subject):
            return (match["owner"] or match["owner2"]) + phrase
        for word in family_words():
            if subject.endswith(word) and len(subject) > len(word) and own & set(families()[word]):
                fund = "基金" if word.startswith("基金") and "基金" not in phrase else ""
                return subject.removesuffix(word) + fund + phrase
    if memory.thing and own & OF_THINGS and not (memory.thing + phrase).startswith(REACHING):
        return memory.thing + phrase
    return phrase


@cache
def family_words() -> tuple[str, ...]:
    """The bare heads of all families, the longest first."""
    return tuple(sorted(families(), key=lambda word: (-len(word), word)))
