"""The pages on editors: both languages have the same set-up, and the settings shown can be parsed."""

import json
import re
import tomllib
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str) -> list[tuple[str, str]]:
    return re.findall(r"^```(\w+)\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_both_pages_have_the_same_set_up() -> None:
    chinese = [(name, text.replace('"zh"', '"en"')) for name, text in blocks("editors.zh-CN.md")]
    assert chinese == blocks("editors.md")
    assert [name for name, _ in chinese] == ["json", "lua", "elisp", "toml"]


def test_the_set_up_starts_the_server() -> None:
    shown = dict(blocks("editors.md"))
    code = json.loads(shown["json"])
    helix = tomllib.loads(shown["toml"])["language-server"]["cqcheck"]
    assert [code["glspc.server.command"], code["glspc.server.commandArguments"][0]] == ["cqcheck", "lsp"]
    assert [helix["command"], *helix["args"]] == ["cqcheck", "lsp"]
    assert '{ "cqcheck", "lsp" }' in shown["lua"]
    assert '("cqcheck" "lsp")' in shown["elisp"]
