"""`workbench locale export` and `locale import`: parcels for translators, and back."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from workbench.cli.helping import examples
from workbench.cli.parcel_words import comparison_as_data, counts_in_words, in_one_line, lines_of
from workbench.cli.printing import note, tell, write_json
from workbench.cli.refusal import Refusal
from workbench.cli.workplace import Workplace, sound_policy, with_project
from workbench.cli.writing import apply, save, session_of
from workbench.formats.edit_refused import EditRefused
from workbench.language import _, _n, said
from workbench.locales.exchange.arrival import ParcelRefused
from workbench.locales.exchange.comparison import Comparison, Held
from workbench.locales.exchange.forms import SUFFIXES, form_of, read
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.store.writing import write_exports


@click.command(
    "export", epilog=examples("workbench locale export de --format xliff --only unfinished --output parcel/")
)
@click.argument("tag", metavar="L")
@click.option("--format", "form", type=click.Choice(list(SUFFIXES)), required=True, help="The file's format.")
@click.option("--only", type=click.Choice(["unfinished"]), help="Only what is untranslated or stale.")
@click.option("--output", metavar="PATH", type=click.Path(), required=True, help="A file, or a folder.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@with_project
def export_command(
    workplace: Workplace, tag: str, form: str, only: str | None, output: str, as_json: bool
) -> None:
    """Write a locale's entries for a translator, and count the words to be paid for."""
    from workbench.exchanging import packed

    sound_policy(workplace.project)
    try:
        made = packed(Session(workplace.project), LocaleTag(tag), form, is_unfinished_only=bool(only))
    except (EditRefused, ParcelRefused) as refused:
        raise Refusal(refused.sentence) from None
    path = _target(output, tag, form)
    for saved in write_exports({path: made.content}):
        if saved.warning:
            note(said(saved.warning))
    if as_json:
        write_json({"locale": tag, "format": form, "path": str(path), **made.counts.as_row()})
    note(_("Written: {path}").format(path=path))
    note(f"{tag}: {counts_in_words(made.counts)}")


@click.command(
    "import",
    epilog=examples(
        "workbench locale import de.xlf --dry-run",
        "workbench locale import old.tmx --locale de",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--locale", "tag", metavar="L", help="The locale; else the one that the file names.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option(
    "--replace",
    "replaced",
    multiple=True,
    type=click.Choice([held.value for held in Held]),
    help="Also replace what somebody approved, or what was changed here since the file was sent.",
)
@click.option("--done", is_flag=True, help="New translations count as done, whatever the file says.")
@click.option("--json", "as_json", is_flag=True, help="Print what changes as JSON.")
@with_project
def import_command(
    workplace: Workplace,
    file: Path,
    tag: str | None,
    dry_run: bool,
    replaced: tuple[str, ...],
    done: bool,
    as_json: bool,
) -> int:
    """Take in what a translator sent back, entry by entry; TMX goes into the memory of suggestions."""
    from workbench.exchanging import read_parcel

    try:
        content = read_parcel(file)
        form = form_of(file.name, content)
        if form == "tmx":
            return _remember(workplace, content, tag, is_dry=dry_run)
        wish = _Wish(tag, frozenset(map(Held, replaced)), dry_run, done, as_json)
        return _import(workplace, form, content, wish)
    except (ParcelRefused, EditRefused) as refused:
        raise Refusal(refused.sentence) from None


def _target(output: str, tag: str, form: str) -> Path:
    """The file to write: the path itself, or one in the folder that it names."""
    path = Path(output)
    return path / f"policy.{tag}.{SUFFIXES[form]}" if output.endswith("/") or path.is_dir() else path


@frozen
class _Wish:
    """How a file is to be taken in."""

    locale: str | None
    replaced: frozenset[Held]
    is_dry: bool
    is_done: bool
    as_json: bool


def _import(workplace: Workplace, form: str, content: bytes, wish: _Wish) -> int:
    """Take entries in; status 1 where something is refused or waits. Raises ParcelRefused, EditRefused."""
    from workbench.exchanging import carried, comparison, import_step, locale_of

    arrival = read(form, content)
    locale = locale_of(arrival, workplace.policy, wish.locale)
    with nullcontext(Session(workplace.project)) if wish.is_dry else session_of(workplace) as session:
        found = carried(session, locale)
        outcome = comparison(found, arrival, is_done=wish.is_done)
        accepted = outcome.accepted(wish.replaced)
        if accepted and not wish.is_dry:
            apply(session, [import_step(found, accepted)])
            save(session)
    _tell(locale, outcome, wish)
    waits = any(change.held not in wish.replaced for change in outcome.held)
    return 1 if waits or outcome.refused else 0


def _tell(locale: LocaleTag, outcome: Comparison, wish: _Wish) -> None:
    if wish.as_json:
        write_json(comparison_as_data(locale, outcome, wish.replaced))
    else:
        for line in lines_of(outcome, wish.replaced):
            tell(line)
    note(in_one_line(locale, outcome, wish.replaced, is_dry=wish.is_dry))


def _remember(workplace: Workplace, content: bytes, tag: str | None, *, is_dry: bool) -> int:
    """Take a TMX into the memory of each locale that it has pairs for. Raises ParcelRefused."""
    from workbench.exchanging import pairs_of
    from workbench.store.translation_memory import remember

    policy = workplace.policy
    for locale, pairs in pairs_of(content, policy, tag).items():
        new = len(pairs) if is_dry else remember(workplace.root, policy.source_locale, locale, pairs)
        note(
            _n(
                "{locale}: {count} pair for suggestions.",
                "{locale}: {count} pairs for suggestions.",
                new,
                locale=locale,
            )
        )
    return 0
