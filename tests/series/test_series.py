"""A series shows what each bulletin states, and marks what of it does not fit."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cqcheck.cli import run
from cqcheck.codelists import Measure
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.series import Series, series_of
from cqcheck.series.periods import Frequency, end_of, frequency_of, moved
from cqcheck.store import Store
from retail_store import BULLETINS, RETAIL, TITLE, store_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_of(tmp_path / "store", BULLETINS)


def told(series: Series, measure: Measure = Measure.LEVEL) -> list[tuple[str | None, str, list[str]]]:
    return [
        (point.period, point.surface, [mark.kind.value for mark in point.marks])
        for point in series.points
        if point.measure is measure
    ]


# --- what fits and what does not


def test_misprints_break_the_series_and_later_values_are_revisions(store: Store) -> None:
    assert told(series_of(store, "南京市", RETAIL)) == [
        ("2021", "7899.41亿元", []),
        ("2021", "7900.80亿元", ["revision"]),
        ("2022", "8932.41亿元", ["break"]),
        ("2023", "8201.07亿元", []),
        ("2023-S1", "4000亿元", []),
    ]


def test_a_mark_says_why(store: Store) -> None:
    points = {point.surface: point for point in series_of(store, "南京市", RETAIL).points}
    (broken,), (revised,) = points["8932.41亿元"].marks, points["7900.80亿元"].marks
    assert "7832.26–7841.55亿元" in broken.why.zh
    assert "7829.18–7836.67亿元" in broken.why.en
    assert revised.why.zh == "此前公布为7899.41亿元（南京市2021年国民经济和社会发展统计公报），疑为修订"


def test_bulletins_of_one_time_contradict_each_other(tmp_path: Path) -> None:
    other = TITLE.format(2021).replace("统计公报", "运行情况分析") + f"全年{RETAIL}7988.41亿元。"
    store = store_of(tmp_path / "store", {"2021.txt": BULLETINS["2021.txt"], "other.txt": other})
    assert told(series_of(store, "南京市", RETAIL)) == [
        ("2021", "7899.41亿元", ["contradiction"]),
        ("2021", "7988.41亿元", ["contradiction"]),
    ]


def test_values_whose_intervals_meet_agree(tmp_path: Path) -> None:
    other = TITLE.format(2022) + f"2021年{RETAIL}为7899.4亿元，约0.79万亿元。"
    store = store_of(tmp_path / "store", {"2021.txt": BULLETINS["2021.txt"], "2022.txt": other})
    assert [marks for _period, _surface, marks in told(series_of(store, "南京市", RETAIL))] == [[], [], []]


def test_open_intervals_break_nothing(tmp_path: Path) -> None:
    told_of = {2021: "超过7899亿元", 2022: "783亿元", 2023: "超过8201亿元"}
    bulletins = {
        f"{year}.txt": TITLE.format(year) + f"全年{RETAIL}{level}，比上年增长4.7%。" for year, level in told_of.items()
    }
    series = series_of(store_of(tmp_path / "store", bulletins), "南京市", RETAIL)
    assert [marks for _period, _surface, marks in told(series)] == [[], [], []]


def test_real_growth_breaks_no_nominal_series(tmp_path: Path) -> None:
    told_of = {2021: ("16355.33", "7.5"), 2022: ("17907.85", "2.1"), 2023: ("17421.40", "4.6")}
    bulletins = {
        f"{year}.txt": TITLE.format(year) + f"全年地区生产总值{level}亿元，按可比价计算，比上年增长{growth}%。"
        for year, (level, growth) in told_of.items()
    }
    series = series_of(store_of(tmp_path / "store", bulletins), "南京市", "地区生产总值")
    assert [marks for _period, _surface, marks in told(series)] == [[], [], []]


def test_plans_are_compared_with_nothing(tmp_path: Path) -> None:
    plan = TITLE.format(2020) + f"预计2021年{RETAIL}达到9000亿元。"
    store = store_of(tmp_path / "store", {"2020.txt": plan, "2021.txt": BULLETINS["2021.txt"]})
    assert told(series_of(store, "南京市", RETAIL)) == [("2021", "9000亿元", []), ("2021", "7899.41亿元", [])]


def test_findings_make_their_figures_doubtful(tmp_path: Path) -> None:
    text = TITLE.format(2023) + (
        "全年地区生产总值4126.53亿元。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1693.42亿元。"
    )
    store = store_of(tmp_path / "store", {"2023.txt": text})
    third, total = (series_of(store, "南京市", name).points[0] for name in ("第三产业增加值", "地区生产总值"))
    assert {point.marks[0].kind.value for point in (third, total)} <= {"suspect", "member"}
    assert third.is_suspicious
    assert third.marks[0].why.zh.startswith("SUM01 ")


def test_growth_tells_of_levels_also_where_it_is_not_shown(store: Store) -> None:
    series = series_of(store, "南京市", RETAIL, Measure.LEVEL)
    assert {point.measure for point in series.points} == {Measure.LEVEL}
    assert ("2022", "8932.41亿元", ["break"]) in told(series)


# --- periods


def test_periods_of_different_sorts_stand_apart(store: Store) -> None:
    blocks = [(block.frequency, block.measure) for block in series_of(store, "南京市", RETAIL).blocks]
    assert blocks == [
        (Frequency.YEAR, Measure.LEVEL),
        (Frequency.YEAR, Measure.GROWTH),
        (Frequency.CUMULATIVE, Measure.LEVEL),
    ]


@pytest.mark.parametrize(
    ("period", "frequency", "end"),
    [
        ("2023", "year", 2023 * 12 + 12),
        ("2023-S1", "cumulative", 2023 * 12 + 6),
        ("2023-01/2023-11", "cumulative", 2023 * 12 + 11),
        ("2023-Q3", "quarter", 2023 * 12 + 9),
        ("2023-02", "month", 2023 * 12 + 2),
        ("2021/2025", "span", 2025 * 12 + 12),
        ("2023-S2", "span", 2023 * 12 + 12),
        (None, "undated", 0),
    ],
)
def test_a_period_has_a_sort_and_an_end(period: str | None, frequency: str, end: int) -> None:
    assert (frequency_of(period).value, end_of(period)) == (frequency, end or 0)


def test_the_same_period_of_another_year() -> None:
    assert moved("2023-01/2023-09", -1) == "2022-01/2022-09"


# --- names


@pytest.mark.parametrize(
    ("area", "first"), [("全国", "471495亿元"), ("南京", "7899.41亿元"), ("320100", "7899.41亿元")]
)
def test_an_area_is_known_by_any_of_its_names(store: Store, area: str, first: str) -> None:
    assert series_of(store, area, "社零总额" if area == "南京" else RETAIL).points[0].surface == first


def test_an_area_behind_its_enclosing_one_is_told_from_its_namesakes(tmp_path: Path) -> None:
    text = TITLE.format(2021) + f"鼓楼区{RETAIL}1100.0亿元。"
    store = store_of(tmp_path / "store", {"2021.txt": text})
    with pytest.raises(
        InputError, match=r"鼓楼区: \d areas are called so; give one of 南京市鼓楼区 \(320106\), 徐州市鼓楼区"
    ):
        series_of(store, "鼓楼区", RETAIL)
    assert told(series_of(store, "南京市鼓楼区", RETAIL)) == [("2021", "1100.0亿元", [])]


def test_an_indicator_that_stands_only_in_the_store_is_found(tmp_path: Path) -> None:
    text = TITLE.format(2021) + "全年夜间灯会游客接待量120万人次。"
    store = store_of(tmp_path / "store", {"2021.txt": text})
    with store.opened() as connected:
        ((name,),) = connected.execute("SELECT DISTINCT indicator FROM claims WHERE indicator_code IS NULL").fetchall()
    assert series_of(store, "南京市", name).points[0].surface == "120万人次"


@pytest.mark.parametrize(
    ("area", "indicator", "message"),
    [
        ("南京事", RETAIL, "南京事: no such area; did you mean .*南京市"),
        ("xyz", RETAIL, "xyz: no such area, neither in the lexicon nor in the store"),
        ("南京市", "社会消费品零售总量", f"no such indicator; did you mean .*{RETAIL}"),
        ("南京市", "进出口总额", f"the store has no claim of 货物进出口总额 of 南京市; it has {RETAIL}"),
    ],
)
def test_what_cannot_be_told_is_told_with_what_is_near(store: Store, area: str, indicator: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        series_of(store, area, indicator)


# --- output


@pytest.mark.usefixtures("store")
def test_tables_show_the_bulletin_and_the_reason_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, words in (("zh", ("总量 (年度)", "修订: 此前公布为")), ("en", ("level (years)", "revision: stated as"))):
        assert run(["series", "南京市", RETAIL, "--store", str(tmp_path / "store"), "--lang", lang]) is ExitCode.CLEAN
        shown = capsys.readouterr().out
        assert all(word in shown for word in (*words, "2023.txt:5"))


@pytest.mark.usefixtures("store")
def test_csv_and_json_lines_carry_the_same_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["series", "南京市", RETAIL, "--store", str(tmp_path / "store"), "--format"]
    run([*command, "csv"])
    table = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    run([*command, "jsonl"])
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [list(row) for row in table] == [list(row) for row in objects]
    assert [row["claim_id"] for row in table] == [row["claim_id"] for row in objects]
    (half,) = [row for row in objects if row["frequency"] == "cumulative"]
    assert (half["hedge"], half["lower"], half["upper"]) == ("over", 400_000_000_000, None)
