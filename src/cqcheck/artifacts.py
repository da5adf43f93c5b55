"""What a run leaves in Prefect for those who look there: its findings as a table, and the way to its pages.

Only flows import this module, and are run by Prefect.
"""

from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from cqcheck.findings import Finding
from cqcheck.report.console import message_of
from cqcheck.report.formats import writer
from cqcheck.report.formats.findings.markdown import escaped
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang, in_lang
from cqcheck.run_result import Tally

MOST_ROWS = 500  # the table is there to be looked at


def publish(
    tally: Tally, sentence: str, pages: Iterable[tuple[str, Path]], notes: Iterable[str], lang: Lang, prefix: str = ""
) -> None:
    """Makes the artifacts `findings` and `reports` of the run that it is called in.

    Args:
        tally: What the run gave.
        sentence: The run in one sentence.
        pages: The words of each link, and the page that it leads to.
        notes: What else is to be told, a line each.
        lang: The language of the findings.
        prefix: Of the keys of the artifacts, where other flows have some of these names.
    """
    found = [_row(finding, lang) for checked in tally.documents for finding in checked.findings]
    create_table_artifact(found[:MOST_ROWS], key=f"{prefix}findings", description=sentence)
    summary = StringIO()
    writer("findings", "markdown")(tally.documents, summary, lang)
    links = [f"[{escaped(words)}]({page.absolute().as_uri()})" for words, page in pages]
    points = "\n".join(f"* {point}" for point in [*links, *map(escaped, notes)])
    create_markdown_artifact(f"{sentence}\n\n{points}\n\n{summary.getvalue()}", key=f"{prefix}reports")


def _row(finding: Finding, lang: Lang) -> dict[str, str]:
    return {
        "document": one_line(finding.doc_id),
        "place": f"{finding.line}:{finding.column}",
        "severity": finding.severity.value,
        "rule": finding.rule,
        "message": message_of(finding, lang),
        "arithmetic": in_lang(finding.arithmetic, lang),
    }
