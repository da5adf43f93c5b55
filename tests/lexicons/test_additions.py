"""Additions of the user's own to the lexicons: they count as if they were the package's, and their faults are told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cqcheck.claims import Claim
from cqcheck.cli import run
from cqcheck.errors import DefinitionError
from cqcheck.extract import extract_claims
from cqcheck.gate import ExitCode
from cqcheck.lexicons.additions import LOADERS, use_additions
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text

TITLE = "2023年南京市国民经济和社会发展统计公报\n\n"
NIGHT = "indicators:\n- name: 夜间经济交易额\n  code: NIGHT\n  aliases: [夜经济成交额]\n  unit: 亿元\n"
BASKETS = "units: [{dimension: item, unit_measure: item, count: true, spellings: {箩: 1}}]\n"
HEADER = "code,name,short_name,level,parent,former_until\n"
CUT = "classifications:\n- {by: 场所, of: [夜间经济交易额], parts: [[室内], [露天]], level: sum, growth: hull}\n"
TOTAL = "2023年，全市夜经济成交额12.5亿元。其中，室内成交额10.0亿元，露天成交额5.2亿元。"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    yield tmp_path
    use_additions(None)


def add(**files: str) -> None:
    """Writes files of additions: the name without suffix, and the text."""
    for name, text in files.items():
        suffix = "csv" if name == "areas" else "yaml"
        Path(f"own/{name}.{suffix}").write_text(text, encoding="utf-8")


def first_claim(text: str) -> Claim:
    return extract_claims(parse_text(f"{TITLE}{text}\n", "d")).claims[0]


def rules_found(text: str) -> set[str]:
    return {finding.rule for finding in check_document(parse_text(f"{TITLE}{text}\n", "d")).findings}


@pytest.mark.parametrize(
    ("file", "addition", "text", "field", "expected"),
    [
        ("indicators", NIGHT, "夜经济成交额达12.5亿元。", "indicator_code", "NIGHT"),
        (
            "indicators",
            "indicators: [{name: 地区生产总值, aliases: [经济总产出]}]",
            "经济总产出达12.5亿元。",
            "indicator_code",
            "GDP",
        ),
        (
            "units",
            BASKETS,
            "收购茶叶3.2万箩。",
            "surface",
            "3.2万箩",
        ),
        (
            "areas",
            f"{HEADER}320199,紫霞区,紫霞区,county,320100,\n",
            "紫霞区地区生产总值12.5亿元。",
            "ref_area_code",
            "320199",
        ),
        ("regions", "regions: [沿滁河地带]", "沿滁河地带进出口总额12.5亿元。", "ref_area", "沿滁河地带"),
    ],
)
@pytest.mark.usefixtures("here")
def test_an_addition_is_known_while_it_is_in_force(
    file: str, addition: str, text: str, field: str, expected: str
) -> None:
    assert getattr(first_claim(text), field) != expected
    add(**{file: addition})
    use_additions(Path("own"))
    assert getattr(first_claim(text), field) == expected
    assert first_claim("地区生产总值12.5亿元。").indicator_code == "GDP"
    use_additions(None)
    assert getattr(first_claim(text), field) != expected


@pytest.mark.usefixtures("here")
def test_a_classification_of_ones_own_indicator_is_checked() -> None:
    assert rules_found(TOTAL) == set()
    add(indicators=NIGHT, classifications=CUT)
    use_additions(Path("own"))
    assert "SUM01" in rules_found(TOTAL)


@pytest.mark.usefixtures("here")
def test_enclosures_and_quotients_of_ones_own_are_checked() -> None:
    within = "2023年，全市夜市开张数15个，夜市登记数12个。"
    over = "2023年，全市夜市摊位120个，夜市场地60处，夜市摊位密度3个/处。"
    assert rules_found(within) == rules_found(over) == set()
    add(
        enclosures="enclosures: [{part: 开张数, whole: 登记数}]",
        quotients="quotients: [{ratio: (?P<x>.+?)摊位密度, kind: ratio, over: ['{x}摊位'], under: ['{x}场地'], firm: true}]",
    )
    use_additions(Path("own"))
    assert rules_found(within) == {"SUB18"}
    assert rules_found(over) == {"RAT04"}


@pytest.mark.usefixtures("here")
def test_a_head_noun_of_ones_own_completes_a_name() -> None:
    text = "软件业登云额12.5亿元，增长5.6%；其中，外资企业登云额3.2亿元。"
    names = {claim.indicator for claim in extract_claims(parse_text(TITLE + text, "d")).claims}
    add(heads="heads: [登云额]\nfamilies:\n- [登云额, 离云额]\n")
    use_additions(Path("own"))
    found = {claim.indicator for claim in extract_claims(parse_text(TITLE + text, "d")).claims}
    assert "软件业登云额" in found
    assert found >= {name for name in names if name.endswith("登云额")}


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("indicators", "indicators: [{name: 甲, code: GDP}]", ":1: 甲: the code GDP stands twice"),
        (
            "indicators",
            "indicators:\n- {name: 甲, code: A}\n- {name: 乙, code: B, aliases: [生产总值]}",
            ":3: 乙: the spelling 生产总值 already stands for 地区生产总值",
        ),
        ("indicators", "indicators: [{name: 地区生产总值, code: A}]", ":1: 地区生产总值: stands twice"),
        ("indicators", "indicators: [{name: 甲, aliases: [乙]}]", ":1: 甲: the key code is missing"),
        ("indicators", "indicators: [{name: 甲, code: A, parent: 乙}]", ":1: 甲: unknown parent 乙"),
        (
            "indicators",
            "indicators:\n- {name: 甲, code: A, parent: 乙}\n- {name: 乙, code: B, parent: 甲}",
            "is a part of itself by its parents",
        ),
        (
            "indicators",
            "indicators: [{name: 甲, code: A, alias: [乙]}]",
            ":1: 甲: unknown key alias; known are aliases",
        ),
        (
            "indicators",
            "indicators: [{name: 甲, code: A, aliases: 乙}]",
            ":1: 甲: aliases is a list of texts, not '乙'",
        ),
        ("indicators", "indicators: [{name: 甲, code: A, level: real}]", ":1: 甲: level is one of current, "),
        ("indicators", "indicators: [{name: 甲, code: A, range: [9, 1]}]", ":1: 甲: range is a list of two numbers"),
        ("indicators", "indicators: [{name: 甲, code: A, members: '('}]", ":1: 甲: members is a regular expression"),
        ("indicators", "indicators: [甲]", ":1: an entry is a mapping of keys to values"),
        ("indicators", "indicators: [{name: [甲], code: A}]", ":1: ['甲']: name is a text"),
        ("indicators", "- {name: 甲}", ": has no list under the key indicators"),
        ("indicators", "indicators: [", "no valid YAML"),
        ("indicators", "indicators: [{name: 2023-13-45, code: A}]", "no valid YAML"),
        ("units", "units: [{dimension: d, unit_measure: m, spellings: {亩: 1}}]", ":1: 亩: already stands for m2"),
        ("units", "units: [{dimension: d, unit_measure: m, spellings: {箩: 0}}]", ":1: m: spellings is a mapping of"),
        ("units", "multipliers: {兆: 12}", ": has no list under the key units"),
        ("areas", "code,name\n", ":1: the columns are not code,name,short_name"),
        ("areas", f"{HEADER}320199,紫霞区\n", ":2: 320199,紫霞区: "),
        (
            "areas",
            f"{HEADER}320106,紫霞区,紫霞区,county,320100,\n",
            ":2: 紫霞区: the code 320106 already stands for 鼓楼区",
        ),
        (
            "areas",
            f"{HEADER}320199,紫霞区,紫霞区,county,329900,\n",
            ":2: 紫霞区: lies in 329900, which is no area of a",
        ),
        (
            "areas",
            f"{HEADER}320199,紫霞区,紫霞区,county,320199,\n",
            ":2: 紫霞区: lies in 320199, which is no area of a",
        ),
        ("areas", f"{HEADER}3201,紫霞区,紫霞区,county,320100,\n", ":2: 紫霞区: a code has six digits, not '3201'"),
        (
            "areas",
            f"{HEADER}320199,,区,county,320100,\n",
            ":2: 320199: name and short name have two characters or more",
        ),
        (
            "classifications",
            "classifications:\n\n- {by: 甲, of: [乙], parts: [[丙], [丁]], level: sum, growth: hull}",
            ":3: 甲: unknown indicator 乙",
        ),
        (
            "classifications",
            "classifications: [{by: 甲, of: [any], parts: [丙, 丁], level: sum, growth: hull}]",
            ":1: 甲: parts is a list of lists of labels",
        ),
        ("enclosures", "enclosures: [{part: 甲}]", ":1: 甲: the key whole is missing"),
        ("quotients", "quotients: [{ratio: 甲, kind: sum, over: [乙], under: [丙]}]", ":1: 甲: kind is one of ratio"),
        ("quotients", "quotients: [{ratio: 甲, kind: ratio, over: ['{x}'], under: [丙]}]", ":1: 甲: {x} has braces of"),
        ("heads", "head: [甲]", ": unknown key head; known are heads, families"),
        ("heads", "heads: 甲", ": heads is a list of words, not '甲'"),
        ("heads", "heads: ['']", ": heads is a list of words"),
        ("heads", "families: [甲]", ": families is a list of lists of words, not ['甲']"),
        ("regions", "abbreviations: {甲: ['1']}", ": unknown key abbreviations; known are regions"),
        ("hedges", "before: {}", ": nothing is added by a file of this name; there are areas.csv, "),
    ],
)
def test_a_fault_is_told_with_file_and_line_before_any_document_is_read(
    here: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, told: str
) -> None:
    add(**{file: text})
    (here / "cqcheck.toml").write_text('lexicon = "own"\n', encoding="utf-8")
    (here / "a.txt").write_text(TOTAL, encoding="utf-8")
    for command in (["extract", "a.txt"], ["config"]):
        assert run(command) == ExitCode.WRONG_INPUT
        shown = capsys.readouterr()
        assert shown.out == ""
        assert f"own/{file}." in shown.err
        assert told in shown.err


def test_a_file_of_another_encoding_is_told(here: Path) -> None:
    (here / "own/areas.csv").write_bytes(f"{HEADER}320199,紫霞区,紫霞区,county,320100,\n".encode("gb18030"))
    with pytest.raises(DefinitionError, match=r"areas\.csv: not UTF-8"):
        use_additions(here / "own")
    (here / "own/areas.csv").write_text(f"{HEADER}320199,紫霞区,紫霞区,county,320100,\n\n", encoding="utf-8-sig")
    use_additions(here / "own")  # as spreadsheets save it


@pytest.mark.usefixtures("here")
def test_a_folder_without_additions_is_told() -> None:
    with pytest.raises(DefinitionError, match=r"own: no additions in this folder; there are areas\.csv"):
        use_additions(Path("own"))
    with pytest.raises(DefinitionError, match="none: no such folder"):
        use_additions(Path("none"))


@pytest.mark.usefixtures("here")
def test_notes_beside_the_additions_are_passed_over() -> None:
    add(indicators=NIGHT)
    Path("own/README.md").write_text("why", encoding="utf-8")
    use_additions(Path("own"))
    assert load_catalogue().canonical("夜经济成交额") is not None


def test_every_file_that_can_be_added_to_is_one_of_the_package() -> None:
    lexicons = Path(load_catalogue.__wrapped__.__code__.co_filename).parent
    assert all((lexicons / name).is_file() for name in LOADERS)


@pytest.mark.usefixtures("here")
def test_every_command_knows_the_additions_of_the_settings(capsys: pytest.CaptureFixture[str]) -> None:
    add(indicators=NIGHT, classifications=CUT, units=BASKETS)
    Path("a.txt").write_text(f"{TITLE}{TOTAL}收购茶叶3.2万箩。\n", encoding="utf-8")
    Path("other.toml").write_text('lexicon = "own"\n', encoding="utf-8")
    assert run(["check", "a.txt"]) == ExitCode.CLEAN
    assert run(["check", "a.txt", "--config", "other.toml"]) == ExitCode.FINDINGS
    capsys.readouterr()
    for command, word in (
        ("extract", '"indicator_code":"NIGHT"'),
        ("relations", '"rule":"SUM01"'),
        ("ledger", "3.2万箩"),
    ):
        run([command, "a.txt"])
        assert word not in capsys.readouterr().out
        assert run([command, "a.txt", "--config", "other.toml"]) == ExitCode.CLEAN
        assert word in capsys.readouterr().out
    Path("other.toml").rename("cqcheck.toml")
    Path("b.txt").write_text((TITLE + TOTAL).replace("5.2", "2.5"), encoding="utf-8")
    assert run(["diff", "b.txt", "a.txt"]) == ExitCode.FINDINGS
    assert run(["baseline", "update", "a.txt", "--baseline", "known.json", "--reason", "why"]) == ExitCode.CLEAN
    assert run(["check", "a.txt", "--baseline", "known.json"]) == ExitCode.CLEAN
    capsys.readouterr()
    assert run(["config"]) == ExitCode.CLEAN
    assert 'lexicon = "own"  # line 1: classifications.yaml, indicators.yaml, units.yaml\n' in capsys.readouterr().out


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_additions_that_the_readme_shows_can_be_used(readme: str, here: Path) -> None:
    text = (Path(__file__).parents[2] / readme).read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n# lexicon/([a-z.]+)\n(.*?)```", text, re.DOTALL)
    for name, content in shown:
        (here / "own" / name).write_text(content, encoding="utf-8")
    use_additions(here / "own")
    assert [name for name, _ in shown] == ["indicators.yaml", "classifications.yaml"]
    assert "SUM01" in rules_found(TOTAL)


RULE = """code: SUB90
name: night-trade-is-within-gdp
kind: subset
level: error
bind: named
terms:
  - {role: whole, indicator: 地区生产总值, measure: level}
  - {role: part, indicator: 夜间经济交易额, measure: level}
