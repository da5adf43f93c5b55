"""The command line: arguments in, stages called, exit code out."""

import gc
import signal
import sys
import traceback
from importlib import import_module
from typing import NamedTuple, NoReturn

from cqcheck.errors import CqcheckError
from cqcheck.garbage import collect_seldom
from cqcheck.gate import ExitCode
from cqcheck.report.printable import without_controls

INTERRUPTED = 130  # 128 + SIGINT, as shells tell it


class Program(NamedTuple):
    """A program: the name that it is called by, and the module whose `app` has its commands."""

    name: str
    commands: str


CQCHECK = Program("cqcheck", "cqcheck.cli.commands")


def main(arguments: list[str] | None = None, program: Program = CQCHECK) -> NoReturn:
    """Runs the program and ends the process with its exit code."""
    collect_seldom()
    # Python would die of a SIGTERM without taking away what is half written, or stopping the server that Prefect has started.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    code = run(sys.argv[1:] if arguments is None else arguments, program)
    gc.freeze()  # what is left goes with the process
    sys.exit(code)


def run(arguments: list[str], program: Program = CQCHECK) -> int:
    """The exit code of the program with these arguments; users' mistakes are told in one line."""
    # Imported here: a lexicon file that cannot be used is told as any other mistake.
    from typer.exceptions import Abort, TyperException  # noqa: PLC0415

    try:
        app = import_module(program.commands).app
        return app(arguments, prog_name=program.name, standalone_mode=False) or ExitCode.CLEAN
    except CqcheckError as error:
        return _complain(str(error), program)
    except (Abort, KeyboardInterrupt):
        return INTERRUPTED
    except TyperException as error:
        return _complain(_usage(error), program)
    except Exception:  # noqa: BLE001 - our own mistake: told in full, and never taken for a finding (exit code 1)
        traceback.print_exc()
        return ExitCode.WRONG_INPUT


def _complain(message: str, program: Program) -> int:
    if message:  # empty when the help was printed instead
        sys.stderr.write(f"{program.name}: {without_controls(message)}\n")
    return ExitCode.WRONG_INPUT


def _usage(error: Exception) -> str:
    told = error.format_message() if hasattr(error, "format_message") else str(error)
    return " ".join(told.split())
