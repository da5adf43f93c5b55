"""Rules as text: one with what it demands, why, and its examples worked out; several in a list."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from cqcheck.errors import InputError
from cqcheck.lint.cases import outcomes
from cqcheck.relate.rules import Rule
from cqcheck.report.printable import one_line
from cqcheck.report.rule_notes import reason
from cqcheck.report.texts import Lang, in_lang, say

CLOSE = 3  # codes that are offered instead of one that does not exist


def find_rules(code: str, rules: tuple[Rule, ...]) -> list[Rule]:
    """The rule of a code, or all rules whose codes begin so; in capitals or not.

    Raises:
        InputError: There is no such rule.
    """
    wanted = code.upper()
    found = [rule for rule in rules if rule.code == wanted] or [rule for rule in rules if rule.code.startswith(wanted)]
    if not found or not wanted:
        close = get_close_matches(wanted, [rule.code for rule in rules], n=CLOSE)
        hint = f"did you mean {' or '.join(close)}?" if close else "`cqcheck rules list` prints those that there are"
        msg = f"{code}: no such rule; {hint}"
        raise InputError(msg)
    return found


def rule_line(rule: Rule, lang: Lang) -> str:
    """Code, kind, level, name, and what the rule says of figures that break it."""
    return f"{rule.code}  {rule.kind:<12}  {rule.severity:<8}  {rule.name}  {_message(rule, lang)}\n"


def explain_rule(rule: Rule, rules: tuple[Rule, ...], lang: Lang) -> str:
    """The rule's name, what its kind demands, its reason and source, its message, and what it makes of its examples."""
    told = {
        "kind": f"{say('kind', rule.kind, lang)} ({rule.kind})",
        "demand": say("demand", rule.kind, lang),
        "level": f"{say('severity', rule.severity, lang)} ({say('page', 'hard' if rule.is_hard else 'soft', lang)})",
        "why": reason(rule, lang),
        "source": rule.source,
        "message": _message(rule, lang),
    }
    lines = [f"{rule.code} {rule.name}", "", *(_line(key, text, lang) for key, text in told.items())]
    if rule.examples:
        lines += ["", _line("examples", "", lang).rstrip(), *_examples(rule, rules, lang)]
    return "\n".join(lines) + "\n"


def _examples(rule: Rule, rules: tuple[Rule, ...], lang: Lang) -> Iterator[str]:
    for example in rule.examples:
        worked = outcomes(rule, example, rules)
        verdicts = dict.fromkeys(say("verdict", verdict, lang) for verdict, _ in worked)
        yield f"  {', '.join(verdicts)}  {one_line(example.text)}"
        yield from (f"    {_line('stored', one_line(text), lang)}" for text in example.stored)
        yield from (
            f"    {say('console', 'semicolon', lang).join(in_lang(text, lang) for text in told)}"
            for _, told in worked
            if told
        )


def _message(rule: Rule, lang: Lang) -> str:
    """`{total}不等于其各组成部分之和` with the role's name: 总计不等于其各组成部分之和."""
    message = rule.message if lang is Lang.ZH else rule.message_en
    return re.sub(r"\{(\w+)\}", lambda placeholder: say("role", placeholder[1], lang), message)


def _line(key: str, text: str, lang: Lang) -> str:
    return f"{say('explain', key, lang)}{say('console', 'colon', lang)}{text}"
