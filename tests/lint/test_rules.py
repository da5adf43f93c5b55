"""Each fault of a rule is told with its code; rules without it are not."""

from pathlib import Path

import pytest

from cqcheck.lint import lint_rules

SPENDING, INCOME = "居民人均消费支出", "居民人均可支配收入"
GOOD = f"""\
code: SUB91
name: spending-is-within-income
kind: subset
level: warning
bind: named
terms:
  - {{role: part, indicator: {SPENDING}, measure: level}}
  - {{role: whole, indicator: {INCOME}, measure: level}}
message: "{{part}}大于{{whole}}"
message_en: "{{part}} is more than {{whole}}"
why: what is spent was earned
why_zh: 花掉的是挣来的
source: none
examples:
  - text: 全市居民人均可支配收入36840元，居民人均消费支出24120元。
    verdict: valid
  - text: 全市居民人均可支配收入36840元，居民人均消费支出42120元。
    verdict: invalid
"""
RATIO = f"""\
code: RAT91
name: income-over-spending
kind: ratio
level: warning
bind: named
terms:
  - {{role: numerator, indicator: {INCOME}, measure: level}}
  - {{role: denominator, indicator: {SPENDING}, measure: level}}
bounds: [1, 4]
message: "{{numerator}}与{{denominator}}之比不合理"
message_en: "the ratio of {{numerator}} to {{denominator}} is implausible"
why: people save
why_zh: 人们有储蓄
source: none
examples:
  - text: 全市居民人均可支配收入36840元，居民人均消费支出24120元。
    verdict: valid
  - text: 全市居民人均可支配收入36840元，居民人均消费支出42120元。
    verdict: invalid
"""


def written(folder: Path, *texts: str) -> Path:
    for text in texts:
        code, name, kind = (line.partition(": ")[2] for line in text.splitlines()[:3])
        path = folder / kind / f"{code}-{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def codes(folder: Path, *texts: str) -> list[str]:
    return [fault.code for fault in lint_rules(written(folder, *texts))]


def swapped(text: str) -> str:
    return text.replace("role: part", "role: x").replace("role: whole", "role: part").replace("role: x", "role: whole")


def test_the_rules_of_the_package_are_sound() -> None:
    assert lint_rules() == []


def test_sound_rules_of_ones_own_have_no_fault(tmp_path: Path) -> None:
    assert codes(tmp_path, GOOD, RATIO) == []


def test_a_file_that_is_no_rule_is_told_with_its_line(tmp_path: Path) -> None:
    (fault,) = lint_rules(written(tmp_path, GOOD.replace("bind: named", "bind: nmed")))
    assert (fault.code, fault.line) == ("LNT00", 5)
    assert "did you mean named?" in fault.message_en


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (RATIO.replace("[1, 4]", "[4, 1]"), "LNT02", 9),
        (GOOD.replace("bind: named", "bind: listed\nwhere: eech"), "LNT03", 6),
        (GOOD.replace("bind: named", "bind: additions\nwhere: each"), "LNT03", 6),
        (GOOD.replace("role: part", "role: whole"), "LNT05", 6),
    ],
)
def test_what_can_not_hold_or_not_be_bound_is_told(tmp_path: Path, text: str, code: str, line: int) -> None:
    assert (code, line) in {(fault.code, fault.line) for fault in lint_rules(written(tmp_path, text))}


def test_rules_that_take_each_other_for_the_whole_contradict(tmp_path: Path) -> None:
    other = swapped(GOOD).replace("SUB91", "SUB92").replace("spending-is-within-income", "income-is-within-spending")
    other = other.replace("verdict: valid", "verdict: x").replace("verdict: invalid", "verdict: valid")
    other = other.replace("verdict: x", "verdict: invalid")
    (fault,) = lint_rules(written(tmp_path, GOOD, other))
    assert (fault.code, fault.path.stem) == ("LNT01", "SUB92-income-is-within-spending")
    assert "SUB91" in fault.message


