"""An inbox whose files stay where they are."""

import json
import os
import re
from pathlib import Path

import pytest

import cqcheck.inbox.kept
from cqcheck.errors import InputError
from cqcheck.inbox import kept_files
from cqcheck.inbox.kept import STATE
from inboxes import CLEAN, WRONG, desk_of, files_in, one_pass, put


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def names_of_a_pass(inbox: Path) -> list[str]:
    outcomes = one_pass(inbox, desk_of(inbox.parent / "reports"), kept_files)
    return [Path(outcome.doc_id).name for outcome in outcomes]


def test_files_stay_and_each_is_checked_once(inbox: Path) -> None:
    put(inbox / "a.txt", WRONG)
    put(inbox / "b.txt")
    assert names_of_a_pass(inbox) == ["a.txt", "b.txt"]
    assert names_of_a_pass(inbox) == []
    assert files_in(inbox) == [STATE, "a.txt", "b.txt"]


def test_what_a_file_holds_decides_not_its_name_or_its_time(inbox: Path) -> None:
    put(inbox / "a.txt")
    assert names_of_a_pass(inbox) == ["a.txt"]
    (inbox / "a.txt").rename(inbox / "b.txt")
    put(inbox / "c.txt")
    os.utime(inbox / "b.txt", (1, 1))
    assert names_of_a_pass(inbox) == []
    put(inbox / "b.txt", WRONG)
    assert names_of_a_pass(inbox) == ["b.txt"]


def test_two_files_of_a_pass_that_hold_the_same_are_one(inbox: Path) -> None:
    put(inbox / "a.txt")
    put(inbox / "b.txt")
    assert names_of_a_pass(inbox) == ["a.txt"]
    assert sorted(json.loads((inbox / STATE).read_text(encoding="utf-8"))) == ["a.txt", "b.txt"]


def test_a_file_that_has_not_changed_is_not_read_again(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "a.txt")
    names_of_a_pass(inbox)
    monkeypatch.setattr(cqcheck.inbox.kept, "digest_of", pytest.fail)
    assert names_of_a_pass(inbox) == []


def test_what_cannot_be_read_is_told_once_and_stays(inbox: Path) -> None:
    put(inbox / "a.png", "no picture")
    assert names_of_a_pass(inbox) == ["a.png"]
    assert names_of_a_pass(inbox) == []
    assert files_in(inbox) == [STATE, "a.png", "failed/a.png.error.txt"]


def test_files_that_are_gone_are_forgotten(inbox: Path) -> None:
    put(inbox / "a.txt")
    names_of_a_pass(inbox)
    (inbox / "a.txt").unlink()
    put(inbox / "b.txt", WRONG)
    names_of_a_pass(inbox)
    assert list(json.loads((inbox / STATE).read_text(encoding="utf-8"))) == ["b.txt"]


def test_a_file_that_is_taken_away_during_the_pass_is_none(inbox: Path) -> None:
    put(inbox / "a.txt")
    put(inbox / "b.txt", WRONG)
    files = kept_files(inbox, 0)
    next(files).put_away(())
    (inbox / "b.txt").unlink()
    assert list(files) == []


def test_a_pass_that_ends_early_repeats_the_file_that_it_was_at(inbox: Path) -> None:
    put(inbox / "a.txt")
    put(inbox / "b.txt", WRONG)
    first = kept_files(inbox, 0)
    next(first).put_away(())
    next(first)
    first.close()
    assert names_of_a_pass(inbox) == ["b.txt"]


def test_of_two_watchers_one_leaves_the_inbox_to_the_other(inbox: Path) -> None:
    pytest.importorskip("fcntl")
    put(inbox / "a.txt")
    first = kept_files(inbox, 0)
    next(first)
    assert names_of_a_pass(inbox) == []
    first.close()
    assert names_of_a_pass(inbox) == ["a.txt"]


@pytest.mark.parametrize("state", ["{", "[]", '{"a.txt": 1}', '{"a.txt": {"size": 1}}', "\udcff"])
def test_a_state_that_is_none_is_told_and_nothing_is_checked(inbox: Path, state: str) -> None:
    put(inbox / "a.txt", CLEAN)
    (inbox / STATE).write_bytes(os.fsencode(state))
    with pytest.raises(InputError, match=rf"{re.escape(STATE)}: cannot be read as the state of an inbox; delete it"):
        names_of_a_pass(inbox)


def test_a_name_of_any_bytes_is_kept_in_mind(inbox: Path) -> None:
    put(inbox / os.fsdecode(b"bad\xff.txt"))
    assert len(names_of_a_pass(inbox)) == 1
    assert names_of_a_pass(inbox) == []
