"""Readers of ids and tags: what may become part of a path, a key or an anchor."""

from __future__ import annotations

import re
from typing import cast

from workbench.formats.fields import Reader, Remembered, Unfit, Value, line, matching
from workbench.policy.kinds import (
    OWN,
    BlockId,
    CategoryId,
    CookieId,
    ItemId,
    LinkId,
    LocaleTag,
    ProviderId,
    SectionId,
    TermId,
)
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_DEVICE = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"
"""Names that no file can have on Windows."""
_ID = rf"(?!{_DEVICE}(?![a-z0-9_-]))[a-z0-9](?:[a-z0-9_-]{{0,61}}[a-z0-9_])?"
_is_id = late(_ID, re.ASCII).fullmatch
_is_cookie_id = late(rf"{_ID}\.{_ID}", re.ASCII).fullmatch

_ID_SENTENCE = say(
    "“{text}” is not an id; use up to 63 small letters a–z, digits, “-” and “_”, beginning with a letter "
    "or digit and not ending in “-”."
)
_COOKIE_ID_SENTENCE = say(
    "“{text}” is not a cookie's id; it is two ids with a dot between, such as “vwo.sn”."
)


def is_id(text: str) -> bool:
    """Whether a text may be the id of a thing (cookies: each half of theirs)."""
    return _is_id(text) is not None


def is_cookie_id(text: str) -> bool:
    """Whether a text may be the id of a cookie: two ids and one dot."""
    return _is_cookie_id(text) is not None


_TAG = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{4,8})*"


def is_locale_tag(text: str) -> bool:
    """Whether a text is written as the tag of a locale."""
    return re.fullmatch(_TAG, text, re.ASCII) is not None


def _simple(value: Value) -> str:
    words = line(value)
    if not is_id(words):
        raise Unfit(say(_ID_SENTENCE.template, text=words))
    return words


def _cookie(value: Value) -> str:
    words = line(value)
    if not is_cookie_id(words):
        raise Unfit(say(_COOKIE_ID_SENTENCE.template, text=words))
    return words


def _block(value: Value) -> str:
    words = _simple(value)
    if words == "title":
        raise Unfit(say("No block can be called “title”: that is the key of the section's title; rename it."))
    return words


def _item(value: Value) -> str:
    words = _simple(value)
    if words == "heading":
        raise Unfit(
            say("No item can be called “heading”: that is the key of the block's heading; rename it.")
        )
    return words


def _provider_file(value: Value) -> str:
    words = _simple(value)
    if words == OWN:
        raise Unfit(say("“own” is the site itself and has no file; give this provider another id."))
    return words


block_id = cast("Reader[BlockId]", _block)
category_id = cast("Reader[CategoryId]", Remembered(_simple))
cookie_id = cast("Reader[CookieId]", _cookie)
item_id = cast("Reader[ItemId]", _item)
link_id = cast("Reader[LinkId]", _simple)
provider_id = cast("Reader[ProviderId]", Remembered(_simple))
provider_file_id = cast("Reader[ProviderId]", _provider_file)
section_id = cast("Reader[SectionId]", _simple)
term_id = cast("Reader[TermId]", _simple)
locale_tag = cast(
    "Reader[LocaleTag]",
    matching(
        _TAG,
        say("“{text}” is not a locale; write it as “sv”, “pt-BR” or “zh-Hant”."),
    ),
)
