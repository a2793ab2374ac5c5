"""Keys of entries as the files of a locale have them."""

from __future__ import annotations

from workbench.formats.fields import Unfit, Value, line
from workbench.locales.catalog import is_key
from workbench.policy.entries import Key
from workbench.policy.sentence import say


def entry_key(value: Value) -> Key:
    """The key of an entry, as a file of a locale has it. Raises Unfit."""
    words = line(value)
    if not is_key(words):
        raise Unfit(
            say("“{text}” is not the key of an entry; it looks like “cookie.vwo.sn.description”.", text=words)
        )
    return words
