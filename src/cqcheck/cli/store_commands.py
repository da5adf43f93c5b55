"""The commands that work with a store of bulletins; each one's docstring is its help."""

from cqcheck.cli import options
from cqcheck.cli.messages import with_loudness


@with_loudness
def add(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    store: options.StoreFolder,
    baseline: options.Baseline = None,
    rules: options.Rules = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    follow_links: options.FollowLinks = None,
) -> int:
    """Add documents, with their claims, relations and findings, to a store; one that was added before is replaced.

    The store is begun if it is not there. `cqcheck check --store` checks other bulletins against it.

    把文档及其数字、勾稽关系和问题存入公报库；已存过的由新的代替。库不存在时新建。`cqcheck check --store` 据此核查其他公报。
    """
    from cqcheck.cli.adding import add_documents  # noqa: PLC0415 - DuckDB and Arrow are for those who use a store

    settings = options.settings_of(config, baseline=baseline, rules=rules, timeout=timeout, follow_links=follow_links)
    return add_documents(paths, store, settings)
