"""How far a plan is carried out: 完成全年指标任务的104.2% is a share of the plan; in 完成年初预算数75600万元的42.1% the sum is planned."""

from __future__ import annotations

import re

from cqcheck.extract.predicates import DATE_MARK, Predicate, parse_predicate
from cqcheck.extract.reading import Group, Reading
from cqcheck.lexicons.words import hedge_before

PLAN = rf"[^，；：、的完{DATE_MARK}]{{0,14}}?(?:预算|任务|目标|计划|指标)(?:任务|指标|目标|计划|安排|总?数|总?额|值)*"
DONE = r"(?:超额|已|共|累计|实际|仅|只|分别|均)*完成(?:了)?"
CARRIED_OUT = re.compile(
    rf"占了?(?P<part>(?:年初|全年|年度|本年|当年|调整|变动|汇编){PLAN})的?$|(?:{DONE}|(?:相当于|达到?|为)(?:了)?){DATE_MARK}*(?P<plan>{PLAN})的$|{DONE}{DATE_MARK}*(?P<bare>{PLAN})$"
)
PLANNED = re.compile(rf"(?:{DONE}|为|达到?)(?P<plan>{PLAN})为?$")
OF_PLAN = re.compile(r"的(?:约|近|超)?\d[\d.]*%")


def read_plan(reading: Reading, group: Group, clause: str) -> Predicate | None:
    """The predicate of a figure that tells how far a plan is carried out, or of the plan itself; None for any other."""
    hedge = hedge_before().search(clause)
    words = clause[: hedge.start()] if hedge else clause
    dimension = group.unit.dimension
    if dimension == "percent":
        if words == "的" and reading.plan:
            return parse_predicate(clause)._replace(phrase="", is_share=True, plan=reading.plan)
        match = CARRIED_OUT.search(words)
        plan = match and (match["plan"] or match["bare"] or match["part"])
        return _of_plan(clause, words[: match.start()], plan) if match and plan else None
    if dimension != "points" and OF_PLAN.match(reading.masked, group.end) and (match := PLANNED.search(words)):
        return _of_plan(clause, words[: match.start()], match["plan"])._replace(is_share=False)
    return None


def _of_plan(clause: str, before: str, plan: str) -> Predicate:
    hedge = parse_predicate(clause).hedge
    return parse_predicate(before)._replace(is_share=True, plan=plan, hedge=hedge)
