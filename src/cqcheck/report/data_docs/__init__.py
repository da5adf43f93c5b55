"""The tables of a run → Great Expectations' verdict on them, as Data Docs that open offline.

Great Expectations takes seconds to import: nothing of it is loaded before `write_data_docs` is called.
"""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.texts import Lang

PAGES = "data_docs"


def write_data_docs(
    documents: Iterable[CheckedDocument], folder: Path, lang: Lang = Lang.ZH, suites: Path | None = None
) -> Path:
    """Checks claims, relations and suspects of a run by the suites, and writes `data_docs/` into the folder.

    Args:
        documents: All documents of the run.
        folder: The report's folder.
        lang: The language of the pages.
        suites: A folder with `claims.json`, `relations.json` and `suspects.json`; None for those of the project.

    Returns:
        The first page of the Data Docs.

    Raises:
        DefinitionError: A suite cannot be used.
        InputError: The folder cannot be written to.
    """
    from cqcheck.report.data_docs.checkpoint import run_checkpoint  # noqa: PLC0415 - see above
    from cqcheck.report.data_docs.edit_expectation import with_failed_edits  # noqa: PLC0415
    from cqcheck.report.data_docs.suites import read_suites  # noqa: PLC0415
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
    return run_checkpoint(tables, found, folder / PAGES, lang)
