"""The Plural-Forms header of a locale: CLDR's rules as Babel has them, for whole numbers alone."""

from __future__ import annotations

from typing import Final

from babel import Locale

from workbench.policy.late_pattern import late

_CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
_RELATION: Final = late(r"([a-z])(?: mod ([0-9]+))? (not )?in ([0-9.,]+)")
_OF_WHOLE_NUMBERS: Final = "ni"
"""CLDR's names for a number and its whole part; its other operands tell of decimals, and are 0 here."""

_SAMPLES: Final = (*range(1000), 100_000, 1_000_000)
"""Numbers among which every category that whole numbers have occurs."""

_ALWAYS: Final = "1"
_NEVER: Final = "0"


def plural_forms(locale: Locale) -> str:
    """Return the header's value: forms in CLDR's order, without those that only decimals take."""
    taken = {locale.plural_form(number) for number in _SAMPLES}
    categories = [category for category in _CATEGORIES if category in taken]
    expression = str(len(categories) - 1)
    for form in reversed(range(len(categories) - 1)):
        condition = _any(locale.plural_form.rules[categories[form]])
        expression = f"{condition} ? {form} : {expression}"
    return f"nplurals={len(categories)}; plural=({expression});"


def _any(rule: str) -> str:
    alternatives = [_all(alternative) for alternative in rule.split(" or ")]
    if _ALWAYS in alternatives:
        return _ALWAYS
    return " || ".join(filter(_NEVER.__ne__, alternatives)) or _NEVER


def _all(alternative: str) -> str:
    relations = [_relation(relation) for relation in alternative.split(" and ")]
    if _NEVER in relations:
        return _NEVER
    return " && ".join(filter(_ALWAYS.__ne__, relations)) or _ALWAYS


def _relation(text: str) -> str:
    match = _RELATION.fullmatch(text)
    if not match:
        raise ValueError(f"unknown plural rule: {text!r}")
    operand, modulus, negation, values = match.groups()
    if operand not in _OF_WHOLE_NUMBERS:
        return _ALWAYS if _holds_zero(values) is not bool(negation) else _NEVER
    subject = f"n%{modulus}" if modulus else "n"
    if negation:
        excluded = [_differs(subject, part) for part in values.split(",")]
        return " && ".join(excluded)
    included = [_equals(subject, part) for part in values.split(",")]
    return included[0] if len(included) == 1 else f"({' || '.join(included)})"


def _holds_zero(values: str) -> bool:
    return any(part.partition("..")[0] == "0" for part in values.split(","))


def _equals(subject: str, values: str) -> str:
    low, _, high = values.partition("..")
    return f"{subject}>={low} && {subject}<={high}" if high else f"{subject}=={low}"


def _differs(subject: str, values: str) -> str:
    low, _, high = values.partition("..")
    return f"({subject}<{low} || {subject}>{high})" if high else f"{subject}!={low}"
