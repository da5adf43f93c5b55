"""Why a claim is suspected, in one sentence."""

from __future__ import annotations

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


def give_reason(network: Network, cover: Cover, claim_id: str, repair: Repair | None) -> str:
    """One sentence: what correcting the claim would mend, and which slip explains it.

    For example `改正此数可使2条不成立的关系全部成立，与其他1条关系不矛盾；一处笔误（相邻两个数字颠倒）即可解释。`
    """
    violated = sum(each.is_violated for each in network.touching[claim_id])
    others = len(cover.claims) - 1
    along = f"与另{others}个数一并改正" if others else "改正此数"
    parts = [f"{along}可使{violated}条不成立的关系成立"]
    confirming = count_confirming(network, claim_id)
    if confirming:
        parts.append(f"并与其他{confirming}条已成立的关系一致")
    slip = f"；一处笔误（{SLIP_WORDS[Slip(repair.slip)]}）即可解释" if repair else ""
    return "，".join(parts) + slip + "。"
