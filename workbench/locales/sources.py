"""The texts of the source locale as translators get them: with their place in words and the hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_new import new_template
from workbench.locales.carry import SourceText
from workbench.policy.entries import Entry, Key, cookie_entries, entries
from workbench.policy.kinds import CookieId
from workbench.policy.model import Cookie, Policy
from workbench.revisions.record import Revision
from workbench.revisions.record_entries import record_entries

_COOKIE_FIELDS = {
    "description": "Description of the cookie {name}.",
    "lifetime": "Lifetime of the cookie {name}.",
}
_CATEGORY_FIELDS = {"title": "Title of the category {name}.", "intro": "Introduction of the category {name}."}


def source_texts(policy: Policy, revisions: Iterable[Revision] = ()) -> list[SourceText]:
    """Every translatable text of a policy in the order of its entries, then those of its records."""
    names: Mapping[str, str] = {cookie.id: cookie.name for cookie in policy.cookies.values()}
    return list(with_comments((*entries(policy), *record_entries(revisions)), names))


class SourceTexts:
    """The same of one policy after the other: of a cookie that stayed the same they are made once."""

    def __init__(self) -> None:
        self._of_cookies: Mapping[CookieId, tuple[Cookie, Sequence[SourceText]]] = {}

    def of(self, policy: Policy, revisions: Iterable[Revision] = ()) -> list[SourceText]:
        """What `source_texts` gives, the very texts of before where nothing changed."""
        self._of_cookies = {each.id: self._of_cookie(each) for each in policy.cookies.values()}
        return [
            *with_comments(entries(replace(policy, cookies={})), {}),
            *chain.from_iterable(texts for _cookie, texts in self._of_cookies.values()),
            *with_comments(record_entries(revisions), {}),
        ]

    def _of_cookie(self, cookie: Cookie) -> tuple[Cookie, Sequence[SourceText]]:
        known = self._of_cookies.get(cookie.id)
        if known is not None and known[0] is cookie:
            return known
        return cookie, tuple(with_comments(cookie_entries(cookie), {cookie.id: cookie.name}))


def with_comments(found: Iterable[Entry], names: Mapping[str, str]) -> Iterator[SourceText]:
    """Tell of each text where it is printed; `names` are the cookies' by their ids."""
    for entry in found:
        place = place_in_words(entry.key, names)
        comment = f"{place}\n{entry.hint}" if entry.hint else place
        yield SourceText(entry.key, entry.source, comment, entry.only)


def place_in_words(key: Key, names: Mapping[str, str]) -> str:
    """Where the text of a key is printed."""
    kind, _, rest = key.partition(".")
    owner, _, part = rest.partition(".")
    match kind:
        case "title":
            return "Title of the policy."
        case "label":
            return f"Label “{rest}”."
        case "category":
            return _CATEGORY_FIELDS[part].format(name=owner)
        case "cookie":
            cookie, _, field = rest.rpartition(".")
            return _COOKIE_FIELDS[field].format(name=names.get(cookie, cookie))
        case "revision":
            return _in_record(rest)
        case _:
            return _in_section(owner, part)


def _in_record(rest: str) -> str:
    name, _, part = rest.rpartition(".")
    what = "Note" if part == "note" else "Sentence of the changelog"
    return f"{what} of the revision {name}."


def _in_section(section: str, part: str) -> str:
    block, _, item = part.partition(".")
    if part == "title":
        return f"Title of the section “{section}”."
    if item == "heading":
        return f"Heading of “{block}” in the section “{section}”."
    if item:
        return f"Item “{item}” of the list “{block}” in the section “{section}”."
    return f"Text “{block}” in the section “{section}”."


def template(policy: Policy, revisions: Iterable[Revision] = ()) -> PoFile:
    """The template `policy.pot`: the same to the byte for the same policy and records."""
    po = new_template(policy.settings.title)
    blocks = (
        PoEntry(text.text, context=text.key, extracted_comments=tuple(text.comment.split("\n")))
        for text in source_texts(policy, revisions)
    )
    return with_entries(po, blocks)


def with_entries(po: PoFile, added: Iterable[PoEntry]) -> PoFile:
    """A file with more entries at its end."""
    from workbench.formats.po_edit import new_block

    return po.with_blocks([*po.blocks, *(new_block(entry, po.newline) for entry in added)])
