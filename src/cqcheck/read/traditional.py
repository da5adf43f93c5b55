"""Traditional characters → simplified ones, one for one."""

SAMPLE = 5000  # characters by which the script is told
# Words that the simplified script does not write character by character.
WORDS = {"家俱": "家具", "衣著": "衣着", "计画": "计划"}


def is_traditional(text: str) -> bool:
    """Whether more of the characters of a text are in the standard of the traditional script than in that of the simplified one."""
    characters = "".join(_characters(text[:SAMPLE]))
    return len(characters.encode("big5", errors="ignore")) > len(characters.encode("gb2312", errors="ignore"))


def simplified(text: str) -> str:
    """The text with each traditional character in its simplified form, at the same length."""
    from opencc import OpenCC  # noqa: PLC0415 - needed for few texts

    characters = _characters(text)
    # each by itself, so that its neighbours decide nothing
    forms = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    text = text.translate({ord(char): form for char, form in zip(characters, forms, strict=True) if len(form) == 1})
    for word, form in WORDS.items():
        text = text.replace(word, form)
    return text


def _characters(text: str) -> list[str]:
    """The different Chinese characters of a text."""
    return sorted(filter(is_han, set(text)))


def is_han(char: str) -> bool:
    """Whether a character is one of the Chinese characters that are in use."""
    return "\u4e00" <= char <= "\u9fff"
