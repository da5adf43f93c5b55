"""A store holds what was added last of each source, whole or not at all."""

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

import duckdb
import pytest

from cqcheck.errors import InputError
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.store import Segment, Source, Store, Tables, build_segment, document_tables, failed_tables, open_store
from cqcheck.store import schema as schemas
from cqcheck.store.locks import reading
from cqcheck.store.manifest import FILE, read_manifest, write_manifest

POSIX = pytest.mark.skipif(os.name != "posix", reason="locks and limits as POSIX has them")
BULLETIN = "{area}{year}年国民经济和社会发展统计公报\n\n全年地区生产总值{gdp}亿元，比上年增长{growth}%。年末常住人口{people}万人。\n"


def segment_of(*told: tuple[str, int, str], path: str | None = None) -> Segment:
    """A segment with a bulletin of each area, year and product."""
    return build_segment(tables for area, year, gdp in told for tables in [tables_of(area, year, gdp, path)])


def tables_of(area: str, year: int, gdp: str, path: str | None = None) -> Tables:
    doc_id = path or f"{area}-{year}.txt"
    text = BULLETIN.format(area=area, year=year, gdp=gdp, growth="5.1", people="954.70")
    source = Source(doc_id, content=gdp, size=len(text), changed=year, made_by="test")
    return document_tables(source, check_document(parse_text(text, doc_id)))


def products(store: Store) -> list[tuple[str, int, float]]:
    with store.opened() as connected:
        return connected.execute(
            "SELECT area, year, value FROM claims WHERE indicator = '地区生产总值' AND measure = 'level' ORDER BY ALL"
        ).fetchall()


def files_of(store: Store) -> dict[str, bytes]:
    found = sorted(store.folder.rglob("*.parquet"))
    return {file.relative_to(store.folder).as_posix(): file.read_bytes() for file in found}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store", create=True)


def test_what_was_added_can_be_read(store: Store) -> None:
    store.add(segment_of(("南京市", 2023, "17421.40")))
    assert products(store) == [("32", 2023, 17421.4)]


def test_a_document_says_what_it_is_about_and_where_its_claims_stand(store: Store) -> None:
    store.add(segment_of(("南京市", 2023, "17421.40")))
    with store.opened() as connected:
        told = connected.execute("SELECT doc_id, ref_area, time_period, tokens, unparsed FROM documents").fetchall()
        lines = connected.execute("SELECT DISTINCT line FROM claims").fetchall()
    assert (told, lines) == ([("南京市-2023.txt", "南京市", "2023", 4, 0)], [(3,)])


def test_a_source_that_is_added_again_is_replaced(store: Store) -> None:
    store.add(segment_of(("南京市", 2023, "17421.40"), ("南京市", 2022, "16907.85")))
    store.add(segment_of(("南京市", 2023, "17500.00")))
    assert products(store) == [("32", 2022, 16907.85), ("32", 2023, 17500.0)]
    store.order()
    assert products(store) == [("32", 2022, 16907.85), ("32", 2023, 17500.0)]


def test_a_source_that_turns_out_to_be_of_another_area_leaves_its_old_one(store: Store) -> None:
    store.add(segment_of(("南京市", 2023, "17421.40"), path="a.txt"))
    store.order()
    store.add(segment_of(("东莞市", 2024, "12282.15"), path="a.txt"))
    store.order()
    assert products(store) == [("44", 2024, 12282.15)]
    assert {Path(path).parts[1] for path in files_of(store)} == {"44"}


def test_what_cannot_be_checked_is_kept_with_the_reason_and_replaces_what_was_there(store: Store) -> None:
    store.add(segment_of(("南京市", 2023, "17421.40"), path="a.txt"))
    store.add(build_segment([failed_tables(Source("a.txt", "x", 1, 1, "test"), "a.txt: damaged")]))
    with store.opened() as connected:
        assert connected.execute("SELECT doc_id, error FROM documents").fetchall() == [("a.txt", "a.txt: damaged")]
        assert connected.execute("SELECT count(*) FROM claims").fetchone() == (0,)


def test_the_files_do_not_depend_on_the_order_in_which_documents_came(tmp_path: Path) -> None:
    told = [
        ("南京市", 2022, "16907.85"),
        ("东莞市", 2023, "11438.13"),
        ("南京市", 2023, "17421.40"),
        ("北京市", 2023, "43760.7"),
    ]
    stores = [open_store(tmp_path / name, create=True) for name in ("one", "two", "three")]
    stores[0].add(segment_of(*told))
    for each in reversed(told):
        stores[1].add(segment_of(each))
    for each in told:
        stores[2].add(segment_of(each))
        stores[2].order()
    for each in stores:
        each.order()
    assert len(files_of(stores[0])) == 3 * len(told)  # no findings
    assert files_of(stores[0]) == files_of(stores[1]) == files_of(stores[2])


def test_many_changes_are_put_in_order_by_themselves(store: Store) -> None:
    for year in range(1970, 2010):
        store.add(segment_of(("南京市", year, "100")))
    assert store.manifest.loose < 32
    assert len(products(store)) == 40


def test_a_change_that_was_killed_is_no_change_and_its_files_go(store: Store) -> None:
    store.add(segment_of(("南京市", 2022, "16907.85")))
    before = (store.folder / FILE).read_bytes()
    store.add(segment_of(("南京市", 2023, "17421.40")))
    (store.folder / FILE).write_bytes(before)  # the manifest is what makes a change
    assert products(store) == [("32", 2022, 16907.85)]
    store.order()
    assert set(files_of(store)) == {part.path for part in store.manifest.parts}


