import re
from pathlib import Path

import pytest

import cqcheck.read
from cqcheck.codelists import Hedge, Kind, Measure, ObsStatus, Severity, TokenState, Verdict
from cqcheck.kinds import KINDS
from cqcheck.lexicons.files import read_yaml
from cqcheck.localise.slips import Slip
from cqcheck.read.original import SCAN
from cqcheck.relations import Term
from cqcheck.report.texts import TEXTS, Lang, groups, say

CODES = {
    "severity": Severity, "verdict": Verdict, "kind": Kind, "demand": Kind, "measure": Measure, "hedge": Hedge, "obs_status": ObsStatus,
    "state": TokenState, "slip": Slip,
}  # fmt: skip


@pytest.mark.parametrize(("group", "codes"), CODES.items())
def test_every_code_has_its_words(group: str, codes: type) -> None:
    assert set(read_yaml(TEXTS)[group]) == {code.value for code in codes}


def test_every_role_of_every_kind_has_its_words() -> None:
    told = {Term(role, "").stated_role for kind in KINDS.values() for role in kind.ROLES}
    assert told <= set(read_yaml(TEXTS)["role"])


def test_every_text_is_there_in_both_languages() -> None:
    lacking = [
        (group, key)
        for group, words in read_yaml(TEXTS).items()
        for key, told in words.items()
        if set(told) != set(Lang)
    ]
    assert lacking == []


def test_a_slip_without_words_is_told_as_it_stands() -> None:
    assert say("slip", "digits swapped", Lang.ZH) == "相邻数字颠倒"
    assert say("slip", "another slip", Lang.ZH) == "another slip"


def test_every_place_that_a_reader_tells_has_words() -> None:
    readers = (Path(cqcheck.read.__file__).parent).rglob("*.py")
    told = {
        kind for file in readers for kind in re.findall(r'\bPlace\([^",]*"(\w+)"', file.read_text(encoding="utf-8"))
    }
    assert told | {SCAN} == set(groups(["original"])["original"])
