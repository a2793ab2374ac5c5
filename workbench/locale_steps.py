"""What a writer does to locales as a step: begin one, with all its texts to be translated."""

from __future__ import annotations

from dataclasses import replace

from workbench.edits import Place, ReplaceFile, Step
from workbench.field_steps import setting
from workbench.formats.data import Data
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import POLICY_FILE, FileKind, FileRef
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.sentence import say
from workbench.session import Session

_BEGUN: dict[str, Data] = {"published": "false"}


def list_locale(policy: Policy, data: Data | None, tag: LocaleTag) -> Step:
    """List a locale in `policy.yaml`, unpublished; `data` is that file's. Raises EditRefused."""
    if tag in (policy.source_locale, *policy.settings.locales):
        raise EditRefused(say("The policy has the locale {tag} already.", tag=tag))
    thing = Place(FileRef(FileKind.POLICY), ("locales", tag))
    edit = setting(thing, (), data, dict(_BEGUN))
    return Step(say("Begin the locale {tag}", tag=tag), (edit,), thing)


def begin_locale(session: Session, tag: LocaleTag) -> Step:
    """List a locale, and make its file with every text to be translated. Raises EditRefused, FileRefused."""
    from workbench.store.syncing import sync  # Babel and the template are needed only here

    policy, ref = session.policy, FileRef(FileKind.ENTRIES, tag)
    if policy is None:
        raise EditRefused(
            say("{path} cannot be read; mend it first, see “workbench check”.", path=POLICY_FILE)
        )
    step = list_locale(policy, session.data(FileRef(FileKind.POLICY)), tag)
    outcome = sync(session.copy, policy, session.project.decisions, [tag])
    if outcome.errors:
        raise EditRefused(outcome.errors[0].sentence_with_place)
    text = outcome.texts.get(ref.path)
    return step if text is None else replace(step, edits=(*step.edits, ReplaceFile(ref, text)))
