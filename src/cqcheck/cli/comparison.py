"""Two drafts of a bulletin → what is different, and whether it got worse."""

from pathlib import Path

from cqcheck.cli.messages import tell
from cqcheck.cli.options import DiffFormat
from cqcheck.cli.output import open_output
from cqcheck.deadline import within
from cqcheck.documents import read_draft
from cqcheck.gate import count_failing, exit_code
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.revision import write_html, write_json, write_lines
from cqcheck.report.texts import Lang
from cqcheck.revision import compare_drafts
from cqcheck.settings import Settings

WRITERS = {DiffFormat.FULL: write_lines, DiffFormat.JSON: write_json, DiffFormat.HTML: write_html}


def print_comparison(drafts: tuple[str, str], shown: tuple[DiffFormat, Path | None, Lang], settings: Settings) -> int:
    """Prints what is different; the exit code tells of findings that the old draft did not have.

    Raises:
        InputError: A draft cannot be read, or takes too long.
    """
    format_, output, lang = shown
    known = settings.known()
    revision = compare_drafts(*(known.leave_out(_checked(path, settings)) for path in drafts))
    with open_output(output) as out:
        WRITERS[format_](revision, out, lang)
    for remark in known.remarks():
        tell(remark)
    return exit_code(count_failing(revision.appeared, settings.fail_on), unreadable=0)


def _checked(path: str, settings: Settings) -> CheckedDocument:
    draft = read_draft(path, settings.timeout)
    with within(settings.timeout, path):
        return settings.check(draft)
