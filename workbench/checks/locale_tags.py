"""The rule about the tags of locales: BCP 47, a language and not a country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.checks.context import Context
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say

_WELL_FORMED = late(
    r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*"
    r"(?:-[A-WYZa-wyz0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
_COUNTRIES: Mapping[str, str] = {
    "at": "de", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "gr": "el", "jp": "ja",
    "kr": "ko", "ua": "uk", "us": "en",
}  # fmt: skip
"""Countries whose code is no language, by the language that is meant."""
_TAKEN_FOR_COUNTRIES: Mapping[str, tuple[str, str]] = {
    "se": ("sv", "čđŋšŧž"),
    "ee": ("et", "ɖɛƒɣŋɔʋ"),
    "si": ("sl", "අආඇකගතනප"),
}
"""Languages whose code is also a country's: that one's language, and letters that all their texts have."""
_ENOUGH_LETTERS = 200


@per_policy("TR001", "locale-tag", Severity.ERROR, Source.PRACTICE, terms=terms("translations"))
def locale_tag(context: Context) -> Iterable[Finding]:
    """A locale is called by a BCP 47 tag of its language: Swedish is `sv`; `se` is Northern Sami.

    `se` is a fault where its texts have none of the letters that Northern Sami has and Swedish lacks.
    """
    for locale in {context.policy.source_locale: None, **context.policy.settings.locales}:
        for message in _faults(locale, context):
            is_source = locale == context.policy.source_locale
            yield Finding(
                message=message,
                file=FileRef(FileKind.POLICY),
                path=("source_locale",) if is_source else ("locales", locale),
                quote=locale if is_source else None,
                locale=None if is_source else locale,
            )


def fault_of_tag(locale: LocaleTag) -> Sentence | None:
    """What is wrong with a tag, whatever its texts are; None where it names a language."""
    language, _, rest = locale.partition("-")
    if not _WELL_FORMED.fullmatch(locale):
        return say("“{locale}” is not a BCP 47 tag; write it as “sv” or “pt-BR”.", locale=locale)
    if language in _COUNTRIES:
        return say(
            "“{locale}” is a country; the language is “{language}”.",
            locale=locale,
            language=_COUNTRIES[language],
        )
    if not _is_language(language):
        return say("There is no language “{language}”; write a tag such as “sv”.", language=language)
    if rest.upper() == "UK":
        return say("“UK” is not the code of a country; write “{language}-GB”.", language=language)
    return None


def _faults(locale: LocaleTag, context: Context) -> Iterator[Sentence]:
    language = locale.partition("-")[0]
    fault = fault_of_tag(locale)
    if fault is not None:
        yield fault
    elif language in _TAKEN_FOR_COUNTRIES:
        meant, letters = _TAKEN_FOR_COUNTRIES[language]
        if _lacks(letters, "".join(context.translations.get(locale, {}).values()).lower()):
            yield say(
                "“{locale}” is another language than its texts are in; the tag for those is “{meant}”.",
                locale=locale, meant=meant,
            )  # fmt: skip


def _is_language(language: str) -> bool:
    from babel import Locale

    return language in Locale("en").languages


def _lacks(letters: str, text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _ENOUGH_LETTERS and not any(letter in text for letter in letters)
