"""The states of a policy that a command can be asked about, and what readers are told of two of them."""

from __future__ import annotations

from workbench.cli.printing import note
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace
from workbench.export.wording import Wording
from workbench.language import said
from workbench.locales.wording import LocaleWording
from workbench.policy.kinds import LocaleTag
from workbench.revisions.changes import Sides
from workbench.revisions.readers_words import ReadersWords
from workbench.revisions.side import Side
from workbench.store.finding_revisions import NoSuchState
from workbench.store.history import revision_names
from workbench.store.locale_files import read_catalogs
from workbench.store.named_states import NamedState, find_state


def state_asked(workplace: Workplace, asked: str) -> NamedState:
    """The state that is asked for. Raises Refusal where there is none, or it cannot be read."""
    try:
        found = find_state(workplace.root, asked, lambda: workplace.project)
    except NoSuchState as none:
        raise Refusal(none.sentence) from None
    if found.remark is not None:
        note(said(found.remark))
    return found


def has_revisions(workplace: Workplace) -> bool:
    """Whether anything has been published."""
    return bool(revision_names(workplace.root))


def readers_words(workplace: Workplace, sides: Sides, locale: LocaleTag) -> ReadersWords:
    """What a locale's readers are told of two states; one that a state does not keep says what it says today.

    Raises Refusal where the policy has no such locale.
    """
    policy = sides.new.policy
    known = (policy.source_locale, *policy.settings.locales)
    if locale not in known:
        raise refuse("The policy has no locale {tag}; it has {known}.", tag=locale, known=", ".join(known))
    if locale == policy.source_locale:
        return ReadersWords.of(sides, locale)
    catalogs, _errors = read_catalogs(
        workplace.root, [each for each in known if each != policy.source_locale]
    )

    def wording(side: Side) -> Wording:
        return side.words.get(locale) or LocaleWording(side.policy, locale, catalogs)

    return ReadersWords.of(sides, locale, (wording(sides.old), wording(sides.new)))
