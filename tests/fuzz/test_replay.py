"""What fuzzing has found is read as it should be, and so is what Hypothesis makes; atheris is not needed."""

from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqcheck.read import READERS
from fuzz.mutations import Tools

TARGETS = sorted(path.stem for path in (Path(__file__).parent / "targets").glob("*.py"))
CASES = Path(__file__).parents[1] / "cases" / "fuzz"


def target(name: str) -> Any:
    return import_module(f"fuzz.targets.{name}")


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_fuzzer_begins_with_is_read(name: str) -> None:
    seeds = target(name).seeds()
    assert seeds
    for seed in seeds[:: 1 + len(seeds) // 8]:
        target(name).one(seed)


@pytest.mark.parametrize("case", sorted(CASES.glob("*/*")), ids=lambda case: f"{case.parent.name}-{case.name}")
def test_what_has_failed_is_read(case: Path) -> None:
    target(case.parent.name).one(case.read_bytes())


def test_every_reader_has_a_fuzzer() -> None:
    assert set(READERS.values()) <= set(TARGETS)


def test_every_case_belongs_to_a_target() -> None:
    assert {folder.name for folder in CASES.iterdir()} <= set(TARGETS)


def scratched(random: Random) -> Tools:
    def scratch(data: bytes) -> bytes:
        at = random.randint(0, len(data))
        return data[:at] + random.randbytes(random.randint(0, 4)) + data[at + random.randint(0, 4) :]

    return Tools(random, scratch)


# Pages, sheets and PDF files have tests of their own in tests/read.
@pytest.mark.parametrize(("name", "times"), [("docx", 60), ("text", 100), ("zip", 40), ("check", 10)])
def test_changed_seeds_are_read(name: str, times: int) -> None:
    @settings(max_examples=times, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(target(name).seeds()), st.randoms(use_true_random=False), st.integers(1, 6))
    def run(data: bytes, random: Random, changes: int) -> None:
        for _ in range(changes):
            data = target(name).mutate(data, scratched(random))
        target(name).one(data)

    run()
