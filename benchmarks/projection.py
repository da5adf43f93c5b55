"""Measured figures → time, memory, disk and cost for corpora of other sizes.

python benchmarks/projection.py --claims N --seconds S --workers N --across S --across-claims N --bytes N --command MB --worker MB [--price P]
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

CORPORA = {
    "80,000 documents, 25 million claims": 25_000_000,
    "800,000 documents, 250 million claims": 250_000_000,
}
CORES = (2, 16, 64)
HOUR, MINUTE = 3600, 60
GIGABYTE, MEGABYTE = 1e9, 1e6


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured.

    `claims` were found in `seconds` by so many `workers`; `across_claims` were held against each other in `across` seconds; a claim
    takes `size` bytes of the store with all that belongs to it; memory is in MB.
    """

    claims: int
    seconds: float
    workers: int
    across: float
    across_claims: int
    size: float
    command: float
    worker: float


def print_projection(measured: Measured, price: float) -> None:
    """Prints a line for each corpus and number of cores.

    Args:
        measured: What was measured.
        price: Of a core for an hour, in whatever currency.
    """
    a_claim = measured.workers * measured.seconds / measured.claims
    print(
        f"\n{1000 * a_claim:.2f} ms of a core a claim, {measured.size:.0f} bytes of store; a core at {price:g} an hour"
    )
    print(f"{'':40}{'cores':>6}{'hours':>8}{'against each other':>20}{'memory, GB':>12}{'store, GB':>11}{'cost':>8}")
    for name, claims in CORPORA.items():
        for cores in CORES:
            hours = claims * a_claim / cores / HOUR
            across = claims * measured.across / measured.across_claims / MINUTE
            memory = (measured.command + cores * measured.worker) * MEGABYTE / GIGABYTE
            cost = (hours + across / MINUTE) * cores * price
            print(
                f"{name:40}{cores:6}{hours:8.1f}{across:16.0f} min{memory:12.1f}{claims * measured.size / GIGABYTE:11.1f}{cost:8.2f}"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("claims", "workers", "across-claims"):
        parser.add_argument(f"--{name}", type=int, required=True)
    for name in ("seconds", "across", "bytes", "command", "worker"):
        parser.add_argument(f"--{name}", type=float, required=True)
    parser.add_argument("--price", type=float, default=0.05)
    given = parser.parse_args()
    figures = (
        given.claims,
        given.seconds,
        given.workers,
        given.across,
        given.across_claims,
        given.bytes,
        given.command,
        given.worker,
    )
    print_projection(Measured(*figures), given.price)
