"""Words on a page in both languages: the page's language, which a reader can switch, decides which are shown."""

from markupsafe import Markup

from cqcheck.bilingual import Bilingual
from cqcheck.report.texts import Lang, groups, in_lang, say

# What the page's script says by itself.
SPOKEN = (
    "column", "hedge", "kind", "measure", "obs_status", "page", "price_basis", "role", "severity", "standing", "verdict",
)  # fmt: skip


def both(zh: str, en: str) -> Markup:
    """Both texts, each marked as what it is; the style sheet shows one of them."""
    return Markup('<span class="zh" lang="zh-CN">{}</span><span class="en" lang="en">{}</span>').format(zh, en)


def say_both(group: str, key: str) -> Markup:
    """The words of texts.yaml in both languages."""
    return both(say(group, key, Lang.ZH), say(group, key, Lang.EN))


def said_both(text: Bilingual) -> Markup:
    """A statement in both languages, each on one line."""
    return both(in_lang(text, Lang.ZH), in_lang(text, Lang.EN))


def label(lang: Lang, group: str, key: str, attribute: str = "aria-label") -> Markup:
    """An attribute that the page's script puts into the other language: `aria-label="图例" data-zh="图例" data-en="Legend"`.

    An element has one such attribute; `data-says` names it.
    """
    return Markup('{0}="{1}" data-says="{0}" data-zh="{2}" data-en="{3}"').format(
        attribute, say(group, key, lang), say(group, key, Lang.ZH), say(group, key, Lang.EN)
    )


def texts() -> dict[str, dict[str, dict[str, str]]]:
    """The words that the page's script says by itself: group → key → language → words."""
    return groups(SPOKEN)
