"""Files of the user's: settings, sidecars, baselines, edit rules, additions to the catalogue of indicators."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from cqcheck.baseline import read_baseline
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.read import read_sidecar
from cqcheck.relate.rules import FOLDER, read_rule
from cqcheck.settings import load_settings
from fuzz import mutations
from fuzz.invariants import twice

LONGEST = 3_000
READERS: dict[str, Callable[[Path], object]] = {
    "cqcheck.toml": load_settings,
    "pyproject.toml": load_settings,
    "x.cqcheck.toml": lambda path: read_sidecar(path.with_name("x.txt"), "x.txt"),
    "baseline.json": read_baseline,
    "SUM01-x.yaml": read_rule,
    "indicators.yaml": lambda path: list(load_catalogue(path)),
}
SETTINGS = """fail-on = "warning"\nselect = ["SUM", "SHR01"]\nignore = []\nseverity = {HUL = "info"}\ntolerance = {SUM = 1}\n[per-path-ignores]\n"a/*" = ["RNG"]\n"""
SHARED = f"[tool.other]\na = 1\n[tool.cqcheck]\n{SETTINGS.replace('[per', '[tool.cqcheck.per')}"
SIDECAR = """issued = 2024-03-01\nissuer = "统计局"\narea = "南京市"\n[[accept]]\nrule = "SUM01"\nfigure = "1.5亿元"\nreason = "原文如此"\nexpires = 2999-12-31\n"""
BASELINE = """["f0", {"fingerprint": "f1", "rule": "SUM01", "reason": "原文如此", "expires": "2999-12-31"}]\n"""
INDICATORS = """indicators:\n  - {name: 夜间经济交易额, code: NIGHT, aliases: [夜经济成交额], unit: 亿元}\n"""


def seeds() -> list[bytes]:
    """One of each."""
    rule = next(FOLDER.glob("*/SUM01-*.yaml")).read_text(encoding="utf-8")
    return [text.encode() for text in (SETTINGS, SHARED, SIDECAR, BASELINE, BASELINE[1:-2], INDICATORS, rule)]


def mutate(data: bytes, tools: mutations.Tools) -> bytes:
    """The same with words, marks and values put in, lines and entries moved, doubled or left out."""
    return mutations.definition(data, tools)


def one(data: bytes) -> None:
    """What the file says, or a refusal that names it, whichever of them it is."""
    with TemporaryDirectory() as folder:
        for name, read in READERS.items():
            path = Path(folder, name)
            path.write_bytes(data)
            twice(lambda read=read, path=path: read(path), str(path), len(data))
