"""Inboxes with bulletins in them, and a pass over one without Prefect."""

from collections.abc import Callable, Iterator
from pathlib import Path

from cqcheck.inbox import Desk, Outcome, Taken, taken_files
from cqcheck.report.texts import Lang
from cqcheck.settings import Settings

CLEAN = "2023年，全市地区生产总值17421.40亿元。其中，第一产业增加值317.75亿元，第二产业增加值5929.00亿元，第三产业增加值11174.65亿元。\n"
WRONG = CLEAN.replace("5929.00", "5992.00")


def put(file: Path, text: str = CLEAN) -> Path:
    """Writes a file, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def desk_of(reports: Path, settings: Settings | None = None) -> Desk:
    """Where files are checked, in Chinese."""
    settings = settings or Settings()
    return Desk(settings, settings.known(), reports, Lang.ZH)


def one_pass(
    inbox: Path, desk: Desk, take: Callable[[Path, float], Iterator[Taken]] = taken_files, settle: float = 0
) -> list[Outcome]:
    """What came of each file of an inbox, which is put away."""
    outcomes = []
    for taken in take(inbox, settle):
        outcomes.append(desk.check(taken))
        taken.put_away(outcomes[-1].faults)
    return outcomes


def files_in(folder: Path) -> list[str]:
    """The files below a folder, by their paths from there; reports and Prefect's files are left out."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir())
