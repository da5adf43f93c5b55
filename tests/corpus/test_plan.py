"""How the sources of a run are cut into shards."""

from pathlib import Path

from cqcheck.corpus.plan import SHARD, Choice, make_plan
from cqcheck.settings import Settings
from cqcheck.store import TOGETHER, open_store


def sizes_of(sources: int, tmp_path: Path, most: int = SHARD) -> list[int]:
    paths = [f"{number}.txt" for number in range(sources)]
    plan = make_plan(paths, open_store(tmp_path / "store", create=True), Settings(), Choice(size=most))
    assert [path for shard in plan.shards for path in shard.paths] == paths
    return [len(shard.paths) for shard in plan.shards]


def test_shards_become_smaller_where_workers_wait_for_the_last(tmp_path: Path) -> None:
    sizes = sizes_of(2000, tmp_path)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == SHARD
    assert sizes[-2] == TOGETHER


def test_no_shard_is_larger_than_wanted(tmp_path: Path) -> None:
    assert sizes_of(5, tmp_path, most=2) == [2, 2, 1]
