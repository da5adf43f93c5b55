"""The report of a file of the inbox: pages, its findings as JSON, and the digest of the file that it is about."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cqcheck.files import alone_in, make_folder, new_file, telling
from cqcheck.inbox.kept import digest_of
from cqcheck.inbox.taking import Taken
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.formats import writer
from cqcheck.report.html.folder import ReportFolder, new_report, page_name
from cqcheck.report.texts import Lang

FINDINGS = "findings.json"
SOURCE = "source.sha256"  # as sha256sum writes it and reads it with --check


def write_report(taken: Taken, documents: Sequence[CheckedDocument], reports: Path, lang: Lang) -> Path:
    """Writes the report of a file into `DATE-NAME` below `reports`; gives its first page.

    Raises:
        InputError: It cannot be written.
    """
    folder = _folder_for(taken, reports)
    with new_report(folder) as built:
        pages = ReportFolder(built, lang)
        for checked in documents:
            pages.add(checked)
        index = pages.finish()
        with new_file(built / FINDINGS) as out:
            writer("findings", "json")(documents, out, lang)
    return folder / index.name


def _folder_for(taken: Taken, reports: Path) -> Path:
    """The folder of this name that is about what the file holds, or about nothing yet.

    A file that is checked again, because a watcher was killed, has its report written anew, and none beside it.
    """
    source = f"{digest_of(taken.path)}  {Path(taken.doc_id).name}\n"
    stem = f"{date.today():%Y-%m-%d}-{page_name(taken.doc_id)}"  # noqa: DTZ011 - the day of those who look for it
    make_folder(reports)
    number = 1
    with telling(reports), alone_in(reports):
        while True:
            folder = reports / (stem if number == 1 else f"{stem}-{number}")
            held = folder / SOURCE
            if not folder.exists():
                folder.mkdir()
                with new_file(held) as out:
                    out.write(source)
            if held.is_file() and held.read_bytes() == source.encode(errors="backslashreplace"):
                return folder
            number += 1
