"""Bilingual: a sentence that carries both languages from where it is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One statement in Chinese and in English; as a plain text it is the Chinese one.

    A statement with `{}` places is a pattern. Names, units and figures of a document are the same in both languages.
    """

    zh: str
    en: str

    @classmethod
    def same(cls, text: str) -> Bilingual:
        """A text that is the same in both languages: figures, signs, a document's own words."""
        return cls(text, text)

    def fill(self, *parts: str | Bilingual) -> Bilingual:
        """The statement with its places filled, in each language from the parts in that language.

        `Bilingual("{}未公布", "{} is not stated").fill("房租")` is 房租未公布 and "房租 is not stated".
        """
        return Bilingual(
            self.zh.format(*(part.zh if isinstance(part, Bilingual) else part for part in parts)),
            self.en.format(*(part.en if isinstance(part, Bilingual) else part for part in parts)),
        )

    def __str__(self) -> str:
        """The Chinese text, so that no output shows a representation."""
        return self.zh
