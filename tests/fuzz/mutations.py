"""Mutations that know what they change: clauses of bulletins, tags of pages, parts of archives, operators of pages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from fuzz.seeds import packed, unpacked
from fuzz.words import DIGITS, FIGURES, HEADS, OPERATORS, SYNTAX, TAGS, VALUES, words

Text = TypeVar("Text", str, bytes)
CLAUSES = re.compile(r"(?<=[，。；：、\n|])")
TAG = re.compile(r"(<[^<>]*>)")
VALUE = re.compile(r"""(?<==)("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)|(?<=>)[^<>]{1,20}(?=</(?:v|t|f|w:t)>)""")
SCALAR = re.compile(r"(?<=[=:,\[] )[^\s,\[\]{}]+|\"[^\"]*\"")
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
MOST = 4  # changes at once
RAW = 0.1  # the share of changes of bytes, whatever they are


@dataclass(frozen=True, slots=True)
class Tools:
    """What mutations draw from: `scratch` changes bytes without knowing what they are."""

    random: Random
    scratch: Callable[[bytes], bytes]


def utf8(data: bytes, tools: Tools) -> bytes:
    """Another text in UTF-8."""
    if tools.random.random() < RAW:
        return tools.scratch(data).decode("utf-8", "ignore").encode()
    return text(data.decode("utf-8", "ignore"), tools).encode("utf-8", "ignore")


def text(given: str, tools: Tools) -> str:
    """A text with words put in, figures changed, clauses moved, doubled or left out."""
    random = tools.random
    for _ in range(random.randint(1, MOST)):
        chance = random.random()
        if chance < 0.4:
            given = _put(given, random.choice(random.choice(words())), random)
        elif chance < 0.6:
            given = _replaced(given, DIGITS, random.choice(FIGURES), random)
        else:
            given = "".join(_shuffled(CLAUSES.split(given), random))
    return given


def markup(given: str, tools: Tools) -> str:
    """XML or HTML with tags put in, moved, doubled or left out, values and texts changed."""
    random = tools.random
    for _ in range(random.randint(1, MOST)):
        chance = random.random()
        if chance < 0.2:
            given = _put(given, random.choice(TAGS), random)
        elif chance < 0.5:
            given = _replaced(given, VALUE, random.choice(VALUES), random)
        elif chance < 0.7:
            given = _put(given, random.choice(random.choice(words())), random)
        else:
            given = "".join(_shuffled(TAG.split(given), random))
    return given


def markup_bytes(data: bytes, tools: Tools) -> bytes:
    """The same in bytes."""
    if tools.random.random() < RAW:
        return tools.scratch(data)
    return markup(data.decode("utf-8", "surrogateescape"), tools).encode("utf-8", "surrogateescape")


def definition(data: bytes, tools: Tools) -> bytes:
    """TOML, YAML or JSON with marks and values put in, values changed, pieces moved, doubled or left out."""
    random = tools.random
    if random.random() < RAW:
        return tools.scratch(data)
    given = data.decode("utf-8", "surrogateescape")
    for _ in range(random.randint(1, MOST)):
        chance = random.random()
        if chance < 0.3:
            given = _put(given, random.choice(SYNTAX), random)
        elif chance < 0.6:
            given = _replaced(given, SCALAR, random.choice((*VALUES, *SYNTAX)), random)
        else:
            given = "".join(_shuffled(re.split(r"(?<=[\n,\[\]{}:=])", given), random))
    return given.encode("utf-8", "surrogateescape")


def mail(data: bytes, tools: Tools) -> bytes:
    """A web archive with a head put in or its page changed."""
    if tools.random.random() < 0.3:
        return _put(data, tools.random.choice(HEADS), tools.random)
    return markup_bytes(data, tools)


def pdf(data: bytes, tools: Tools) -> bytes:
    """A PDF file with operators and entries put in, numbers changed, lines moved, doubled or left out."""
    random = tools.random
    for _ in range(random.randint(1, MOST)):
        chance = random.random()
        if chance < RAW:
            data = tools.scratch(data)
        elif chance < 0.4:
            data = _put(data, random.choice(OPERATORS), random)
        elif chance < 0.7:
            data = _replaced(
                data, NUMBER, b"%d" % random.choice((0, 1, -1, 7, 90, 595, random.randint(-999, 9999), 1 << 31)), random
            )
        else:
            data = b"".join(_shuffled(data.splitlines(keepends=True), random))
    return data


def archive(data: bytes, tools: Tools) -> bytes:
    """A whole archive with one part changed as its kind tells, left out or under another's name; seldom, other bytes."""
    random = tools.random
    parts = unpacked(data)
    if not parts or random.random() < RAW:
        return tools.scratch(data)
    name = random.choices(list(parts), [1 + len(part) for part in parts.values()])[0]
    chance = random.random()
    if chance < 0.02:
        del parts[name]
    elif chance < 0.04:
        parts[random.choice(list(parts))] = parts[name]
    elif chance < 0.06:
        parts[
            _put(name, random.choice(("../", "/", "\\", ".", "\n", "é", ".docx", ".csv", ".zip", "a/" * 300)), random)
        ] = parts.pop(name)
    elif name.endswith((".docx", ".xlsx", ".zip")):
        parts[name] = archive(parts[name], tools)
    elif name.endswith((".txt", ".md", ".csv")):
        parts[name] = utf8(parts[name], tools)
    else:
        parts[name] = markup_bytes(parts[name], tools)
    return packed(parts)


def _put(given: Text, piece: Text, random: Random) -> Text:
    at = random.randint(0, len(given))
    return given[:at] + piece + given[at:]


def _replaced(given: Text, pattern: "re.Pattern[Text]", new: Text, random: Random) -> Text:
    matches = list(pattern.finditer(given))
    if not matches:
        return given
    start, end = random.choice(matches).span()
    if given[start : start + 1] in ('"', "'"):
        start, end = start + 1, end - 1
    return given[:start] + new + given[end:]


def _shuffled(pieces: list[Text], random: Random) -> list[Text]:
    """The pieces with a run of them left out, doubled or moved."""
    start = random.randrange(len(pieces) + 1)
    end = min(len(pieces), start + random.choice((1, 1, 2, 3, 8)))
    run, rest = pieces[start:end], pieces[:start] + pieces[end:]
    at = random.randint(0, len(rest))
    what = random.randrange(3)
    if what == 0:
        return rest
    times = random.choice((1, 1, 2, 20)) if what == 1 else 0
    return [*rest[:at], *run, *rest[at:]] if what == 2 else [*pieces[:end], *run * times, *pieces[end:]]
