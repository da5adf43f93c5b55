"""What a bare sum was spent on: 投资3700万元，完成11条巷道改造 is the 巷道改造投资."""

from __future__ import annotations

import re

from cqcheck.extract.reading import Group, Reading

SPENDING = frozenset(
    {"投资", "总投资", "完成投资", "计划投资", "累计投资", "投入", "投入资金", "资金", "筹资", "年度投资"}
)
OPENING = re.compile(r"(?:^|[；：])[^，；：]*$")
WORKS = "改造|整修|维修|整治"
SPENT_ON = re.compile(
    r"(?:左右|以上|余)?，?(?:对(?P<mended>[^，。；]{3,20}?)进行了?[^，。；]{0,4}?(?P<mending>改造|整修|维修|整治|修缮|绿化)"
    r"|(?:用于|(?:集中|全面|重点|加快|继续|先后|大力|共)*(?:(?:完成|实施|建成|新建|启动|推进|修建|扩建|建设|开展|打造|购置|改建)|"
    rf"(?P<works>{WORKS}))+)了?的?(?P<what>[^，。；]{{3,24}}?)(?:等)?(?:全部|基本)?(?:完工|竣工|建成|投入使用)?(?=[，。；]|$))"
)
COUNT = re.compile(r"\d[\d.]*万?(?:平方米|公里|[座条栋个所处套项台辆户米亩家])(?!级)")
STATE = re.compile(
    r"(?P<topic>[^，。；：]{2,20}?)(?:工作)?(?:全面|基本|主体|顺利|正式|已|全部|整体|稳步|有序|加快|深入|不断|持续|扎实)*"
    r"(?:完工|竣工|开工|建成|投入使用|展开|铺开|开展|启动|推进|取得[^，。；]{0,8}(?:进展|成效|突破)|成[效果](?:明显|显著)|进展(?:顺利|迅速)|初具规模)(?=[，。；]|$)"
)


def paid_for(reading: Reading, group: Group, phrase: str) -> str:
    """The noun phrase of a sum with what it was spent on, which stands behind it or is what the text before is about."""
    if phrase not in SPENDING:
        return phrase
    is_told_behind = OPENING.search(reading.masked[: group.start]) or reading.masked.startswith("用于", group.end)
    if is_told_behind and (match := SPENT_ON.match(reading.masked, group.end)):
        if match["mended"]:
            return match["mended"] + match["mending"] + "投资"
        works = match["works"] or ""
        what = COUNT.sub("", match["what"]).lstrip("的")
        return what + (works if works and works not in what else "") + "投资"
    before = re.split(r"[。；]", reading.masked[: group.start])[-1]
    return (topic_of(before) or ("" if reading.drafts else reading.memory.topic)) + phrase


def topic_of(text: str) -> str:
    """What a clause says the state of: 老城区改造工作成效明显 → 老城区改造; empty for any other clause."""
    match = STATE.match(text)
    return match["topic"] if match else ""
