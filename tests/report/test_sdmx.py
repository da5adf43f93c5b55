"""Claims as SDMX-CSV: read back by pysdmx, held against the claims and against the data structure that is shipped."""

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.io.pd import PandasDataset

from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, Measure, ObsStatus, PriceBasis
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.units import base_units
from cqcheck.pipeline import CheckedDocument, with_claims
from cqcheck.read import parse_text, read_document
from cqcheck.report import sdmx
from cqcheck.report.formats import writer
from cqcheck.report.sdmx.codes import CODE, area_code, claim_key, unit_code
from cqcheck.report.sdmx.observations import ATTRIBUTES, COLUMNS, DIMENSIONS
from cqcheck.report.sdmx.periods import sdmx_period
from cqcheck.report.texts import Lang
from sample_run import hostile_document

SEEDS = Path(__file__).parents[2] / "seeds"
STRUCTURE = Path(sdmx.__file__).with_name("structure.json")
ODD = """城乡居民收入比为2.39∶1，产值超100亿元，增速居全市第3位，稻谷播种面积3.5万亩，
主城都市区投资增长-17.5%。
"""


def documents() -> list[CheckedDocument]:
    paths = sorted(path for path in SEEDS.iterdir() if path.suffix in (".txt", ".md"))
    odd = [with_claims(parse_text(ODD, "C:\\公报:1.txt")), with_claims(parse_text(ODD, "二.txt"))]
    return [with_claims(read_document(path, path.name)) for path in paths] + odd


def written(documents: list[CheckedDocument]) -> str:
    out = StringIO()
    writer("claims", "sdmx-csv")(documents, out, Lang.ZH)
    return out.getvalue()


@pytest.fixture(scope="module")
def run() -> list[CheckedDocument]:
    return documents()


@pytest.fixture(scope="module")
def dataset(run: list[CheckedDocument], tmp_path_factory: pytest.TempPathFactory) -> PandasDataset:
    path = tmp_path_factory.mktemp("sdmx") / "claims.csv"
    path.write_text(written(run), encoding="utf-8")
    # The structure is validated against SDMX's own schema on the way.
    (dataset,) = get_datasets(path, STRUCTURE)
    assert isinstance(dataset, PandasDataset)
    return dataset


def claims_of(run: list[CheckedDocument]) -> list[Claim]:
    return [claim for checked in run for claim in checked.claims]


def test_pysdmx_reads_an_observation_for_every_claim(run: list[CheckedDocument], dataset: PandasDataset) -> None:
    rows = dataset.data.to_dict("records")
    claims = claims_of(run)
    assert len(rows) == len(claims) > 400
    for row, claim in zip(rows, claims, strict=True):
        interval = claim.interval
        assert row["CLAIM_ID"] == claim.claim_id.replace(":", "：")
        assert row["MEASURE"] == claim.measure
        assert row["TITLE"] == claim.indicator
        assert row["INDICATOR"] == (claim.indicator_code or "_O")
        assert row["TIME_PERIOD"] == sdmx_period(claim.time_period)
        assert row["SURFACE"] == " ".join(claim.surface.split()).replace(":", "：")
        assert (int(row["START"]), int(row["END"])) == (claim.start, claim.end)
        assert (row["OBS_STATUS"], row["PRICE_BASIS"], row["HEDGE"]) == (
            claim.obs_status,
            claim.price_basis,
            claim.hedge,
        )
        assert row["UNIT"] == (claim.unit.text or "_Z")
        assert int(row["DECIMALS"]) == claim.decimals
        assert row["RANK_OF"] == (claim.rank_of or "_Z")
        assert row["REFERENCE"] == (claim.reference or "_Z")
        assert (row["TABLE"] == "True") == claim.table
        multiple = Decimal(10) ** int(row["UNIT_MULT"])
        for name, value in (("OBS_VALUE", claim.obs_value), ("LOWER", interval.lower), ("UPPER", interval.upper)):
            assert float(row[name]) * float(multiple) == pytest.approx(float(value), rel=1e-12)


