"""The tables of a run → Great Expectations' verdict on them, as Data Docs that open offline.

Great Expectations takes seconds to import: nothing of it is loaded before `write_data_docs` is called.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.texts import Lang

PAGES = "data_docs"


@dataclass(frozen=True, slots=True)
class DataDocs:
    """The Data Docs of a run: their first page, and where on it stands what each place of the report breaks.

    `expectations` has the id of an expectation's row by the address of a finding or a figure from the report's folder.
    """

    index: Path
    expectations: dict[str, str]


def write_data_docs(
    documents: Iterable[CheckedDocument], folder: Path, lang: Lang = Lang.ZH, suites: Path | None = None
) -> DataDocs:
    """Checks claims, relations and suspects of a run by the suites, and writes `data_docs/` into the folder.

    The rows that fail lead to the pages that `ReportFolder` writes of the same documents into the same folder.

    Args:
        documents: All documents of the run, in the order of their pages.
        folder: The report's folder.
        lang: The language of the pages.
        suites: A folder with `claims.json`, `relations.json` and `suspects.json`; None for those of the project.

    Returns:
        Where the Data Docs lie, for `ReportFolder` to lead there.

    Raises:
        DefinitionError: A suite cannot be used.
        InputError: The folder cannot be written to.
    """
    from cqcheck.report.data_docs.checkpoint import run_checkpoint  # noqa: PLC0415 - see above
    from cqcheck.report.data_docs.edit_expectation import with_failed_edits  # noqa: PLC0415
    from cqcheck.report.data_docs.suites import read_suites  # noqa: PLC0415
    from cqcheck.report.html.folder import document_views  # noqa: PLC0415
    from cqcheck.report.html.places import find_places  # noqa: PLC0415
    from cqcheck.shipped import shipped_folder  # noqa: PLC0415
    from cqcheck.tables import check_claims, claims_table, relations_table, suspects_table  # noqa: PLC0415

    run = list(documents)
    # Edits such as "ranks are unique in their field" hold within a document.
    failures = chain.from_iterable(check_claims(claims_table(checked.claims)) for checked in run)
    claims = claims_table(chain.from_iterable(checked.claims for checked in run))
    tables = {
        "claims": with_failed_edits(claims, failures),
        "relations": relations_table(chain.from_iterable(checked.relations for checked in run)),
        "suspects": suspects_table(chain.from_iterable(checked.findings for checked in run)),
    }
    found = read_suites(suites or shipped_folder("expectations"))
    places = find_places(document_views(run))
    return DataDocs(*run_checkpoint(tables, found, folder / PAGES, lang, places))
