"""The rules about a locale as a whole: what it leaves out, what is stale, what has no translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.pairs.catalog_texts import CatalogTexts
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_policy, per_source_text, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.tables import wordings_of
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import entries, entries_by_key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import AnyBlock, Policy
from workbench.policy.sentence import Sentence, say

_TEXT_FIELDS = (
    "settings.title",
    "settings.labels",
    "section.title",
    "section.blocks",
    "category.title",
    "category.intro",
    "cookie.description",
    "cookie.lifetime",
    "cookie.only",
)


@per_policy(
    "TR004",
    "structure-parity",
    Severity.WARNING,
    Source.PRACTICE,
    terms=terms("section.blocks", "cookie.only"),
)
def structure_parity(context: Context) -> Iterable[Finding]:
    """A locale prints the blocks and cookies that the source prints; `only` leaves some out."""
    policy = context.policy
    for locale in policy.settings.locales:
        if locale == policy.source_locale:
            continue
        blocks, cookies = _blocks_left_out(policy, locale), _cookies_left_out(policy, locale)
        if blocks or cookies:
            message = say(
                "{locale} leaves out {blocks} blocks and {cookies} cookies that the source prints; "
                "see that each `only` is meant.",
                locale=locale, blocks=blocks, cookies=cookies,
            )  # fmt: skip
            yield _of_locale(locale, message, count=blocks + cookies)


@per_source_text("TR005", "duration-as-text", Severity.WARNING, Source.PRACTICE)
def duration_as_text(passage: Passage, context: Context) -> Iterable[Finding]:
    """A lifetime that is a plain amount of time is data, not a text that every locale translates."""
    is_lifetime = (
        passage.is_source and passage.key.startswith("cookie.") and passage.key.endswith(".lifetime")
    )
    wordings = wordings_of(context.policy.source_locale) if is_lifetime else None
    if wordings and any(words == passage.text.strip() for words, _ in wordings.spans(passage.text)):
        yield Finding(
            message=say(
                "“{text}” is an amount of time; write it as a lifetime such as “7 days”.", text=passage.text
            ),
            file=passage.file,
            path=passage.path,
            quote=passage.text,
            key=passage.key,
        )


@per_policy(
    "TR006", "silent-fallback", Severity.ERROR, Source.PRACTICE, terms=terms(*_TEXT_FIELDS, "translations")
)
def silent_fallback(context: Context) -> Iterable[Finding]:
    """A published locale has every text, or names in `from` the locale that stands in for it."""
    for locale, its in context.policy.settings.locales.items():
        texts = context.translations.get(locale)
        if not its.published or its.fallback or texts is None or locale == context.policy.source_locale:
            continue
        printed = [each for each in entries(context.policy) if each.is_printed(locale)]
        missing = [entry.key for entry in printed if entry.key not in texts]
        if missing:
            message = say(
                "{locale} is published and lacks {count} translations, the first of {key}; translate them.",
                locale=locale, count=len(missing), key=missing[0],
            )  # fmt: skip
            yield Finding(message=message, key=missing[0], locale=locale, count=len(missing))


@per_policy("TR030", "stale", Severity.ERROR, Source.PRACTICE, terms=terms(*_TEXT_FIELDS, "translations"))
def stale(context: Context) -> Iterable[Finding]:
    """A translation was made from the text that the source has now, or was declared valid for it."""
    for locale, texts in context.translations.items():
        said = texts.stale if isinstance(texts, CatalogTexts) else {}
        known = entries_by_key(context.policy, said) if said else {}
        for key in sorted(known):
            yield Finding(
                message=say("The translation is stale; look at it again."),
                key=key,
                locale=locale,
                quote=said[key],
                given_for=f"{known[key].source}\0{said[key]}",
            )


def _blocks_left_out(policy: Policy, locale: LocaleTag) -> int:
    return sum(_is_left_out(block.only, policy, locale) for block in _blocks(policy))


def _cookies_left_out(policy: Policy, locale: LocaleTag) -> int:
    return sum(_is_left_out(cookie.only, policy, locale) for cookie in policy.cookies.values() if cookie.only)


def _blocks(policy: Policy) -> Iterator[AnyBlock]:
    yield from (block for section in policy.sections.values() for block in section.blocks)


def _is_left_out(only: tuple[LocaleTag, ...], policy: Policy, locale: LocaleTag) -> bool:
    return bool(only) and policy.source_locale in only and locale not in only


def _of_locale(locale: LocaleTag, message: Sentence, count: int = 1) -> Finding:
    """A finding in the policy's settings; errors in a locale that nobody reads are warnings."""
    return Finding(
        message=message,
        file=FileRef(FileKind.POLICY),
        path=("locales", locale),
        locale=locale,
        count=count,
    )
