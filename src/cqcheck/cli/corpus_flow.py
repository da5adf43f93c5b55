"""Runs the Prefect flow over a corpus, as flow_run does the one over some bulletins."""

from cqcheck.cli.flow_run import load_flow, require_text, result_of
from cqcheck.cli.reading import tell_left_alone
from cqcheck.corpus import Order, Summary
from cqcheck.documents import find_sources
from cqcheck.settings import Settings
from cqcheck.store import open_store


def run_corpus_flow(paths: list[str], order: Order, settings: Settings) -> Summary:
    """What the flow check_corpus makes of the documents.

    Raises:
        InputError: A path is no text, or the store cannot be begun, which is told before a server is started.
    """
    require_text([*paths, str(order.store)])
    open_store(order.store, create=True)
    flow = load_flow("check_corpus", order.store)
    tell_left_alone(find_sources(paths, follow_links=settings.follow_links))
    choice = order.choice
    state = flow(
        *(paths, order.store, order.workers, order.scheduler, order.report, settings.fail_on, order.lang),
        *(settings.source, settings.timeout, settings.follow_links),
        *(choice.only_changed, choice.retry_failed, choice.size),
        return_state=True,
    )
    return result_of(state, Summary)
