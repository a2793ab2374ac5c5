"""Rules about what a text promises and does not hold: lists, links, cookies that are told of elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS, in_passage, wordings_for
from workbench.checks.rules import per_policy, per_prose, per_source_text, terms
from workbench.checks.sources import Source
from workbench.checks.withdrawal import links_in
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.prose import ProseWordings
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.formats.layout import FileKind
from workbench.policy.kinds import LinkRole
from workbench.policy.late_pattern import late
from workbench.policy.model import AnyBlock, HeadingBlock, ListBlock, Section, TableBlock, TextBlock
from workbench.policy.sentence import say

_ADDRESS = late(r"\]\(|https?://|www\.|\{site\}")


@per_policy(
    "PR009",
    "broken-promise",
    Severity.ERROR,
    Source.PRACTICE,
    terms=terms(*PROSE_READS, "links", "settings.sections"),
)
def broken_promise(context: Context) -> Iterable[Finding]:
    """A text announces what does not come: a list after a colon, a table below, what a link is to show.

    A colon is held by whatever follows it in its section without a heading of its own.
    """
    for passage in context.prose:
        table = wordings_for(passage)
        for words in (*_unfollowed(passage, context, table), *_not_shown(passage, context, table)):
            message = say(
                "“{words}” announces what is not there; add it, or take the words out.", words=words
            )
            yield in_passage(passage, message, words)


def _unfollowed(passage: Passage, context: Context, table: ProseWordings | None) -> Iterator[str]:
    """The sentence of a block that announces something, where nothing follows."""
    section = _section(passage, context)
    if section is None or passage.path[-1] != "text":
        return
    after = section.blocks[int(passage.path[1]) + 1 :]
    last = sentences(passage.text)[-1:]
    if last and last[0].rstrip("* ").endswith(":") and not _follows(after):
        yield last[0]
    if table and not _has_list((*after, *_blocks_after(section, context))):
        for _, words in table.said(passage.text, ProseTheme.BELOW):
            yield words


def _has_list(blocks: Iterable[AnyBlock]) -> bool:
    return any(isinstance(block, TableBlock | ListBlock) for block in blocks)


def _blocks_after(section: Section, context: Context) -> list[AnyBlock]:
    """The blocks of the sections behind one, in printed order."""
    in_order = list(context.policy.sections)
    after = in_order[in_order.index(section.id) + 1 :]
    return [block for each in after for block in context.policy.sections[each].blocks]


def _section(passage: Passage, context: Context) -> Section | None:
    if passage.file.kind is not FileKind.SECTION:
        return None
    return next((each for each in context.policy.sections.values() if each.id == passage.file.id), None)


def _follows(after: Sequence[AnyBlock]) -> bool:
    if not after or isinstance(after[0], HeadingBlock):
        return False
    return not (isinstance(after[0], TextBlock) and after[0].heading)


def _not_shown(passage: Passage, context: Context, table: ProseWordings | None) -> Iterator[str]:
    for match, link in links_in(passage, context):
        if link.is_lost and table and _shows(match["words"], table):
            yield match[0]


def _shows(words: str, table: ProseWordings) -> bool:
    found = table.find(ProseTheme.SHOWS, words)
    return found is not None and (words.startswith(found) or words.endswith(found))


@per_source_text("PR010", "link-lost", Severity.ERROR, Source.PTS, terms=terms("links"))
def link_lost(passage: Passage, context: Context) -> Iterable[Finding]:
    """Words invite to follow a link, and nobody knows where it leads.

    The link to where consent is withdrawn is PR004's, and one that shows something here is PR009's.
    """
    table = wordings_for(passage)
    for match, link in links_in(passage, context):
        is_shown = table is not None and _shows(match["words"], table)
        if link.is_lost and link.role is not LinkRole.CONSENT and not is_shown:
            message = say(
                "The address of “{words}” is lost; give the link “{link}” its address.",
                words=match["words"],
                link=link.id,
            )
            yield in_passage(passage, message, match[0])
    for sentence, words in table.said(passage.text, ProseTheme.CLICK_HERE) if table else ():
        if not _ADDRESS.search(sentence):
            message = say("“{words}” is no link; make it one, or say where it is.", words=words)
            yield in_passage(passage, message, words)


@per_prose("PR019", "outsourced-list", Severity.WARNING, Source.PTS)
def outsourced_list(passage: Passage, _context: Context) -> Iterable[Finding]:
    """Readers are sent to somebody else for which cookies are in use here.

    The site itself must tell which cookies it lets be set. What a vendor does with data may be told there.
    """
    table = wordings_for(passage)
    themes = (ProseTheme.COOKIES_IN_USE, ProseTheme.ELSEWHERE)
    for _, words in table.said(passage.text, *themes, unless=(ProseTheme.DENIES,)) if table else ():
        message = say(
            "“{words}” sends readers away for the cookies in use here; list them in a table.",
            words=words.replace("[", ""),
        )
        yield in_passage(passage, message, words)
