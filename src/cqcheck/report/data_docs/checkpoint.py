"""Suites and tables → a checkpoint's results and the Data Docs built from them."""

import logging
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from cqcheck.errors import DefinitionError
from cqcheck.files import make_folder, telling
from cqcheck.report.data_docs import edit_expectation  # noqa: F401 - so that suites find the expectation registered
from cqcheck.report.data_docs.engine import gx
from cqcheck.report.data_docs.results import find_anchors
from cqcheck.report.data_docs.suites import ROW_NAMES, Suite
from cqcheck.report.html.places import Places
from cqcheck.report.texts import Lang

SITE = "cqcheck"
# The second tells of temporary folders at a level of its own.
LOGGERS = ("great_expectations", "great_expectations.data_context.types.base")
HERE = "cqcheck.report.data_docs.site"


def run_checkpoint(
    tables: dict[str, pd.DataFrame], suites: list[Suite], folder: Path, lang: Lang, places: Places
) -> tuple[Path, dict[str, str]]:
    """Validates each table by its suite and builds the Data Docs into `folder`.

    Returns:
        Their first page, and the id of the expectation there that a finding or a figure breaks, by its address.

    Raises:
        DefinitionError: A suite names an expectation that does not exist or cannot be computed.
        InputError: The folder cannot be written to.
    """
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.ERROR)
    context = _context(folder, lang)
    # Renderers are made by Great Expectations, which hands them nothing but the context and words of a YAML file.
    context.places = places
    anchors: dict[str, str] = {}
    for suite in suites:
        # A finding is led to the relation or claim that it is about before the suspects that it names.
        anchors = find_anchors(_validate(context, suite, tables[suite.table]), places) | anchors
    _clear(folder)
    with telling(folder):
        context.build_data_docs()
    # Great Expectations copies pictures and fonts of its own pages, and a stylesheet that loads from elsewhere.
    shutil.rmtree(folder / "static", ignore_errors=True)
    return _check_pages(folder, suites), anchors


def _context(folder: Path, lang: Lang) -> Any:  # noqa: ANN401 - Great Expectations' types are not ours to promise
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    for name in list(context.variables.data_docs_sites or {}):
        context.delete_data_docs_site(name)
    context.add_data_docs_site(SITE, _site(folder, lang))
    return context


def _site(folder: Path, lang: Lang) -> dict[str, Any]:
    def written_by(renderer: str) -> dict[str, Any]:
        return {
            "renderer": {"module_name": HERE, "class_name": renderer},
            "view": {"module_name": HERE, "class_name": "OfflineView", "lang": lang.value},
        }

    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.absolute())},
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder", **written_by("IndexRenderer")},
        "site_section_builders": {
            "expectations": {"class_name": "DefaultSiteSectionBuilder", **written_by("SuiteRenderer")},
            "validations": {"class_name": "DefaultSiteSectionBuilder", **written_by("ResultRenderer")},
            "profiling": "None",  # the word that the site builder takes for none
        },
    }


def _validate(context: Any, suite: Suite, table: pd.DataFrame) -> Any:  # noqa: ANN401
    stored = context.suites.add(_built(suite))
    asset = context.data_sources.add_pandas(suite.table).add_dataframe_asset(suite.table)
    batch = asset.add_batch_definition_whole_dataframe("all")
    validation = context.validation_definitions.add(gx.ValidationDefinition(name=suite.table, data=batch, suite=stored))
    checkpoint = context.checkpoints.add(
        gx.Checkpoint(
            name=suite.table,
            validation_definitions=[validation],
            result_format={
                "result_format": "COMPLETE",
                "unexpected_index_column_names": list(ROW_NAMES[suite.table]),
            },
        )
    )
    outcome = checkpoint.run(batch_parameters={"dataframe": table})
    (validated,) = outcome.run_results.values()
    _check_results(suite, validated.results)
    return validated


def _built(suite: Suite) -> Any:  # noqa: ANN401
    # Great Expectations drops what it does not know with no more than a line in the log, and the rest succeeds.
    log = logging.getLogger("great_expectations")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        built = gx.ExpectationSuite(**suite.content)
    except (gx.exceptions.GreatExpectationsError, ValueError, TypeError) as error:
        raise DefinitionError(suite.path, [(0, _first_line(error))]) from error
    finally:
        log.setLevel(level)
    wanted = Counter(one["type"] for one in suite.content["expectations"])
    dropped = wanted - Counter(one.configuration.type for one in built.expectations)
    if dropped:
        raise DefinitionError(
            suite.path, [(0, f"{kind}: no such expectation, or not with these arguments") for kind in dropped]
        )
    return built


def _check_results(suite: Suite, results: list[Any]) -> None:
    if len(results) != suite.size:
        msg = f"{suite.table}: {suite.size} expectations, but {len(results)} results"
        raise RuntimeError(msg)
    raised = [
        (0, f"{result.expectation_config.type}: {_first_line(told)}")
        for result in results
        for told in _exceptions(result.exception_info or {})
    ]
    if raised:
        raise DefinitionError(suite.path, raised)


def _exceptions(info: dict[str, Any]) -> list[str]:
    """The messages of what was raised while an expectation was computed; the info of several metrics is nested."""
    if "raised_exception" in info:
        return [str(info["exception_message"])] if info["raised_exception"] else []
    return [message for nested in info.values() if isinstance(nested, dict) for message in _exceptions(nested)]


def _first_line(error: object) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def _clear(folder: Path) -> None:
    # Pages of an earlier run would stay beside those of this one.
    for section in ("expectations", "validations", "static"):
        shutil.rmtree(folder / section, ignore_errors=True)
    make_folder(folder)


def _check_pages(folder: Path, suites: list[Suite]) -> Path:
    # An error while a page is rendered is only logged by Great Expectations; a missing page is ours to notice.
    index = folder / "index.html"
    written = {page.parts[len(folder.parts) + 1] for page in folder.glob("validations/*/**/*.html")}
    missing = [suite.table for suite in suites if suite.table not in written]
    if missing or not index.is_file() or not index.stat().st_size:
        msg = f"Data Docs were not built: no page for {', '.join(missing) or 'the index'}"
        raise RuntimeError(msg)
    return index
