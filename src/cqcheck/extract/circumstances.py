"""Under which circumstances something happened: 工业投资|在|上年增长12.5%|的基础上|增长8.1%."""

from __future__ import annotations

import re
from typing import NamedTuple

from cqcheck.extract.clauses import split_clauses
from cqcheck.extract.predicates import parse_predicate
from cqcheck.extract.reading import Group, Reading

OPENED = re.compile(r"(?P<owner>.*?)(?<![现存所潜实])在(?![建校职岗读册园编])(?:面临|面对)?(?P<told>.+)$")
CLOSED = re.compile(r"(?:左右|以上|多)?的?(?:情况|基础|背景|条件|前提|形势|高基数)(?:之?上|之?下)?")
YEAR_BEFORE = re.compile(r"(?P<owner>.*?)(?:上一?年度?(?:同期)?|去年同期)(?=[^末底])")


class Circumstance(NamedTuple):
    """What a value inside such words states: its clause, whether it is of the year before, and who the clause goes on with.

    `end` is where the words end.
    """

    clause: str
    is_of_year_before: bool
    owner: str
    end: int


def circumstance_of(reading: Reading, group: Group, clause: str) -> Circumstance | None:
    """The circumstance that a group of values tells; None if it tells none."""
    closed = CLOSED.match(reading.masked, group.end)
    opened = OPENED.match(clause) if closed else None
    if closed is None or opened is None:
        return None
    owner, told = opened["owner"], opened["told"]
    before = YEAR_BEFORE.match(told)
    if before:
        told = (before["owner"] or owner or _named_behind(reading, closed.end())) + told[before.end() :]
    return Circumstance(told, before is not None, owner, closed.end())


def _named_behind(reading: Reading, at: int) -> str:
    """The noun phrase of the value behind a place: 在上年增长12.5%的基础上，工业投资增长8.1%."""
    following = reading.claim_after(at)
    return parse_predicate(split_clauses(reading.masked[at : following.start])[0]).phrase if following else ""
