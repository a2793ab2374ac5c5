"""Waivers: which problems somebody has accepted, and which waivers accept nothing any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from enum import Enum, auto
from operator import attrgetter

from workbench.checks.problem import Problem, RuleId
from workbench.formats.data import Path
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, CookieId, LinkId, LocaleTag, ProviderId, SectionId, TermId
from workbench.policy.model import AnyBlock, Category, Cookie, Policy, Provider, Section, Thing, Waiver
from workbench.revisions.state import digest

EntryWaivers = Mapping[LocaleTag, Mapping[Key, Sequence[Waiver]]]
"""The waivers of entries, as a locale's `waivers.yaml` has them."""


class WhyUnused(Enum):
    """Why a waiver accepts nothing."""

    EXPIRED = auto()
    NO_SUCH_RULE = auto()
    OTHER_TEXT = auto()
    NOTHING_FOUND = auto()


_OF_WHAT_IS_FOUND = frozenset({WhyUnused.OTHER_TEXT, WhyUnused.NOTHING_FOUND})


@frozen
class StandingWaiver:
    """A waiver with where it stands: in a thing's file at `path`, or on an entry of a locale."""

    waiver: Waiver
    file: FileRef | None
    path: Path
    key: Key | None = None
    locale: LocaleTag | None = None
    is_only_one: bool = False


@frozen
class UnusedWaiver:
    """A waiver that accepts nothing, and why."""

    standing: StandingWaiver
    why: WhyUnused


@frozen
class Judged:
    """Problems, the accepted ones with their waiver, and the waivers that accepted none."""

    problems: tuple[Problem, ...]
    unused: tuple[UnusedWaiver, ...]


def text_digest(*texts: str) -> str:
    """What a waiver's `of` holds: the digest of the quoted text, or of an entry's msgid and msgstr."""
    return digest("\0".join(texts).encode())


def judge(
    problems: Sequence[Problem],
    policy: Policy,
    today: dt.date,
    ran: Collection[RuleId],
    known: Collection[RuleId],
    entry_waivers: EntryWaivers | None = None,
    *,
    is_whole: bool = True,
) -> Judged:
    """Apply every waiver of a policy. One is unused only where its rule is among those that `ran`.

    Where not all files could be read (not `is_whole`), what a waiver accepts may be in one of those.
    """
    waivers = _Waivers.of(policy, entry_waivers or {})
    if not waivers.all:
        return Judged(tuple(problems), ())
    judged = tuple(_judged(problem, waivers.for_problem(problem, policy), today) for problem in problems)
    used = {id(problem.waiver) for problem in judged if problem.waiver}
    unused = (each for each in waivers.all if id(each.waiver) not in used)
    told = _unused(unused, judged, today, ran, known)
    return Judged(judged, tuple(each for each in told if is_whole or each.why not in _OF_WHAT_IS_FOUND))


def _judged(problem: Problem, waivers: Iterable[Waiver], today: dt.date) -> Problem:
    accepting = (waiver for waiver in waivers if _accepts(waiver, problem) and not _is_expired(waiver, today))
    waiver = next(accepting, None)
    return replace(problem, waiver=waiver) if waiver else problem


def _accepts(waiver: Waiver, problem: Problem) -> bool:
    if waiver.rule != problem.rule:
        return False
    text = problem.waivable_text
    return waiver.of is None or waiver.of == text_digest(text if text is not None else "")


def _is_expired(waiver: Waiver, today: dt.date) -> bool:
    return waiver.until is not None and waiver.until < today


def _unused(
    waivers: Iterable[StandingWaiver],
    problems: Sequence[Problem],
    today: dt.date,
    ran: Collection[RuleId],
    known: Collection[RuleId],
) -> Iterator[UnusedWaiver]:
    found = {
        (problem.rule, problem.file, problem.key if problem.file is None else None) for problem in problems
    }
    for each in waivers:
        rule = RuleId(each.waiver.rule)
        if rule not in known:
            yield UnusedWaiver(each, WhyUnused.NO_SUCH_RULE)
        elif rule not in ran:
            continue
        elif _is_expired(each.waiver, today):
            yield UnusedWaiver(each, WhyUnused.EXPIRED)
        elif (rule, each.file, each.key if each.file is None else None) in found:
            yield UnusedWaiver(each, WhyUnused.OTHER_TEXT)
        else:
            yield UnusedWaiver(each, WhyUnused.NOTHING_FOUND)


