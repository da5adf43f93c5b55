"""Reads an HTML page into its elements, so that tests can say what it holds and what it would load or run.

Words that stand there in both languages count in the page's own.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "cite", "ping"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""
    inner: list["Element"] = field(default_factory=list)

    def all(self, *tags: str) -> list["Element"]:
        return [element for element in self.inner if element.tag in tags]


@dataclass
class Page:
    elements: list[Element] = field(default_factory=list)

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def with_class(self, name: str) -> list[Element]:
        return [element for element in self.elements if name in element.attributes.get("class", "").split()]

    @property
    def run(self) -> list[Element]:
        """The scripts that a browser would run; data for them stands in elements of its own."""
        return [element for element in self.all("script") if element.attributes.get("type") != "application/json"]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def hrefs(self) -> list[str]:
        return [element.attributes["href"] for element in self.elements if "href" in element.attributes]

    @property
    def loaded(self) -> list[str]:
        """Every address that the page would fetch by itself."""
        found = [value for element in self.elements for name, value in element.attributes.items() if name in LOADING]
        return found + [element.attributes.get("href", "") for element in self.all("link")]


VOID = {"meta", "link", "br", "img", "input", "hr"}


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.page.elements.append(element)
        for outer in self.open:
            outer.inner.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self._is_hidden():
            return
        for element in self.open:
            element.text += data

    def _is_hidden(self) -> bool:
        """Whether the words stand in the language that the page does not show first."""
        hidden = "zh" if self.open and self.open[0].attributes.get("lang") == "en" else "en"
        return any(element.tag == "span" and element.attributes.get("class") == hidden for element in self.open)


def parse_page(html: str) -> Page:
    """The page; fails if an element is not closed in its turn."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert parser.open == [], f"left open: {[element.tag for element in parser.open]}"
    return parser.page


def parse_file(path: Path) -> Page:
    return parse_page(path.read_text(encoding="utf-8"))
