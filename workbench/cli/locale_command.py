"""`workbench locale`: begin a locale, carry texts into the locales, say how far they are."""

from __future__ import annotations

from collections.abc import Mapping

import click

from workbench.approval_steps import approve_step
from workbench.cli.locale_progress import progress_in_words, read_locales
from workbench.cli.printing import note, tell, write_json
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace, with_project
from workbench.cli.writing import apply, save, session_of
from workbench.edits import SetValue
from workbench.formats.edit_refused import EditRefused
from workbench.formats.ids import is_locale_tag
from workbench.formats.layout import POLICY_FILE, FileKind, FileRef
from workbench.language import _, _n, said
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.store.author import author
from workbench.store.locale_files import read_text_of, write_texts
from workbench.store.lock import Held, acquire
from workbench.store.project import load
from workbench.store.save_failed import SaveFailed
from workbench.store.syncing import Sync, sync


@click.group(
    "locale", epilog="Examples: workbench locale add fi;  workbench locale sync;  workbench locale stats"
)
def command() -> None:
    """Begin a locale, carry the catalogue's texts into the locales, say how far they are."""


@command.command("add", epilog="Example: workbench locale add fi")
@click.argument("tag")
@with_project
def add(workplace: Workplace, tag: str) -> None:
    """Begin a locale: list it in policy.yaml, unpublished, and make its file."""
    policy = workplace.sound_policy
    if not is_locale_tag(tag):
        raise refuse("“{tag}” is no locale; write it as fi, pt-BR or zh-Hant.", tag=tag)
    if tag in (policy.source_locale, *policy.settings.locales):
        raise refuse("The policy has the locale {tag} already.", tag=tag)
    ref = FileRef(FileKind.POLICY)
    text = read_text_of(workplace.root, ref.path)
    try:
        edited = SetValue(ref, ("locales", tag), {"published": "false"}).applied(_with_locales(ref, text))
    except EditRefused as refused:
        raise Refusal(refused.sentence) from None
    _write(workplace, {ref.path: edited})
    _write(workplace, sync(workplace.root, _reloaded(workplace)).texts)
    tell(_("Begun: {tag}, with every text to be translated.").format(tag=tag))


def _with_locales(ref: FileRef, text: str | None) -> str | None:
    """The text with a map of locales to add to."""
    if text is None or "locales:" in text:
        return text
    return SetValue(ref, ("locales",), {}).applied(text)


def _reloaded(workplace: Workplace) -> Policy:
    policy = load(workplace.root).catalogue.policy
    if policy is None:
        raise refuse("{file} cannot be read; see “workbench check”.", file=POLICY_FILE)
    return policy


@command.command("sync", epilog="Example: workbench locale sync --check")
@click.option("--check", is_flag=True, help="Write nothing; status 1 where something would be written.")
@with_project
def sync_command(workplace: Workplace, check: bool) -> int:
    """Carry the catalogue's texts into every locale by their keys; nothing is guessed, nothing is lost."""
    outcome = sync(workplace.root, workplace.sound_policy)
    if outcome.errors:
        raise Refusal(outcome.errors[0].sentence_with_place)
    for line in _lines(outcome):
        note(line)
    if check:
        return 1 if outcome.texts else 0
    _write(workplace, outcome.texts)
    return 0


def _lines(outcome: Sync) -> list[str]:
    lines = []
    for locale, done in outcome.done.items():
        counts: dict[str, int] = {}
        for steps in done.values():
            for step in steps:
                counts[step] = counts.get(step, 0) + 1
        told = ", ".join(f"{count} {step}" for step, count in sorted(counts.items()))
        lines.append(f"{locale}: {told or _('nothing new')}")
    return lines


def _write(workplace: Workplace, texts: Mapping[str, str]) -> None:
    try:
        with acquire(workplace.root):
            write_texts(workplace.root, texts)
    except (Held, SaveFailed) as refused:
        raise Refusal(refused.sentence) from None


@command.command("stats", epilog="Example: workbench locale stats --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_project
def stats(workplace: Workplace, as_json: bool) -> None:
    """Say how far every locale is, in entries and in words of the source."""
    locales = read_locales(workplace.project, workplace.policy)
    for error in locales.errors:
        note(said(error.sentence_with_place))
    rows = {locale: found.progress.as_row() for locale, found in locales.by_tag.items() if found.is_readable}
    if as_json:
        write_json(rows)
        return
    for locale, found in locales.by_tag.items():
        if found.is_readable:
            tell(f"{locale}: {progress_in_words(found.progress)}")


@command.command("approve", epilog="Example: workbench locale approve de cookie.vwo.sn.description title")
@click.argument("tag", metavar="L")
@click.argument("keys", nargs=-1, required=True, metavar="KEY…")
@with_project
def approve(workplace: Workplace, tag: str, keys: tuple[str, ...]) -> None:
    """Vouch for translations as they are; each approval holds until either of its two texts changes."""
    settings = workplace.policy.settings
    if tag not in settings.locales:
        known = ", ".join(settings.locales) or "–"
        raise refuse(
            "The policy has no locale {tag} to translate into; it has {known}.", tag=tag, known=known
        )
    from workbench.checking import today_in  # brings all checks with it

    chosen = [Key(key) for key in dict.fromkeys(keys)]
    by, today = author(workplace.root), today_in(settings.time_zone)
    with session_of(workplace) as session:
        try:
            step = approve_step(session, LocaleTag(tag), chosen, by=by, date=today)
        except EditRefused as refused:
            raise Refusal(refused.sentence) from None
        apply(session, [step])
        save(session)
    note(_n("{count} translation is approved.", "{count} translations are approved.", len(chosen)))
