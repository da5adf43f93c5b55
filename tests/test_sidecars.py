"""Sidecars: what a file beside a document says of it."""

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest

from cqcheck.baseline import read_baseline
from cqcheck.cli import run
from cqcheck.documents import find_sources, read_draft
from cqcheck.errors import InputError
from cqcheck.extract import extract_claims
from cqcheck.gate import ExitCode
from cqcheck.read import NO_FACTS

PLAIN = """经济运行情况

地区生产总值4126.53亿元，同比增长3.9%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1963.42亿元。
"""
WRONG = PLAIN.replace("1963.42", "1693.42")
ACCEPTED = '[[accept]]\nrule = "SUM01"\nfigure = "1693.42亿元"\nreason = "口径已调整"\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


def say(text: str, name: str = "a.cqcheck.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def areas_and_periods() -> set[tuple[str | None, str | None, str | None]]:
    claims = extract_claims(read_draft("a.txt")).claims
    return {(claim.ref_area, claim.ref_area_code, claim.time_period) for claim in claims}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", (None, None, None)),
        ('area = "中山市"\nissued = 2024-03-20', ("中山市", "442000", "2023")),
        ('area = "442000"\nissued = "2024-03-20"', ("中山市", "442000", "2023")),
        ('area = "翠亨新区"', ("翠亨新区", None, None)),
        ('area = "长三角"', ("长三角", None, None)),
        ('area = "中国"\nissuer = "中山市统计局"', ("中国", None, None)),
        ('issuer = "中山市统计局"', ("中山市", "442000", None)),
        ('issuer = "国家统计局"', ("中国", None, None)),
    ],
)
def test_what_the_text_does_not_tell_is_in_the_sidecar(text: str, found: tuple[str | None, ...]) -> None:
    say(text)
    assert areas_and_periods() == {found}


@pytest.mark.usefixtures("here")
def test_an_area_goes_before_the_title_and_an_issuer_behind_it() -> None:
    Path("a.txt").write_text(WRONG.replace("经济", "中山市2023年经济", 1), encoding="utf-8")
    say('issuer = "广东省统计局"')
    assert areas_and_periods() == {("中山市", "442000", "2023")}
    say('area = "佛山市"')
    assert areas_and_periods() == {("佛山市", "440600", "2023")}


def test_a_work_report_of_november_is_on_its_own_year(here: Path) -> None:
    text = "政府工作报告\n\n去年地区生产总值4126.53亿元。\n"
    for issued, year in (("2023-11-20", "2023"), ("2024-01-20", "2023")):
        (here / "a.txt").write_text(text, encoding="utf-8")
        say(f'issued = {issued}\narea = "中山市"')
        assert areas_and_periods() == {("中山市", "442000", year)}


