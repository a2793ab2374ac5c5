"""What a prepared revision is, in words: dates, consent, and what readers will be told."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.policy.sentence import Sentence, say
from workbench.publishing.wish import Prepared
from workbench.revisions.assessed import LEVELS_IN_ORDER, ChangeList, Group
from workbench.revisions.level import LEVEL_NAMES, Level
from workbench.revisions.readers_words import EDITORIAL, ReadersWords


def comes_to(prepared: Prepared) -> Iterator[Sentence]:
    """What a prepared revision is, in words."""
    made = prepared.publication
    if made is None:
        return
    revision = made.revision
    yield say("Revision {name}, {level}.", name=revision.name, level=LEVEL_NAMES[revision.level])
    for locale, date in revision.last_changed.items():
        if locale in made.moved:
            yield say("{locale}: last changed {date}.", locale=locale, date=date)
        else:
            yield say("{locale}: last changed {date}, as before.", locale=locale, date=date)
    asks = prepared.changes is not None and prepared.changes.asks_consent
    number = revision.consent_revision
    if asks:
        yield say("Consent revision {number}: visitors are asked again.", number=number)
    elif prepared.is_first:
        yield say("Consent revision {number}.", number=number)
    else:
        yield say("Consent revision {number}, as before.", number=number)


def readers_told(changes: ChangeList) -> list[str]:
    """The sentences of the source's changelog, each once; corrections of language come last."""
    words = ReadersWords.of(changes.sides, changes.sides.new.policy.source_locale)
    told = [_sentence(group, words) for group in changes.groups if group.level is not Level.NONE]
    corrected = words.label(EDITORIAL)
    sentences = [each for each in dict.fromkeys(told) if each and each != corrected]
    return [*sentences, *([corrected] if corrected in told else [])]


def _sentence(group: Group, words: ReadersWords) -> str:
    """What is said of a group: a sentence somebody worded, else that of its gravest change."""
    for each in group.changes:
        if each.decision is not None and each.decision.sentence:
            return each.decision.sentence
    gravest = max(group.changes, key=lambda each: LEVELS_IN_ORDER.index(each.level))
    return words.sentence(gravest)
