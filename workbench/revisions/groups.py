"""Changes with one cause form a group: one line, one decision, one sentence."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workbench.formats.layout import FileKind
from workbench.policy.kinds import CookieId
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides
from workbench.revisions.kind import Kind
from workbench.revisions.same_text import canonical
from workbench.revisions.state import digest
from workbench.revisions.word_diff import pieces

INTERNAL = "internal"
ORDER = "order"


def groups(changes: Sequence[Change], sides: Sides) -> Mapping[str, str]:
    """The group of every change, by the change's name; a change without company is its own."""
    causes = {change.name: _cause(change, sides) for change in changes}
    replaced = _replacements(changes)
    return {
        change.name: causes[change.name] or replaced.get(change.name) or change.name for change in changes
    }


def _cause(change: Change, sides: Sides) -> str | None:
    """What a change came with, where that can be told from the change."""
    match change.kind:
        case Kind.FORMATTING_ONLY | Kind.INTERNAL_ONLY:
            return INTERNAL
        case Kind.COOKIE_REORDERED:
            return ORDER
        case Kind.COOKIE_ADDED:
            return _of_new_thing(change, sides)
        case Kind.PROVIDER_ADDED:
            return f"provider:{change.id}"
        case Kind.PROVIDER_CHANGED if isinstance(change.new, str):
            return f"provider:{change.new}" if _is_new_provider(change.new, sides) else None
        case Kind.CATEGORY_ADDED:
            return f"category:{change.id}"
        case Kind.COOKIE_RECATEGORISED if isinstance(change.new, str):
            is_new = change.new not in sides.old.policy.categories
            return f"category:{change.new}" if is_new else None
    return _same_lifetime(change, sides)


def _of_new_thing(change: Change, sides: Sides) -> str | None:
    """The new category or provider that an added cookie came with."""
    cookie = sides.new.cookie(change.id)
    if cookie is None:
        return None
    if cookie.category not in sides.old.policy.categories:
        return f"category:{cookie.category}"
    return f"provider:{cookie.provider}" if _is_new_provider(cookie.provider, sides) else None


def _is_new_provider(provider: str, sides: Sides) -> bool:
    new = sides.new.policy.providers
    return provider in new and provider not in sides.old.policy.providers


def _same_lifetime(change: Change, sides: Sides) -> str | None:
    """One provider's cookies whose lifetime changed alike changed together."""
    if change.file.kind is not FileKind.COOKIE or change.field != "lifetime":
        return None
    cookie = sides.new.policy.cookies.get(CookieId(change.id))
    if cookie is None:
        return None
    what = digest(f"{canonical(change.old)}\0{canonical(change.new)}".encode())[-8:]
    return f"lifetime:{cookie.provider}:{what}"


def _replacements(changes: Iterable[Change]) -> Mapping[str, str]:
    """Texts in which the same words were replaced by the same, in more than one of them."""
    replaced = {change.name: _replacement(change) for change in changes}
    counts = Counter(replaced.values())
    return {
        name: f"replace:{digest(repr(what).encode())[-8:]}"
        for name, what in replaced.items()
        if what is not None and counts[what] > 1
    }


def _replacement(change: Change) -> tuple[object, ...] | None:
    """What was replaced by what in a text, wherever and how often."""
    if not (isinstance(change.old, str) and isinstance(change.new, str)) or change.field == "lifetime":
        return None
    if " " not in change.old.strip() and change.file.kind is FileKind.COOKIE:
        return None
    old, new = pieces(change.old), pieces(change.new)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    blocks = (block for block in matcher.get_opcodes() if block[0] != "equal")
    pairs = {("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in blocks}
    return (change.locale, *sorted(pairs))
