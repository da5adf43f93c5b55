"""The text of a web page → the tree of what it shows: without scripts, comments and hidden parts."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from cqcheck.errors import InputError
from cqcheck.read.limits import MOST_ELEMENTS

ASIDES = frozenset(("nav", "footer", "aside"))
GROUPING = (
    *("article", "address", "blockquote", "body", "center", "details", "dialog", "div", "fieldset", "figcaption", "figure", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "main", "p", "pre", "section", "summary"),
)  # fmt: skip
LISTS = ("dd", "dir", "dl", "dt", "li", "menu", "ol", "ul")
TABLES = ("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr")
BLOCKS = frozenset((*GROUPING, *LISTS, *TABLES, *ASIDES))
INLINE = frozenset(("a", "br", "sup"))
# Not shown, shown by programs only, struck out, or to be operated.
LEFT_OUT = frozenset((
    *("audio", "button", "canvas", "datalist", "del", "embed", "iframe", "noframes", "noscript", "object", "option", "rp", "rt", "s"),
    *("script", "select", "strike", "style", "svg", "template", "textarea", "title", "video", "xml"),
))  # fmt: skip
HIDDEN = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
DISPLAY = re.compile(r"(?<![\w-])display\s*:\s*([a-z-]+)", re.IGNORECASE)
NAVIGATION = frozenset(("navigation", "search", "contentinfo"))
KEPT = ("colspan", "href", "rowspan", "start", "style", "type", "value")
# What XML has no place for; a page may hold it all the same.
NO_TEXT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " ")
DEFINITIONS = re.compile(r"\A[^<]*(?:<\?[^<>]*>\s*)?<!DOCTYPE[^<>\[]{0,500}\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
LITERAL = re.compile(r"<!\[CDATA\[(.*?)(\]\]>|\Z)", re.DOTALL)


def shown(text: str, name: str) -> Any:  # noqa: ANN401 - lxml has no types
    """The root of the tree of a page's text.

    Tags are those of BLOCKS and INLINE, and `span` for any other; a table in one of ASIDES has the attribute `aside`.

    Raises:
        InputError: The page has more than MOST_ELEMENTS elements.
    """
    from lxml import etree  # noqa: PLC0415 - only for web pages

    plain = LITERAL.sub(_escaped, DEFINITIONS.sub("", text)).translate(NO_TEXT)
    sieve = _Sieve(etree.TreeBuilder())
    parser = etree.HTMLParser(target=sieve, encoding="utf-8", huge_tree=True)
    parser.feed(plain.encode())
    root = parser.close()
    if sieve.count > MOST_ELEMENTS:
        msg = f"{name}: more than {MOST_ELEMENTS} elements; split the page, or save what is to be checked as .txt"
        raise InputError(msg)
    return root


def _escaped(literal: re.Match[str]) -> str:
    return escape(literal[1]) if literal[2] else literal[0]


class _Sieve:
    """Takes what the parser reads and hands on what is shown; unlike the parser's own trees, one of any depth."""

    def __init__(self, builder: Any) -> None:  # noqa: ANN401
        self.builder = builder
        self.path: list[str] = []  # tags around; empty strings if left out
        self.count = self.asides = 0
        builder.start("html", {})  # a root of our own: text behind the end of the page has one too

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS or (self.path and not self.path[-1]) or _is_hidden(tag, attributes):
            self.path.append("")
            return
        kept = {key: attributes[key].translate(NO_TEXT) for key in KEPT if key in attributes}
        self.path.append(_tag(tag, attributes))
        self.asides += self.path[-1] in ASIDES
        self.builder.start(self.path[-1], {**kept, "aside": ""} if tag == "table" and self.asides else kept)

    def end(self, _tag: str) -> None:
        if tag := self.path.pop():
            self.asides -= tag in ASIDES
            self.builder.end(tag)

    def data(self, data: str) -> None:
        if not self.path or self.path[-1]:
            self.builder.data(data.translate(NO_TEXT))

    def close(self) -> Any:  # noqa: ANN401
        self.builder.end("html")
        return self.builder.close()


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    if tag in ("html", "body"):  # hidden until a script shows them
        return False
    return tag in LEFT_OUT or "hidden" in attributes or bool(HIDDEN.search(attributes.get("style", "")))


def _tag(tag: str, attributes: dict[str, str]) -> str:
    if attributes.get("role") in NAVIGATION:
        return "nav"
    display = DISPLAY.search(attributes.get("style", ""))
    if display and tag in ("div", "p", "span"):
        return {"inline": "span", "block": "div"}.get(display[1].lower(), tag)
    return tag if tag in BLOCKS or tag in INLINE else "span"
