"""What the clauses before the present one have been about."""

from __future__ import annotations

from dataclasses import dataclass, field

from cqcheck.codelists import Measure


@dataclass(slots=True)
class Memory:
    """What the clauses so far have been about.

    `main` is the last subject that is no part of another, `total` the last of them in the paragraph that the catalogue knows,
    `scope` the whole under which 其中 or 分…看 put the present clauses; `recent` are the subjects of the sentence in order,
    `thing` the last thing that was counted, `main_thing` the last one that is no part, `aside` what 另有 names beside it,
    `levels` the units of the amounts told so far, `grown` what had a growth, `branch` what the heading names (（一）农业),
    `topic` what the sentence before was about if it had no figures,
    `divided` the part and the whole of the last share of a named whole, `period` what the paragraph so far says of time, `is_monthly`
    whether its growths are over the month before (环比).
    """

    branch: str = ""
    main: str = ""
    total: str = ""
    scope: str = ""
    last: str = ""
    thing: str = ""
    main_thing: str = ""
    aside: str = ""
    is_opening: bool = True
    is_resumed: bool = False
    levels: dict[str, str] = field(default_factory=dict)
    grown: set[str] = field(default_factory=set)
    recent: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    whole: str | None = None
    sentence_base: str | None = None
    listed: Measure | None = None
    base: str | None = None
    topic: str = ""
    divided: tuple[str, str | None] = ("", None)
    period: str | None = None
    is_monthly: bool = False

    def remember(self, subject: str) -> None:
        """Takes a subject in as the present one."""
        self.last = subject
        if not self.scope:
            self.main_thing = self.thing
        if not self.scope and self.is_opening:
            self.main = subject
            self.is_opening = False
        if subject in self.recent:
            self.recent.remove(subject)
        self.recent.append(subject)

    def base_period(self) -> str | None:
        """The year that the sentence compares with, if it names one."""
        return self.sentence_base if self.sentence_base and self.sentence_base.isdecimal() else None

    def end_sentence(self) -> None:
        """Forgets what does not outlast a sentence."""
        if self.scope and self.main_thing:
            self.thing = self.main_thing
        self.scope = ""
        self.is_opening = True
        self.recent.clear()
        self.aside = ""
        self.names.clear()
        self.whole = None
        self.sentence_base = None
        self.listed = None
        self.is_resumed = False
        self.base = None
