"""Runs the Prefect flow: on the server of PREFECT_API_URL if that is set, else on one that lives as long as the run."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from cqcheck.cli.messages import Loudness, complain, loudness, tell
from cqcheck.cli.output import open_output
from cqcheck.cli.progress import progress_of_stages
from cqcheck.cli.reading import tell_left_alone
from cqcheck.documents import find_sources
from cqcheck.errors import InputError, RunError
from cqcheck.files import make_folder
from cqcheck.report.coverage import count_states, coverage_line
from cqcheck.report.formats import writer
from cqcheck.report.texts import Lang, say
from cqcheck.run_result import RunResult, Tally
from cqcheck.settings import Settings
from cqcheck.shipped import shipped_folder

Result = TypeVar("Result")
SERVER = "PREFECT_API_URL"
ROOM = 20_000_000  # bytes: where its database finds no place, Prefect waits for its server in vain
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
    print_tally(result, _closing(result, lang), lang)
    return result.exit_code


def print_tally(tally: Tally, closing: Iterable[str], lang: Lang) -> None:
    """Prints the findings of a run and, unless --quiet is given, what closes it; tells what could not be read."""
    for fault in tally.faults:
        complain(fault)
    for remark in tally.remarks:
        tell(remark)
    is_quiet = loudness() is Loudness.QUIET
    with open_output(None) as out:
        writer("findings", "full", bare=is_quiet)(tally.documents, out, lang)
        if not is_quiet:
            out.writelines(f"{line}\n" for line in closing)


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
        InputError: A path is no text, or the report folder cannot be made, which is told before a server is started.
    """
    require_text([*paths, str(folder)])
    flow = load_flow("check_bulletins", folder)
    sources = find_sources(paths, follow_links=settings.follow_links)
    tell_left_alone(sources)
    with progress_of_stages(STAGES * len(sources.doc_ids)):
        state = flow(
            *(paths, folder, settings.fail_on, lang, settings.source, settings.timeout, settings.follow_links),
            return_state=True,
        )
    return result_of(state, RunResult)


def load_flow(name: str, folder: Path) -> Any:  # noqa: ANN401 - Prefect's Flow, which is not imported before its settings are settled
    """The flow of a file of `flows`, both of this name; Prefect is settled for a run whose report goes into `folder`.

    Raises:
        InputError: The report folder cannot be made, or has no room; the server of the user's does not answer.
    """
    make_folder(folder)
    settle_prefect(folder)
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - Prefect reads its settings at import
    from prefect.flows import load_flow_from_entrypoint  # noqa: PLC0415

    if SERVER in os.environ:
        with get_client(sync_client=True) as client:
            if fault := client.api_healthcheck():
                msg = f"{SERVER}={os.environ[SERVER]}: no Prefect server answers there: {fault}; start it, or unset {SERVER}"
                raise InputError(msg)
    return load_flow_from_entrypoint(f"{shipped_folder('flows') / name}.py:{name}")


def result_of(state: Any, kind: type[Result]) -> Result:  # noqa: ANN401 - Prefect's State
    """What a run ended in, passed or not.

    Raises:
        Exception: A task's own error, or the flow's: a user's mistake or a bug, told as such.
    """
    end = state.result(raise_on_failure=False)
    result = end.result if isinstance(end, RunError) else end
    if not isinstance(result, kind):
        raise end
    return result


def require_text(paths: Iterable[str]) -> None:
    """Refuses paths that Prefect cannot write down.

    Raises:
        InputError: A name is not in UTF-8.
    """
    for path in paths:
        try:
            path.encode()
        except UnicodeEncodeError as error:
            msg = f"{path}: a name that is not in UTF-8 cannot be handed to Prefect; give the folder that it lies in"
            raise InputError(msg) from error


def _require_room(home: Path) -> None:
    free = shutil.disk_usage(home).free
    if free < ROOM:
        msg = f"{home}: {free / 1e6:.0f} MB are free, Prefect's database needs {ROOM / 1e6:.0f} MB; make room, or set PREFECT_HOME to another folder"
        raise InputError(msg)


def settle_prefect(folder: Path) -> None:
    """Sets what the user has left open; without a server of the user's, Prefect's files stay in the report folder.

    Raises:
        InputError: There is no room for them.
    """
    os.environ.setdefault("DO_NOT_TRACK", "1")
    if SERVER in os.environ:
        return
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        home = folder.absolute() / ".prefect"
        make_folder(home)  # Prefect makes its home, but not the folders above it
        _require_room(home)
        os.environ["PREFECT_HOME"] = str(home)
    tell("starting Prefect's temporary server, which takes up to half a minute")
