"""What a page shows of one checked document."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cqcheck.claims import Claim
from cqcheck.codelists import Severity, TokenState, Verdict
from cqcheck.findings import Finding, Suspect
from cqcheck.pipeline import CheckedDocument
from cqcheck.relate.rules import Rule
from cqcheck.report.console import message_of
from cqcheck.report.coverage import Unread, count_states, list_unread
from cqcheck.report.figures import implied_figure, stated_figure
from cqcheck.report.html.marked_text import Line, marked_lines
from cqcheck.report.printable import one_line
from cqcheck.report.rows import claims_by_id
from cqcheck.report.rule_notes import rule_note
from cqcheck.report.standing import ClaimStanding, Standing, claim_standings, count_severities, count_verdicts
from cqcheck.report.texts import Lang, say

GRAVEST_FIRST = (Standing.SUSPECT, Standing.DISPUTED, Standing.CONFIRMED, Standing.UNCHECKED)


@dataclass(frozen=True)
class DocumentView:
    """A checked document as a page shows it; `prefix` keeps its anchors apart from those of other documents."""

    checked: CheckedDocument
    lang: Lang
    prefix: str
    page: str = ""

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
        """The claims by id."""
        return claims_by_id(self.checked)

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

    def anchor(self, claim_id: str) -> str:
        """The id of the place in the text where a claim stands."""
        return f"{self.prefix}t{self.claims[claim_id].start}"

    def finding_anchor(self, finding_id: str) -> str:
        """The id of a finding on the page."""
        numbers = {finding.finding_id: number for number, finding in enumerate(self.checked.findings, start=1)}
        return f"{self.prefix}f{numbers[finding_id]}"

    def place(self, offset: int) -> str:
        """`line:column` of an offset."""
        line, column = self.checked.document.place(offset)
        return f"{line}:{column}"

    def gravest(self, claims: Iterable[Claim]) -> ClaimStanding:
        """The standing to show where several claims share their figure."""
        standings = [self.standings[claim.claim_id] for claim in claims]
        return min(standings, key=lambda one: (GRAVEST_FIRST.index(one.standing), -_gravity(one)))

    def note(self, claims: Iterable[Claim]) -> str:
        """What the page tells of the claims at one place: a line for the fields, one for the figure, one for the standing."""
        return "\n".join(self._note_lines(claims))

    def message(self, finding: Finding) -> str:
        """The finding's message in the page's language."""
        return message_of(finding, self.lang)

    def rule_note(self, rule: str) -> Rule | None:
        """Why a rule must hold."""
        return rule_note(rule)

    def implied(self, suspect: Suspect) -> str:
        """Where the other figures put a suspect; empty if they do not say."""
        return implied_figure(suspect.implied, self.claims[suspect.claim_id]) if suspect.implied else ""

    def stated(self, claim: Claim) -> str:
        """The interval that a claim states."""
        return stated_figure(claim)

    def _note_lines(self, claims: Iterable[Claim]) -> Iterable[str]:
        for claim in claims:
            standing = self.standings[claim.claim_id]
            fields = (
                claim.indicator,
                say("measure", claim.measure, self.lang),
                claim.ref_area,
                claim.time_period,
                claim.reference,
            )
            yield " · ".join(one_line(field) for field in fields if field)
            yield f"{one_line(claim.surface)} → {stated_figure(claim)}"
            yield self._standing_words(standing)

    def _standing_words(self, standing: ClaimStanding) -> str:
        words = say("standing", standing.standing, self.lang)
        if not standing.confirmations:
            return words
        confirmed = f"{standing.confirmations} {say('page', 'confirmed_by', self.lang)}"
        return f"{words}{say('console', 'comma', self.lang)}{confirmed}"


def _gravity(standing: ClaimStanding) -> int:
    return standing.severity.gravity if standing.severity else 0
