"""Times relating, checking and localising against the number of claims in one document, extraction left out.

python benchmarks/relating.py [--claims N ...] [--rounds N]
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from math import log
from statistics import median

from counties import county_names, yearbook

from cqcheck.pipeline import CheckedDocument, with_claims, with_findings, with_relations
from cqcheck.read import parse_text

SIZES = (500, 1000, 2000, 5000, 10_000, 20_000)
CLAIMS_A_COUNTY = 37
ERRORS_IN = 5  # counties with one wrong figure among so many
ROUNDS = 3
WARM_UP = 200


def main(sizes: Sequence[int], rounds: int) -> None:
    """Prints the times of yearbooks of growing length, clean and with errors, then those of hostile texts."""
    gc.set_threshold(1_000_000, 20, 100)  # as the command line does
    time_document(_made(WARM_UP, 0), 1)  # fills the caches
    for title, errors_in in (("whose figures agree", 0), (f"with an error in every {ERRORS_IN}th county", ERRORS_IN)):
        print(f"\nyearbooks of counties {title}, median of {rounds} rounds after one")
        print(
            f"{'claims':>8}{'relations':>11}{'findings':>10}{'relate':>12}{'localise':>12}{'together':>12}{'µs/claim':>10}{'growth':>8}"
        )
        before: tuple[int, float] | None = None
        for size in sizes:
            before = _print_line(_made(size, errors_in), rounds, before)
    small = min(sizes)
    print(f"\nhostile texts of about {small} and {4 * small} claims")
    for name, made in HOSTILE.items():
        print(name)
        before = None
        for size in (small, 4 * small):
            before = _print_line(made(size), 1, before)


def time_document(extracted: CheckedDocument, rounds: int) -> tuple[CheckedDocument, float, float]:
    """The checked document and the seconds of relating with checking, and of localising with the findings."""
    related = with_relations(extracted)
    relate = seconds_of(lambda: with_relations(extracted), rounds)
    localise = seconds_of(lambda: with_findings(related), rounds)
    return with_findings(related), relate, localise


def seconds_of(action: Callable[[], object], rounds: int) -> float:
    """The median processor time of the action."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return median(taken)


def _print_line(extracted: CheckedDocument, rounds: int, before: tuple[int, float] | None) -> tuple[int, float]:
    checked, relate, localise = time_document(extracted, rounds)
    claims, together = len(checked.claims), relate + localise
    # Time grows with the claims to this power: 1 is linear.
    growth = f"{log(together / before[1]) / log(claims / before[0]):8.2f}" if before and claims > before[0] else ""
    print(
        f"{claims:8}{len(checked.relations):11}{len(checked.findings):10}{relate * 1000:9.1f} ms{localise * 1000:9.1f} ms"
        f"{together * 1000:9.1f} ms{together / max(claims, 1) * 1_000_000:10.0f}{growth}",
        flush=True,
    )
    return claims, together


def _made(claims: int, errors_in: int) -> CheckedDocument:
    return _extracted(yearbook(max(1, round(claims / CLAIMS_A_COUNTY)), errors_in=errors_in))


def _extracted(text: str) -> CheckedDocument:
    return with_claims(parse_text(text, "benchmark"))


def _one_indicator(claims: int) -> CheckedDocument:
    """One amount stated again and again with other figures."""
    return _extracted("2023年南京市公报\n\n" + "\n".join(f"全市粮食产量{100 + each}.5万吨。" for each in range(claims)))


def _one_fact(claims: int) -> CheckedDocument:
    """One fact stated again and again with one figure."""
    return _extracted("2023年南京市公报\n\n" + "\n".join("全市粮食产量105.5万吨。" for _ in range(claims)))


def _many_areas(claims: int) -> CheckedDocument:
    """One amount of one county after another, with the country's and its rank."""
    lines = [f"{name}粮食产量{100 + number}.5万吨。" for number, name in enumerate(county_names()[:claims])]
    return _extracted("2023年各县粮食产量公报\n\n江苏省粮食产量3000.5万吨。\n" + "\n".join(lines))


def _long_list(claims: int) -> CheckedDocument:
    """A whole with a list of parts as long as the text."""
    parts = "，".join(f"{_name(each)}产品出口{10 + each}.5亿元" for each in range(claims))
    return _extracted(f"2023年南京市公报\n\n全市货物出口总额{20 * claims}.5亿元，其中，{parts}。")


def _long_table(claims: int) -> CheckedDocument:
    rows = "".join(f"| {_name(each)}产品出口 | {10 + each}.5 |\n" for each in range(claims))
    return _extracted(
        f"2023年南京市公报\n\n表1 2023年出口\n| 指标 | 绝对值（亿元） |\n| 货物出口总额 | {20 * claims}.5 |\n{rows}"
    )


def _ranks(claims: int) -> CheckedDocument:
    """Each county with its place among all."""
    lines = [
        f"{name}地区生产总值{1000 - number / 10:.1f}亿元，居全省第{number + 1}位。"
        for number, name in enumerate(county_names()[: claims // 2])
    ]
    return _extracted("2023年各县公报\n\n" + "\n".join(lines))


def _entangled(claims: int) -> CheckedDocument:
    """Repeats of a list with wrong sums, all about the same facts."""
    lines = (
        f"全市货物进出口总额{300 + each}.5亿元，其中出口200.1亿元，进口{50 + each % 7}.4亿元。"
        for each in range(claims // 3)
    )
    return _extracted("2023年南京市公报\n\n" + "\n".join(lines))


def _name(number: int) -> str:
    """A made name of three characters, another one for each number below 32 768."""
    return "".join(NAMES[number >> shift & 31] for shift in (10, 5, 0))


NAMES = "梅兰竹菊松柏桃李杏梨枣桑榆柳槐杉荷莲桂枫橙柑椒姜葱蒜麻棉茶藕菱芹"
HOSTILE: dict[str, Callable[[int], CheckedDocument]] = {
    "one fact with one figure": _one_fact,
    "one fact with other figures": _one_indicator,
    "one indicator of many areas": _many_areas,
    "a list of parts": _long_list,
    "a table of parts": _long_table,
    "ranks of many areas": _ranks,
    "wrong sums of the same facts": _entangled,
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    main(options.claims, options.rounds)
