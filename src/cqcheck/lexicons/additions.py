"""A folder of the user's own → additions to the lexicons, in the same files, behind what the package has."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from cqcheck.errors import DefinitionError
from cqcheck.lexicons.areas import load_areas
from cqcheck.lexicons.classifications import load_classifications
from cqcheck.lexicons.enclosures import load_enclosures
from cqcheck.lexicons.files import set_additions
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.quotients import load_quotients
from cqcheck.lexicons.units import base_units
from cqcheck.lexicons.words import word_list

# The files that can be added to, and what reads them. Other words, such as the verbs, are the grammar of the genre.
LOADERS: dict[str, Callable[[], object]] = {
    "areas.csv": load_areas,
    "classifications.yaml": load_classifications,
    "enclosures.yaml": load_enclosures,
    "heads.yaml": partial(word_list, "heads"),
    "indicators.yaml": load_catalogue,
    "quotients.yaml": load_quotients,
    "regions.yaml": partial(word_list, "regions"),
    "units.yaml": base_units,
}
SUFFIXES = (".yaml", ".yml", ".csv")


def use_additions(folder: Path | None) -> None:
    """Puts the additions of a folder in force for this process, instead of those so far; None for none.

    What was made of other lexicons is forgotten, so that this is called before documents are read, not between.

    Raises:
        DefinitionError: The folder has no file of additions or another one than those, or one of them is wrong.
    """
    if set_additions(addition_files(folder) if folder else []):
        forget()
    if folder:
        for path in addition_files(folder):
            LOADERS[path.name]()


def addition_files(folder: Path) -> list[Path]:
    """The files of additions in a folder, by name.

    Raises:
        DefinitionError: There is none, or a file of their kind to which nothing can be added.
    """
    names = ", ".join(LOADERS)
    if not folder.is_dir():
        raise DefinitionError(folder, [(0, "no such folder")])
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    for path in files:
        if path.name not in LOADERS:
            raise DefinitionError(path, [(0, f"nothing is added by a file of this name; there are {names}")])
    if not files:
        raise DefinitionError(folder, [(0, f"no additions in this folder; there are {names}")])
    return files


def forget() -> None:
    """Empties the caches of the package: nearly all of them hold what was made of the lexicons and the rules."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "cqcheck":
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
