"""How much better is the culprit found than by the same search over figures that all weigh the same?

python benchmarks/culprits.py [PATH ...] [--per-relation N] [--seed N]    bulletins without errors; the clean seeds by default
python benchmarks/culprits.py [PATH ...] --mutants DIR                    mutants of them that lie in a folder already

The baseline is localisation as Fellegi and Holt (1976) have it: the smallest sets of figures whose change lets all
relations hold, every figure of weight 1; figures that are in such sets alike are shown in the text's order. A figure
is repaired if the relations leave it one value. It knows nothing of slips. Findings and relations are the same.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from pathlib import Path, PurePath

from cqcheck.bilingual import Bilingual
from cqcheck.claims import Claim
from cqcheck.documents import find_sources, read_draft
from cqcheck.findings import Repair, Suspect
from cqcheck.interval import Interval
from cqcheck.localise.cover import MARGIN, Cover, clusters, lightest_covers
from cqcheck.localise.network import Constraint, Network, build_network
from cqcheck.localise.quantities import only_value
from cqcheck.mutate import Culprit, Outcome, judge, known_findings, mutate_document
from cqcheck.mutate.folder import TRUTH
from cqcheck.mutate.outcomes import Known
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text, read_document

SEEDS = Path(__file__).parents[1] / "seeds"
# All weights are equal, and so large that a set with one figure more is outside the margin.
WEIGHT = MARGIN + 1
MEASURES = [field.name for field in fields(Outcome)]


@dataclass(frozen=True, slots=True)
class Case:
    """A mutant: its text, its wrong figure, how many figures the broken relation ties, what its base had of findings."""

    text: str
    culprit: Culprit
    tied: int
    known: Known


def main(cases: Iterable[Case]) -> None:
    """Prints the comparison over all mutants, and over those whose relation leaves a choice of figures to blame."""
    rows = []
    for case in cases:
        ours = check_document(parse_text(case.text, "mutant"))
        rows.append((case.tied, *(judge(case.culprit, each, case.known) for each in (with_equal_weights(ours), ours))))
    compare("mutants", [pair for _, *pair in rows])
    compare("of them whose relation ties several figures", [pair for tied, *pair in rows if tied > 1])


def compare(title: str, pairs: Sequence[Sequence[Outcome]]) -> None:
    """Prints a line for each measure: the shares of the mutants, and how many only one of the two gets right."""
    print(f"\n{len(pairs)} {title}")
    print(f"{'':18}{'equal weights':>14}{'cqcheck':>10}{'points':>9}{'only equal':>12}{'only cqcheck':>14}")
    for measure in MEASURES:
        right = [(getattr(equal, measure), getattr(ours, measure)) for equal, ours in pairs]
        equal, ours = (100 * sum(each) / len(right) for each in zip(*right, strict=True)) if right else (0, 0)
        only = right.count((True, False)), right.count((False, True))
        name = measure.replace("_", " ")
        print(f"{name:18}{equal:13.1f}%{ours:9.1f}%{ours - equal:+9.1f}{only[0]:12}{only[1]:14}")


def made_mutants(doc_ids: Iterable[str], per_relation: int, seed: int) -> Iterator[Case]:
    """Mutants of some bulletins, as `cqcheck mutate` makes them."""
    for doc_id in doc_ids:
        checked = check_document(read_draft(doc_id))
        known = known_findings(checked)
        for mutant in mutate_document(checked, PurePath(doc_id).stem, per_relation=per_relation, seed=seed):
            yield Case(mutant.text, mutant.culprit, len(mutant.members), known)


def mutants_in(folder: Path, doc_ids: Iterable[str]) -> Iterator[Case]:
    """The mutants of a folder, whose truth.jsonl names their bases: those of `doc_ids`."""
    known = {PurePath(each).stem: known_findings(check_document(read_draft(each))) for each in doc_ids}
    for line in (folder / TRUTH).read_text(encoding="utf-8").splitlines():
        row = json.loads(line, parse_float=Decimal)
        told = row["culprit"]
        text = read_document(folder / f"{row['doc']}.txt", row["doc"]).text
        culprit = Culprit(told["start"], told["end"], Decimal(told["was_value"]))
        yield Case(text, culprit, len(row["members"]), known.get(row["base"], frozenset()))


def with_equal_weights(checked: CheckedDocument) -> CheckedDocument:
    """The same findings with the suspects of the baseline."""
    network = build_network(checked.relations, checked.claims)
    blamed = equal_suspects(network)
    ids = {
        (one.relation.rule, frozenset(one.relation.claim_ids)): one.relation.relation_id for one in checked.relations
    }

    def suspects(rule: str, names: Iterable[str], ours: tuple[Suspect, ...]) -> tuple[Suspect, ...]:
        # Figures that fail an edit of their own are blamed for that whatever they weigh.
        return blamed.get(ids.get((rule, frozenset(names)), ""), ours)

    return replace(
        checked,
        findings=tuple(
            replace(each, suspects=suspects(each.rule, [member.claim_id for member in each.members], each.suspects))
            for each in checked.findings
        ),
    )


def equal_suspects(network: Network) -> dict[str, tuple[Suspect, ...]]:
    """The suspects of every violated relation, by its id: the figures of the smallest sets, in the text's order."""
    found = {}
    for cluster in clusters(network):
        covers = lightest_covers(network, cluster, lambda _: WEIGHT)
        for constraint in cluster:
            names = sorted(constraint.place, key=network.order)
            found[constraint.relation.relation_id] = tuple(suspects_of(network, constraint, names, covers))
    return found


def suspects_of(
    network: Network, constraint: Constraint, names: Sequence[str], covers: Sequence[Cover]
) -> Iterator[Suspect]:
    """The figures of a relation that are in some smallest set; all of them if the search found none."""
    for name in names:
        intervals = [cover.intervals[name] for cover in covers if name in cover.claims]
        if intervals or not covers:
            implied = intervals[0] if intervals else None
            yield Suspect(
                claim_id=name,
                weight=1 / len(names),
                relations=(constraint.relation.relation_id,),
                implied=implied,
                repair=only_repair(network.claims[name], implied) if implied else None,
                reason=Bilingual.same(""),
            )


def only_repair(claim: Claim, implied: Interval) -> Repair | None:
    """The one value that the relations leave, if they do."""
    value = only_value(claim, implied)
    return Repair(value, f"{value:f}{claim.unit.text}", "") if value is not None else None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--per-relation", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutants", type=Path, metavar="DIR")
    options = parser.parse_args()
    given = options.paths or [str(SEEDS)]
    bases = [doc_id for doc_id in find_sources(given).doc_ids if not PurePath(doc_id).stem.endswith("-errors")]
    main(
        mutants_in(options.mutants, bases)
        if options.mutants
        else made_mutants(bases, options.per_relation, options.seed)
    )
