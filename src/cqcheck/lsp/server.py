"""The server: documents come and change, are checked beside the event loop, and their findings go to the editor."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import redirect_stdout

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from cqcheck import __version__
from cqcheck.errors import CqcheckError
from cqcheck.lsp.actions import quick_fixes
from cqcheck.lsp.checking import SettingsIn, check_text
from cqcheck.lsp.diagnostics import list_diagnostics
from cqcheck.lsp.draft import Draft
from cqcheck.lsp.highlights import list_highlights
from cqcheck.lsp.hover import describe
from cqcheck.report.texts import Lang

PAUSE = 0.3  # seconds without a change before a text is checked


def serve(settings_in: SettingsIn, lang: Lang) -> None:
    """Serves an editor over standard input and output until it says goodbye.

    Args:
        settings_in: The settings in force in a folder.
        lang: The language of messages.
    """
    out = sys.stdout.buffer
    with redirect_stdout(sys.stderr):  # a stray word on standard output would be taken for a message
        Server(settings_in, lang).start_io(stdout=out)


class Server(LanguageServer):
    """A language server that checks bulletins.

    The editor sends whole texts: pygls would apply changes by its own lines, which end at more characters than
    those of editors.
    """

    def __init__(self, settings_in: SettingsIn, lang: Lang) -> None:
        super().__init__("cqcheck", __version__, types.TextDocumentSyncKind.Full)
        self.lang = lang
        self.drafts: dict[str, Draft] = {}
        self._settings_in = settings_in
        self._asked: dict[str, object] = {}
        self._told: dict[str, str] = {}
        self._one_at_a_time = asyncio.Lock()
        for method, handler in HANDLERS.items():
            self.feature(method, OPTIONS.get(method))(handler)

    async def check(self, uri: str, pause: float = 0) -> None:
        """Checks a document after a pause of some seconds; nothing comes of it if it is changed, saved or closed meanwhile."""
        self.drafts.pop(uri, None)
        self._asked[uri] = mark = object()
        await asyncio.sleep(pause)
        fault = ""
        async with self._one_at_a_time:
            if self._asked.get(uri) is not mark:
                return
            held = self.workspace.get_text_document(uri)
            version = held.version
            try:
                checked = await asyncio.to_thread(check_text, uri, held.source, self._settings_in)
            except CqcheckError as error:
                fault = str(error)
        if self._asked.get(uri) is not mark:
            return
        if not fault:
            self.drafts[uri] = Draft(uri, checked, self.workspace.position_codec)
        self._tell(uri, fault)
        self._publish(uri, version)

    def forget(self, uri: str) -> None:
        """Takes a document that was closed out of everything, and its diagnostics off the screen."""
        for kept in (self.drafts, self._asked, self._told):
            kept.pop(uri, None)
        self._publish(uri, None)

    def _publish(self, uri: str, version: int | None) -> None:
        draft = self.drafts.get(uri)
        diagnostics = list_diagnostics(draft, self.lang) if draft else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _tell(self, uri: str, fault: str) -> None:
        """Shows what keeps a document from being checked, once as long as it stays the same."""
        if fault and self._told.get(uri) != fault:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"cqcheck: {fault}"))
        self._told[uri] = fault


async def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    await server.check(params.text_document.uri)


async def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    await server.check(params.text_document.uri, PAUSE)


async def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    await server.check(params.text_document.uri)


def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.forget(params.text_document.uri)


# A text that has been changed and not yet checked again has no draft: nothing is told of figures that may have moved.


def _hovered(server: Server, params: types.HoverParams) -> types.Hover | None:
    draft = server.drafts.get(params.text_document.uri)
    return describe(draft, params.position, server.lang) if draft else None


def _marked(server: Server, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
    draft = server.drafts.get(params.text_document.uri)
    return list_highlights(draft, params.position) if draft else []


def _acted(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    draft = server.drafts.get(params.text_document.uri)
    wanted = params.context.only
    if draft is None or (wanted is not None and types.CodeActionKind.QuickFix not in wanted):
        return []
    return quick_fixes(draft, params.range, server.lang)


HANDLERS: dict[str, Callable[..., object]] = {
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_SAVE: _saved,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
    types.TEXT_DOCUMENT_HOVER: _hovered,
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: _marked,
    types.TEXT_DOCUMENT_CODE_ACTION: _acted,
}
OPTIONS = {types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions([types.CodeActionKind.QuickFix])}
