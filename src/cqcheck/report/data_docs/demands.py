"""What an expectation demands, as a sentence: its arguments said in the reader's words, by templates of texts.yaml."""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from cqcheck.report.texts import Lang, has_words, say

NARROWING = ("row_condition", "mostly")


def demand(kind: str, arguments: Mapping[str, Any], lang: Lang) -> str:
    """What an expectation of that type demands: `expect_column_values_to_be_null` of `reason` is 「原因」须为空.

    Empty if texts.yaml has no sentence for the type, or none that says all of the arguments.
    """
    given = {name: value for name, value in arguments.items() if value is not None}
    if not has_words("expectation", kind):
        return ""
    template = say("expectation", kind, lang)
    slots = {name for _, name, _, _ in Formatter().parse(template) if name}
    words = {slot: _argument(slot, given, lang) for slot in slots}
    if None in words.values() or set(given) - slots - {"column", *NARROWING}:
        return ""
    return _narrowed(template.format(**words), given, lang)


def column_words(column: str, lang: Lang) -> str:
    """What a column of the tables is called."""
    group = next((group for group in ("field", "column") if has_words(group, column)), None)
    return say(group, column, lang) if group else column


def value_words(column: str, value: object, lang: Lang) -> str:
    """A value of a column: codes in words (`invalid` is 不成立), anything else as it stands."""
    code = str(value).lower() if isinstance(value, bool) else str(value)
    # A rank is told by what is ranked, which is a measure.
    group = "measure" if column == "rank_of" else column
    return say(group, code, lang) if has_words(group, code) else str(value)


def _argument(slot: str, given: Mapping[str, Any], lang: Lang) -> str | None:
    """The words for a slot; None if there is no argument and nothing is said of its absence."""
    if slot not in given:
        return say(slot, "none", lang) if has_words(slot, "none") else None
    value = given[slot]
    if slot.startswith("column"):
        return column_words(value, lang)
    if isinstance(value, list):
        return _joined([value_words(given.get("column", ""), one, lang) for one in value], "or", lang)
    return value_words(slot, f"{value:g}" if isinstance(value, float) else value, lang)


def _joined(words: list[str], by: str, lang: Lang) -> str:
    """`by` stands before the last one, commas between the others."""
    if len(words) < 2:
        return "".join(words)
    return say("clause", "comma", lang).join(words[:-1]) + say("clause", by, lang) + words[-1]


def _narrowed(sentence: str, given: Mapping[str, Any], lang: Lang) -> str:
    if "mostly" in given:
        sentence = say("clause", "mostly", lang).format(demand=sentence, percent=f"{100 * given['mostly']:g}")
    if "row_condition" not in given:
        return sentence
    conditions = _condition(given["row_condition"], lang)
    return say("clause", "where", lang).format(conditions=conditions, demand=sentence) if conditions else ""


def _condition(condition: object, lang: Lang) -> str:
    """A condition on rows in words; empty if it is of a form that has none."""
    match condition:
        case {"type": "and", "conditions": [*parts]}:
            said = [_condition(part, lang) for part in parts]
            return _joined(said, "and", lang) if all(said) else ""
        case {"type": "comparison", "column": {"name": name}, "operator": operator, "parameter": value}:
            if not has_words("operator", operator):
                return ""
            return say("clause", "comparison", lang).format(
                column=column_words(name, lang),
                operator=say("operator", operator, lang),
                value=value_words(name, value, lang),
            )
    return ""
