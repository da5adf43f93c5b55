"""A rule as text: what it demands, why, and examples."""

import re

from cqcheck.errors import InputError
from cqcheck.kinds import KINDS
from cqcheck.relate.rules import Rule
from cqcheck.report.texts import Lang, say


def find_rule(code: str, rules: tuple[Rule, ...]) -> Rule:
    """The rule of a code, in capitals or not.

    Raises:
        InputError: There is no such rule.
    """
    for rule in rules:
        if rule.code == code.upper():
            return rule
    msg = f"{code}: no such rule; there are {', '.join(rule.code for rule in rules)}"
    raise InputError(msg)


def explain_rule(rule: Rule, lang: Lang) -> str:
    """The rule's name, what its kind demands, its reason and source, its message and examples."""
    kind = f"{say('kind', rule.kind, lang)} ({rule.kind})"
    lines = [
        f"{rule.code} {rule.name}",
        "",
        _line("kind", f"{kind}: {_demand(rule)}", lang),
        _line("level", f"{rule.level} ({say('page', 'hard' if rule.is_hard else 'soft', lang)})", lang),
        _line("why", rule.why, lang),
        _line("source", rule.source, lang),
        _line("message", _with_role_names(rule.message if lang is Lang.ZH else rule.message_en, lang), lang),
    ]
    if rule.examples:
        lines += ["", _line("examples", "", lang).rstrip()]
        lines += [f"  {say('verdict', example.verdict, lang)}  {example.text}" for example in rule.examples]
    return "\n".join(lines) + "\n"


def _demand(rule: Rule) -> str:
    # The docstring of a kind starts with its name: "Sum: the parts of a whole add up to its total."
    docstring = str(KINDS[rule.kind].__doc__)
    return docstring.splitlines()[0].partition(": ")[2]


def _with_role_names(message: str, lang: Lang) -> str:
    """`{total}不等于其各组成部分之和` with the role's name: 总计不等于其各组成部分之和."""
    return re.sub(r"\{(\w+)\}", lambda placeholder: say("role", placeholder[1], lang), message)


def _line(key: str, text: str, lang: Lang) -> str:
    return f"{say('explain', key, lang)}{say('console', 'colon', lang)}{text}"
