"""What holds for the project as a whole: one way of imports, reasons for rules, documentation in step."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import typer.main

from cqcheck.across.examples import relations_of
from cqcheck.cli import run
from cqcheck.cli.commands import app
from cqcheck.codelists import Verdict
from cqcheck.lexicons.areas import load_areas, read_not_areas
from cqcheck.lexicons.classifications import load_classifications
from cqcheck.lexicons.enclosures import load_enclosures
from cqcheck.lexicons.files import LEXICONS
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.limits import load_limits
from cqcheck.lexicons.numerals import numerals
from cqcheck.lexicons.quotients import load_quotients
from cqcheck.lexicons.units import base_units
from cqcheck.lexicons.words import word_list
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.relate.rules import Rule, RuleExample, load_rules
from cqcheck.report.formats import formats_of

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "cqcheck"
READMES = ("README.md", "README.zh-CN.md")

# Each may import those before it. A new module or package of the first level has to be put in its place here.
ORDER = (
    "codelists",
    "errors",
    "garbage",
    "retries",
    "deadline",
    "folders",
    "files",
    "toml_files",
    "entries",
    "bilingual",
    "interval",
    "shipped",
    "lexicons",
    "claims",
    "ledger",
    "relations",
    "findings",
    "gate",
    "read",
    "documents",
    "extract",
    "terms",
    "kinds",
    "relate",
    "check",
    "localise",
    "columns",
    "tables",
    "pipeline",
    "baseline",
    "revision",
    "setting_values",
    "settings",
    "store",
    "across",
    "query",
    "series",
    "lint",
    "report",
    "corpus",
    "mutate",
    "run_result",
    "artifacts",
    "inbox",
    "lsp",
    "cli",
    "bench",
)


def modules() -> list[str]:
    files = [path.stem for path in SOURCE.glob("*.py") if not path.name.startswith("_")]
    return sorted(files + [path.parent.name for path in SOURCE.glob("*/__init__.py")])


def part_of(module: str) -> str:
    return module.split(".")[1] if module.startswith("cqcheck.") else ""


def imported_parts(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, part_of(alias.name)) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "cqcheck":
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in ORDER)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            yield node.lineno, part_of(node.module or "")


def project_files() -> list[Path]:
    """The files that are or would be tracked."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:  # an export without .git
        hidden = re.compile(r"/\.(?!ci|github)|__pycache__|/reports/")
        return [path for path in ROOT.rglob("*") if path.is_file() and not hidden.search(f"/{path.relative_to(ROOT)}")]
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_every_module_has_its_place_in_the_order_of_imports() -> None:
    assert set(modules()) <= set(ORDER)


def test_imports_go_one_way() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line}: {part} imports {imported}, which comes after it"
        for part in modules()
        for file in ([SOURCE / f"{part}.py"] if (SOURCE / f"{part}.py").is_file() else (SOURCE / part).rglob("*.py"))
        for line, imported in imported_parts(file)
        if imported and ORDER.index(imported) > ORDER.index(part)
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_every_rule_says_why_it_holds_and_gives_an_example(rule: Rule) -> None:
    assert rule.why.strip()
    assert rule.source.strip()
    assert rule.examples


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in load_rules() for example in rule.examples],
    ids=lambda value: getattr(value, "code", None) or value.verdict,
)
def test_a_rule_makes_of_its_examples_what_it_says(rule: Rule, example: RuleExample) -> None:
    checked = check_document(parse_text(example.text + "\n", "example"))
    verdicts = {relation.verdict for relation in checked.relations if relation.relation.rule == rule.code}
    if rule.is_across:
        verdicts = {
            relation.verdict for relation in relations_of(example, load_rules()) if relation.relation.rule == rule.code
        }
        assert verdicts == {example.verdict}
        return
    if rule.bind == "alone":  # an edit of single claims tells only what fails
        verdicts = {Verdict.INVALID if rule.code in {finding.rule for finding in checked.findings} else Verdict.VALID}
    assert verdicts == {example.verdict}


def test_the_typing_marker_is_there() -> None:
    assert (SOURCE / "py.typed").is_file()


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_every_command_and_option(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    commands = typer.main.get_command(app).commands
    options = {
        name for command in commands.values() for option in command.params for name in option.opts if name[:2] == "--"
    }
    missing = [f"cqcheck {name}" for name in commands if f"cqcheck {name}" not in text]
    missing += [name for name in sorted(options) if f"`{name}" not in text]
    assert missing == []


def test_both_readmes_have_the_same_sections_and_commands() -> None:
    english, chinese = ((ROOT / readme).read_text(encoding="utf-8") for readme in READMES)
    levels = [
        [len(mark) for mark in re.findall(r"^(#+) ", outside_code(text), re.MULTILINE)] for text in (english, chinese)
    ]
    assert levels[0] == levels[1]
    assert commands_of(english) == commands_of(chinese)


@pytest.mark.parametrize(("readme", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_readme_shows_what_is_really_printed(
    readme: str, lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    (session,) = re.findall(r"^```text\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(ROOT)
    shown, printed, code = [], [], 0
    for line in session.splitlines():
        if line.startswith("$ cqcheck "):
            code = run(line.split()[2:])
            printed += [line, *capsys.readouterr().out.splitlines()]
        elif line == "$ echo $?":
            printed += [line, f"{code:d}"]
        shown.append(line)
    gap = shown.index("…")
    assert shown[:gap] == printed[:gap]
    assert shown[gap + 1 :] == printed[gap + 1 - len(shown) :]
    assert f"--lang {lang}" in shown[0]


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_every_format(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    names = {
        name for subject in ("findings", "claims", "relations", "ledger", "blocks") for name in formats_of(subject)
    }
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", text)] == []


LOADERS = {
    "areas.csv": load_areas,
    "classifications.yaml": load_classifications,
    "indicators.yaml": lambda: load_catalogue().indicators,
    "limits.yaml": load_limits,
    "not_areas.yaml": read_not_areas,
    "numerals.yaml": numerals,
    "enclosures.yaml": load_enclosures,
    "quotients.yaml": load_quotients,
    "units.yaml": base_units,
    **{
        f"{name}.yaml": partial(word_list, name)
        for name in ("heads", "hedges", "phrases", "prices", "regions", "trends", "wording")
    },
}


@pytest.mark.parametrize(
    "file", sorted(path.name for suffix in ("yaml", "csv") for path in LEXICONS.glob(f"*.{suffix}"))
)
def test_every_lexicon_loads(file: str) -> None:
    assert LOADERS[file]()


def outside_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def commands_of(text: str) -> list[str]:
    blocks = re.findall(r"^```(?:console|bash)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.split("#")[0].strip()]


def test_no_file_names_a_package_server() -> None:
    address = re.compile(r"https?://[^\s'\"]*(?:[p]ypi|[p]ythonhosted|/simple(?:/|\b)|registry\.npm|devpi|artifactory)")
    named = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in project_files()
        for match in address.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert named == []


def test_constraints_are_exact_versions() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9_.-]+==[\w.!+]+", line)]
    assert wrong == []
