"""Fault: what is wrong with a definition, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cqcheck.lexicons.files import read_yaml

TEXTS = Path(__file__).parent / "texts.yaml"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault of a rule file or lexicon; `line` counts from 1, and is 0 when the whole file is meant.

    The texts come in Chinese and English: `message` tells what is wrong, `remedy` what would be right.
    """

    path: Path
    line: int
    code: str
    message: str
    message_en: str
    remedy: str
    remedy_en: str


def fault(code: str, path: Path, line: int, /, **words: object) -> Fault:
    """The fault of a code, its texts filled with words.

    Raises:
        KeyError: There is no such code, or a word of its texts is missing.
    """
    texts = _texts()[code]
    return Fault(path, line, code, *(texts[key].format(**words) for key in ("zh", "en", "remedy_zh", "remedy_en")))


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = read_yaml(TEXTS)
    return texts
