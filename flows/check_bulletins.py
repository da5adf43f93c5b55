"""Bulletins in, findings and reports out: the stages of cqcheck as Prefect tasks, with no logic of their own.

python flows/check_bulletins.py PATH…    the same as `cqcheck run PATH…`
prefect deploy --all                     registers the deployment of prefect.yaml
"""

import sys

if __name__ == "__main__":
    # Prefect reads its settings when it is imported: `cqcheck run` settles them, then loads this file as a flow.
    from cqcheck.cli import main

    main(["run", *sys.argv[1:]])

from collections.abc import Sequence
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from cqcheck import artifacts
from cqcheck.baseline import Known
from cqcheck.documents import find_sources, read_source
from cqcheck.errors import InputError, RunError
from cqcheck.gate import ExitCode, FailOn
from cqcheck.pipeline import CheckedDocument, each_within, with_claims, with_findings, with_relations
from cqcheck.read import Document
from cqcheck.relate.rules import Rule
from cqcheck.report.data_docs import DataDocs, write_data_docs
from cqcheck.report.html.folder import ReportFolder, new_report
from cqcheck.report.texts import Lang
from cqcheck.retries import is_passing, may_pass
from cqcheck.run_result import RunResult
from cqcheck.settings import Settings, given_settings, load_settings

SHARD = 200  # documents a task: one costs some milliseconds, as does the task itself


@task(cache_policy=NO_CACHE, retries=3, retry_delay_seconds=[1, 5, 15], retry_condition_fn=may_pass)
def read(doc_ids: list[str], seconds: float) -> list[Document | InputError]:
    """The documents, or what is wrong with those that no retry can mend."""
    return [one for doc_id in doc_ids for one in _documents_or_fault(doc_id, seconds)]


@task(cache_policy=NO_CACHE)
def extract(documents: list[Document | InputError], seconds: float) -> list[CheckedDocument | InputError]:
    """The documents with their claims."""
    return list(each_within(seconds, with_claims, documents))


@task(cache_policy=NO_CACHE)
def relate(
    extracted: list[CheckedDocument | InputError], rules: tuple[Rule, ...] | None, settings: Settings
) -> list[CheckedDocument | InputError]:
    """The documents with their relations, each checked."""
    return list(each_within(settings.timeout, lambda each: with_relations(each, rules, settings.tolerance), extracted))


@task(cache_policy=NO_CACHE)
def localise(
    related: list[CheckedDocument | InputError], rules: tuple[Rule, ...] | None, settings: Settings, known: Known
) -> list[CheckedDocument | InputError]:
    """The documents with their findings and suspects, as far as they count and are not accepted."""

    def stage(document: CheckedDocument) -> CheckedDocument:
        return known.leave_out(settings.settle(with_findings(document, rules)))

    return list(each_within(settings.timeout, stage, related))


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=5, retry_condition_fn=may_pass)
def validate(documents: list[CheckedDocument], folder: Path, lang: Lang) -> DataDocs:
    """The Great Expectations suites over all tables of the run; their Data Docs."""
    return write_data_docs(documents, folder, lang)


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=5, retry_condition_fn=may_pass)
def report(documents: list[CheckedDocument], folder: Path, lang: Lang, data_docs: DataDocs) -> Path:
    """The HTML report, which leads to the Data Docs as well; its first page."""
    pages = ReportFolder(folder, lang, data_docs)
    for checked in documents:
        pages.add(checked)
    return pages.finish()


@task(cache_policy=NO_CACHE)
def publish(result: RunResult, lang: Lang) -> None:
    """The findings and the way to the pages as artifacts of the run."""
    pages = [("report", result.report), ("Data Docs", result.data_docs)]
    artifacts.publish(result, result.sentence, pages, result.faults + result.remarks, lang)


@flow(name="check-bulletins", validate_parameters=True)
def check_bulletins(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: list[str],
    report_folder: Path = Path("reports"),
    fail_on: FailOn = FailOn.CRITICAL,
    lang: Lang = Lang.ZH,
    config: Path | None = None,
    timeout: float | None = None,
    follow_links: bool | None = None,  # noqa: FBT001 - Prefect hands parameters on by name
) -> State[RunResult]:
    """Checks the bulletins that PATHs lead to; Failed if findings reach `fail_on` or a document cannot be read.

    Which rules count, how much, which words are known and which findings are accepted, is what the file `config` says;
    `timeout` and `follow_links` go before what it says.
    """
    settings = given_settings(
        load_settings(config) if config else Settings(), timeout=timeout, follow_links=follow_links
    )
    settings.put_in_force()
    rules = settings.own_rules
    known = settings.known()
    sources = find_sources(paths, follow_links=settings.follow_links)
    faults: list[InputError] = list(sources.faults)
    documents: list[CheckedDocument] = []
    for start in range(0, len(sources.doc_ids), SHARD):
        found = read(list(sources.doc_ids[start : start + SHARD]), settings.timeout)
        related = relate(extract(found, settings.timeout), rules, settings)
        checked = localise(related, rules, settings, known)
        faults += [one for one in checked if isinstance(one, InputError)]
        documents += [one for one in checked if isinstance(one, CheckedDocument)]
    with new_report(report_folder) as built:
        data_docs = validate(documents, built, lang)
        first_page = report(documents, built, lang, data_docs)
    pages = (report_folder / page.relative_to(built) for page in (first_page, data_docs.index))
    told = tuple(map(str, faults)), tuple(known.remarks())
    result = RunResult(tuple(documents), *told, fail_on, *pages)
    publish(result, lang)
    if result.exit_code is ExitCode.CLEAN:
        return Completed(message=result.sentence, data=result)
    return Failed(message=result.sentence, data=RunError(result.sentence, result))


def _documents_or_fault(doc_id: str, seconds: float) -> Sequence[Document | InputError]:
    try:
        return read_source(doc_id, seconds)
    except InputError as fault:
        if is_passing(fault):
            raise
        return [fault]
