"""What bulletins say of each other is found, told at the bulletin that is checked, and the same for a whole store."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cqcheck.across import check_against, relations_with, whole
from cqcheck.across.examples import Shelf
from cqcheck.across.facts import create_facts, create_lists
from cqcheck.across.laws import law_names
from cqcheck.across.stored import fetch
from cqcheck.across.whole import broken_in, tables_of_broken
from cqcheck.claims import Claim
from cqcheck.cli import run
from cqcheck.codelists import Severity, Verdict
from cqcheck.findings import Finding
from cqcheck.gate import ExitCode
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text
from cqcheck.relate.rules import load_rules
from cqcheck.settings import Settings
from cqcheck.store import Source, Store, build_segment, document_tables, open_store

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TITLE = "{area}{year}年国民经济和社会发展统计公报\n\n"
# Levels, growths and shares of Nanjing as three bulletins have them; what the years before were is told anew in none.
NANJING = {
    2022: "全年地区生产总值16907.85亿元，比上年增长2.1%。社会消费品零售总额7832.41亿元，下降0.9%。年末常住人口949.11万人，常住人口城镇化率86.9%。",
    2023: "全年地区生产总值17421.40亿元，比上年增长4.6%。社会消费品零售总额8201.07亿元，增长4.7%。年末常住人口954.70万人，比上年末增加5.59万人。常住人口城镇化率87.2%，比上年末提高0.3个百分点。",
    2024: "全年地区生产总值18500.81亿元，比上年增长4.5%。社会消费品零售总额8562.59亿元，增长4.4%。年末常住人口957.70万人，比上年末增加3.00万人。常住人口城镇化率87.5%，比上年末提高0.3个百分点。",
}


def bulletin(text: str, area: str = "南京市", year: int = 2023, name: str | None = None) -> CheckedDocument:
    return check_document(parse_text(f"{TITLE.format(area=area, year=year)}{text}\n", name or f"{area}-{year}.txt"))


def stored(folder: Path, *documents: CheckedDocument) -> Store:
    store = open_store(folder / "store", create=True)
    store.add(build_segment(document_tables(Source(each.doc_id, "", 0, 0, ""), each) for each in documents))
    return store


def nanjing(year: int, old: str = "", new: str = "") -> CheckedDocument:
    assert old in NANJING[year]
    return bulletin(NANJING[year].replace(old, new) if old else NANJING[year], year=year)


def found(checked: CheckedDocument) -> list[Finding]:
    across = {rule.code for rule in load_rules() if rule.is_across}
    return [finding for finding in checked.findings if finding.rule in across]


def broken(store: Store) -> dict[str, list[Finding]]:
    with store.snapshot() as snapshot:
        return dict(broken_in(snapshot))


def test_bulletins_that_agree_come_out_clean(tmp_path: Path) -> None:
    store = stored(tmp_path, nanjing(2022), nanjing(2024))
    relations, _ = relations_with(nanjing(2023), store)
    assert found(check_against(nanjing(2023), store)) == []
    verdicts = [each.verdict for each in relations]
    assert verdicts.count(Verdict.VALID) >= 8
    assert Verdict.INVALID not in verdicts
    assert broken(stored(tmp_path / "all", *map(nanjing, NANJING))) == {}


@pytest.mark.parametrize(
    ("old", "new", "rule", "suspect"),
    [
        ("8201.07", "7832.41", "WRD52", "7832.41亿元"),
        ("8201.07", "3201.07", "GRW51", "3201.07亿元"),
        ("17421.40亿元", "17421.40万元", "GRW51", "17421.40万元"),
        ("87.2%", "78.2%", "CHG51", "78.2%"),
        ("954.70万人", "95.47万人", "CHG51", "95.47万人"),
    ],
)
def test_a_slip_that_only_another_bulletin_shows_is_found(
    tmp_path: Path, old: str, new: str, rule: str, suspect: str
) -> None:
    store = stored(tmp_path, nanjing(2022))
    (finding, *_) = [each for each in found(check_against(nanjing(2023, old, new), store)) if each.rule == rule]
    assert finding.severity is Severity.WARNING
    surfaces = {claim.claim_id: claim.surface for claim in nanjing(2023, old, new).claims}
    assert surfaces[finding.suspects[0].claim_id] == suspect


def test_a_finding_names_the_other_bulletin_and_its_line_but_is_shown_at_this_one(tmp_path: Path) -> None:
    checked = nanjing(2023, "8201.07", "7832.41")
    (finding,) = found(check_against(checked, stored(tmp_path, nanjing(2022))))
    assert {member.claim_id for member in finding.members} <= {claim.claim_id for claim in checked.claims}
    (elsewhere,) = finding.elsewhere
    assert (elsewhere.doc_id, elsewhere.line, elsewhere.surface) == ("南京市-2022.txt", 3, "7832.41亿元")
    assert "《南京市2022年国民经济和社会发展统计公报》第3行" in finding.message
    assert (finding.line, finding.column) == (3, 39)


@pytest.mark.parametrize(
    ("retold", "told"),
    [("2022年，全市常住人口947.11万人。", ["REP51"]), ("2022年，全市常住人口949.11万人。", [])],
)
def test_a_revision_is_a_remark_that_blames_nobody(tmp_path: Path, retold: str, told: list[str]) -> None:
    checked = check_against(bulletin(retold + "2023年，全市常住人口954.70万人。"), stored(tmp_path, nanjing(2022)))
    assert [finding.rule for finding in found(checked)] == told
    assert all(finding.severity is Severity.INFO and not finding.suspects for finding in found(checked))


def test_a_base_that_the_bulletin_tells_itself_goes_before_the_one_that_was_told(tmp_path: Path) -> None:
    revised = "2022年，全市社会消费品零售总额2832.41亿元。2023年，全市社会消费品零售总额2965.53亿元，增长4.7%。"
    checked = check_against(bulletin(revised), stored(tmp_path, nanjing(2022)))
    assert [finding.rule for finding in found(checked)] == ["REP51"]


def test_what_the_store_has_of_the_bulletin_itself_is_not_held_against_it(tmp_path: Path) -> None:
    store = stored(tmp_path, nanjing(2023, "8201.07", "8102.07"), nanjing(2022))
    assert found(check_against(nanjing(2023), store)) == []


def test_what_a_bulletin_tells_in_two_ways_is_no_fact_to_hold_others_against(tmp_path: Path) -> None:
    torn = bulletin(
        "全年社会消费品零售总额7832.41亿元。去年全市社会消费品零售总额732.41亿元。社会消费品零售总额共732.41亿元。",
        year=2022,
    )
    assert found(check_against(nanjing(2023), stored(tmp_path, torn))) == []


def test_plans_and_figures_of_the_country_are_told_apart(tmp_path: Path) -> None:
    plan = bulletin("2023年预期目标：全市社会消费品零售总额900亿元。全国社会消费品零售总额471495亿元。", year=2022)
    assert found(check_against(nanjing(2023), stored(tmp_path, plan))) == []


def test_how_many_areas_are_known_is_told(tmp_path: Path) -> None:
    city = bulletin("全年社会消费品零售总额1513.03亿元。", "重庆市")
    parts = [
        bulletin(f"全年社会消费品零售总额{value}亿元。", area)
        for area, value in (("涪陵区", "685.30"), ("永川区", "995.30"))
    ]
    (finding,) = found(check_against(city, stored(tmp_path, *parts)))
    assert finding.arithmetic is not None
    assert re.search(r"所辖37个地区中已知2个", finding.arithmetic.zh)
    assert re.search(r"of 37 areas within, 2 are known", finding.arithmetic.en)


def test_a_whole_store_gives_the_findings_of_its_bulletins(tmp_path: Path) -> None:
    documents = [nanjing(2022), nanjing(2023, "8201.07", "3201.07"), nanjing(2024)]
    store = stored(tmp_path, *documents)
    by_document = broken(store)
    assert {doc_id: [finding.rule for finding in findings] for doc_id, findings in by_document.items()} == {
        "南京市-2023.txt": ["GRW51"],
        "南京市-2024.txt": ["GRW51"],
    }
    (whole,), (alone,) = (
        by_document["南京市-2023.txt"],
        found(check_against(documents[1], stored(tmp_path / "b", documents[0]))),
    )
    assert (whole.message, whole.fingerprint, whole.line) == (alone.message, alone.fingerprint, alone.line)


def test_settings_choose_among_these_rules_as_among_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for year, text in NANJING.items():
        slipped = TITLE.format(area="南京市", year=year) + text.replace("8201.07", "7832.41")
        (tmp_path / f"{year}.txt").write_text(slipped + "\n", encoding="utf-8")
    assert run(["add", "2022.txt", "--store", "store"]) is ExitCode.CLEAN
    check = ["check", "2023.txt", "--store", "store", "--fail-on", "warning", "--format", "json"]
    assert run(check) is ExitCode.FINDINGS
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["rule"], row["elsewhere"][0]["time_period"]) == ("WRD52", "2022")
    (tmp_path / "cqcheck.toml").write_text('ignore = ["WRD52"]\n', encoding="utf-8")
    assert run(check) is ExitCode.CLEAN
    assert run(["check", "2023.txt", "--store", "none"]) is ExitCode.WRONG_INPUT
    assert "none: no store" in capsys.readouterr().err


def test_claims_come_back_from_a_store_as_they_were() -> None:
    documents = [check_document(parse_text(path.read_text(encoding="utf-8"), path.name)) for path in SEEDS]
    with Shelf(documents).opened() as connected:
        connected.execute("CREATE VIEW seen_claims AS FROM claims; CREATE VIEW seen_documents AS FROM documents")
        create_lists(connected)
        create_facts(connected)
        claims = {claim.claim_id: claim for checked in documents for claim in checked.claims}
        back = fetch(connected, claims)
    assert len(claims) > 400
    assert {name: each.claim for name, each in back.items()} == {name: _plain(claim) for name, claim in claims.items()}


def _plain(claim: Claim) -> Claim:
    return replace(claim, value=claim.value.normalize() + 0)


def test_every_law_is_that_of_a_rule() -> None:
    assert {rule.where for rule in load_rules() if rule.is_across} == law_names()


def test_what_bulletins_say_against_each_other_is_kept_and_replaced_as_a_whole(tmp_path: Path) -> None:
    store = stored(tmp_path, nanjing(2022), nanjing(2023, "8201.07", "7832.41"))
    kept = "SELECT doc_id, area, year, rule, elsewhere[1].line FROM across"
    store.put_across(build_segment(tables_of_broken(store, Settings())), store.manifest.generation)
    with store.opened() as connected:
        assert connected.execute(kept).fetchall() == [("南京市-2023.txt", "32", 2023, "WRD52", 3)]
    store.order()
    with store.opened() as connected:
        assert len(connected.execute(kept).fetchall()) == 1
    store.add(build_segment([document_tables(Source("南京市-2023.txt", "", 0, 0, ""), nanjing(2023))]))
    store.put_across(build_segment(tables_of_broken(store, Settings())), store.manifest.generation)
    store.order()
    with store.opened() as connected:
        assert connected.execute(kept).fetchall() == []
    assert {file.parts[-3] for file in store.folder.rglob("*.parquet")} == {"32"}


def test_a_large_store_is_looked_at_a_province_at_a_time_with_the_same_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    country = bulletin("全年国内生产总值1260582亿元，社会消费品零售总额47149亿元。", "全国")
    provinces = [
        bulletin(f"全年社会消费品零售总额{value}亿元。", area)
        for area, value in (("江苏省", "45547"), ("浙江省", "32550"))
    ]
    city = bulletin("全年社会消费品零售总额51202亿元。", "苏州市")
    store = stored(tmp_path, country, *provinces, city, nanjing(2022), nanjing(2023, "8201.07", "7832.41"))
    at_once = broken(store)
    monkeypatch.setattr(whole, "MOST_AT_ONCE", 0)
    assert broken(store) == at_once
    assert {finding.rule for findings in at_once.values() for finding in findings} == {"SUB52", "WRD52"}
    assert {"全国-2023.txt", "江苏省-2023.txt"} <= {doc_id for doc_id in at_once if doc_id != "南京市-2023.txt"} | {
        each.doc_id for findings in at_once.values() for finding in findings for each in finding.elsewhere
    }


def test_what_is_added_while_bulletins_are_held_against_each_other_is_not_compared_yet(tmp_path: Path) -> None:
    store = stored(tmp_path, nanjing(2022))
    generation = store.manifest.generation
    found = build_segment(tables_of_broken(store, Settings()))
    store.add(build_segment([document_tables(Source("南京市-2023.txt", "", 0, 0, ""), nanjing(2023))]))
    store.put_across(found, generation)
    assert not store.manifest.is_compared
    store.put_across(found, store.manifest.generation)
    assert store.manifest.is_compared
