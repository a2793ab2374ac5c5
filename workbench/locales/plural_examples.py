"""Numbers that take each plural form of a locale, as its files count them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.locales.phrases import babel_locale
from workbench.policy.kinds import LocaleTag

_CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
_LOOKED_AT: Final = (*range(200), 1_000_000)
_MOST: Final = 4


def examples(tag: LocaleTag, form: int) -> Sequence[int]:
    """The first numbers that take a form, which is told by its place in CLDR's order; none without such."""
    locale = babel_locale(tag)
    by_category: dict[str, list[int]] = {}
    for number in _LOOKED_AT:
        by_category.setdefault(locale.plural_form(number), []).append(number)
    forms = [by_category[name] for name in _CATEGORIES if name in by_category]
    return forms[form][:_MOST] if form < len(forms) else ()
