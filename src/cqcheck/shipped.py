"""Finds the folders that stand at the top of the project and inside the package of a wheel: flows, expectations."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped_folder(name: str) -> Path:
    """The folder `flows` or `expectations`: the wheel's if there is one, else the checkout's.

    Raises:
        FileNotFoundError: The installation is broken; no user can mend that by other options.
    """
    for folder in (PACKAGE / name, PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    msg = f"{name}: this installation of cqcheck lacks the folder; install the package again"
    raise FileNotFoundError(msg)
