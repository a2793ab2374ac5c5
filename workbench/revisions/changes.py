"""Two states of a policy become the list of what changed between them, keyed by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CookieId, ProviderId
from workbench.revisions.additions import told_inside
from workbench.revisions.change import POLICY, Change
from workbench.revisions.cookie_changes import cookie_changes
from workbench.revisions.fields_of_thing import ThingPair, told
from workbench.revisions.kind import Kind
from workbench.revisions.link_registry import registry_changes
from workbench.revisions.moved_texts import moved_texts
from workbench.revisions.provider_names import ProviderNames
from workbench.revisions.same_text import is_same
from workbench.revisions.section_changes import section_changes
from workbench.revisions.settings_changes import settings_changes
from workbench.revisions.side import Side
from workbench.revisions.thing_changes import category_changes, provider_changes
from workbench.revisions.translation_changes import translation_changes

_ORDER = (
    FileKind.POLICY,
    FileKind.SECTION,
    FileKind.CATEGORY,
    FileKind.PROVIDER,
    FileKind.COOKIE,
    FileKind.LINKS,
)
"""The files that a state has, as changes are told; the glossary tells readers nothing."""

_CAME_AND_WENT = {
    FileKind.COOKIE: (Kind.COOKIE_ADDED, Kind.COOKIE_REMOVED),
    FileKind.SECTION: (Kind.SECTION_ADDED, Kind.SECTION_REMOVED),
    FileKind.CATEGORY: (Kind.CATEGORY_ADDED, Kind.CATEGORY_REMOVED),
    FileKind.PROVIDER: (Kind.PROVIDER_ADDED, Kind.INTERNAL_ONLY),
}


@frozen(slots=False)
class Sides:
    """The two states that are compared."""

    old: Side
    new: Side

    @property
    def unreadable(self) -> frozenset[FileRef]:
        """What cannot be read on one side or the other: of it nothing is said."""
        return self.old.unreadable | self.new.unreadable

    @cached_property
    def provider_names(self) -> ProviderNames:
        """The names of the new state's providers, to be found in texts."""
        return ProviderNames(self.new.policy)


def changes(sides: Sides) -> list[Change]:
    """Every change from the old state to the new, in the order of the files; equals are dropped first."""
    of_files = [change for ref in _differing(sides) for change in _of_file(ref, sides)]
    of_policy = told_inside(moved_texts(of_files), sides.new)
    return [*of_policy, *translation_changes(sides.old, sides.new)]


def _differing(sides: Sides) -> list[FileRef]:
    """The files that are not equal, those left out that cannot be read."""
    old, new = sides.old.documents, sides.new.documents
    known = {ref for ref in {*old, *new} if ref.kind in _ORDER} - sides.unreadable
    found = (ref for ref in known if _differs(old.get(ref), new.get(ref), ref))
    return sorted(found, key=lambda ref: (_ORDER.index(ref.kind), ref.id))


def _differs(old: Data | None, new: Data | None, ref: FileRef) -> bool:
    """Whether a file says something else; a section also where its items stand in another order."""
    return old != new or (ref.kind is FileKind.SECTION and not is_same(old, new))


def _of_file(ref: FileRef, sides: Sides) -> Iterable[Change]:
    old, new = sides.old.documents.get(ref), sides.new.documents.get(ref)
    if ref.kind is FileKind.LINKS:
        return registry_changes(ref, sides.old, sides.new)
    if isinstance(old, dict) and isinstance(new, dict):
        pair = ThingPair(ref.id or POLICY, ref, old, new)
        return told(pair, _of_thing(pair, sides))
    return _whole(ref, old, new)


def _whole(ref: FileRef, old: Data | None, new: Data | None) -> Iterator[Change]:
    """Yield that a thing came or went."""
    if ref.kind in _CAME_AND_WENT:
        added, removed = _CAME_AND_WENT[ref.kind]
        yield Change(kind=added if old is None else removed, id=ref.id, old=old, new=new, file=ref)


def _of_thing(pair: ThingPair, sides: Sides) -> Iterator[Change]:
    old, new = sides.old, sides.new
    match pair.file.kind:
        case FileKind.POLICY:
            yield from settings_changes(pair, old.policy.settings, new.policy.settings)
        case FileKind.SECTION:
            yield from section_changes(pair)
        case FileKind.CATEGORY:
            yield from category_changes(pair)
        case FileKind.PROVIDER if old.uses(ProviderId(pair.id)) or new.uses(ProviderId(pair.id)):
            yield from provider_changes(pair)
        case FileKind.COOKIE:
            name = CookieId(pair.id)
            yield from cookie_changes(pair, old.policy.cookies[name], new.policy.cookies[name])