message: "{part}大于{whole}"
message_en: "{part} exceeds {whole}"
why: A trade is not larger than the economy.
why_zh: 一个行业不会大于整个经济。
source: 国民经济核算体系
examples:
  - {text: 全市地区生产总值12.5亿元，夜间经济交易额1.5亿元。, verdict: valid}
  - {text: 全市地区生产总值12.5亿元，夜间经济交易额21.5亿元。, verdict: invalid}
"""


@pytest.mark.usefixtures("here")
def test_a_rule_of_ones_own_may_name_an_indicator_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    add(indicators=NIGHT)
    file = Path("rules/subset/SUB90-night-trade-is-within-gdp.yaml")
    file.parent.mkdir(parents=True)
    file.write_text(RULE, encoding="utf-8")
    Path("a.txt").write_text(TITLE + "全市地区生产总值12.5亿元，夜间经济交易额21.5亿元。", encoding="utf-8")
    Path("cqcheck.toml").write_text('lexicon = "own"\nrules = "rules"\nselect = ["SUB90"]\n', encoding="utf-8")
    assert run(["check", "a.txt"]) == ExitCode.FINDINGS
    assert "SUB90" in capsys.readouterr().out
    for command in (["explain", "SUB90"], ["rules", "list"]):
        assert run(command) == ExitCode.CLEAN
        assert "night-trade-is-within-gdp" in capsys.readouterr().out
    assert run(["rules", "lint"]) == ExitCode.CLEAN
