"""Why a claim is suspected, in one sentence."""

from __future__ import annotations

from cqcheck.bilingual import Bilingual
from cqcheck.findings import Repair
from cqcheck.localise.cover import Cover
from cqcheck.localise.network import Network
from cqcheck.localise.slips import Slip
from cqcheck.localise.weights import count_confirming

SLIP_WORDS = {
    Slip.REPLACED: "一个数字误写",
    Slip.DROPPED: "漏写一个数字",
    Slip.DOUBLED: "一个数字重复",
    Slip.SWAPPED: "相邻两个数字颠倒",
    Slip.MOVED: "小数点错位",
    Slip.MULTIPLIER: "万与亿混淆",
    Slip.PER_MILLE: "%与‰混淆",
    Slip.SIGN: "升降方向写反",
    Slip.COPIED: "误抄相邻数据",
    Slip.LAST_YEAR: "误用上年数据",
}


CORRECTED = Bilingual(
    "改正此数可使{}条不成立的关系成立", "Correcting this figure lets its violated relations ({}) hold"
)
CORRECTED_TOGETHER = Bilingual(
    "与另{}个数一并改正可使{}条不成立的关系成立",
    "Correcting this figure together with others ({}) lets its violated relations ({}) hold",
)
CONFIRMED = Bilingual("{}，并与其他{}条已成立的关系一致", "{} and agrees with its valid relations ({})")
ONE_SLIP = Bilingual("{}；一处笔误（{}）即可解释", "{}; one slip ({}) explains it")
END = Bilingual("{}。", "{}.")


def give_reason(network: Network, cover: Cover, claim_id: str, repair: Repair | None) -> Bilingual:
    """One sentence: what correcting the claim would mend, and which slip explains it.

    For example `改正此数可使2条不成立的关系全部成立，与其他1条关系不矛盾；一处笔误（相邻两个数字颠倒）即可解释。`
    """
    violated = str(sum(each.is_violated for each in network.touching[claim_id]))
    others, confirming = len(cover.claims) - 1, count_confirming(network, claim_id)
    told = CORRECTED_TOGETHER.fill(str(others), violated) if others else CORRECTED.fill(violated)
    if confirming:
        told = CONFIRMED.fill(told, str(confirming))
    if repair:
        told = ONE_SLIP.fill(told, Bilingual(SLIP_WORDS[Slip(repair.slip)], repair.slip))
    return END.fill(told)
