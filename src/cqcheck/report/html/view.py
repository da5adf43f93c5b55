"""What a page shows of one checked document."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from cqcheck.claims import Claim
from cqcheck.codelists import Kind, Severity, TokenState, Verdict
from cqcheck.findings import Finding, Suspect
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Place
from cqcheck.relate.rules import Rule
from cqcheck.report.coverage import Unread, count_states, list_unread
from cqcheck.report.figures import implied_figure, stated_figure
from cqcheck.report.html.marked_text import Line, marked_lines
from cqcheck.report.html.words import both
from cqcheck.report.places import place_in_words, place_of
from cqcheck.report.printable import one_line
from cqcheck.report.rows import claims_by_id
from cqcheck.report.rule_notes import rule_note
from cqcheck.report.standing import ClaimStanding, Standing, claim_standings, count_severities, count_verdicts
from cqcheck.report.texts import Lang

GRAVEST_FIRST = (Standing.SUSPECT, Standing.DISPUTED, Standing.ACCEPTED, Standing.CONFIRMED, Standing.UNCHECKED)


@dataclass(frozen=True)
class DocumentView:
    """A checked document as a page shows it.

    `prefix` keeps its anchors apart from those of other documents; `page` is the address of its page from the
    overview, `data_docs` that of the Data Docs' first page, both empty if there is none; `expectations` has the ids
    on that page by the addresses of what breaks them.
    """

    checked: CheckedDocument
    prefix: str
    page: str = ""
    data_docs: str = ""
    expectations: Mapping[str, str] = field(default_factory=dict)

    @property
    def doc_id(self) -> str:
        """The document's id on one line."""
        return one_line(self.checked.document.doc_id)

    @property
    def title(self) -> str:
        """The bulletin's own title, else its id."""
        # A Markdown title keeps its number sign.
        return one_line(self.checked.document.title).lstrip("# ") or self.doc_id

    @cached_property
    def lines(self) -> list[Line]:
        """The text as read."""
        return list(marked_lines(self.checked.document, self.checked.claims))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id, in the order of the text."""
        return claims_by_id(self.checked)

    @cached_property
    def claim_numbers(self) -> dict[str, int]:
        """The number of each claim, from 0, by which the page's script knows it."""
        return {claim_id: number for number, claim_id in enumerate(self.claims)}

    @cached_property
    def standings(self) -> dict[str, ClaimStanding]:
        """The standing of each claim by its id."""
        return claim_standings(self.checked)

    @cached_property
    def severities(self) -> dict[Severity, int]:
        """The number of findings of each severity."""
        return count_severities(self.checked.findings)

    @cached_property
    def verdicts(self) -> dict[Verdict, int]:
        """The number of relations with each verdict."""
        return count_verdicts(self.checked)

    @cached_property
    def states(self) -> dict[TokenState, int]:
        """The number of the text's numbers in each state."""
        return count_states([self.checked])

    @cached_property
    def unread(self) -> list[Unread]:
        """The numbers that were not read, with their context."""
        return list_unread(self.checked)

    @property
    def decided(self) -> int:
        """The number of relations that the printed figures decide."""
        return len(self.checked.relations) - self.verdicts[Verdict.UNDECIDED]

    @property
    def confirmed(self) -> int:
        """The number of claims that valid relations confirm and no finding names."""
        return sum(one.standing is Standing.CONFIRMED for one in self.standings.values())

    @property
    def findings(self) -> list[Finding]:
        """The findings, most severe first, otherwise in the order that they came."""
        return sorted(self.checked.findings, key=lambda finding: -finding.severity.gravity)

    @cached_property
    def finding_numbers(self) -> dict[str, int]:
        """The number of each finding, from 1, by its id."""
        return {finding.finding_id: number for number, finding in enumerate(self.checked.findings, start=1)}

    def anchor(self, claim_id: str) -> str:
        """The id of the place in the text where a claim stands."""
        return f"{self.prefix}t{self.claims[claim_id].start}"

    def finding_anchor(self, finding_id: str) -> str:
        """The id of a finding on the page."""
        return f"{self.prefix}f{self.finding_numbers[finding_id]}"

    def href(self, anchor: str) -> str:
        """The address of a place on the document's page from the overview, ready for a link."""
        return f"{quote(self.page)}#{anchor}"

    def expectation(self, finding_id: str) -> str:
        """The address, from the overview, of the expectation that fails because of a finding; empty if none does."""
        anchor = self.expectations.get(self.href(self.finding_anchor(finding_id)))
        return f"{quote(self.data_docs)}#{anchor}" if anchor else ""

    def place(self, offset: int) -> str:
        """`line:column` of an offset."""
        line, column = self.checked.document.place(offset)
        return f"{line}:{column}"

    def original(self, claim: Claim) -> Markup:
        """The place of a claim in the file that the text was taken from; empty for a plain text."""
        return _place_words(self.checked.document.original(claim.start))

    def original_of(self, finding: Finding) -> Markup:
        """The place of a finding in that file."""
        return _place_words(place_of(finding, self.checked.document))

    def gravest(self, claims: Iterable[Claim]) -> ClaimStanding:
        """The standing to show where several claims share their figure."""
        standings = [self.standings[claim.claim_id] for claim in claims]
        return min(standings, key=lambda one: (GRAVEST_FIRST.index(one.standing), -_gravity(one)))

    def named(self, finding: Finding) -> list[Claim]:
        """The claims that a finding names, suspects first."""
        return [self.claims[claim_id] for claim_id in finding.claim_ids]

    def areas(self, finding: Finding) -> list[str]:
        """The areas of the claims that a finding names."""
        return list(dict.fromkeys(one_line(claim.ref_area) for claim in self.named(finding) if claim.ref_area))

    def indicators(self, finding: Finding) -> list[str]:
        """The indicators of the claims that a finding names."""
        return list(dict.fromkeys(one_line(claim.indicator) for claim in self.named(finding)))

    def rule_note(self, rule: str) -> Rule | None:
        """The rule of a code, if it comes with the package."""
        return rule_note(rule)

    def implied(self, suspect: Suspect) -> str:
        """Where the other figures put a suspect; empty if they do not say."""
        return implied_figure(suspect.implied, self.claims[suspect.claim_id]) if suspect.implied else ""

    def stated(self, claim_id: str) -> str:
        """The interval that a claim states."""
        return stated_figure(self.claims[claim_id])


def checks_by_kind(views: Sequence[DocumentView]) -> list[tuple[Kind, dict[Verdict, int]]]:
    """How many relations of each kind got each verdict, most relations first; kinds without any are left out."""
    counts = Counter((checked.relation.kind, checked.verdict) for view in views for checked in view.checked.relations)
    rows = [(kind, {verdict: counts[kind, verdict] for verdict in Verdict}) for kind in Kind]
    return sorted((row for row in rows if sum(row[1].values())), key=lambda row: -sum(row[1].values()))


def _place_words(place: Place | None) -> Markup:
    return both(*(f" · {place_in_words(place, lang)}" for lang in Lang)) if place else Markup("")


def _gravity(standing: ClaimStanding) -> int:
    return standing.severity.gravity if standing.severity else 0
