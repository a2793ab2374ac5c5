"""What can be gone to: the things and texts of a policy, and what each locale has for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.edits import Place
from workbench.finding.anything import Kind, Lines, Target
from workbench.finding.written_texts import Written, source_texts
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.catalog import Catalog
from workbench.policy.entries import Key, cookie_key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Cookie, Policy

_TITLES = ("title", "heading")


class SourceShelf:
    """The things and texts of a policy."""

    def __init__(self, policy: Policy) -> None:
        self._targets = list(targets(policy))
        rows = list(enumerate(self._targets))
        self.names = Lines((row, name) for row, target in rows for name in target.names)
        self.texts = Lines((row, target.text) for row, target in rows if target.text)

    def target(self, row: int) -> Target:
        """What a row is."""
        return self._targets[row]


class LocaleShelf:
    """What a locale has for the texts of a policy, by their keys."""

    def __init__(self, locale: LocaleTag, catalog: Catalog, keys: Lines | None = None) -> None:
        """`keys` are the lines of another locale that has the same keys in the same places."""
        self.keys = tuple(catalog)
        self.names = Lines(enumerate(self.keys)) if keys is None else keys
        self._locale = locale
        self._targets = [catalog[key].target for key in self.keys]
        self.texts = Lines((row, target) for row, target in enumerate(self._targets) if target)

    def target(self, row: int) -> Target:
        """What a row is."""
        key = self.keys[row]
        place = Place(FileRef(FileKind.ENTRIES, self._locale), (key,))
        return Target(Kind.TRANSLATION, place, (key,), self._targets[row], None, self._locale)


def targets(policy: Policy) -> Iterator[Target]:
    """Yield everything of a policy that can be gone to: cookies first, then what is read, then registries."""
    for cookie in policy.cookies.values():
        yield _cookie(cookie)
    for provider in policy.providers.values():
        names = (provider.name, provider.id, *filter(None, [provider.legal_name]), *provider.aliases)
        yield Target(Kind.PROVIDER, Place(FileRef(FileKind.PROVIDER, provider.id)), names)
    for written in source_texts(policy):
        if not _is_of_cookie(written):
            yield _text(written)
    for link in policy.links.values():
        addresses = " ".join(filter(None, (link.url, *link.urls.values())))
        yield Target(Kind.LINK, Place(FileRef(FileKind.LINKS), (link.id,)), (link.id,), addresses)
    for term in policy.glossary.values():
        place = Place(FileRef(FileKind.GLOSSARY), (term.id,))
        yield Target(Kind.TERM, place, tuple(dict.fromkeys((term.term, term.id, *term.forms))))


def _cookie(cookie: Cookie) -> Target:
    file = FileRef(FileKind.COOKIE, cookie.id)
    key = cookie_key(cookie.id, "description")
    names = (cookie.name, cookie.id, key)
    return Target(Kind.COOKIE, Place(file), names, cookie.description, Place(file, ("description",)))


def _is_of_cookie(written: Written) -> bool:
    return written.place.file.kind is FileKind.COOKIE and written.place.path == ("description",)


def _text(written: Written) -> Target:
    """A title is what its thing is called; every other text is found by its key, and by its words."""
    key, place = written.key, written.place
    if key is not None and place.path[-1] in _TITLES:
        return Target(_kind(place), place, (written.text, key, *_ids(place, key)))
    names: Sequence[str] = (key,) if key is not None else ()
    return Target(Kind.TEXT, place, tuple(names), written.text, place)


def _kind(place: Place) -> Kind:
    if place.path != ("title",):
        return Kind.TEXT
    return {FileKind.SECTION: Kind.SECTION, FileKind.CATEGORY: Kind.CATEGORY}.get(place.file.kind, Kind.TEXT)


def _ids(place: Place, key: Key) -> tuple[str, ...]:
    return (place.file.id,) if place.path == ("title",) and place.file.id != key else ()
