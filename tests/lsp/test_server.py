"""An editor and the server over standard input and output."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from cqcheck.cli import run
from cqcheck.gate import ExitCode

RIGHT = """中山市2023年经济运行情况

2023年，全市地区生产总值4126.53亿元，同比增长3.9%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1963.42亿元。
"""
WRONG = RIGHT.replace("1963.42", "1693.42")
BROKEN_SETTINGS = 'ignroe = ["SUM"]\n'
SECONDS = 60  # what a cold machine may take


@pytest_lsp.fixture(config=ClientServerConfig([sys.executable, "-m", "cqcheck", "lsp", "--lang", "zh"]))
async def editor(lsp_client: LanguageClient) -> AsyncIterator[None]:
    capabilities = client_capabilities("visual-studio-code")
    result = await lsp_client.initialize_session(types.InitializeParams(capabilities))
    assert result.server_info == types.ServerInfo("cqcheck", result.server_info.version)
    yield
    await lsp_client.shutdown_session()


async def published(editor: LanguageClient, send: Callable[[], None]) -> types.PublishDiagnosticsParams:
    """The next diagnostics after something was sent."""
    told = editor.protocol.wait_for_notification_async(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    send()
    async with asyncio.timeout(SECONDS):
        return await told


def open_(editor: LanguageClient, uri: str, text: str, language: str = "plaintext") -> None:
    item = types.TextDocumentItem(uri, language, 1, text)
    editor.text_document_did_open(types.DidOpenTextDocumentParams(item))


def change(editor: LanguageClient, uri: str, text: str, version: int = 2) -> None:
    identifier = types.VersionedTextDocumentIdentifier(version, uri)
    whole = types.TextDocumentContentChangeWholeDocument(text)
    editor.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))


def save(editor: LanguageClient, uri: str) -> None:
    editor.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))


def close(editor: LanguageClient, uri: str) -> None:
    editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))


def text_at(text: str, place: types.Range) -> str:
    """What stands in a range of a text that has no character beyond the BMP."""
    assert place.start.line == place.end.line
    return text.splitlines()[place.start.line][place.start.character : place.end.character]


def place_of(text: str, surface: str) -> types.Position:
    before = text[: text.index(surface)]
    return types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)


def codes(told: types.PublishDiagnosticsParams) -> list[object]:
    return [each.code for each in told.diagnostics]


@pytest.mark.asyncio
async def test_a_wrong_figure_is_shown_explained_and_mended(editor: LanguageClient, tmp_path: Path) -> None:
    uri = (tmp_path / "公报 1.txt").as_uri()
    identifier = types.TextDocumentIdentifier(uri)
    told = await published(editor, lambda: open_(editor, uri, WRONG))
    (wrong,) = told.diagnostics
    assert (told.uri, told.version) == (uri, 1)
    assert (wrong.code, wrong.source, wrong.severity) == ("SUM01", "cqcheck", types.DiagnosticSeverity.Error)
    assert text_at(WRONG, wrong.range) == "1693.42亿元"
    assert "地区生产总值4126.53亿元不等于其各组成部分之和" in wrong.message
    assert "98.64 + 2064.47 + 1693.42 = 3856.53，公布 4126.53" in wrong.message
    assert [(text_at(WRONG, each.location.range), each.message) for each in wrong.related_information or ()] == [
        ("4126.53亿元", "总计 地区生产总值 4126.53亿元"),
        ("98.64亿元", "部分 第一产业增加值 98.64亿元"),
        ("2064.47亿元", "部分 第二产业增加值 2064.47亿元"),
    ]

    here = place_of(WRONG, "693.42")
    hover = await editor.text_document_hover_async(types.HoverParams(identifier, here))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.value.startswith("**第三产业增加值** · 总量 · 中山市 · 2023\n")
    assert "- 断言区间：1693.415–1693.425亿元" in hover.contents.value
    assert "- 核查状态：存疑" in hover.contents.value
    assert r"- 不成立 · SUM01 合计：98.64 \+ 2064.47 \+ 1693.42 = 3856.53" in hover.contents.value
    marks = await editor.text_document_document_highlight_async(types.DocumentHighlightParams(identifier, here))
    assert [text_at(WRONG, each.range) for each in marks or ()] == [
        "4126.53亿元",
        "98.64亿元",
        "2064.47亿元",
        "1693.42亿元",
    ]

    asked = types.CodeActionParams(identifier, types.Range(here, here), types.CodeActionContext([wrong]))
    (fix,) = await editor.text_document_code_action_async(asked) or ()
    assert isinstance(fix, types.CodeAction)
    assert (fix.title, fix.is_preferred) == ("将1693.42亿元改为1963.42亿元 (相邻数字颠倒)", True)
    assert fix.kind == types.CodeActionKind.QuickFix
    assert fix.edit
    assert fix.edit.changes
    (edit,) = fix.edit.changes[uri]
    mended = WRONG.replace(text_at(WRONG, edit.range), edit.new_text)
    assert mended == RIGHT
    told = await published(editor, lambda: change(editor, uri, mended))
    assert (told.version, codes(told)) == (2, [])


@pytest.mark.asyncio
async def test_of_changes_in_quick_succession_the_last_is_checked(editor: LanguageClient) -> None:
    uri = "untitled:Untitled-1"
    assert codes(await published(editor, lambda: open_(editor, uri, ""))) == []

    def write() -> None:
        for version, text in enumerate((WRONG, RIGHT, WRONG), start=2):
            change(editor, uri, text, version)

    told = await published(editor, write)
    assert (told.version, codes(told)) == (4, ["SUM01"])
    assert editor.messages == []


@pytest.mark.asyncio
async def test_a_text_that_has_changed_tells_nothing_until_it_is_checked(editor: LanguageClient) -> None:
    uri = "untitled:Untitled-1"
    identifier, here = types.TextDocumentIdentifier(uri), place_of(WRONG, "1693.42")
    await published(editor, lambda: open_(editor, uri, WRONG))
    change(editor, uri, "新稿\n" + WRONG)
    asked = types.CodeActionParams(identifier, types.Range(here, here), types.CodeActionContext([]))
    assert await editor.text_document_hover_async(types.HoverParams(identifier, here)) is None
    assert not await editor.text_document_code_action_async(asked)
    assert not await editor.text_document_document_highlight_async(types.DocumentHighlightParams(identifier, here))


@pytest.mark.asyncio
async def test_documents_are_apart_and_a_closed_one_is_off_the_screen(editor: LanguageClient, tmp_path: Path) -> None:
    one, other = ((tmp_path / name).as_uri() for name in ("one.txt", "other.md"))
    assert codes(await published(editor, lambda: open_(editor, one, WRONG))) == ["SUM01"]
    assert codes(await published(editor, lambda: open_(editor, other, f"# {WRONG}", "markdown"))) == ["SUM01"]
    told = await published(editor, lambda: close(editor, one))
    assert (told.uri, codes(told)) == (one, [])
    assert [each.code for each in editor.diagnostics[other]] == ["SUM01"]

    # What was asked for before closing is dropped.
    change(editor, other, WRONG)
    await published(editor, lambda: close(editor, other))
    assert codes(await published(editor, lambda: open_(editor, one, RIGHT))) == []
    await asyncio.sleep(1)
    assert editor.diagnostics == {one: (), other: ()}


@pytest.mark.asyncio
async def test_the_settings_of_the_folder_are_in_force(editor: LanguageClient, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    uri = (folder / "a.txt").as_uri()
    settings = tmp_path / "cqcheck.toml"
    settings.write_text('severity = {SUM = "info"}\n', encoding="utf-8")
    (told,) = (await published(editor, lambda: open_(editor, uri, WRONG))).diagnostics
    assert told.severity is types.DiagnosticSeverity.Information

    settings.write_text(BROKEN_SETTINGS, encoding="utf-8")
    assert codes(await published(editor, lambda: save(editor, uri))) == []
    await published(editor, lambda: change(editor, uri, WRONG))
    assert [(each.type, each.message) for each in editor.messages] == [
        (types.MessageType.Error, f"cqcheck: {settings}:1: ignroe: no such setting; did you mean ignore?")
    ]

    settings.write_text('baseline = "known.json"\n', encoding="utf-8")
    bulletin = tmp_path / "known.txt"
    bulletin.write_text(WRONG, encoding="utf-8")
    known = ["baseline", "update", str(bulletin), "--baseline", str(tmp_path / "known.json"), "--reason", "a test"]
    assert run(known) == ExitCode.CLEAN
    assert codes(await published(editor, lambda: save(editor, uri))) == []
    settings.unlink()
    assert codes(await published(editor, lambda: save(editor, uri))) == ["SUM01"]
    assert len(editor.messages) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("figures.csv", WRONG, "figures.csv: no reader for .csv; there are readers for .txt, .md"),
        ("binary.txt", "".join(map(chr, range(256))) * 4, "binary.txt: binary data, not plain text"),
    ],
)
async def test_what_is_no_document_is_told(
    editor: LanguageClient, tmp_path: Path, name: str, text: str, told: str
) -> None:
    assert codes(await published(editor, lambda: open_(editor, (tmp_path / name).as_uri(), text))) == []
    (message,) = editor.messages
    assert message.message.startswith(f"cqcheck: {tmp_path / told}")


@pytest.mark.asyncio
async def test_an_answer_does_not_wait_for_the_check_of_a_long_document(editor: LanguageClient) -> None:
    short, long = "untitled:short", "untitled:long"
    await published(editor, lambda: open_(editor, short, WRONG))
    told = editor.protocol.wait_for_notification_async(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    open_(editor, long, RIGHT * 500)
    asked = types.HoverParams(types.TextDocumentIdentifier(short), place_of(WRONG, "1693.42"))
    assert await editor.text_document_hover_async(asked)
    assert not told.done()
    async with asyncio.timeout(SECONDS):
        assert (await told).uri == long


@pytest.mark.asyncio
async def test_only_the_kinds_of_actions_that_are_asked_for_are_offered(editor: LanguageClient) -> None:
    uri, here = "untitled:1", place_of(WRONG, "1693.42")
    await published(editor, lambda: open_(editor, uri, WRONG))
    for kind, count in ((types.CodeActionKind.QuickFix, 1), (types.CodeActionKind.Refactor, 0)):
        context = types.CodeActionContext([], only=[kind])
        asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(here, here), context)
        assert len(await editor.text_document_code_action_async(asked) or ()) == count


@pytest.mark.asyncio
@pytest.mark.parametrize("option", ["--config", "--rules"])
async def test_options_that_name_nothing_are_told_in_the_editor(option: str) -> None:
    command = [sys.executable, "-m", "cqcheck", "lsp", option, "none"]
    client = await ClientServerConfig(command).start()
    assert isinstance(client, LanguageClient)
    await client.initialize_session(types.InitializeParams(types.ClientCapabilities()))
    assert codes(await published(client, lambda: open_(client, "untitled:1", WRONG))) == []
    (message,) = client.messages
    assert message.message.startswith("cqcheck: none:")
    await client.shutdown_session()
    await client.stop()


@pytest.mark.asyncio
async def test_a_mistake_of_our_own_is_told_and_the_server_goes_on() -> None:
    program = "from cqcheck.lsp import serve; from cqcheck.report.texts import Lang; serve(lambda _: 1 / 0, Lang.ZH)"
    client = await ClientServerConfig([sys.executable, "-c", program]).start()
    assert isinstance(client, LanguageClient)
    await client.initialize_session(types.InitializeParams(types.ClientCapabilities()))
    for number in (1, 2):
        told = client.protocol.wait_for_notification_async(types.WINDOW_SHOW_MESSAGE)
        open_(client, f"untitled:{number}", WRONG)
        async with asyncio.timeout(SECONDS):
            assert "division by zero" in (await told).message
    await client.shutdown_session()
    await client.stop()


def test_an_editor_that_goes_away_ends_the_server() -> None:
    done = subprocess.run([sys.executable, "-m", "cqcheck", "lsp"], input=b"", capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.CLEAN, b"", b"")
