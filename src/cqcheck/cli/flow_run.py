"""Runs the Prefect flow: on the server of PREFECT_API_URL if that is set, else on one that lives as long as the run."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cqcheck.cli.messages import Loudness, complain, loudness, tell
from cqcheck.cli.output import open_output
from cqcheck.cli.progress import progress_of_stages
from cqcheck.documents import find_sources
from cqcheck.errors import InputError, RunError
from cqcheck.report.coverage import count_states, coverage_line
from cqcheck.report.formats import writer
from cqcheck.report.texts import Lang, say
from cqcheck.run_result import RunResult
from cqcheck.settings import Settings
from cqcheck.shipped import shipped_folder

STAGES = 4  # read, extract, relate, localise: each tells of a document that it is through with it

# For a server of our own. Prefect's default of 20 s is too short for one that starts on a cold machine; nothing is
# told to Prefect's makers; what goes wrong is told once, by us.
SETTINGS = {
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}


def print_run(paths: list[str], folder: Path, settings: Settings, lang: Lang) -> int:
    """Runs the flow and prints its findings and where the pages lie; the exit code."""
    result = run_flow(paths, folder, settings, lang)
    for fault in result.faults:
        complain(fault)
    for remark in result.remarks:
        tell(remark)
    is_quiet = loudness() is Loudness.QUIET
    with open_output(None) as out:
        writer("findings", "full", bare=is_quiet)(result.documents, out, lang)
        if not is_quiet:
            out.writelines(f"{line}\n" for line in _closing(result, lang))
    return result.exit_code


def _closing(result: RunResult, lang: Lang) -> Iterator[str]:
    """What is said of a run as a whole, and where its pages are."""
    comma, colon = say("console", "comma", lang), say("console", "colon", lang)
    found = sum(len(checked.findings) for checked in result.documents)
    yield ""
    if len(result.documents) > 1:  # of a single one it has been said
        yield coverage_line(count_states(result.documents), lang)
    yield f"{len(result.documents)} {say('console', 'documents', lang)}{comma}{found} {say('console', 'findings', lang)}"
    yield f"{say('console', 'report', lang)}{colon}{result.report}"
    yield f"{say('page', 'data_docs', lang)}{colon}{result.data_docs}"


def run_flow(paths: list[str], folder: Path, settings: Settings, lang: Lang) -> RunResult:
    """What the flow check_bulletins makes of the documents.

    Raises:
        InputError: The report folder cannot be made, which is told before a server is started.
    """
    _make(folder)
    settle_prefect(folder)
    from prefect.flows import load_flow_from_entrypoint  # noqa: PLC0415 - Prefect reads its settings at import

    # Python would die of a SIGTERM without stopping the server that Prefect has started.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    file = shipped_folder("flows") / "check_bulletins.py"
    flow: Any = load_flow_from_entrypoint(f"{file}:check_bulletins")
    with progress_of_stages(STAGES * len(find_sources(paths).doc_ids)):
        state = flow(paths, folder, settings.fail_on, lang, settings.source, return_state=True)
    end: Any = state.result(raise_on_failure=False)
    result = end.result if isinstance(end, RunError) else end
    if not isinstance(result, RunResult):  # a task's own error: a bug, told as such
        raise end
    return result


def settle_prefect(folder: Path) -> None:
    """Sets what the user has left open; without a server of the user's, Prefect's files stay in the report folder."""
    os.environ.setdefault("DO_NOT_TRACK", "1")
    if "PREFECT_API_URL" in os.environ:
        return
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        home = folder.absolute() / ".prefect"
        _make(home)  # Prefect makes its home, but not the folders above it
        os.environ["PREFECT_HOME"] = str(home)
    tell("starting Prefect's temporary server, which takes up to half a minute")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"{folder}: cannot be made: {error.strerror}"
        raise InputError(msg) from error
