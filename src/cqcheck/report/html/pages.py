"""Renders the pages: one document, the overview of a folder, or a whole run in one file."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cqcheck.codelists import TokenState
from cqcheck.report.coverage import share_read
from cqcheck.report.html.view import DocumentView
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang, say

HERE = Path(__file__).parent


def document_page(view: DocumentView) -> str:
    """The page of one document, in a folder beside the overview."""
    return render("document.html.jinja", view.lang, views=[view], view=view)


def index_page(views: Sequence[DocumentView], lang: Lang, data_docs: str | None) -> str:
    """The overview of a run, with links to the documents' pages and to the Data Docs if there are any."""
    return render("index.html.jinja", lang, views=views, data_docs=data_docs)


def run_page(views: Sequence[DocumentView], lang: Lang) -> str:
    """A whole run in one file."""
    return render("run.html.jinja", lang, views=views, data_docs=None)


def render(template: str, lang: Lang, **context: object) -> str:
    """The page that a template makes; whatever it shows is escaped."""
    script = (HERE / "report.js").read_text(encoding="utf-8")
    style = (HERE / "report.css").read_text(encoding="utf-8")
    # The policy lets this script run and no other: markup that a bulletin smuggled in could do nothing.
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        _environment()
        .get_template(template)
        .render(
            t=partial(_text, lang),
            lang=lang,
            states=tuple(TokenState),
            share_read=share_read,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            script_digest=digest,
            **context,
        )
    )


def _text(lang: Lang, group: str, key: str) -> str:
    return say(group, key, lang)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["one_line"] = one_line
    return environment