@POSIX
def test_no_file_goes_while_somebody_reads(store: Store) -> None:
    store.add(segment_of(("南京市", 2022, "16907.85")))
    with store.opened() as connected:
        store.add(segment_of(("南京市", 2023, "17421.40")))
        store.order()
        assert connected.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    store.add(segment_of(("南京市", 2024, "18500.81")))
    store.order()
    assert set(files_of(store)) == {part.path for part in store.manifest.parts}


def _add(folder: Path, years: Iterable[int]) -> None:
    for year in years:
        open_store(folder).add(segment_of(("南京市", year, "100"), path=f"{year}.txt"))


@POSIX
def test_two_writers_lose_nothing(store: Store) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add, args=(store.folder, range(start, 2020, 2))) for start in (2000, 2001)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert [year for _area, year, _value in products(store)] == list(range(2000, 2020))


@POSIX
def test_a_full_disk_is_told_and_leaves_the_store_as_it_was(store: Store) -> None:
    store.add(segment_of(("南京市", 2022, "16907.85")))
    add = """
import resource, sys
from pathlib import Path
from test_store import segment_of
from cqcheck.errors import InputError
from cqcheck.store import open_store
segment = segment_of(("南京市", 2023, "17421.40"))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    open_store(Path(sys.argv[1])).add(segment)
except InputError as error:
    print(error)
"""
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    ran = subprocess.run(
        [sys.executable, "-c", add, str(store.folder)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert "cannot be written: File too large" in ran.stdout
    assert products(store) == [("32", 2022, 16907.85)]


def test_a_later_schema_is_told(store: Store) -> None:
    store.add(segment_of(("南京市", 2022, "16907.85")))
    content = json.loads((store.folder / FILE).read_text(encoding="utf-8"))
    content["parts"][0]["schema"] = schemas.VERSION + 1
    (store.folder / FILE).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match=r"written by a later cqcheck \(schema 2, this one knows 1\); update cqcheck"):
        open_store(store.folder)


def test_rows_of_an_earlier_schema_get_the_new_columns_and_keep_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(segment_of(("南京市", 2022, "16907.85")))
    store.order()
    old = store.manifest
    write_manifest(store.folder, replace(old, parts=tuple(replace(part, schema=0) for part in old.parts)))
    wider = schemas.TABLES["documents"].append(schemas.pa.field("language", schemas.TEXT))
    later = schemas.Migration(1, {"documents": {"language": "'zh' || length(title)"}})
    monkeypatch.setattr(schemas, "MIGRATIONS", (later,))
    for module in ("schema", "views", "compaction", "segments"):
        monkeypatch.setattr(sys.modules[f"cqcheck.store.{module}"], "TABLES", {**schemas.TABLES, "documents": wider})
    query = "SELECT language FROM documents"
    with store.opened() as connected:
        assert connected.execute(query).fetchall() == [("zh21",)]
    store.add(segment_of(("南京市", 2022, "16907.85")))
    store.add(segment_of(("南京市", 2022, "16907.85"), path="again.txt"))
    store.order()
    assert {part.schema for part in store.manifest.parts} == {1}
    with store.opened() as connected:
        assert connected.execute(query).fetchall() == [(None,), (None,)]


@pytest.mark.parametrize("content", ["", "{}", '{"generation": 1, "parts": [{"x": 1}]}', "[]"])
def test_a_damaged_manifest_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"store\.json: is no manifest of a store of cqcheck"):
        open_store(tmp_path)


def test_a_damaged_file_is_told(store: Store) -> None:
    store.add(segment_of(("南京市", 2022, "16907.85")))
    next(store.folder.rglob("claims/**/*.parquet")).write_bytes(b"x")
    with pytest.raises(InputError, match="a file of this store cannot be read, take it from a back-up"), store.opened():
        pytest.fail("it was read")


def test_a_file_that_is_damaged_in_its_pages_is_told_when_it_is_read(store: Store) -> None:
    store.add(segment_of(*(("南京市", year, "16907.85") for year in range(2000, 2020))))
    file = next(store.folder.rglob("claims/**/*.parquet"))
    content = bytearray(file.read_bytes())
    content[100:1000] = bytes(900)
    file.write_bytes(content)
    with pytest.raises(InputError, match="a file of this store cannot be read, take it from a back-up"):
        products(store)


def test_a_mistake_in_our_own_sql_is_not_taken_for_a_damaged_file(store: Store) -> None:
    with pytest.raises(duckdb.BinderException), store.opened() as connected:
        connected.execute("SELECT nothing FROM claims")


def test_a_store_is_begun_only_where_nothing_else_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no store; `cqcheck add"):
        open_store(tmp_path / "none")
    (tmp_path / "letter.txt").touch()
    with pytest.raises(InputError, match="neither empty nor a store"):
        open_store(tmp_path, create=True)
    assert read_manifest(open_store(tmp_path / "none", create=True).folder) is not None


def test_what_is_known_of_a_source_is_told_for_those_who_look_for_changes(store: Store) -> None:
    store.add(segment_of(("南京市", 2022, "16907.85")))
    known = store.known_sources()
    assert [asdict(source) for source in known.values()] == [
        {"path": "南京市-2022.txt", "content": "16907.85", "size": 68, "changed": 2022, "made_by": "test"}
    ]


def test_readers_do_not_shut_out_each_other(store: Store) -> None:
    store.add(segment_of(("南京市", 2022, "16907.85")))
    with reading(store.folder), store.opened() as one, store.opened() as two:
        assert [each.execute("SELECT count(*) FROM documents").fetchone() for each in (one, two)] == [(1,), (1,)]
