"""No sentence of a report is in one language only: all patterns, and all that is said of the bulletins at hand."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import cqcheck
from cqcheck.bilingual import Bilingual
from cqcheck.check import check_relation
from cqcheck.claims import Claim
from cqcheck.codelists import Kind
from cqcheck.documents import find_sources, read_draft
from cqcheck.lexicons.classifications import load_classifications
from cqcheck.lexicons.files import read_yaml
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import Document, parse_text
from cqcheck.relate.rules import load_rules
from cqcheck.report.texts import Lang, in_lang
from press import Press
from simulators import SIMULATORS

TESTS = Path(__file__).parent
CHINESE = re.compile(r"[\u3400-\u9fff\u3001-\u303f\uff00-\uffef]")  # characters and full-width marks
MULTIPLIERS = ("万", "亿")  # which a slip of the pen may exchange


def test_a_pattern_is_filled_in_each_language() -> None:
    filled = Bilingual("{}，公布{}", "{}, stated {}").fill(Bilingual("合计{braces}", "the sum"), "1626亿元")
    assert filled == Bilingual("合计{braces}，公布1626亿元", "the sum, stated 1626亿元")


def test_a_report_says_a_sentence_in_its_language_on_one_line() -> None:
    sentence = Bilingual("总体\n未公布", "the whole\nis not stated")
    assert [in_lang(sentence, lang) for lang in Lang] == ["总体 未公布", "the whole is not stated"]
    assert in_lang(None, Lang.EN) == ""


def test_a_sentence_shown_without_a_language_is_the_chinese_one() -> None:
    assert f"{Bilingual('总体未公布', 'the whole is not stated')}" == "总体未公布"


def patterns() -> dict[str, Bilingual]:
    """The sentences that modules hold as constants, by their place."""
    modules = (
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(cqcheck.__path__, "cqcheck.")
        if not found.name.endswith("__main__")
    )
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Bilingual)
    }


@pytest.mark.parametrize("pattern", [pytest.param(each, id=place) for place, each in patterns().items()])
def test_a_pattern_is_chinese_in_chinese_and_english_in_english(pattern: Bilingual) -> None:
    assert CHINESE.search(pattern.zh) or pattern.zh == pattern.en or not pattern.zh.strip(" {}")
    assert not CHINESE.search(pattern.en)
    assert not re.search(r"[A-Za-z]", pattern.zh)


def bulletins() -> Iterator[Document]:
    """Every example and case of the rules, the seeds, and the bulletins that were kept unseen."""
    texts = [example.text for rule in load_rules() for example in rule.examples]
    for path in sorted((TESTS / "cases" / "rules").glob("*.yaml")):
        texts += [case["text"] for case in read_yaml(path)["cases"]]
    for number, text in enumerate(texts):
        yield parse_text(text + "\n", f"text {number}")
    folders = [str(TESTS / "unseen"), str(TESTS.parent / "seeds")]
    yield from map(read_draft, find_sources(folders).doc_ids)


def said_of(checked: CheckedDocument) -> Iterator[Bilingual]:
    """Every sentence that a report may say of a document."""
    for one in checked.relations:
        yield one.arithmetic
        yield from filter(None, (one.why_undecided, one.relation.why_undecided, one.relation.excuse))
    for finding in checked.findings:
        yield from filter(None, [finding.arithmetic])
        yield from (suspect.reason for suspect in finding.suspects)


@cache
def catalogue_names() -> frozenset[str]:
    """The names of parts that a bulletin may lack."""
    return frozenset(name for cut in load_classifications() for part in cut.parts for name in part)


def names_and_units(claims: Iterable[Claim]) -> set[str]:
    """What a document itself calls things, and what it counts in."""
    told = ((c.indicator, c.ref_area, c.reference, c.surface, c.unit.text) for c in claims)
    return {name for name in chain.from_iterable(told) if name}


def left_over(sentence: str, names: Iterable[str]) -> str:
    """The Chinese characters of a sentence that are in no name; an enumeration of names keeps its mark."""
    for name in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(name, "")
    return "".join(CHINESE.findall(sentence)).replace("、", "")


def faults(said: Iterable[Bilingual], names: set[str]) -> set[str]:
    said = set(said)
    chinese = {each.en for each in said if CHINESE.search(each.en) and left_over(each.en, names)}
    return chinese | {each.zh for each in said if each.zh != each.en and not CHINESE.search(each.zh)}


def test_a_sentence_in_one_language_is_a_fault() -> None:
    half = {
        Bilingual("房租未公布", "房租未公布"),
        Bilingual("is not stated", "is not stated."),
        Bilingual("和", "房租 and"),
    }
    assert faults(half, {"房租"}) == {"房租未公布", "is not stated"}


def test_no_sentence_about_a_bulletin_is_in_one_language_only() -> None:
    wrong: dict[str, set[str]] = {}
    for document in bulletins():
        checked = check_document(document)
        names = names_and_units(checked.claims) | catalogue_names() | set(MULTIPLIERS)
        if found := faults(said_of(checked), names):
            wrong[document.doc_id] = found
    assert wrong == {}


@pytest.mark.parametrize("kind", Kind)
def test_no_arithmetic_of_a_kind_is_in_one_language_only(kind: Kind) -> None:
    press = Press(1)
    cases = [simulate(press) for simulate in SIMULATORS[kind].values() for _ in range(20)]
    said = [check_relation(case.relation, case.claims).arithmetic for case in cases]
    assert faults(said, names_and_units(claim for case in cases for claim in case.claims.values())) == set()