@pytest.mark.usefixtures("here")
def test_standard_input_has_no_sidecar(monkeypatch: pytest.MonkeyPatch) -> None:
    say('area = "中山市"', "-.cqcheck.toml")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert read_draft("-").facts == NO_FACTS


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\nissed = 2024-03-20", ":2: issed: no such key; did you mean issued?"),
        ("zzz = 1", ":1: zzz: no such key; there are issued, issuer, area, accept"),
        ("issued = 2024", ":1: issued is 2024, no day such as 2025-12-31"),
        ('issued = "2024-13-01"', ":1: issued is '2024-13-01', no day"),
        ("issued = 2024-03-20T10:00:00", ":1: issued is datetime.datetime"),
        ('issuer = ""', ":1: issuer: has to be a text"),
        ("area = 442000", ":1: area: has to be a text"),
        ('area = "中山巿"', ":1: area: 中山巿 is no area; give the official name, or the code"),
        ('area = "999999"', ":1: area: 999999 is no area"),
        ('accept = "SUM01"', ":1: accept: has to be a table of its own for each finding"),
        ('[[accept]]\nreason = "x"', ":1: accept 1: needs a fingerprint, or a rule and a figure"),
        ('[[accept]]\nreason = "x"\nrule = "SUM01"', ":1: accept 1: needs a fingerprint, or a rule and a figure"),
        (ACCEPTED + 'fingerprint = "f"', ":1: accept 1: needs a fingerprint, or a rule and a figure"),
        (ACCEPTED + '[[accept]]\nfingerprint = "f"', ":1: accept 2: needs a reason"),
        ('[[accept]]\nfingerprint = "f"\nreason = " "', ":1: accept 1: reason: has to be a text"),
        ('[[accept]]\nfingerprint = "f"\nreson = "x"', ":1: accept 1: reson: no such key; did you mean reason?"),
        (ACCEPTED + 'expires = "soon"', ":1: accept 1: expires is 'soon', no day such as"),
        ("area = ", ": no valid TOML"),
        ("\narea = ==", ":2: no valid TOML"),
    ],
)
def test_a_wrong_sidecar_is_told_and_stops_no_other_document(
    capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    say(text)
    Path("b.txt").write_text(PLAIN, encoding="utf-8")
    for command in ("check", "extract", "relations", "ledger"):
        assert run([command, "a.txt", "b.txt"]) == ExitCode.WRONG_INPUT
        shown = capsys.readouterr()
        assert f"cqcheck: a.cqcheck.toml{told}" in shown.err
        assert shown.out
    for arguments in (["baseline", "update", "a.txt", "--baseline", "k.json"], ["diff", "a.txt", "b.txt"]):
        assert run(arguments) == ExitCode.WRONG_INPUT
        assert f"cqcheck: a.cqcheck.toml{told}" in capsys.readouterr().err


def test_a_sidecar_that_cannot_be_read_is_told(here: Path) -> None:
    (here / "a.cqcheck.toml").symlink_to("gone.toml")
    with pytest.raises(InputError, match=r"a\.cqcheck\.toml: cannot be read: No such file"):
        read_draft("a.txt")


def fingerprint(capsys: pytest.CaptureFixture[str]) -> str:
    run(["check", "a.txt", "--format", "jsonl"])
    (row,) = capsys.readouterr().out.splitlines()
    return str(json.loads(row)["fingerprint"])


@pytest.mark.usefixtures("here")
def test_a_finding_is_accepted_by_its_fingerprint_or_by_rule_and_figure(capsys: pytest.CaptureFixture[str]) -> None:
    own = f'[[accept]]\nfingerprint = "{fingerprint(capsys)}"\nreason = "口径已调整"\nexpires = 2999-12-31\n'
    for text in (own, ACCEPTED):
        say(text)
        assert run(["check", "a.txt", "--format", "jsonl"]) == ExitCode.CLEAN
        assert capsys.readouterr() == ("", "")


def test_what_one_sidecar_accepts_is_not_accepted_in_another_document(here: Path) -> None:
    say(ACCEPTED)
    (here / "b.txt").write_text(WRONG, encoding="utf-8")
    assert run(["check", "a.txt", "b.txt"]) == ExitCode.FINDINGS
    (here / "b.cqcheck.toml").write_text(ACCEPTED, encoding="utf-8")
    assert run(["check", "a.txt", "b.txt"]) == ExitCode.CLEAN


def test_entries_that_have_expired_or_are_gone_are_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(ACCEPTED + "expires = 2024-12-31\n")
    assert run(["check", "a.txt"]) == ExitCode.FINDINGS
    told = "cqcheck: a.cqcheck.toml: SUM01 1693.42亿元 has expired on 2024-12-31; mend the figure or renew the entry\n"
    assert capsys.readouterr().err == told
    (here / "a.txt").write_text(PLAIN, encoding="utf-8")
    assert run(["check", "a.txt"]) == ExitCode.CLEAN
    told = "cqcheck: a.cqcheck.toml: SUM01 1693.42亿元 is not found any more; take it out\n"
    assert capsys.readouterr().err == told
    run(["extract", "a.txt"])
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("here")
def test_a_baseline_needs_no_entry_for_what_a_sidecar_accepts() -> None:
    say(ACCEPTED)
    assert run(["baseline", "update", "a.txt", "--baseline", "known.json"]) == ExitCode.CLEAN
    assert read_baseline(Path("known.json")) == []


@pytest.mark.usefixtures("here")
def test_an_accepted_finding_of_the_new_draft_is_no_new_one() -> None:
    Path("old.txt").write_text(PLAIN, encoding="utf-8")
    assert run(["diff", "old.txt", "a.txt"]) == ExitCode.FINDINGS
    say(ACCEPTED)
    assert run(["diff", "old.txt", "a.txt"]) == ExitCode.CLEAN


@pytest.mark.usefixtures("here")
def test_sidecars_are_no_documents_and_none_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    say('area = "中山市"')
    Path("a.md").write_text(WRONG, encoding="utf-8")
    sources = find_sources(["."])
    assert (sources.doc_ids, sources.passed_over, sources.faults) == (("./a.md", "./a.txt"), 0, ())
    assert run(["extract", "a.txt", "a.md", "a.cqcheck.toml"]) == ExitCode.CLEAN
    shown = capsys.readouterr()
    assert {json.loads(row)["ref_area"] for row in shown.out.splitlines()} == {"中山市"}
    assert shown.err == ""


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("paths", [["."], ["a.txt", "b.cqcheck.toml"], ["b.cqcheck.toml"]])
def test_a_sidecar_of_no_document_is_a_fault(paths: list[str]) -> None:
    say('area = "中山市"', "b.cqcheck.toml")
    (fault,) = find_sources(paths).faults
    assert isinstance(fault, InputError)
    assert "b.cqcheck.toml: says what " in str(fault)
    assert run(["check", *paths]) == ExitCode.WRONG_INPUT


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_sidecar_that_the_readme_shows_can_be_used(readme: str, here: Path) -> None:
    text = (Path(__file__).parents[1] / readme).read_text(encoding="utf-8")
    _, shown = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (here / "a.cqcheck.toml").write_text(shown, encoding="utf-8")
    facts = read_draft("a.txt").facts
    assert (facts.issued, facts.area) == (date(2024, 3, 20), ("中山市", "442000"))
    assert run(["check", "a.txt"]) == ExitCode.CLEAN


def test_a_name_that_leaves_no_room_for_a_sidecar_is_no_fault(here: Path) -> None:
    (here / ("长" * 83 + ".txt")).write_text(WRONG, encoding="utf-8")
    assert run(["check", "长" * 83 + ".txt"]) == ExitCode.FINDINGS
