"""The pages' style and script, each in one piece that stands in the page itself."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from markupsafe import Markup

HERE = Path(__file__).parent
STYLES = ("page", "document", "data_docs")
SCRIPTS = ("base", "switches", "marks", "findings", "tables", "columns", "matrix", "start")


@cache
def style() -> Markup:
    """The style sheet of every page."""
    return Markup(_joined("style", STYLES, "css"))  # noqa: S704 - our own files


@cache
def script() -> Markup:
    """The script of every page. Its parts share one scope of their own."""
    return Markup('"use strict";\n(() => {\n{}})();\n'.replace("{}", _joined("script", SCRIPTS, "js")))  # noqa: S704 - our own files


@cache
def script_digest() -> str:
    """By which a page's policy lets this script run and no other: markup that a bulletin smuggled in could do nothing."""
    return base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()


def _joined(folder: str, names: tuple[str, ...], suffix: str) -> str:
    return "".join((HERE / folder / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)
