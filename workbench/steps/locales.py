"""What is done to a locale as a whole, as steps: begin it, carry the texts of the policy into it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.changing import decisions_of
from workbench.checks.locale_tags import fault_of_tag
from workbench.edits import Edit, Place, ReplaceFile, SetValue, Step
from workbench.formats.edit_refused import EditRefused
from workbench.formats.ids import is_locale_tag
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.decisions import Decisions
from workbench.store.syncing import sync


def begin_step(session: Session, tag: str) -> Step:
    """List a locale in `policy.yaml`, unpublished, and make its file. Raises EditRefused."""
    if not is_locale_tag(tag):
        raise EditRefused(say("“{tag}” is no locale; write it as fi, pt-BR or zh-Hant.", tag=tag))
    locale = LocaleTag(tag)
    listing = listing_step(_policy(session), locale)
    edits = (*listing.edits, *carrying_edits(session, [locale]))
    return Step(listing.title, edits, Place(FileRef(FileKind.ENTRIES, locale)))


def listing_step(policy: Policy, locale: LocaleTag) -> Step:
    """List a locale in `policy.yaml`, unpublished. Raises EditRefused where it is there, or no language."""
    if locale in (policy.source_locale, *policy.settings.locales):
        raise EditRefused(say("The policy has the locale {tag} already.", tag=locale))
    fault = fault_of_tag(locale)
    if fault is not None:
        raise EditRefused(fault)
    ref, settings = FileRef(FileKind.POLICY), {"published": "false"}
    edit = (
        SetValue(ref, ("locales", locale), dict(settings))
        if policy.settings.locales
        else SetValue(ref, ("locales",), {locale: dict(settings)})
    )
    return Step(say("Begin the locale {tag}", tag=locale), (edit,), Place(ref, ("locales", locale)))


def carry_step(session: Session, locale: LocaleTag) -> Step | None:
    """Carry the texts of the policy into a locale's file; None where it has them all. Raises EditRefused."""
    edits = carrying_edits(session, [locale])
    title = say("Carry the texts over into {tag}", tag=locale)
    return Step(title, tuple(edits), Place(edits[0].file)) if edits else None


def carrying_edits(session: Session, locales: Sequence[LocaleTag]) -> Sequence[Edit]:
    """What brings the files of locales to the texts that there are now. Raises EditRefused."""
    known = Decisions(decisions_of(session))
    outcome = sync(session.copy, _policy(session), known, locales)
    files = [FileRef(FileKind.ENTRIES, locale) for locale in locales]
    for error in outcome.errors:
        if error.path in {file.path for file in files}:
            raise EditRefused(error.sentence_with_place)
    return [ReplaceFile(file, outcome.texts[file.path]) for file in files if file.path in outcome.texts]


def _policy(session: Session) -> Policy:
    if session.policy is None:
        raise EditRefused(say("{file} cannot be read; see “workbench check”.", file="catalogue/policy.yaml"))
    return session.policy
