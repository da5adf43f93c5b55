"""Why a rule must hold, from its rule file."""

from functools import cache

from cqcheck.relate.rules import Rule, load_rules
from cqcheck.report.texts import Lang


def rule_note(code: str) -> Rule | None:
    """The rule of that code among those that come with the package; None for an edit that has no file.

    `cqcheck check --rules DIR` may bring rules of the user's own, of which this knows nothing.
    """
    return _rules().get(code)


def reason(rule: Rule, lang: Lang) -> str:
    """Why the rule must hold; in English where its file has no Chinese."""
    return (lang is Lang.ZH and rule.why_zh) or rule.why


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in load_rules()}
