"""`workbench locale`: begin a locale, carry texts into the locales, say how far they are; parcels."""

from __future__ import annotations

from collections.abc import Iterable

import click

from workbench.cli.helping import ToldInFull, examples
from workbench.cli.locale_progress import progress_in_words, read_locales, words_in_words
from workbench.cli.parcel_commands import export_command, import_command
from workbench.cli.printing import note, tell, write_json
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.sync_words import lines_of
from workbench.cli.workplace import Workplace, sound_policy, with_project
from workbench.cli.writing import apply, save, save_whole, session_of
from workbench.edits import Step
from workbench.formats.edit_refused import EditRefused
from workbench.formats.ids import is_locale_tag
from workbench.formats.layout import POLICY_FILE
from workbench.language import _, _n, said
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.today import today_in
from workbench.session import Session
from workbench.steps.approvals import approve_step
from workbench.steps.locales import listing_step
from workbench.store.author import author
from workbench.store.decisions import Decisions
from workbench.store.fingerprint import FileRefused
from workbench.store.locale_measures import open_measures
from workbench.store.syncing import Sync, sync
from workbench.store.working_copy import WorkingCopy


@click.group(
    "locale",
    cls=ToldInFull,
    epilog=examples(
        "workbench locale add fi",
        "workbench locale sync",
        "workbench locale stats",
    ),
)
def command() -> None:
    """Begin a locale, carry the catalogue's texts into the locales, say how far they are."""


command.add_command(export_command)
command.add_command(import_command)


@command.command("add", epilog=examples("workbench locale add fi"))
@click.argument("tag")
@with_project
def add(workplace: Workplace, tag: str) -> None:
    """Begin a locale: list it in policy.yaml, unpublished, and make its file."""
    if not is_locale_tag(tag):
        raise refuse("“{tag}” is no locale; write it as fi, pt-BR or zh-Hant.", tag=tag)
    locale = LocaleTag(tag)
    with session_of(workplace) as session:
        apply(session, [_listing(sound_policy(session.project), locale)])
        outcome = _synced(session.copy, _policy_now(session), session.project.decisions, [locale])
        save_whole(session, outcome.texts)
    tell(_("Begun: {tag}, with every text to be translated.").format(tag=tag))


def _listing(policy: Policy, locale: LocaleTag) -> Step:
    """List a locale in `policy.yaml`. Raises Refusal where it is there."""
    try:
        return listing_step(policy, locale)
    except EditRefused as refused:
        raise Refusal(refused.sentence) from None


def _policy_now(session: Session) -> Policy:
    """The policy with what was just edited."""
    if session.policy is None:
        raise refuse("{file} cannot be read; see “workbench check”.", file=POLICY_FILE)
    return session.policy


@command.command("sync", epilog=examples("workbench locale sync --check"))
@click.option("--check", is_flag=True, help="Write nothing; status 1 where something would be written.")
@with_project
def sync_command(workplace: Workplace, check: bool) -> int:
    """Carry the catalogue's texts into every locale by their keys; nothing is guessed, nothing is lost."""
    if check:
        policy = workplace.sound_policy
        outcome = _synced(WorkingCopy(workplace.root, is_for_long=False), policy, workplace.project.decisions)
        _tell(outcome)
        return 1 if outcome.texts else 0
    with session_of(workplace) as session:
        outcome = _synced(session.copy, sound_policy(session.project), session.project.decisions)
        save_whole(session, outcome.texts)
    _tell(outcome)
    return 0


def _synced(
    copy: WorkingCopy, policy: Policy, decisions: Decisions, locales: Iterable[LocaleTag] | None = None
) -> Sync:
    """Merge into locales. Raises Refusal where a file cannot be read."""
    try:
        outcome = sync(copy, policy, decisions, locales)
    except FileRefused as refused:
        raise Refusal(refused.sentence) from None
    if outcome.errors:
        raise Refusal(outcome.errors[0].sentence_with_place)
    return outcome


def _tell(outcome: Sync) -> None:
    for line in lines_of(outcome):
        note(line)


@command.command("stats", epilog=examples("workbench locale stats --json"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_project
def stats(workplace: Workplace, as_json: bool) -> None:
    """Say how far every locale is, in entries and in words of the source."""
    locales = read_locales(open_measures(workplace.project, workplace.policy))
    for error in locales.errors:
        note(said(error.sentence_with_place))
    rows = {locale: found.progress.as_row() for locale, found in locales.by_tag.items() if found.is_readable}
    if as_json:
        write_json(rows)
        return
    for locale, found in locales.by_tag.items():
        if found.is_readable:
            tell(f"{locale}: {progress_in_words(found.progress)}; {words_in_words(found.progress)}")


@command.command("approve", epilog=examples("workbench locale approve de cookie.vwo.sn.description title"))
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
