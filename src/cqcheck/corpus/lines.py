"""The summary of a run over a corpus as lines for a terminal, a log or an artifact."""

from __future__ import annotations

from collections.abc import Iterator

from cqcheck.corpus.summary import Summary
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang, say


def summary_lines(summary: Summary, lang: Lang) -> Iterator[str]:
    """The numbers of a run; behind them the first of the documents that could not be checked."""

    def line(key: str, *parts: str) -> str:
        return f"{say('corpus', key, lang)}{say('console', 'colon', lang)}{say('console', 'comma', lang).join(parts)}"

    def counted(number: int, group: str, key: str) -> str:
        return f"{number} {say(group, key, lang)}"

    yield line(
        "documents",
        str(summary.documents),
        counted(summary.claims, "console", "claims"),
        counted(summary.relations, "console", "relations"),
    )
    found = [f"{say('severity', severity, lang)} {count}" for severity, count in summary.findings.items() if count]
    yield line("findings", *(found or [say("console", "clean", lang)]))
    yield line("coverage", str(summary.numbers), f"{say('coverage', 'read', lang)} {summary.coverage}")
    if summary.faults:
        yield line("faults", str(len(summary.faults)))
    if summary.quarantined:
        yield line("quarantined", str(summary.quarantined))
        yield from (f"    {one_line(error)}" for _source, error in summary.failed)
        if summary.quarantined > len(summary.failed):
            yield f"    {say('corpus', 'more', lang)} {summary.quarantined - len(summary.failed)}"
    yield line(
        "run",
        f"{say('corpus', 'checked', lang)} {summary.checked}",
        f"{say('corpus', 'unchanged', lang)} {summary.unchanged}",
        f"{summary.seconds:.1f} {say('corpus', 'seconds', lang)}",
        f"{summary.rate:.1f} {say('corpus', 'rate', lang)}",
    )