def test_a_value_times_its_multiple_is_in_the_base_unit(dataset: PandasDataset) -> None:
    found = dataset.data[dataset.data["SURFACE"] == "1626亿元"].iloc[0]
    assert (float(found["OBS_VALUE"]), found["UNIT_MULT"], found["UNIT_MEASURE"]) == (1626.0, "8", "CNY")


def test_every_observation_has_a_key_of_its_own(dataset: PandasDataset) -> None:
    assert not dataset.data.duplicated(list(DIMENSIONS)).any()


def test_no_cell_is_empty_and_every_key_is_made_of_codes(run: list[CheckedDocument]) -> None:
    rows = list(csv.DictReader(StringIO(written(run))))
    assert all(row[column] for row in rows for column in COLUMNS)
    coded = [name for name in DIMENSIONS if name != "TIME_PERIOD"] + ["UNIT_MEASURE"]
    assert [row[name] for row in rows for name in coded if not CODE.fullmatch(row[name])] == []


def test_the_shipped_structure_has_the_columns_and_codes_of_the_file(dataset: PandasDataset) -> None:
    components = dataset.structure.components
    assert tuple(one.id for one in components.dimensions) == DIMENSIONS
    assert tuple(one.id for one in components.attributes) == ATTRIBUTES
    assert [one.id for one in components.measures] == ["OBS_VALUE"]
    codes = {one.id: {code.id for code in one.enumeration} for one in components if one.enumeration}
    assert codes == {
        "MEASURE": set(Measure),
        "OBS_STATUS": set(ObsStatus),
        "PRICE_BASIS": set(PriceBasis),
        "HEDGE": set(Hedge),
        "RANK_OF": {*Measure, "_Z"},
    }


def test_what_a_bulletin_smuggles_in_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(written([hostile_document()]), encoding="utf-8")
    (dataset,) = read_sdmx(path).data
    assert len(dataset.data) == 4
    assert dataset.data["TITLE"].iloc[3].startswith("'=HYPERLINK(")


@pytest.mark.parametrize(
    ("stated", "period"),
    [
        ("2023", "2023"),
        ("2023-12", "2023-12"),
        ("2023-Q4", "2023-Q4"),
        ("2024-S1", "2024-S1"),
        ("2023-01/2023-09", "2023-01-01/P9M"),
        ("2023-01/2023-12", "2023-01-01/P1Y"),
        ("2021/2025", "2021-01-01/P5Y"),
        ("2021/2023-06", "2021-01-01/P30M"),
        ("2023-Q1/2023-Q3", "2023-01-01/P9M"),
        ("2023-S1/2023-S2", "2023-01-01/P1Y"),
        ("2025/2021", "_X"),
        ("近年", "_X"),
        (None, "_X"),
    ],
)
def test_a_span_is_its_first_day_and_its_length(stated: str | None, period: str) -> None:
    assert sdmx_period(stated) == period


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("CNY", "CNY"),
        ("%", "PT"),
        ("pp", "PP"),
        ("", "PN"),
        ("CNY/person", "CNY_PER_person"),
        ("t.km", "t_km"),
        ("标准件", "_O"),
        ("CNY/标准件", "_O"),
    ],
)
def test_a_unit_is_a_code(unit: str, code: str) -> None:
    assert unit_code(unit) == code


def test_all_units_and_indicators_of_the_lexicons_are_codes() -> None:
    assert all(CODE.fullmatch(one.code) for one in load_catalogue())
    assert "_O" not in {unit_code(unit.unit_measure) for unit in base_units().values()}


def test_areas_without_code_are_told_apart_from_none() -> None:
    text = "2023年全国经济运行情况\n\n全国固定资产投资增长3%。\n"
    (claim,) = with_claims(parse_text(text, "x")).claims
    assert area_code(claim) == "CN"
    (nowhere,) = with_claims(parse_text("固定资产投资增长3%。\n", "x")).claims
    assert (nowhere.ref_area, area_code(nowhere)) == (None, "_X")


def test_claims_of_two_documents_have_different_keys_and_keep_them() -> None:
    one, other = (with_claims(parse_text("产值100亿元。", name)).claims[0] for name in ("a.txt", "b.txt"))
    assert claim_key(one) != claim_key(other)
    assert claim_key(one) == claim_key(with_claims(parse_text("产值100亿元。", "a.txt")).claims[0])
