"""Pictures and pages of a series: every point is there, nothing of a bulletin is markup, nothing is loaded."""

import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cqcheck.cli import run
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.report.series.chart import RING, SVG, picture
from cqcheck.report.series.page import series_page
from cqcheck.report.texts import Lang
from cqcheck.series import Series, series_of
from cqcheck.store import Store
from page_parser import parse_page
from retail_store import BULLETINS, RETAIL, store_of

HOSTILE = "<script>alert(1)</script>\x1b[31m\"'&]]>{}"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_of(tmp_path / "store", BULLETINS)


def hostile(series: Series) -> Series:
    points = tuple(replace(point, title=HOSTILE, surface=f"{HOSTILE}{point.surface}") for point in series.points)
    return Series(f"{HOSTILE}{series.area}", f"{HOSTILE}{series.indicator}", points)


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - drawn by ourselves


def test_the_picture_is_well_formed_and_has_every_point(store: Store) -> None:
    series = series_of(store, "南京市", RETAIL)
    root = parsed(picture(series, Lang.ZH))
    labels = [element.get("aria-label", "") for element in root.iter(f"{{{SVG}}}path")]
    drawn = [label for label in labels if " · " in label]
    assert len(drawn) == len(series.points)
    for point in series.points:
        assert any(label.startswith(f"{point.period} · {point.surface} · ") for label in drawn)
    assert any("序列断裂: " in label for label in drawn)


def test_the_picture_says_what_it_is(store: Store) -> None:
    root = parsed(picture(series_of(store, "南京市", RETAIL), Lang.EN))
    assert [child.tag.removeprefix(f"{{{SVG}}}") for child in root][:2] == ["title", "desc"]
    assert (root.get("role"), root[0].text) == ("img", f"南京市 {RETAIL}")
    assert "triangles are doubtful" in (root[1].text or "")


def test_nothing_of_a_bulletin_is_markup_and_nothing_is_loaded(store: Store) -> None:
    series = hostile(series_of(store, "南京市", RETAIL))
    drawn = picture(series, Lang.ZH)
    assert "<script" not in drawn
    assert "\x1b" not in drawn
    assert set(re.findall(r"https?://[^\"' ]+", drawn)) == {SVG}
    assert not {"image", "a", "use", "style", "foreignObject"} & {
        element.tag.rpartition("}")[2] for element in parsed(drawn).iter()
    }
    assert "&lt;script&gt;alert(1)" in drawn
    (script,) = parse_page(series_page(series, Lang.ZH, drawn)).run
    assert "alert" not in script.text


def test_figures_of_different_dimensions_have_scales_of_their_own(store: Store) -> None:
    series = series_of(store, "南京市", RETAIL)
    level = series.points[0]
    other = replace(level, unit="万吨", unit_measure="t", surface="12万吨", value=12.0, claim_id="x")
    drawn = picture(replace(series, points=(level, other, replace(level, period=None))), Lang.ZH)
    assert [drawn.count(f"Y-axis titled '{unit}'") for unit in ("亿元", "万吨")] == [1, 1]
    with pytest.raises(InputError, match="says of which period it is"):
        picture(replace(series, points=(replace(level, period=None),)), Lang.ZH)


def test_marks_are_shapes_and_not_only_colours(store: Store) -> None:
    drawn = parsed(picture(series_of(store, "南京市", RETAIL), Lang.ZH))
    shapes = {
        element.get("aria-label", "").split(" · ")[1]: element.get("d", "")
        for element in drawn.iter(f"{{{SVG}}}path")
        if " · " in element.get("aria-label", "")
    }
    stated, doubtful, revised = (shapes[surface] for surface in ("8201.07亿元", "8932.41亿元", "7900.80亿元"))
    assert len({stated, doubtful, revised}) == 3
    assert revised.upper().count("M") == RING.count("M") == 2  # a hole


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("suffix", ["svg", "html", "png"])
def test_a_picture_is_written_by_its_suffix(tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"x.{suffix}"
    command = ["series", "南京市", RETAIL, "--store", str(tmp_path / "store"), "--plot", str(path)]
    assert run(command) is ExitCode.CLEAN
    assert "8201.07亿元" in capsys.readouterr().out
    begins = {"svg": b"<svg", "html": b"<!DOCTYPE html>", "png": b"\x89PNG"}[suffix]
    assert path.read_bytes().startswith(begins)


@pytest.mark.usefixtures("store")
def test_a_page_holds_picture_and_tables_and_runs_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    run(
        [
            "series",
            "南京市",
            RETAIL,
            "--store",
            str(tmp_path / "store"),
            "--plot",
            str(path),
            "-o",
            str(tmp_path / "t.html"),
        ]
    )
    drawn, plain = (parse_page(file.read_text(encoding="utf-8")) for file in (path, tmp_path / "t.html"))
    assert (len(drawn.all("svg")), len(plain.all("svg"))) == (1, 0)
    for page in (drawn, plain):
        (script,) = page.run
        assert "alert" not in script.text
        assert len(page.all("table")) == 3


@pytest.mark.usefixtures("store")
def test_a_picture_of_another_kind_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["series", "南京市", RETAIL, "--store", str(tmp_path / "store"), "--plot", "x.gif"]
    assert run(command) is ExitCode.WRONG_INPUT
    assert "--plot: x.gif is no picture's name; it ends in .svg, .html, .png" in capsys.readouterr().err


@pytest.mark.usefixtures("store")
def test_what_draws_is_asked_for_by_name_where_it_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    command = ["series", "南京市", RETAIL, "--store", str(tmp_path / "store"), "--plot", str(tmp_path / "x.svg")]
    assert run(command) is ExitCode.WRONG_INPUT
    assert "which `pip install 'cqcheck[plot]'` brings" in capsys.readouterr().err
    assert not (tmp_path / "x.svg").exists()
