"""Many bulletins into a store: shards of them through one Prefect task a shard, with no logic of its own.

python flows/check_corpus.py PATH… --store DIR    the same as `cqcheck corpus --prefect PATH… --store DIR`
prefect deploy --all                              registers the deployment of prefect.yaml
"""

import sys

if __name__ == "__main__":
    # Prefect reads its settings when it is imported: `cqcheck corpus` settles them, then loads this file as a flow.
    from cqcheck.cli import main

    main(["corpus", "--prefect", *sys.argv[1:]])

from collections.abc import Iterable, Iterator
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, as_completed
from prefect.runtime import task_run
from prefect.states import Completed, Failed

from cqcheck.corpus import Choice, Fault, Order, Shard, Summary, Workers, check_sources, kept, summary_lines
from cqcheck.documents import find_sources
from cqcheck.errors import RunError
from cqcheck.gate import ExitCode, FailOn
from cqcheck.report.formats.findings.markdown import escaped
from cqcheck.report.texts import Lang
from cqcheck.retries import may_pass
from cqcheck.settings import Settings, given_settings, load_settings
from cqcheck.store import Store

DELAYS: list[float] = [1, 5, 15]  # seconds


@task(cache_policy=NO_CACHE, retries=len(DELAYS), retry_delay_seconds=DELAYS, retry_condition_fn=may_pass)
def check_shard(shard: Shard, workers: Workers, store: Store) -> list[Fault]:
    """A shard through the workers into the store; what is wrong with the sources that are not kept."""
    faults = list(kept([shard], workers, store))
    passing = [fault.message for fault in faults if fault.may_pass]
    if passing and (task_run.run_count or 0) <= len(DELAYS):
        raise OSError(passing[0])
    return faults


def through_tasks(shards: Iterable[Shard], workers: Workers, store: Store) -> Iterator[Fault]:
    """Shards through a task each, as many at a time as there are workers."""
    running: list[PrefectFuture[list[Fault]]] = []
    for shard in shards:
        running.append(check_shard.submit(shard, workers, store))
        if len(running) >= workers.capacity:
            yield from _first_of(running)
    while running:
        yield from _first_of(running)


@task(cache_policy=NO_CACHE)
def publish(summary: Summary, report: Path | None, lang: Lang) -> None:
    """The summary and the way to the page as an artifact of the run."""
    lines = [escaped(line.strip()) for line in summary_lines(summary, lang)]
    if report:
        lines.append(f"[report]({(report / 'index.html').absolute().as_uri()})")
    create_markdown_artifact("\n".join(f"* {line}" for line in lines), key="corpus")


@flow(name="check-corpus", validate_parameters=True)
def check_corpus(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: list[str],
    store: Path,
    workers: int | None = None,
    dask: str | None = None,
    report: Path | None = None,
    fail_on: FailOn = FailOn.CRITICAL,
    lang: Lang = Lang.ZH,
    config: Path | None = None,
    timeout: float | None = None,
    follow_links: bool | None = None,  # noqa: FBT001 - Prefect hands parameters on by name
    only_changed: bool = False,  # noqa: FBT001, FBT002
    retry_failed: bool = False,  # noqa: FBT001, FBT002
    shard: int = Choice().size,
) -> State[Summary]:
    """Checks the bulletins that PATHs lead to into a store; Failed if findings reach `fail_on` or a document cannot be checked.

    The other parameters are the options of `cqcheck corpus`.
    """
    settings = given_settings(
        load_settings(config) if config else Settings(), fail_on=fail_on, timeout=timeout, follow_links=follow_links
    )
    settings.put_in_force()
    sources = find_sources(paths, follow_links=settings.follow_links)
    order = Order(store, Choice(only_changed, retry_failed, shard), workers, dask, report, lang)
    summary = check_sources(sources, order, settings, through_tasks)
    publish(summary, report, lang)
    if summary.exit_code is ExitCode.CLEAN:
        return Completed(message=summary.sentence, data=summary)
    return Failed(message=summary.sentence, data=RunError(summary.sentence, summary))


def _first_of(running: list[PrefectFuture[list[Fault]]]) -> list[Fault]:
    ended = next(as_completed(running))
    running.remove(ended)
    return ended.result()
