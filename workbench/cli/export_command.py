"""`workbench export`: the policy as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from workbench.cli.helping import examples
from workbench.cli.printing import note, write_data
from workbench.cli.published import published_text, revision_asked
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace, with_project
from workbench.export.nodes import Document
from workbench.exporting import SUFFIXES, Options, Part, has_room, targets, writer
from workbench.language import _, said
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.revisions.record import Revision
from workbench.store.exported import mark_exported
from workbench.store.speaking_locales import SaidIn, said_in
from workbench.store.writing import write_exports


@click.command(
    "export",
    epilog=examples(
        "workbench export",
        "workbench export --format html --output policy.html",
        "workbench export --format html --format csv --output public/",
    ),
)
@click.option(
    "--locale", "locales", multiple=True, metavar="L", help="A locale; the source locale by default."
)
@click.option("--all-locales", is_flag=True, help="Every locale of the policy.")
@click.option("--format", "forms", multiple=True, type=click.Choice(list(SUFFIXES)), help="text by default.")
@click.option("--output", metavar="PATH", type=click.Path(), help="A file, or a folder; stdout by default.")
@click.option("--revision", metavar="D", help="As it was published: a date, or “published” for the newest.")
@click.option("--changelog", is_flag=True, help="End with what changed with every revision.")
@click.option("--fragment", is_flag=True, help="HTML for a page that stands already: no head, no style.")
@click.option(
    "--heading-level", type=click.IntRange(1, 6), default=2, help="With --fragment: the title's level."
)
@click.option(
    "--strict", is_flag=True, help="Write nothing, status 1, where a text is untranslated or stale."
)
@click.option("--excel", is_flag=True, help="CSV as Excel opens it: byte order mark and semicolons.")
@with_project
def command(
    workplace: Workplace,
    locales: tuple[str, ...],
    all_locales: bool,
    forms: tuple[str, ...],
    output: str | None,
    revision: str | None,
    changelog: bool,
    fragment: bool,
    heading_level: int,
    strict: bool,
    excel: bool,
) -> int:
    """Write the policy as it stands; where that differs from what was published it is marked as a draft."""
    formats = tuple(dict.fromkeys(forms)) or ("text",)
    options = Options(fragment, heading_level, excel)
    if revision is not None:
        asked = revision_asked(workplace.root, revision)
        tags = _published_locales(asked, locales, workplace, are_all=all_locales)
        _check_room(len(tags) * len(formats), output)
        _deliver(dict(_kept(workplace, asked, tags, formats, options)), output)
        mark_exported(workplace.root, asked.name)
        return 0
    policy = workplace.sound_policy
    tags = _locales(policy, locales, all_locales)
    _check_room(len(tags) * len(formats), output)
    found = {tag: said_in(workplace.project, policy, tag) for tag in tags}
    for tag, said_there in found.items():
        _tell(tag, said_there)
    if strict and any(each.untranslated or each.stale for each in found.values()):
        return 1
    rendered = {
        (tag, form): writer(form, policy, workplace.project.newest, options)(
            _document(workplace, each, with_changelog=changelog)
        )
        for tag, each in found.items()
        for form in formats
    }
    _deliver(rendered, output)
    newest = workplace.project.newest
    if newest is not None and not all(each.standing.is_draft for each in found.values()):
        mark_exported(workplace.root, newest.name)
    return 0


def _document(workplace: Workplace, found: SaidIn, *, with_changelog: bool) -> Document:
    """What a locale says; with what changed with every revision as its last section where that is wanted."""
    document = found.standing.document
    if not with_changelog:
        return document
    from workbench.cli.telling_revisions import changelog_of

    section = changelog_of(workplace, document.locale).section()
    return replace(document, sections=(*document.sections, section))


def _locales(policy: Policy, asked: tuple[str, ...], are_all: bool) -> tuple[LocaleTag, ...]:
    known = (policy.source_locale, *policy.settings.locales)
    tags = known if are_all else tuple(dict.fromkeys(map(LocaleTag, asked))) or (policy.source_locale,)
    for tag in tags:
        if tag not in known:
            raise refuse("The policy has no locale {tag}; it has {known}.", tag=tag, known=", ".join(known))
    return tags


def _tell(tag: LocaleTag, found: SaidIn) -> None:
    """Say on stderr how a locale stands. Raises Refusal where its file has errors."""
    if found.errors:
        raise Refusal(found.errors[0].sentence_with_place)
    if found.standing.is_draft:
        note(said(_draft(tag, was_published=found.standing.last_changed is not None)))
    if found.untranslated or found.stale:
        note(said(_incomplete(tag, found)))


def _incomplete(tag: LocaleTag, found: SaidIn) -> Sentence:
    return say(
        "{locale}: untranslated texts: {untranslated}; older than their source: {stale}.",
        locale=tag,
        untranslated=found.untranslated,
        stale=found.stale,
    )


def _draft(tag: LocaleTag, *, was_published: bool) -> Sentence:
    if was_published:
        return say("{locale}: this differs from what was published, so it is marked as a draft.", locale=tag)
    return say("{locale}: this was never published, so it is marked as a draft.", locale=tag)


def _published_locales(
    revision: Revision, asked: tuple[str, ...], workplace: Workplace, *, are_all: bool
) -> tuple[LocaleTag, ...]:
    """The locales that are asked for of a revision; by default the source."""
    if are_all:
        return tuple(revision.texts)
    policy = workplace.project.catalogue.policy
    source = policy.source_locale if policy is not None else next(iter(revision.texts))
    return tuple(dict.fromkeys(map(LocaleTag, asked))) or (source,)


def _kept(
    workplace: Workplace,
    revision: Revision,
    tags: tuple[LocaleTag, ...],
    formats: tuple[str, ...],
    options: Options,
) -> Iterator[tuple[tuple[LocaleTag, str], str]]:
    """Yield what was published: the text byte for byte, other formats from what the revision kept."""
    from workbench.cli.published_document import published_document

    for tag in tags:
        for form in formats:
            if form == "text":
                yield (tag, form), published_text(workplace.root, revision, tag)
                continue
            document, policy = published_document(workplace.root, revision, tag)
            yield (tag, form), writer(form, policy, revision, options)(document)


def _check_room(count: int, output: str | None) -> None:
    """Refuse to put several texts where only one can be. Raises Refusal."""
    if count > 1 and (output is None or not has_room(count, output)):
        raise refuse("Several locales or formats need a folder; name one as --output DIR/.")


def _deliver(rendered: Mapping[Part, str], output: str | None) -> None:
    """Write what has been rendered, all of it, to stdout, a file or a folder."""
    if output is None:
        write_data(next(iter(rendered.values())))
        return
    _write({path: rendered[part] for part, path in targets(list(rendered), output).items()})


def _write(texts: Mapping[Path, str]) -> None:
    for path, saved in zip(texts, write_exports(texts), strict=True):
        if saved.warning:
            note(f"{path}: {said(saved.warning)}")
        note(_("Written: {path}").format(path=path))
