"""The names of a policy's providers, found in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.policy.late_pattern import late
from workbench.policy.model import Policy

_LETTERS = late(r"\w+")


class ProviderNames:
    """Every name of a policy's providers by its first word, so that a text is asked for few of them."""

    def __init__(self, policy: Policy) -> None:
        self._by_word: dict[str, list[str]] = {}
        for provider in policy.providers.values():
            for name in (provider.name, *provider.aliases):
                word = _LETTERS.search(name.casefold())
                self._by_word.setdefault(word[0] if word else "", []).append(name)

    def named(self, text: str) -> Iterator[str]:
        """Yield the names that stand in a text, each as often as it does."""
        words = dict.fromkeys(("", *_LETTERS.findall(text.casefold())))
        for name in (name for word in words for name in self._by_word.get(word, ())):
            found = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            yield from [name] * len(found)