@frozen
class _Waivers:
    """Every waiver, found by where problems are."""

    all: tuple[StandingWaiver, ...]
    files: frozenset[FileRef]
    entries: EntryWaivers = field(default_factory=dict)

    @classmethod
    def of(cls, policy: Policy, entry_waivers: EntryWaivers) -> _Waivers:
        standing = (*_standing_on_things(policy), *_standing_on_entries(entry_waivers))
        return cls(standing, frozenset(each.file for each in standing if each.file), entry_waivers)

    def for_problem(self, problem: Problem, policy: Policy) -> Iterator[Waiver]:
        """The waivers that stand where a problem is."""
        if problem.file is not None:
            if problem.file in self.files:
                yield from _of_thing(policy, problem.file, problem.path)
        elif problem.locale is not None and problem.key is not None:
            yield from self.entries.get(problem.locale, {}).get(problem.key, ())


def _of_thing(policy: Policy, file: FileRef, path: Path) -> Iterator[Waiver]:
    """The waivers of the thing, and of the block, that a place is in."""
    thing = _thing(policy, file, path)
    if thing is None:
        return
    block = _block(thing, path)
    here = block.id if block else None
    yield from (waiver for waiver in thing.waivers if waiver.at is None or waiver.at == here)
    if block:
        yield from block.waivers


def _thing(policy: Policy, file: FileRef, path: Path) -> Thing | None:
    first = str(path[0]) if path else ""
    match file.kind:
        case FileKind.POLICY:
            return policy.settings
        case FileKind.SECTION:
            return policy.sections.get(SectionId(file.id))
        case FileKind.CATEGORY:
            return policy.categories.get(CategoryId(file.id))
        case FileKind.PROVIDER:
            return policy.providers.get(ProviderId(file.id))
        case FileKind.COOKIE:
            return policy.cookies.get(CookieId(file.id))
        case FileKind.LINKS:
            return policy.links.get(LinkId(first))
        case FileKind.GLOSSARY:
            return policy.glossary.get(TermId(first))
        case _:
            return None


def _block(thing: Thing, path: Path) -> AnyBlock | None:
    if not isinstance(thing, Section) or len(path) < 2 or path[0] != "blocks":
        return None
    index = path[1]
    return thing.blocks[index] if isinstance(index, int) and index < len(thing.blocks) else None


def _standing_on_things(policy: Policy) -> Iterator[StandingWaiver]:
    for file, path, thing in _things(policy):
        is_only_one = len(thing.waivers) == 1
        for index, waiver in enumerate(thing.waivers):
            yield StandingWaiver(waiver, file, (*path, "waivers", index), is_only_one=is_only_one)


def _things(policy: Policy) -> Iterator[tuple[FileRef, Path, Thing]]:
    """Every thing that has waivers, with its file and the way to it in that file."""
    if policy.settings.waivers:
        yield FileRef(FileKind.POLICY), (), policy.settings
    for kind, things in _one_a_file(policy):
        yield from ((FileRef(kind, thing.id), (), thing) for thing in filter(attrgetter("waivers"), things))
    for section in policy.sections.values():
        for index, block in enumerate(section.blocks):
            if block.waivers:
                yield FileRef(FileKind.SECTION, section.id), ("blocks", index), block
    links, terms = FileRef(FileKind.LINKS), FileRef(FileKind.GLOSSARY)
    yield from ((links, (key,), link) for key, link in policy.links.items() if link.waivers)
    yield from ((terms, (key,), term) for key, term in policy.glossary.items() if term.waivers)


def _one_a_file(
    policy: Policy,
) -> Iterator[tuple[FileKind, Iterable[Section | Category | Provider | Cookie]]]:
    """The things that have a file each, by its kind."""
    yield FileKind.SECTION, policy.sections.values()
    yield FileKind.CATEGORY, policy.categories.values()
    yield FileKind.PROVIDER, policy.providers.values()
    yield FileKind.COOKIE, policy.cookies.values()


def _standing_on_entries(entry_waivers: EntryWaivers) -> Iterator[StandingWaiver]:
    for locale, entries in entry_waivers.items():
        for key, waivers in entries.items():
            for index, waiver in enumerate(waivers):
                yield StandingWaiver(waiver, None, (key, index), key, locale, len(waivers) == 1)
