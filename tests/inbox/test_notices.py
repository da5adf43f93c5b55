"""What is told of a file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cqcheck.codelists import Severity
from cqcheck.gate import FailOn
from cqcheck.inbox import Outcome, is_worth_telling, notice_of, payload_of
from cqcheck.report.texts import Lang
from inboxes import WRONG, desk_of, one_pass, put
from sample_run import bare_finding


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    monkeypatch.chdir(tmp_path)
    put(Path("in/a.txt"), WRONG)
    (outcome,) = one_pass(Path("in"), desk_of(Path("reports")))
    return outcome


def with_findings(outcome: Outcome, *severities: Severity) -> Outcome:
    found = tuple(
        bare_finding(severity=severity, fingerprint=str(number)) for number, severity in enumerate(severities)
    )
    return replace(outcome, documents=(replace(outcome.documents[0], findings=found),))


def test_a_notice_has_the_counts_in_its_title_and_the_findings_below(wrong: Outcome, tmp_path: Path) -> None:
    notice = notice_of(wrong, Lang.ZH)
    assert notice.title == "cqcheck：in/a.txt：严重 1"
    first, last = notice.body.splitlines()
    assert first.startswith("1:52 SUM01 严重 地区生产总值17421.40亿元不等于其各组成部分之和：")
    assert last == f"报告：{tmp_path}/{wrong.report}"
    assert notice_of(wrong, Lang.EN).title == "cqcheck: in/a.txt: critical 1"


def test_only_the_gravest_findings_are_told_and_the_others_counted(wrong: Outcome) -> None:
    many = with_findings(wrong, *[Severity.INFO] * 4, *[Severity.CRITICAL] * 3)
    lines = notice_of(many, Lang.EN).body.splitlines()
    assert [line.split()[2] for line in lines[:5]] == ["critical"] * 3 + ["info"] * 2
    assert lines[5] == "further findings: 2"


def test_what_could_not_be_read_is_told(wrong: Outcome) -> None:
    failed = Outcome("in/a.docx", (), ("in/a.docx: damaged",), None)
    assert notice_of(failed, Lang.ZH).title == "cqcheck：in/a.docx：未能全部读取"
    assert notice_of(failed, Lang.EN).body == "in/a.docx: damaged"
    assert notice_of(replace(wrong, faults=("b: empty",)), Lang.EN).title.endswith(
        "could not be read in full; critical 1"
    )


def test_a_file_without_findings_is_told_as_such(wrong: Outcome) -> None:
    assert notice_of(with_findings(wrong), Lang.ZH).title == "cqcheck：in/a.txt：未发现问题"


@pytest.mark.parametrize(
    ("severity", "fail_on", "is_told"),
    [
        (Severity.CRITICAL, FailOn.CRITICAL, True),
        (Severity.WARNING, FailOn.CRITICAL, False),
        (Severity.WARNING, FailOn.WARNING, True),
        (Severity.CRITICAL, FailOn.NEVER, False),
    ],
)
def test_findings_below_the_gate_are_not_worth_telling(
    wrong: Outcome,
    severity: Severity,
    fail_on: FailOn,
    is_told: bool,  # noqa: FBT001
) -> None:
    assert is_worth_telling(with_findings(wrong, severity), fail_on) is is_told


def test_a_file_that_could_not_be_read_is_worth_telling() -> None:
    assert is_worth_telling(Outcome("a", (), ("damaged",), None), FailOn.NEVER)


def test_mentions_links_and_markup_of_a_document_are_no_such_things_in_a_chat() -> None:
    fault = "in/<!channel> @all [here](http://x) *b* `c`\x1b[31m\n第二行: damaged"
    notice = notice_of(Outcome("in/@here.txt", (), (fault,), None), Lang.EN)
    assert notice.body == "in/＜!channel＞ ＠all ［here］(http://x) ＊b＊ ｀c｀�［31m 第二行: damaged"
    assert "＠here.txt" in notice.title


def test_a_line_of_any_length_is_cut() -> None:
    assert len(notice_of(Outcome("a", (), ("x" * 9999,), None), Lang.EN).body) == 301


def test_an_event_carries_counts_and_the_first_findings(wrong: Outcome) -> None:
    payload = payload_of(replace(wrong, faults=("b.txt: empty\n",)), Lang.EN)
    assert payload["findings"] == {"critical": 1, "warning": 0, "info": 0}
    assert (payload["documents"], payload["faults"]) == (1, ["b.txt: empty"])
    (first,) = payload["first_findings"]
    assert (first["document"], first["line"], first["rule"], first["severity"]) == ("in/a.txt", 1, "SUM01", "critical")
    assert Path(payload["report"]).is_absolute()
    many = with_findings(wrong, *[Severity.INFO] * 500)
    assert len(json.dumps(payload_of(many, Lang.ZH))) < 20_000
