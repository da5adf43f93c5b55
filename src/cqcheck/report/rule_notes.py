"""Why a rule must hold, from its rule file."""

from functools import cache

from cqcheck.relate.rules import Rule, load_rules


def rule_note(code: str) -> Rule | None:
    """The rule of that code among those that come with the package; None for an edit that has no file.

    `cqcheck check --rules DIR` may bring rules of the user's own, of which this knows nothing.
    """
    return _rules().get(code)


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in load_rules()}
