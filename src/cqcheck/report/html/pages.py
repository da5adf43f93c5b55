"""Renders the pages: one document, the overview of a folder, or a whole run in one file."""

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cqcheck.codelists import TokenState
from cqcheck.report.coverage import share_read
from cqcheck.report.html import words
from cqcheck.report.html.assets import script, script_digest, style
from cqcheck.report.html.payload import payload
from cqcheck.report.html.view import DocumentView, checks_by_kind
from cqcheck.report.printable import one_line, without_controls
from cqcheck.report.texts import Lang, say
from cqcheck.revision import Revision

HERE = Path(__file__).parent


def document_page(view: DocumentView, lang: Lang) -> str:
    """The page of one document, in a folder beside the overview."""
    return render("document.html.jinja", lang, views=[view], view=view)


def index_page(views: Sequence[DocumentView], lang: Lang, data_docs: str) -> str:
    """The overview of a run, with links to the documents' pages and to the Data Docs if there are any."""
    return render("index.html.jinja", lang, views=views, data_docs=data_docs)


def run_page(views: Sequence[DocumentView], lang: Lang) -> str:
    """A whole run in one file."""
    return render("run.html.jinja", lang, views=views)


def revision_page(revision: Revision, lang: Lang) -> str:
    """Two drafts compared: what is different, and the new draft as the page of a document shows it."""
    old, new = (DocumentView(draft, prefix=prefix) for draft, prefix in ((revision.old, "old-"), (revision.new, "")))
    return render("revision.html.jinja", lang, revision=revision, old=old, new=new)


def render(template: str, lang: Lang, **context: object) -> str:
    """The page that a template makes, in both languages, `lang` shown first; whatever it shows is escaped."""
    return (
        _environment()
        .get_template(template)
        .render(
            lang=lang,
            said=partial(_said, lang),
            label=partial(words.label, lang),
            style=style(),
            script=script(),
            script_digest=script_digest(),
            **context,
        )
    )


def _said(lang: Lang, group: str, key: str) -> str:
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
    environment.filters["without_controls"] = without_controls
    environment.globals |= {
        "t": words.say_both,
        "both": words.both,
        "said_both": words.said_both,
        "texts": words.texts,
        "states": tuple(TokenState),
        "share_read": share_read,
        "checks_by_kind": checks_by_kind,
        "payload": payload,
    }
    return environment