def test_a_rule_may_not_contradict_the_catalogue(tmp_path: Path) -> None:
    text = GOOD.replace(SPENDING, "地区生产总值").replace(INCOME, "第二产业增加值")
    faults = [fault for fault in lint_rules(written(tmp_path, text)) if fault.code == "LNT01"]
    assert [fault.message for fault in faults] == [
        "与indicators.yaml矛盾：地区生产总值 ⊆ 第二产业增加值 ⊆ 地区生产总值"
    ]


@pytest.mark.parametrize("measure", ["measure: rate", "measure: level, unit: person"])
def test_a_measure_in_which_an_indicator_is_never_stated_is_told(tmp_path: Path, measure: str) -> None:
    text = GOOD.replace("measure: level", measure, 1)
    assert "LNT04" in codes(tmp_path, text)


@pytest.mark.parametrize(
    ("level", "shadowed"), [("warning", "SUB92-spending-is-below-income"), ("error", "SUB91-spending-is-within-income")]
)
def test_of_two_rules_alike_the_soft_one_or_the_later_is_never_reached(
    tmp_path: Path, level: str, shadowed: str
) -> None:
    other = GOOD.replace("SUB91", "SUB92").replace("is-within", "is-below").replace("warning", level)
    faults = lint_rules(written(tmp_path, GOOD, other))
    assert [(fault.code, fault.path.stem) for fault in faults if fault.code == "LNT06"] == [("LNT06", shadowed)]


def test_a_rule_shows_both_verdicts_unless_it_says_that_it_never_gives_one(tmp_path: Path) -> None:
    text = GOOD[: GOOD.rindex("  - text")]
    for name, end, found in (("silent", "", ["LNT07"]), ("never", "never: invalid\n", [])):
        folder = tmp_path / name
        folder.mkdir()
        assert codes(folder, text + end) == found


@pytest.mark.parametrize(
    ("was", "now", "line", "told"),
    [
        ("why_zh: 花掉的是挣来的\n", "", 1, "why_zh has no text in Chinese"),
        ("why_zh: 花掉的是挣来的", "why_zh: what was earned", 12, "why_zh has no text in Chinese"),
        ('message_en: "{part} is more than {whole}"', 'message_en: "{part}大于{whole}"', 10, "message_en has no text in English"),
        ('message: "{part}大于{whole}"', 'message: "{part} > {whole}"', 9, "message has no text in Chinese"),
        ("why: what is spent was earned", "why: 花掉的是挣来的", 11, "why has no text in English"),
    ],
)  # fmt: skip
def test_a_text_that_is_missing_in_a_language_is_told(tmp_path: Path, was: str, now: str, line: int, told: str) -> None:
    assert was in GOOD
    (fault,) = lint_rules(written(tmp_path, GOOD.replace(was, now)))
    assert (fault.code, fault.line, fault.message_en) == ("LNT12", line, told)


def test_an_example_that_comes_out_otherwise_is_told_with_its_line(tmp_path: Path) -> None:
    (fault,) = lint_rules(written(tmp_path, GOOD.replace("42120", "32120")))
    assert (fault.code, fault.line) == ("LNT09", 17)
    assert fault.message_en.endswith("is said to be invalid, and is valid")


def test_where_cases_are_asked_for_each_rule_has_them_with_two_verdicts(tmp_path: Path) -> None:
    rules, cases = tmp_path / "rules", tmp_path / "cases"
    rules.mkdir()
    cases.mkdir()
    written(rules, GOOD, RATIO)
    case = "rule: {}\ncases:\n  - {{name: a, text: b, verdict: valid}}\n"
    (cases / "SUB91.yaml").write_text(case.format("SUB91"), encoding="utf-8")
    faults = lint_rules(rules, cases)
    assert {(fault.code, fault.path.stem, fault.message_en) for fault in faults} == {
        ("LNT08", "SUB91", "all cases are valid"),
        ("LNT08", "RAT91-income-over-spending", "there is no file of cases"),
    }
