"""What is shown of one entry, in words: how it stands, its source text, and all that helps with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.language import _, _n, said
from workbench.locales.catalog import CatalogEntry, State
from workbench.locales.insertable import missing
from workbench.policy.entries import Key
from workbench.policy.kinds import CookieId, LocaleTag
from workbench.policy.model import Policy
from workbench.ui.rows.entry_rows import standing_piece
from workbench.ui.rows.marked_words import marked_words
from workbench.ui.rows.problem_rows import SEVERITIES
from workbench.ui.text import Piece, Tone
from workbench.worklist import Worklist

if TYPE_CHECKING:
    from workbench.checks.problem import Problem
    from workbench.suggesting import Help, Offer

Line = Sequence[str | Piece]


def heading(work: Worklist, key: Key) -> Line:
    """How an entry stands, its key, and where its text is printed."""
    place = where_printed(key, work.policy)
    return (standing_piece(work, key), "  ", Piece(key, Tone.ACCENT), Piece(f"  {place}", Tone.MUTED))


def source_text(entry: CatalogEntry) -> Line:
    """The source text; where it has changed since it was translated, what went and what came."""
    if entry.previous is None or entry.previous == entry.source:
        return (entry.source,)
    return marked_words(entry.previous, entry.source)


def notes(
    work: Worklist,
    key: Key,
    problems: Sequence[Problem],
    found: Help | None,
    *,
    is_checking: bool,
) -> Iterator[Line]:
    """Everything else, what matters most first: problems, suggestions, terms, what to keep, comments."""
    entry = work[key]
    yield from map(_problem, problems)
    if is_checking and entry.target:
        yield (Piece(_("Being checked …"), Tone.MUTED),)
    if found is not None:
        for number, offer in enumerate(found.offers, start=1):
            yield from _offer(number, offer, entry.source, work.locale)
        yield from _terms(found)
        yield from _kept(found, entry)
    yield from _alike(work, key)
    yield from ((Piece(f"# {line}", Tone.EMPHASIS),) for line in entry.comments)
    hint = work.sources[key].comment.partition("\n")[2]
    if hint:
        yield (Piece(_("Hint: {hint}").format(hint=hint), Tone.EMPHASIS),)
    yield from _plural(work, key)


def where_printed(key: Key, policy: Policy | None) -> str:
    """Where the text of a key is printed."""
    kind, _dot, rest = key.partition(".")
    owner, _dot, part = rest.partition(".")
    match kind:
        case "title":
            return _("title of the policy")
        case "label":
            return _("label “{name}”").format(name=rest)
        case "category":
            if part == "title":
                return _("title of the category {name}").format(name=owner)
            return _("introduction of the category {name}").format(name=owner)
        case "cookie":
            return _of_cookie(rest, policy)
        case "revision":
            return _("changelog of {name}").format(name=rest.rpartition(".")[0])
        case _:
            return _in_section(owner, part)


def _of_cookie(rest: str, policy: Policy | None) -> str:
    cookie, _dot, field = rest.rpartition(".")
    known = policy.cookies.get(CookieId(cookie)) if policy else None
    name = known.name if known else cookie
    if field == "description":
        return _("description of the cookie {name}").format(name=name)
    return _("lifetime of the cookie {name}").format(name=name)


def _in_section(section: str, part: str) -> str:
    if part == "title":
        return _("title of the section {section}").format(section=section)
    if part.endswith(".heading"):
        return _("heading in the section {section}").format(section=section)
    return _("text in the section {section}").format(section=section)


def _problem(problem: Problem) -> Line:
    sign, word, tone = SEVERITIES[str(problem.severity)]
    if problem.is_waived:
        return (Piece(f"  {_('accepted')} {problem.rule}: {said(problem.message)}", Tone.MUTED),)
    fix = (
        Piece("  " + _("fix (m): {title}").format(title=said(problem.fix.title)), Tone.GOOD)
        if problem.fix
        else ""
    )
    return (Piece(f"{sign} {_(word)} {problem.rule}: ", tone), said(problem.message), fix)


def _offer(number: int, offer: Offer, source: str, own: LocaleTag) -> Iterator[Line]:
    """A suggestion with its number; below it how the text it is of differs from this one."""
    suggestion = offer.suggestion
    origin = suggestion.key if offer.origin == own else f"{offer.origin} {suggestion.key}"
    yield (
        Piece(f"{number} {int(suggestion.score):>3} % ", Tone.ACCENT),
        suggestion.target,
        Piece(f"  {origin}", Tone.MUTED),
    )
    if suggestion.source != source:
        yield ("        ", *marked_words(suggestion.source, source))


def _terms(found: Help) -> Iterator[Line]:
    """How the glossary says the terms of the text, and how it must not be said."""
    for hit in {hit.term.id: hit for hit in found.terms}.values():
        said_so = ", ".join(hit.accepted) or "–"
        pieces: list[str | Piece] = [Piece(f"{hit.term.term} → ", Tone.ACCENT), Piece(said_so, Tone.GOOD)]
        if hit.forbidden:
            pieces.append(Piece("  " + _("not: {words}").format(words=", ".join(hit.forbidden)), Tone.ERROR))
        yield pieces


def _kept(found: Help, entry: CatalogEntry) -> Iterator[Line]:
    """What is to be kept letter by letter; what is still missing is told to be."""
    lacking = list(missing(found.kept, entry.target))
    if found.kept:
        kept = [each for each in found.kept if each not in lacking]
        told = _("to keep: {words}").format(words="  ".join(kept)) if kept else ""
        left = _("missing (i, ^t): {words}").format(words="  ".join(lacking)) if lacking else ""
        yield (Piece(told, Tone.MUTED), "  " if told and left else "", Piece(left, Tone.WARNING))


def _alike(work: Worklist, key: Key) -> Iterator[Line]:
    others = work.same_source(key)
    if others:
        unfinished = sum(work.state(each) is not State.TRANSLATED for each in others)
        told = _n(
            "= translates {count} other entry with this source text alike ({unfinished} unfinished)",
            "= translates {count} other entries with this source text alike ({unfinished} unfinished)",
            len(others),
            unfinished=unfinished,
        )
        yield (Piece(told, Tone.ACCENT),)


def _plural(work: Worklist, key: Key) -> Iterator[Line]:
    """The forms that the file has of an entry, each with numbers that take it."""
    catalog = work.catalog
    entry = None if catalog is None or key not in catalog else catalog.po_entry(key)
    if entry is None or entry.plural is None:
        return
    from workbench.locales.plural_examples import examples

    for number, form in enumerate(entry.translations):
        numbers = ", ".join(map(str, examples(work.locale, number)))
        yield (Piece(_("form for {numbers}: ").format(numbers=numbers or "–"), Tone.MUTED), form)
