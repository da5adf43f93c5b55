"""The text of an editor is checked under the settings of its folder."""

from pathlib import Path

import pytest

from cqcheck.errors import InputError
from cqcheck.lsp.checking import check_text
from cqcheck.settings import Settings

WRONG = "全市地区生产总值4126.53亿元，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1693.42亿元。\n"


def found(uri: str, text: str, settings: Settings | None = None) -> list[str]:
    return [finding.rule for finding in check_text(uri, text, lambda _: settings or Settings()).findings]


@pytest.mark.parametrize(
    ("uri", "folder"),
    [
        ("file:///home/me/%E5%85%AC%E6%8A%A5/a%3Bb.txt", "/home/me/公报"),
        ("untitled:Untitled-1", "."),
        ("vscode-vfs://host/a.txt", "."),
    ],
)
def test_the_settings_are_those_of_the_folder(uri: str, folder: str) -> None:
    asked: list[Path] = []

    def settings_in(place: Path) -> Settings:
        asked.append(place)
        return Settings()

    check_text(uri, WRONG, settings_in)
    assert asked == [Path(folder)]


def test_findings_are_settled() -> None:
    assert found("untitled:1", WRONG) == ["SUM01"]
    assert found("untitled:1", WRONG, Settings(ignore=("SUM",))) == []
    assert (
        found("file:///drafts/a.md", WRONG, Settings(Path("/cqcheck.toml"), per_path_ignores={"drafts/*": ("S",)}))
        == []
    )


@pytest.mark.parametrize("text", ["", " \n\u3000\t\n"])
def test_a_blank_text_is_none_yet_and_has_no_findings(text: str) -> None:
    assert found("untitled:1", text) == []


def test_half_a_character_is_read_over_and_moves_nothing() -> None:
    text = "全力以赴\ud83d！" + WRONG
    checked = check_text("untitled:1", text, lambda _: Settings())
    assert [finding.rule for finding in checked.findings] == ["SUM01"]
    assert all(text[claim.start : claim.end] == claim.surface for claim in checked.claims)
    assert checked.document.text.encode()


def test_other_files_are_refused() -> None:
    with pytest.raises(InputError, match=r"a\.docx: no reader for \.docx"):
        found("file:///a.docx", WRONG)
