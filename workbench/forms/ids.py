"""Ids of new things: which one a name asks for, and what is wrong with one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

from workbench.formats import ids
from workbench.formats.fields import Reader, Unfit, Value
from workbench.formats.ids import is_id
from workbench.formats.settings_schema import placeholder_name, unit_name, variable_name
from workbench.forms.kinds import (
    CATEGORY,
    LINK,
    LOCALE,
    PLACEHOLDER,
    PROVIDER,
    TERM,
    UNIT,
    VARIABLE,
    ThingKind,
)
from workbench.policy.kinds import OWN
from workbench.policy.sentence import Sentence, say

_READERS: Mapping[str, tuple[Reader[object], ...]] = {
    PROVIDER.label: (ids.provider_file_id,),
    CATEGORY.label: (ids.category_id,),
    LINK.label: (ids.link_id,),
    TERM.label: (ids.term_id,),
    VARIABLE.label: (variable_name,),
    LOCALE.label: (ids.locale_tag,),
    PLACEHOLDER.label: (placeholder_name,),
    UNIT.label: (ids.locale_tag, unit_name),
}
"""What reads each word of an id, by the kind of thing."""


def proposed_id(name: str, taken: Collection[str]) -> str:
    """The id that a name asks for, with a number where it is taken; empty where nothing of it can stand."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    if not whole:
        return ""
    if whole == OWN or not is_id(whole):
        whole = f"{whole}-1"
    candidates = (whole, *(f"{whole}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in candidates if each not in taken)


def why_unfit(kind: ThingKind, identifier: str, taken: Collection[str]) -> Sentence | None:
    """What is wrong with the id of a new thing; None where nothing is."""
    words, readers = identifier.split(), _READERS[kind.label]
    if len(words) != len(readers):
        if kind is UNIT:
            return say("Write a locale and a unit, such as “sv day”.")
        return say("Write an id of one word.")
    for word, read in zip(words, readers, strict=True):
        try:
            read(Value(word, (), []))
        except Unfit as unfit:
            return unfit.sentence
    if " ".join(words).casefold() in {each.casefold() for each in taken}:
        return say("“{id}” is there already; choose another id.", id=identifier)
    return None
